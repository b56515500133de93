using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Chela.Reading.Feeds;

/// <summary>
/// Character references of XML and HTML (HTML, section 13.5): by number and by every name that HTML has, with their
/// semicolon. A text that only looks like one stays.
/// </summary>
internal static class Entities
{
    private const int LongestName = 33;

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    /// <summary>The text with its references decoded, once; the same instance if it has none.</summary>
    public static string Decode(string text)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        var done = 0;
        for (; at >= 0; at = text.IndexOf('&', at + 1))
        {
            var length = text.AsSpan(at, Math.Min(LongestName, text.Length - at)).IndexOf(';');
            if (length > 1 && Symbol(text.AsSpan(at + 1, length - 1)) is { } symbol)
            {
                decoded.Append(text, done, at - done).Append(symbol);
                done = at + length + 1;
                at += length;
            }
        }

        return done == 0 ? text : decoded.Append(text, done, text.Length - done).ToString();
    }

    private static string? Symbol(ReadOnlySpan<char> name)
    {
        if (name[0] != '#')
        {
            return name.ContainsAnyExcept(Letters) ? null : HtmlEntityProvider.Resolver.GetSymbol($"{name};");
        }

        var isHex = name.Length > 1 && name[1] is 'x' or 'X';
        if (
            !int.TryParse(
                isHex ? name[2..] : name[1..],
                isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return null;
        }

        // Who writes a number of the upper controls means Windows-1252; 0 is U+FFFD (HTML, section 13.2.5.80).
        return HtmlEntityProvider.IsInCharacterTable(number) ? HtmlEntityProvider.GetSymbolFromTable(number)
            : Rune.IsValid(number) ? new Rune(number).ToString()
            : null;
    }
}
