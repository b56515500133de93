using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>Something that an owner message names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Normal">Its normal form: equal values of a kind have equal ones.</param>
/// <param name="Start">Its first character in the message (UTF-16).</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Traits">What the words around it say of it.</param>
public sealed record Mention(WrittenKind Kind, string Normal, int Start, int Length, MentionTraits Traits)
{
    /// <summary>Whether it has one of the traits.</summary>
    public bool Is(MentionTraits traits) => (Traits & traits) != 0;
}
