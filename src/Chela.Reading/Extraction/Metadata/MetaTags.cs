using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>The meta elements of a page by name, property or itemprop, in lower case.</summary>
internal sealed class MetaTags
{
    private const int MaxTags = 500;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    public static MetaTags Of(IDocument document)
    {
        var tags = new MetaTags();
        foreach (var meta in document.GetElementsByTagName("meta").OfType<IHtmlMetaElement>().Take(MaxTags))
        {
            var content = meta.Content is { } text ? Spaces.Collapse(text) : "";
            if (content.Length == 0)
            {
                continue;
            }

            foreach (
                var name in (string?[])
                    [meta.Name, meta.GetAttribute("property"), meta.GetAttribute("itemprop"), meta.HttpEquivalent]
            )
            {
                foreach (var key in (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    var lower = Casing.ToLower(key);
                    if (!tags._values.TryGetValue(lower, out var values))
                    {
                        tags._values[lower] = values = [];
                    }

                    values.Add(content);
                }
            }
        }

        return tags;
    }

    /// <summary>The first value of the first of these names that there is.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var values))
            {
                return values[0];
            }
        }

        return null;
    }

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];
}
