using System.Globalization;
using Chela.Envelope.Effects;
using Chela.Text;
using Chela.Text.Written;

namespace Chela.Envelope.Audit;

/// <summary>A value as it is looked for in what the owner said.</summary>
/// <param name="Kind">Its form; null for a short text.</param>
/// <param name="Normal">Its normal form; empty if nobody can say it.</param>
/// <param name="IsMixed">A text with an address, a URL or an account inside.</param>
/// <param name="IsFileName">A name of a file in a script without blanks.</param>
internal readonly record struct Sought(WrittenKind? Kind, string Normal, bool IsMixed, bool IsFileName)
{
    /// <summary>Reads a leaf.</summary>
    public static Sought Of(Value leaf) =>
        leaf switch
        {
            Value.Text text => Of(text.Content),
            Value.Whole whole => new(
                WrittenKind.Number,
                whole.Number.ToString(CultureInfo.InvariantCulture),
                false,
                false
            ),
            Value.Fraction fraction => new(WrittenKind.Number, WrittenNumber.Normal(fraction.Amount), false, false),
            _ => Words(""),
        };

    /// <summary>A text that is looked for as it stands.</summary>
    public static Sought Words(string text)
    {
        var folded = ComparableText.Of(text.Trim()).Folded;
        var canBeSaid =
            Enumerable
                .Range(0, folded.Length)
                .Any(i => WordEdges.IsSolid(folded, i) || WordEdges.IsIdeographic(folded, i))
            && !folded.Any(c => c is WrittenForms.HiddenWord or WrittenForms.HiddenOther);
        return new(null, canBeSaid ? folded : "", false, false);
    }

    /// <summary>Reads a text: if all of it has a form it is that, else it is a short text.</summary>
    public static Sought Of(string text)
    {
        var comparable = ComparableText.Of(text.Trim());
        var folded = comparable.Folded;
        var words = Words(text);
        if (words.Normal.Length == 0)
        {
            return words;
        }

        var forms = WrittenForms.Read(comparable);
        var whole = forms.FindIndex(f => f.End - f.Start == folded.Length && f.Kind != WrittenKind.Quotation);
        if (whole >= 0)
        {
            return IsLookAlike(forms[whole]) ? Words("") : new(forms[whole].Kind, forms[whole].Normal, false, false);
        }

        return words with
        {
            IsMixed = folded.Contains('@') || folded.Contains("://") || forms.Exists(f => IsPlace(f.Kind)),
            IsFileName =
                folded.IndexOfAny(['.', '/', '_', '-']) > 0
                && !folded.Contains(' ')
                && WordEdges.IsIdeographic(folded, 0),
        };
    }

    /// <summary>Whether the form leads somewhere.</summary>
    public static bool IsPlace(WrittenKind? kind) =>
        kind is WrittenKind.Address or WrittenKind.Url or WrittenKind.Account;

    /// <summary>
    /// Whether a form in a message is this value: money is also its number; a number may be a name (<c>#5</c>), but then
    /// it is no amount; https stands for http and for no scheme, http only for no scheme.
    /// </summary>
    public bool IsSaidBy(WrittenForm form, bool asAmount) =>
        (Kind, form.Kind) switch
        {
            (WrittenKind.Number, WrittenKind.Money) => form.Normal.Split(' ')[0] == Normal,
            (WrittenKind.Number, WrittenKind.Account) => !asAmount && form.Normal == Normal,
            (WrittenKind.Number, WrittenKind.Token) => !asAmount && form.Normal == "#" + Normal,
            (WrittenKind.Url, WrittenKind.Url) => Rest(form.Normal) == Rest(Normal)
                && (
                    Scheme(Normal) == Scheme(form.Normal)
                    || (Scheme(Normal) is "" or "https" && Scheme(form.Normal) is "" or "https" or "http")
                    || (Scheme(Normal) is "http" && Scheme(form.Normal) is "")
                ),
            _ => form.Kind == Kind && form.Normal == Normal,
        };

    private static string Scheme(string url) => url[..url.IndexOf("://", StringComparison.Ordinal)];

    private static string Rest(string url) => url[url.IndexOf("://", StringComparison.Ordinal)..];

    private static bool IsLookAlike(WrittenForm form) =>
        form.Kind is WrittenKind.Address or WrittenKind.Url
        && form.Normal.Split('.', '@', '/').Any(part => !Scripts.IsSingleScript(part));
}
