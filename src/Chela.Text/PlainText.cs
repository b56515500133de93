namespace Chela.Text;

/// <summary>
/// Text of somebody else's as a terminal may show it: without characters that it obeys (ECMA-48, section 5) or that turn the
/// order of a line around (UAX #9), behind which other words could hide.
/// </summary>
public static class PlainText
{
    /// <summary>The text with its lines. The same instance if nothing changes.</summary>
    public static string Of(string text) => text.Any(IsObeyed) ? string.Concat(text.Where(c => !IsObeyed(c))) : text;

    /// <summary>The text on one line, white space in a row as one blank.</summary>
    public static string OneLine(string text) =>
        Of(string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The text on one line, cut where it is longer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters (UTF-16) before the mark of a cut.</param>
    public static string Shortened(string text, int longest)
    {
        var line = OneLine(text);
        return line.Length <= longest ? line
            : char.IsHighSurrogate(line[longest - 1]) ? line[..(longest - 1)] + "…"
            : line[..longest] + "…";
    }

    private static bool IsObeyed(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
