using System.Text;

namespace Chela.Reading.Formats;

/// <summary>Text as a person sees it: no control characters, no half characters, lines joined as their script wants.</summary>
internal static class PlainText
{
    /// <summary>One line: every run of blanks and line ends is one blank, none between two Chinese or Japanese characters.</summary>
    public static string Line(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        var (isPending, isBreak) = (false, false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                isPending |= c is not ('\u200B' or '\uFEFF');
                isBreak |= c is '\n' or '\r';
                continue;
            }

            if (char.IsControl(c) || c == '\u00AD')
            {
                continue;
            }

            if (isPending && line.Length > 0 && !(isBreak && IsWide(line[^1]) && IsWide(c)))
            {
                line.Append(' ');
            }

            line.Append(Sound(text, at));
            (isPending, isBreak) = (false, false);
        }

        return line.ToString();
    }

    /// <summary>Several lines as they are, without control characters and blanks at their ends.</summary>
    public static string Lines(string text)
    {
        var lines = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines.Append(lines.Length > 0 || line.IsEmpty ? "\n" : "");
            for (var at = 0; at < line.Length; at++)
            {
                lines.Append(char.IsControl(line[at]) && line[at] != '\t' ? "" : Sound(line, at).ToString());
            }

            while (lines.Length > 0 && lines[^1] is ' ' or '\t')
            {
                lines.Length--;
            }
        }

        return lines.ToString().Trim('\n');
    }

    /// <summary>Whether a character is of a script that puts no blanks between words.</summary>
    public static bool IsWide(char c) =>
        c
            is (>= '\u2E80' and < '\u3130')
                or (>= '\u31A0' and < '\uA4D0')
                or (>= '\uF900' and < '\uFB00')
                or (>= '\uFE30' and < '\uFE50')
                or (>= '\uFF00' and < '\uFFF0');

    /// <summary>Null for a text without anything to see, else its one line.</summary>
    public static string? LineOrNull(string? text) => Line(text) is { Length: > 0 } line ? line : null;

    private static char Sound(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at])
            ? (at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? text[at] : '\uFFFD')
        : char.IsLowSurrogate(text[at]) ? (at > 0 && char.IsHighSurrogate(text[at - 1]) ? text[at] : '\uFFFD')
        : text[at];
}
