using System.Collections.Immutable;
using Chela.Envelope.Grounding;
using Chela.Envelope.Verbs;
using Chela.Text;

namespace Chela.Envelope.Authorities;

/// <summary>
/// What the owner said on a paired channel: the one thing besides policy, contacts and approvals that grounds values and
/// grants verbs. Read once, when it is made; immutable and thread-safe afterwards.
/// </summary>
public sealed class OwnerMessage
{
    /// <summary>Takes a message.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="text">Its text as it was sent.</param>
    /// <param name="isOfTask">Whether it belongs to the task and so grants verbs; else it only grounds values.</param>
    /// <param name="marked">Parts that the channel knows to be somebody else's words: start and length in characters.</param>
    public OwnerMessage(string id, string text, bool isOfTask, params IEnumerable<(int Start, int Length)> marked)
    {
        Id = id;
        Text = text;
        IsOfTask = isOfTask;
        Hash = ContentHash.Of(text);
        Cuts = QuotedParts.Of(text, marked);
        Mentions = MentionIndex.Of(text, Cuts);
        Verbs = isOfTask ? VerbReader.Read(text, Cuts) : [];
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its text as it was sent.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the text in UTF-8.</summary>
    public ContentHash Hash { get; }

    /// <summary>Whether it grants verbs.</summary>
    public bool IsOfTask { get; }

    /// <summary>The parts that ground nothing, in order, none overlapping.</summary>
    public ImmutableArray<CutSpan> Cuts { get; }

    /// <summary>What it names.</summary>
    public MentionIndex Mentions { get; }

    /// <summary>What it asks for, in order.</summary>
    public ImmutableArray<VerbGrant> Verbs { get; }
}
