using System.Collections.Immutable;
using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;
using Chela.Text;

namespace Chela.Reading.Feeds;

/// <summary>
/// A <see cref="FragmentReader"/> that takes time in proportion to the HTML whatever is in it, for it builds no tree:
/// paragraphs, headings, list items, quotes, code, and links.
/// </summary>
public static class PlainFragment
{
    /// <inheritdoc cref="FragmentReader"/>
    public static ImmutableArray<ReadBlock> Read(string html, string? url)
    {
        var pass = new Pass(url);
        var tokens = new MarkupTokens(html);
        while (tokens.Next())
        {
            switch (tokens.Kind)
            {
                case MarkupTokenKind.Text:
                    pass.Text(tokens.Value);
                    break;
                case MarkupTokenKind.Start
                    when Casing.ToLower(tokens.Name)
                        is "script"
                            or "style"
                            or "template"
                            or "svg"
                            or "iframe"
                            or "noscript"
                            or "title"
                            or "head":
                    if (!tokens.IsEmpty)
                    {
                        tokens.SkipRaw(tokens.Name);
                    }

                    break;
                case MarkupTokenKind.Start:
                    pass.Start(Casing.ToLower(tokens.Name), tokens.Attributes);
                    break;
                case MarkupTokenKind.End:
                    pass.End(Casing.ToLower(tokens.Name));
                    break;
            }
        }

        return pass.Finish();
    }

    private sealed class Pass(string? url)
    {
        private readonly ImmutableArray<ReadBlock>.Builder _blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _markdown = new();
        private string _mark = "";
        private string? _link;
        private int _linkStart;
        private bool _isCode;

        public void Text(string text)
        {
            if (_isCode)
            {
                _text.Append(text);
                return;
            }

            foreach (var c in text)
            {
                if (!char.IsWhiteSpace(c))
                {
                    _text.Append(c);
                }
                else if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
                {
                    _text.Append(' ');
                }
            }
        }

        public void Start(string name, List<KeyValuePair<string, string>> attributes)
        {
            switch (name)
            {
                case "br" when !_isCode:
                    TrimEnd();
                    if (_text.Length > 0 && _text[^1] == '\n' && _link is null)
                    {
                        // Two of them are how a paragraph ends where nobody wrote paragraphs.
                        Flush();
                    }
                    else
                    {
                        _text.Append('\n');
                    }

                    break;
                case "a" when !_isCode:
                    EndLink();
                    _link = WebLink.Resolve(
                        attributes.Find(a => a.Key.Equals("href", StringComparison.OrdinalIgnoreCase)).Value,
                        url
                    );
                    Take();
                    _linkStart = _markdown.Length;
                    break;
                case "img"
                    when attributes.Find(a => a.Key.Equals("alt", StringComparison.OrdinalIgnoreCase)).Value
                        is { Length: > 0 } alt:
                    Text(alt);
                    break;
                case "pre":
                    Flush();
                    _isCode = true;
                    break;
                case "li" or "blockquote" or ['h', >= '1' and <= '6']:
                    Flush();
                    _mark =
                        name == "li" ? "- "
                        : name == "blockquote" ? "> "
                        : new string('#', name[1] - '0') + " ";
                    break;
                default:
                    FlushAt(name);
                    break;
            }
        }

        public void End(string name)
        {
            if (name == "a")
            {
                EndLink();
            }
            else if (name == "pre" && _isCode)
            {
                FlushCode();
            }
            else
            {
                FlushAt(name);
            }
        }

        public ImmutableArray<ReadBlock> Finish()
        {
            if (_isCode)
            {
                FlushCode();
            }

            Flush();
            return _blocks.ToImmutable();
        }

        private int _taken;

        private void FlushAt(string name)
        {
            if (
                !_isCode
                && name
                    is "p"
                        or "div"
                        or "section"
                        or "article"
                        or "header"
                        or "footer"
                        or "aside"
                        or "ul"
                        or "ol"
                        or "li"
                        or "dl"
                        or "dt"
                        or "dd"
                        or "table"
                        or "tr"
                        or "figure"
                        or "figcaption"
                        or "blockquote"
                        or "hr"
                        or "body"
                        or ['h', >= '1' and <= '6']
            )
            {
                // The paragraph in an item or quote has its mark.
                var mark = _text.Length == 0 && name == "p" ? _mark : "";
                Flush();
                _mark = mark;
            }
            else if (!_isCode && name is "td" or "th")
            {
                Text(" ");
            }
        }

        /// <summary>Puts the text since the last link into the Markdown.</summary>
        private void Take()
        {
            _markdown.Append(MarkdownEscape.Plain(_text.ToString(_taken, _text.Length - _taken)));
            _taken = _text.Length;
        }

        private void EndLink()
        {
            if (_link is null)
            {
                return;
            }

            Take();
            var words = _markdown.ToString(_linkStart, _markdown.Length - _linkStart);
            if (!string.IsNullOrWhiteSpace(words))
            {
                _markdown.Length = _linkStart;
                _markdown
                    .Append('[')
                    .Append(words.Replace('\n', ' ').Trim())
                    .Append("](")
                    .Append(WebAddress.Escape(_link))
                    .Append(')');
                if (words.EndsWith(' '))
                {
                    _markdown.Append(' ');
                }
            }

            _link = null;
        }

        private void Flush()
        {
            EndLink();
            Take();
            var text = _text.ToString().Trim();
            if (text.Length > 0)
            {
                var lines = _markdown.ToString().Trim().Split('\n').Select(l => l.Trim());
                var markdown = string.Join(_mark is "> " ? "\\\n> " : "\\\n", lines);
                _blocks.Add(new ReadBlock(_mark + markdown, text, Span: null));
                _mark = "";
            }

            Clear();
        }

        private void FlushCode()
        {
            var code = _text.ToString().Trim('\n', '\r');
            if (code.Trim().Length > 0)
            {
                var fence = "```";
                while (code.Contains(fence, StringComparison.Ordinal) && fence.Length < 16)
                {
                    fence += '`';
                }

                _blocks.Add(new ReadBlock($"{fence}\n{code}\n{fence}", code, Span: null));
            }

            _isCode = false;
            Clear();
        }

        private void Clear()
        {
            _text.Clear();
            _markdown.Clear();
            _taken = 0;
            _linkStart = 0;
        }

        private void TrimEnd()
        {
            while (_text.Length > _taken && _text[^1] == ' ')
            {
                _text.Length--;
            }
        }
    }
}
