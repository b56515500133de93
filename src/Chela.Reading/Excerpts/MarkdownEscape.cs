using System.Text;
using System.Text.RegularExpressions;

namespace Chela.Reading.Excerpts;

/// <summary>Makes plain text stand for itself in Markdown (CommonMark 0.31, section 2.4; GitHub's tables and maths).</summary>
public static partial class MarkdownEscape
{
    /// <summary>Escapes what Markdown would read as something else; addresses become <c>&lt;…&gt;</c>.</summary>
    /// <param name="text">A text of one line.</param>
    public static string Line(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var done = 0;
        foreach (var url in Address().EnumerateMatches(text))
        {
            Escape(escaped, text.AsSpan(done, url.Index - done));
            escaped.Append('<').Append(text, url.Index, url.Length).Append('>');
            done = url.Index + url.Length;
        }

        Escape(escaped, text.AsSpan(done));
        return Start(escaped.ToString());
    }

    /// <summary>Escapes a mark at the start of a line that would make it a heading, a quote, a list or a table; the rest stays as it is.</summary>
    public static string Start(string line) =>
        LineStart().Replace(line, m => $"{m.Groups["before"].Value}\\{m.Groups["mark"].Value}");

    /// <summary>Escapes marks within a line; its start and addresses in it are left alone.</summary>
    public static string Plain(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        Escape(escaped, text);
        return escaped.ToString();
    }

    private static void Escape(StringBuilder escaped, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isWithinWord =
                text[i] == '_'
                && i > 0
                && i + 1 < text.Length
                && char.IsLetterOrDigit(text[i - 1])
                && char.IsLetterOrDigit(text[i + 1]);
            if (text[i] is '\\' or '`' or '*' or '[' or ']' or '<' or '~' or '$' || (text[i] == '_' && !isWithinWord))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }
    }

    [GeneratedRegex(
        @"https?://[^\s<>""，。；：！？、（）「」『』《》“”]+[^\s<>""，。；：！？、（）「」『』《》“”.,;:!?)\]'*_`]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();

    /// <summary>Marks that make a heading, a quote, a list or a table at the start of a line.</summary>
    [GeneratedRegex(
        @"^(?<before>\s*)(?<mark>[#>|]|[-+=](?=\s|$|[-=]))|^(?<before>\s*[0-9]{1,9})(?<mark>[.)](?=\s|$))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LineStart();
}
