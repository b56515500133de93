using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Excerpts;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>
/// Writes a line of text twice: as Markdown, and as a reader sees it. White space is collapsed as browsers do, and moved out of
/// emphasis, where Markdown would not know it (<c>**bold **</c>).
/// </summary>
internal sealed partial class InlineWriter(PageTree tree, PageAddress address, Footnotes footnotes)
{
    private readonly StringBuilder _markdown = new();
    private readonly StringBuilder _text = new();
    private bool _space;
    private int _strong;
    private int _emphasis;
    private int _link;
    private int _seen;

    /// <summary>Whether there is nothing yet.</summary>
    public bool IsEmpty => _markdown.Length == 0;

    /// <summary>Whether a break between lines is written as a space: in tables and headings.</summary>
    public bool IsOneLine { get; init; }

    /// <summary>Whether its text is no part of the text: a caption.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Both forms; nothing is left behind.</summary>
    public (string Markdown, string Text) Take()
    {
        var result = (_markdown.ToString().Trim(), IsSilent ? "" : _text.ToString().Trim());
        _markdown.Clear();
        _text.Clear();
        _space = false;
        return result;
    }

    /// <summary>Writes a node with everything in it; what it holds of blocks becomes a part of the line.</summary>
    public void Write(PageNode node)
    {
        if (node.IsDropped && (!IsSilent || node.DroppedBy != ExtractionRules.Captions))
        {
            return;
        }

        if (node.Text is { } text)
        {
            Write(text);
            return;
        }

        if (MathText.Of(node) is { } math)
        {
            Raw(math.Markdown, math.Tex);
            return;
        }

        switch (node.Tag)
        {
            case "br":
                Break();
                break;
            case "img" or "amp-img":
                Image(node);
                break;
            case "strong":
            case "b":
                _strong++;
                Wrapped(node, _strong == 1 ? "**" : "");
                _strong--;
                break;
            case "span" when !IsOneLine && node.Attribute("style") is { } style && Bold().IsMatch(style):
                goto case "b";
            case "cite" when footnotes.ReferencesIn(node) is { Count: > 0 } labels:
                Raw(string.Join(' ', labels.Select(l => $"[^{l}]")), "");
                break;
            case "em" or "i" or "cite" or "dfn":
                _emphasis++;
                Wrapped(node, _emphasis == 1 ? "*" : "");
                _emphasis--;
                break;
            case "del" or "s" or "strike":
                Wrapped(node, "~~");
                break;
            case "mark":
                Wrapped(node, "==");
                break;
            case "code" or "kbd" or "samp" or "tt":
                Code(node);
                break;
            case "a":
                Link(node);
                break;
            case "sub" or "sup" when footnotes.ReferenceIn(node) is { } label:
                Raw($"[^{label}]", "");
                break;
            case "sub" or "sup":
                Wrapped(node, $"<{node.Tag}>", $"</{node.Tag}>");
                break;
            case "script" or "style":
                break;
            default:
                _space |= (node.Traits & TagTraits.Block) != 0;
                Children(node);
                _space |= (node.Traits & TagTraits.Block) != 0;
                break;
        }
    }

    private void Children(PageNode node)
    {
        for (var i = node.Index + 1; i < node.End; i = tree.Nodes[i].End)
        {
            Write(tree.Nodes[i]);
        }
    }

    private void Write(string text)
    {
        foreach (var part in MathText.Split(text))
        {
            if (part.Math is { } math)
            {
                Raw(math.Markdown, math.Tex);
                continue;
            }

            foreach (var range in Words(part.Text))
            {
                var word = part.Text.AsSpan(range);
                if (char.IsWhiteSpace(word[0]))
                {
                    _space = true;
                    continue;
                }

                Space();
                _text.Append(word);
                _markdown.Append(MarkdownEscape.Plain(word.ToString()));
                _seen++;
            }
        }
    }

    /// <summary>White space and what stands between it.</summary>
    private static IEnumerable<Range> Words(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = start + 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]) == char.IsWhiteSpace(text[start]))
            {
                end++;
            }

            yield return start..end;
            start = end;
        }
    }

    private void Raw(string markdown, string text)
    {
        if (markdown.Length == 0)
        {
            return;
        }

        Space();
        _markdown.Append(markdown);
        _text.Append(text);
        _seen++;
    }

    private void Space()
    {
        if (_space)
        {
            Append(_markdown);
            Append(_text);
            _space = false;
        }

        static void Append(StringBuilder line)
        {
            if (line.Length > 0 && line[^1] is not (' ' or '\n'))
            {
                line.Append(' ');
            }
        }
    }

    private void Break()
    {
        if (IsOneLine || _link > 0)
        {
            _space = true;
            return;
        }

        _space = false;
        if (_markdown.Length > 0 && _markdown[^1] != '\n')
        {
            _markdown.Append("  \n");
            _text.Append('\n');
        }
    }

    private void Wrapped(PageNode node, string mark, string? end = null)
    {
        // A space at the beginning of the element stands before its mark.
        _space |= BeginsWithSpace(node);
        var (seen, had) = (_seen, _space);
        var (start, textStart) = (_markdown.Length, _text.Length);
        Space();
        _markdown.Append(mark);
        var content = _markdown.Length;
        Children(node);
        if (_seen == seen)
        {
            _markdown.Length = start;
            _text.Length = textStart;
            _space |= had;
            return;
        }

        // A break at the end of the element stands behind its mark.
        var length = _markdown.Length;
        while (length > content && _markdown[length - 1] is ' ' or '\n')
        {
            length--;
        }

        _markdown.Insert(length, end ?? mark);
    }

    private bool BeginsWithSpace(PageNode node)
    {
        for (var i = node.Index + 1; i < node.End; i++)
        {
            if (tree.Nodes[i].Text is { Length: > 0 } text)
            {
                return char.IsWhiteSpace(text[0]);
            }
        }

        return false;
    }

    private void Code(PageNode node)
    {
        var code = Spaces.Collapse(TextOf(node));
        if (code.Length == 0)
        {
            return;
        }

        var fence = new string('`', CodeBlock.LongestTicks(code) + 1);
        var pad = code[0] == '`' || code[^1] == '`' ? " " : "";
        Raw($"{fence}{pad}{code}{pad}{fence}", code);
    }

    private void Link(PageNode node)
    {
        if (footnotes.ReferenceIn(node) is { } label)
        {
            Raw($"[^{label}]", "");
            return;
        }

        if (footnotes.IsBack(node) || IsPermalink(node))
        {
            return;
        }

        var url = _link > 0 ? null : address.Absolute(node.Attribute("href"));
        if (url is null || url.StartsWith('#') || HoldsOnlyImage(node))
        {
            Children(node);
            return;
        }

        _link++;
        Wrapped(node, "[", $"]({WebAddress.Escape(WebAddress.WithoutTracking(url))})");
        _link--;
    }

    private bool HoldsOnlyImage(PageNode node)
    {
        var image = false;
        for (var i = node.Index + 1; i < node.End; i++)
        {
            image |= tree.Nodes[i].Is("img");
            if (tree.Nodes[i] is { Text: { } text, IsDropped: false } && !string.IsNullOrWhiteSpace(text))
            {
                return false;
            }
        }

        return image;
    }

    /// <summary>The sign beside a heading that gives its address.</summary>
    private bool IsPermalink(PageNode node) =>
        node.Attribute("href") is { } href
        && href.Contains('#', StringComparison.Ordinal)
        && Spaces.Collapse(TextOf(node)) is "#" or "¶" or "§" or "🔗" or "" or "\u200b";

    private string TextOf(PageNode node)
    {
        var text = new StringBuilder();
        for (var i = node.Index + 1; i < node.End; i++)
        {
            text.Append(tree.Nodes[i] is { IsDropped: false } kept ? kept.Text : null);
        }

        return text.ToString();
    }

    private void Image(PageNode node)
    {
        if (ImageSource.Of(node, address) is { } source)
        {
            var alt = Spaces.Collapse(node.Attribute("alt") ?? "");
            Space();
            _markdown.Append($"![{MarkdownEscape.Plain(alt)}]({WebAddress.Escape(source)})");
            _seen++;
        }
    }

    /// <summary>Editors that write styles alone.</summary>
    [GeneratedRegex(
        @"(?:^|[;\s])font-weight\s*:\s*(?:bold|[6-9]00)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Bold();
}
