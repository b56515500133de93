using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Terminals;

/// <summary>Markdown for a terminal: headings and strong words bold, code and quotes dim, links as they are, in full. Line by line, so that it can be shown while it comes.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed partial class MarkdownText(Terminal terminal)
{
    private bool _isCode;

    /// <summary>A line as it is shown.</summary>
    public string Line(string line)
    {
        var text = PlainText.Of(line);
        if (text.TrimStart().StartsWith("```", StringComparison.Ordinal))
        {
            _isCode = !_isCode;
            return terminal.Painted(text, Colour.Dim);
        }

        return _isCode || text.StartsWith('>') ? terminal.Painted(text, Colour.Dim)
            : Heading().IsMatch(text) ? terminal.Painted(text, Colour.Bold)
            : Strong().Replace(text, m => terminal.Painted(m.Groups["text"].Value, Colour.Bold));
    }

    [GeneratedRegex(@"^#{1,6} ", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\*\*(?<text>[^*\n]{1,400})\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Strong();
}
