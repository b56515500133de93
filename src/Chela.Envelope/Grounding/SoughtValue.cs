using System.Globalization;
using System.Text;
using Chela.Envelope.Effects;
using Chela.Text;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>
/// A leaf of an argument as it is looked for in owner messages, read once for all of them. What the value itself is
/// decides how it is compared: an address is found as an address, never as a piece of text.
/// </summary>
public sealed class SoughtValue
{
    private SoughtValue(MentionKind? kind, string normal) => (Kind, Normal) = (kind, normal);

    /// <summary>What the value is; null for a short text.</summary>
    public MentionKind? Kind { get; }

    /// <summary>The normal form by which it is looked up; empty if nothing can state it.</summary>
    public string Normal { get; }

    /// <summary>A text that holds an address, a URL or an account besides other words: only content is stated that way.</summary>
    public bool IsMixed { get; private init; }

    /// <summary>A name of a file in a script without blanks: it must not be a part of a longer name.</summary>
    internal bool IsName { get; private init; }

    private static SoughtValue Nothing { get; } = new(null, "");

    /// <summary>Reads a leaf; truths, bytes, nothing and what is no leaf cannot be stated.</summary>
    public static SoughtValue Of(Value leaf) =>
        leaf switch
        {
            Value.Text text => Of(text.Content),
            Value.Whole whole => new(MentionKind.Number, whole.Number.ToString(CultureInfo.InvariantCulture)),
            Value.Fraction fraction => new(MentionKind.Number, WrittenNumber.Normal(fraction.Amount)),
            _ => Nothing,
        };

    /// <summary>What a mention names, to be looked for elsewhere.</summary>
    public static SoughtValue Of(Mention mention) =>
        new(mention.Kind == MentionKind.Quotation ? null : mention.Kind, mention.Normal);

    /// <summary>Reads a text.</summary>
    public static SoughtValue Of(string text)
    {
        var comparable = ComparableText.Of(text.Trim());
        var folded = comparable.Folded;
        if (!HasLetter(folded) || folded.AsSpan().ContainsAny(MentionReader.CutWord, MentionReader.CutOther))
        {
            return Nothing;
        }

        var mentions = MentionReader.Read(comparable);
        foreach (var mention in mentions)
        {
            if (mention.Length == comparable.End(folded.Length) && mention.Kind != MentionKind.Quotation)
            {
                return IsLookAlike(mention) ? Nothing : new(mention.Kind, mention.Normal);
            }
        }

        var name = folded.IndexOfAny(['.', '/', '_', '-']);
        return new(null, folded)
        {
            IsMixed = folded.Contains('@') || folded.Contains("://") || mentions.Exists(IsPlace),
            IsName = name > 0 && !folded.Contains(' ') && WordEdges.IsIdeographic(folded, 0),
        };
    }

    internal NamePart Part { get; private init; }

    internal static SoughtValue Name(string folded, NamePart part) => new(null, folded) { Part = part };

    internal static bool IsPlace(Mention mention) =>
        mention.Kind is MentionKind.Address or MentionKind.Url or MentionKind.Account;

    /// <summary>Whether an address or host mixes scripts (UTS #39): <c>pаypal.com</c> with a Cyrillic letter, even if the message holds it.</summary>
    private static bool IsLookAlike(Mention mention) =>
        !Ascii.IsValid(mention.Normal)
        && mention.Kind is MentionKind.Address or MentionKind.Url
        && Array.Exists(mention.Normal.Split('.', '@', '/'), part => !Scripts.IsSingleScript(part));

    private static bool HasLetter(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (WordEdges.IsSolid(text, at) || WordEdges.IsIdeographic(text, at))
            {
                return true;
            }
        }

        return false;
    }
}
