using System.Collections.Immutable;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Cards;
using Chela.Reading.Duplicates;
using Chela.Reading.Evidence;
using Chela.Text;

namespace Chela.Reading.Compose;

/// <summary>One entry of a digest, before it is written. Immutable.</summary>
public sealed record Entry
{
    /// <summary>Identifies the entry from run to run: the hash of its canonical URL, or of its bytes.</summary>
    public required ContentHash Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required Placement Place { get; init; }

    /// <summary>What it is.</summary>
    public ItemKind Kind { get; init; }

    /// <summary>Why it stands where it does: clauses.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Where else it could stand, if the choice is not sure; else null.</summary>
    public Placement? Otherwise { get; init; }

    /// <summary>Where its text is from.</summary>
    public required EntrySource Source { get; init; }

    /// <summary>Its Chinese text, if there is one.</summary>
    public EntryText? Chinese { get; init; }

    /// <summary>Its text in another language, if there is one.</summary>
    public EntryText? English { get; init; }

    /// <summary>Who made the text.</summary>
    public required MadeBy MadeBy { get; init; }

    /// <summary>How well the text as a whole is supported.</summary>
    public required EvidenceStatus Status { get; init; }

    /// <summary>The extracted statements with their spans; empty for finished text.</summary>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>What can be told of its source in a few words; nothing for what is not a source's text.</summary>
    public CardFacts Facts { get; init; } = CardFacts.None;

    /// <summary>The bytes that spans point into.</summary>
    public required ContentHash Capture { get; init; }

    /// <summary>Whether the owner left a trace in it: finished it, marked or commented something.</summary>
    public required bool IsOpened { get; init; }

    /// <summary>Where it came from and who may see it.</summary>
    public required Label Label { get; init; }

    /// <summary>Its address; null if it has none. A post has one without a line that says so.</summary>
    public string? Url { get; init; }

    /// <summary>What it is compared by with other entries; null for a note of the owner's own.</summary>
    public Fingerprint? Print { get; init; }

    /// <summary>What else was captured of the same, to be listed under it.</summary>
    public ImmutableArray<OtherCopy> Others { get; init; } = [];

    /// <summary>The note it was made from, for messages to the owner.</summary>
    public required string NotePath { get; init; }
}
