using System.Text;

namespace Chela.Reading.Feeds;

/// <summary>
/// Start tags, end tags and texts of markup that need not be well-formed, one after the other. Takes time in proportion
/// to the text whatever is in it: everything that is looked for and not found ends what it stands in. Entities are decoded
/// one by one, those that a DTD declares never.
/// </summary>
internal sealed class MarkupTokens(string text)
{
    /// <summary>A quote that is not closed within this many characters was never meant to be.</summary>
    private const int LongestValue = 65_536;

    private const int MostAttributes = 256;

    private int _at;

    /// <summary>What stands here.</summary>
    public MarkupTokenKind Kind { get; private set; }

    /// <summary>The name of a tag as it is written.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The attributes of a start tag, in their order.</summary>
    public List<KeyValuePair<string, string>> Attributes { get; private set; } = [];

    /// <summary>Whether a start tag ends with <c>/&gt;</c>.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The text, decoded.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Where it begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End => _at;

    /// <summary>Goes to the next; false at the end.</summary>
    public bool Next()
    {
        while (_at < text.Length)
        {
            Start = _at;
            if (text[_at] != '<')
            {
                return ReadText();
            }

            if (StartsWith("<![CDATA["))
            {
                var end = After("]]>", 9);
                return Say(MarkupTokenKind.Text, text[(_at + 9)..Math.Max(_at + 9, end - 3)], end);
            }

            if (StartsWith("<!--"))
            {
                _at = After("-->", 4);
            }
            else if (StartsWith("<?"))
            {
                _at = After(">", 2);
            }
            else if (StartsWith("<!"))
            {
                SkipDeclaration();
            }
            else if (IsName(_at + 1))
            {
                return ReadStart();
            }
            else if (StartsWith("</") && IsName(_at + 2))
            {
                var start = _at + 2;
                var end = NameEnd(start);
                Name = text[start..end];
                Kind = MarkupTokenKind.End;
                _at = TagEnd(end);
                return true;
            }
            else
            {
                return ReadText();
            }
        }

        return false;
    }

    /// <summary>Goes on behind the end tag of an element whose content is no markup.</summary>
    public void SkipRaw(string name)
    {
        var end = text.IndexOf("</" + name, _at, StringComparison.OrdinalIgnoreCase);
        _at = end < 0 ? text.Length : end;
    }

    /// <summary>Entities of XML and HTML and numbers decoded; what is none stays. Without control characters.</summary>
    public static string Decode(string raw)
    {
        var decoded = Entities.Decode(raw);
        if (!decoded.AsSpan().ContainsAnyInRange('\0', '\u001F'))
        {
            return decoded;
        }

        var kept = new StringBuilder(decoded.Length);
        foreach (var c in decoded)
        {
            if (c >= ' ' || c is '\n' or '\t')
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    private bool ReadText()
    {
        var end = _at + 1;
        for (; end < text.Length; end++)
        {
            end = text.IndexOf('<', end) is var found and >= 0 ? found : text.Length;
            if (end + 1 >= text.Length || text[end + 1] is '!' or '?' or '/' || char.IsAsciiLetter(text[end + 1]))
            {
                break;
            }
        }

        end = Math.Min(end, text.Length);
        return Say(MarkupTokenKind.Text, Decode(text[_at..end]), end);
    }

    private bool Say(MarkupTokenKind kind, string value, int next)
    {
        (Kind, Value, _at) = (kind, value, next);
        return true;
    }

    private bool ReadStart()
    {
        var at = NameEnd(_at + 1);
        Name = text[(_at + 1)..at];
        Kind = MarkupTokenKind.Start;
        Attributes = [];
        IsEmpty = false;
        while (at < text.Length && text[at] is not ('>' or '<'))
        {
            if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>')
            {
                IsEmpty = true;
                at++;
            }
            else if (char.IsWhiteSpace(text[at]) || text[at] is '/' or '=' or '"' or '\'')
            {
                at++;
            }
            else
            {
                at = ReadAttribute(at);
            }
        }

        _at = at < text.Length && text[at] == '>' ? at + 1 : at;
        return true;
    }

    private int ReadAttribute(int at)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '>' or '<' or '/' or '"'))
        {
            at++;
        }

        var name = text[start..at];
        var after = SkipSpace(at);
        var value = "";
        if (after < text.Length && text[after] == '=')
        {
            at = SkipSpace(after + 1);
            start = at;
            if (at < text.Length && text[at] is '"' or '\'' && ClosingQuote(at) is var close and > 0)
            {
                value = text[(at + 1)..close];
                at = close + 1;
            }
            else
            {
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('>' or '<'))
                {
                    at++;
                }

                value = text[start..at].Trim('"', '\'');
            }
        }

        if (Attributes.Count < MostAttributes)
        {
            Attributes.Add(new(name, Decode(value)));
        }

        return at > start || value.Length > 0 ? at : Math.Max(at, start + 1);
    }

    private int ClosingQuote(int at)
    {
        var within = text.AsSpan(at + 1, Math.Min(LongestValue, text.Length - at - 1));
        var close = within.IndexOf(text[at]);
        return close < 0 ? -1 : at + 1 + close;
    }

    /// <summary>A DOCTYPE with what it declares: nothing of it is looked at.</summary>
    private void SkipDeclaration()
    {
        var end = text.AsSpan(_at).IndexOfAny('>', '[');
        if (end >= 0 && text[_at + end] == '[')
        {
            var subset = text.IndexOf(']', _at + end);
            end =
                subset < 0 ? -1
                : text.AsSpan(subset).IndexOf('>') is var close and >= 0 ? subset + close - _at
                : -1;
        }

        _at = end < 0 ? text.Length : _at + end + 1;
    }

    private bool StartsWith(string mark) => string.CompareOrdinal(text, _at, mark, 0, mark.Length) == 0;

    private int After(string mark, int from)
    {
        var start = Math.Min(_at + from, text.Length);
        var found = text.IndexOf(mark, start, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }

    private bool IsName(int at) => at < text.Length && char.IsLetter(text[at]);

    private int NameEnd(int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is ':' or '-' or '_' or '.'))
        {
            at++;
        }

        return at;
    }

    private int TagEnd(int at)
    {
        var end = text.AsSpan(at).IndexOfAny('>', '<');
        return end < 0 ? text.Length
            : text[at + end] == '>' ? at + end + 1
            : at + end;
    }

    private int SkipSpace(int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
