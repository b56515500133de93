using Chela.Envelope.Labels;

namespace Chela.Envelope.Authorities;

/// <summary>One line of a <see cref="Manifest"/>: a tool, where it may act, and who reads what it leaves there.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Place">
/// A full path or an address; every destination and selector must be it or lie below it. Null: anywhere, but then
/// words of others that go out are asked.
/// </param>
/// <param name="Readers">Who sees what is written there: everyone, if the place is published.</param>
public sealed record ManifestPlace(string Tool, string? Place, Readers Readers)
{
    private const string DotEscape = "%2e";

    /// <summary>
    /// Whether a path or address is the place or lies below it, by whole segments: <c>/a/b</c> covers <c>/a/b/c</c>, not
    /// <c>/a/bc</c>. Nothing with a segment that leads elsewhere (<c>..</c>, however it is written) lies below anything.
    /// </summary>
    internal bool Covers(string text) =>
        Place is null || (Place.Length > 0 && (text == Place || (IsBelow(text, Place) && !Leads(text))));

    private static bool IsBelow(string text, string place) =>
        text.Length > place.Length
        && text.StartsWith(place, StringComparison.Ordinal)
        && (IsSeparator(place[^1], place) || IsSeparator(text[place.Length], place));

    /// <summary>In a path from the root, and in an address, a backslash may be a letter like any other.</summary>
    private static bool IsSeparator(char c, string place) =>
        c == '/' || (c == '\\' && place[0] != '/' && !IsAddress(place));

    private static bool IsAddress(string place) => place.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether a segment is made of dots: also of escaped ones, and with the blanks that some systems leave out.</summary>
    private static bool Leads(string text)
    {
        // Readers of addresses leave these characters out, and what is left may be dots.
        if (IsAddress(text) && text.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0)
        {
            return true;
        }

        var rest = text.AsSpan();
        while (true)
        {
            var end = rest.IndexOfAny('/', '\\');
            if (IsDots(end < 0 ? rest : rest[..end]))
            {
                return true;
            }

            if (end < 0)
            {
                return false;
            }

            rest = rest[(end + 1)..];
        }
    }

    private static bool IsDots(ReadOnlySpan<char> segment)
    {
        var dots = 0;
        while (!segment.IsEmpty)
        {
            var isEscaped = segment.StartsWith(DotEscape, StringComparison.OrdinalIgnoreCase);
            if (!isEscaped && segment[0] is not ('.' or ' '))
            {
                return false;
            }

            dots += segment[0] == ' ' ? 0 : 1;
            segment = segment[(isEscaped ? DotEscape.Length : 1)..];
        }

        return dots > 0;
    }
}
