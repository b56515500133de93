using System.Text;

namespace Chela.Reading.Feeds;

/// <summary>An element of a feed or an outline with what is in it. No deeper than <see cref="MarkupTree.MaxDepth"/>.</summary>
/// <param name="Name">
/// Its name in lower case, with the usual prefix of its vocabulary: <c>dc:creator</c>; without one for RSS and for the
/// vocabulary of the document's root.
/// </param>
/// <param name="BaseUrl">What addresses in it are relative to.</param>
/// <param name="Lang">Its language, where one is told.</param>
internal sealed record MarkupElement(string Name, string? BaseUrl, string? Lang)
{
    private readonly List<object> _content = [];

    public List<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>Where its start tag begins in the text; below 0 where nobody knows.</summary>
    public int Start { get; init; } = -1;

    /// <summary>Where its end tag ends; below 0 where nobody knows.</summary>
    public int End { get; set; } = -1;

    /// <summary>Where it stands in the text; null where nobody knows.</summary>
    public TextPlace? Place => Start >= 0 && End > Start ? new TextPlace(Start, End - Start) : null;

    public IEnumerable<MarkupElement> Elements => _content.OfType<MarkupElement>();

    /// <summary>All text in it, as it stands.</summary>
    public string Text
    {
        get
        {
            if (_content is [string only])
            {
                return only;
            }

            var text = new StringBuilder();
            Append(text, asHtml: false);
            return text.ToString();
        }
    }

    /// <summary>What is in it as HTML: escaped HTML as it was before, elements as they stand.</summary>
    public string Html
    {
        get
        {
            if (!Elements.Any())
            {
                return Text;
            }

            var html = new StringBuilder();
            Append(html, asHtml: true);
            return html.ToString();
        }
    }

    public void Add(MarkupElement element) => _content.Add(element);

    public void Add(string text) => _content.Add(text);

    public MarkupElement? Child(string name) =>
        Elements.FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.Ordinal));

    public IEnumerable<MarkupElement> Children(string name) =>
        Elements.Where(e => string.Equals(e.Name, name, StringComparison.Ordinal));

    /// <summary>The text of the first child of one of the names that has any, the first name first.</summary>
    public string? TextOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in Children(name))
            {
                if (child.Text.Trim() is { Length: > 0 } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    /// <summary>The value of an attribute; null if there is none or it is blank.</summary>
    public string? Attribute(string name)
    {
        foreach (var (key, value) in Attributes)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value.Trim() is { Length: > 0 } text ? text : null;
            }
        }

        return null;
    }

    private void Append(StringBuilder text, bool asHtml)
    {
        foreach (var part in _content)
        {
            if (part is MarkupElement element)
            {
                if (asHtml)
                {
                    element.AppendTagged(text);
                }
                else
                {
                    element.Append(text, asHtml: false);
                }
            }
            else
            {
                text.Append(asHtml ? Escape((string)part) : (string)part);
            }
        }
    }

    private void AppendTagged(StringBuilder html)
    {
        var name = Name[(Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        html.Append('<').Append(name);
        foreach (var (key, value) in Attributes)
        {
            html.Append(' ').Append(key).Append("=\"");
            html.Append(Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        html.Append('>');
        Append(html, asHtml: true);
        if (!MarkupTree.IsVoid(name))
        {
            html.Append("</").Append(name).Append('>');
        }
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
