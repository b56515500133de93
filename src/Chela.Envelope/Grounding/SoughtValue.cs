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
    // Two threads may find out at the same time; both find the same.
    private bool? _isOrdinary;

    private SoughtValue(WrittenKind? kind, string normal)
    {
        (Kind, Normal) = (kind, normal);
        Keys = kind is { } form ? KeysOf(form, normal) : [];
        Core = kind switch
        {
            WrittenKind.Url => normal[(normal.IndexOf("://", StringComparison.Ordinal) + 3)..],
            WrittenKind.Money => normal[..normal.IndexOf(' ')],
            _ => normal.TrimStart('@', '#'),
        };
    }

    /// <summary>What the value is; null for a short text.</summary>
    public WrittenKind? Kind { get; }

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
            Value.Text text => text.Read.Sought,
            Value.Whole whole => new(WrittenKind.Number, whole.Number.ToString(CultureInfo.InvariantCulture)),
            Value.Fraction fraction => new(WrittenKind.Number, WrittenNumber.Normal(fraction.Amount)),
            _ => Nothing,
        };

    /// <summary>What a mention names, to be looked for elsewhere.</summary>
    public static SoughtValue Of(Mention mention) =>
        new(mention.Kind == WrittenKind.Quotation ? null : mention.Kind, mention.Normal);

    /// <summary>Reads a text.</summary>
    public static SoughtValue Of(string text)
    {
        var comparable = ComparableText.Of(text.Trim());
        var folded = comparable.Folded;
        if (!CanBeSaid(folded))
        {
            return Nothing;
        }

        var forms = WrittenForms.Read(comparable);
        foreach (var form in forms)
        {
            if (form.End - form.Start == folded.Length && form.Kind != WrittenKind.Quotation)
            {
                return IsLookAlike(form) ? Nothing : new(form.Kind, form.Normal);
            }
        }

        var name = folded.IndexOfAny(['.', '/', '_', '-']);
        return new(null, folded)
        {
            IsMixed = folded.Contains('@') || folded.Contains("://") || forms.Exists(form => IsPlace(form.Kind)),
            IsName = name > 0 && !folded.Contains(' ') && WordEdges.IsIdeographic(folded, 0),
        };
    }

    /// <summary>
    /// What different ways of writing a name have in common: without the scheme of a URL, the sign of a handle, the currency
    /// of an amount. Two names that one mention could state have the same.
    /// </summary>
    internal string Core { get; }

    /// <summary>What is looked up, in this order.</summary>
    internal FormKey[] Keys { get; }

    internal NamePart Part { get; private init; }

    /// <summary>A text that is looked for as it is.</summary>
    internal static SoughtValue Words(string text)
    {
        var folded = ComparableText.Of(text.Trim()).Folded;
        return CanBeSaid(folded) ? new(null, folded) : Nothing;
    }

    /// <summary>Whether it holds nothing but words of which all sentences are made: "team", "of the".</summary>
    internal bool IsOrdinary => _isOrdinary ??= Kind is null && OrdinaryWords.Are(Normal);

    internal static SoughtValue Name(string folded, NamePart part) => new(null, folded) { Part = part };

    internal static bool IsPlace(WrittenKind kind) =>
        kind is WrittenKind.Address or WrittenKind.Url or WrittenKind.Account;

    /// <summary>
    /// A number may also be a name: <c>12345678</c>, <c>#5</c>. What the owner wrote without a scheme is either web scheme;
    /// http may become https, but https never http: that would send in the open what the owner wanted sealed.
    /// </summary>
    private static FormKey[] KeysOf(WrittenKind kind, string normal)
    {
        if (kind == WrittenKind.Number)
        {
            return [new(kind, normal), new(WrittenKind.Account, normal), new(WrittenKind.Token, "#" + normal)];
        }

        if (kind != WrittenKind.Url)
        {
            return [new(kind, normal)];
        }

        var scheme = normal[..(normal.IndexOf("://", StringComparison.Ordinal) + 3)];
        string[] written = scheme switch
        {
            "://" or "https://" => ["://", "https://", "http://"],
            "http://" => ["://", "http://"],
            _ => [scheme],
        };
        return [.. written.Select(other => new FormKey(kind, other + normal[scheme.Length..]))];
    }

    /// <summary>Whether an address or host mixes scripts (UTS #39): <c>pаypal.com</c> with a Cyrillic letter, even if the message holds it.</summary>
    private static bool IsLookAlike(WrittenForm form) =>
        !Ascii.IsValid(form.Normal)
        && form.Kind is WrittenKind.Address or WrittenKind.Url
        && Array.Exists(form.Normal.Split('.', '@', '/'), part => !Scripts.IsSingleScript(part));

    private static bool CanBeSaid(string text) =>
        HasLetter(text) && !text.AsSpan().ContainsAny(WrittenForms.HiddenWord, WrittenForms.HiddenOther);

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
