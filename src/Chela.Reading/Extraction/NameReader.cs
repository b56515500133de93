using AngleSharp.Dom;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>
/// Reads the names that designers give to elements: split at signs and humps, and looked up word by word and in pairs
/// (<c>entry-content</c>, <c>articleBody</c>). Sites have few different ones, so each is read once a page.
/// </summary>
internal sealed class NameReader
{
    /// <summary>A longer list of classes is machine-made and says nothing.</summary>
    private const int MaxLength = 1_000;

    /// <summary>Classes that file an article under something, so that the words behind are its subject: <c>tag-social-media</c>.</summary>
    private static readonly string[] Filing =
    [
        "tag-",
        "category-",
        "cat-",
        "topic-",
        "section-",
        "format-",
        "type-",
        "status-",
        "postid-",
    ];

    /// <summary>What divides a block from its element and its variant (BEM).</summary>
    private static readonly string[] Parts = ["__", "--"];

    private static readonly string[] Attributes =
    [
        "class",
        "id",
        "role",
        "itemprop",
        "data-testid",
        "data-component",
        "data-module",
    ];

    private readonly Dictionary<string, NameMarks> _read = new(StringComparer.Ordinal);

    /// <summary>What the names of an element say.</summary>
    public NameMarks Read(IElement element)
    {
        var marks = NameMarks.None;
        if (element.Attributes.Length == 0)
        {
            return marks;
        }

        foreach (var attribute in Attributes)
        {
            if (
                element.GetAttribute(attribute) is { Length: > 0 and <= MaxLength } value
                && !(attribute == "id" && IsAnchor(element, value))
            )
            {
                if (!_read.TryGetValue(value, out var known))
                {
                    _read[value] = known = Of(value);
                }

                marks |= known;
            }
        }

        return marks;
    }

    /// <summary>The id of a heading or of a section with one is a place to link to, made of the heading's words.</summary>
    private static bool IsAnchor(IElement element, string id)
    {
        if (element.LocalName is ['h', >= '1' and <= '6'] || id.AsSpan().Count('-') + id.AsSpan().Count('_') > 2)
        {
            return true;
        }

        return element.FirstElementChild is { LocalName: ['h', >= '1' and <= '6'] } heading
            && heading.TextContent is { Length: < 200 } title
            && Letters(title).StartsWith(Letters(id), StringComparison.Ordinal);
    }

    private static string Letters(string text) => Casing.ToLower(string.Concat(text.Where(char.IsAsciiLetterOrDigit)));

    private static NameMarks Of(string value)
    {
        var marks = NameMarks.None;
        foreach (var range in value.AsSpan().SplitAny(" \t\r\n"))
        {
            var name = value[range];
            if (name.Length > 0 && !Array.Exists(Filing, f => name.StartsWith(f, StringComparison.Ordinal)))
            {
                marks |= OfName(name);
            }
        }

        return marks;
    }

    private static NameMarks OfName(string name)
    {
        var marks = NameMarks.None;
        foreach (var part in name.Split(Parts, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words(part);
            for (var i = 0; i < words.Count; i++)
            {
                var found = NameWords.Of(words[i]);
                // Within a name a word says how something looks more often than what it is: text-secondary-light.
                marks |= i == 0 || i == words.Count - 1 ? found : found & ~NameMarks.AllBeside;
                marks |= i > 0 ? NameWords.Of(words[i - 1] + words[i]) : NameMarks.None;
            }
        }

        return marks;
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && IsInside(name, i))
            {
                continue;
            }

            // Three letters between humps are more likely a hash: hJpRRP.
            if (
                char.IsAsciiLetter(name[start]) && (i - start > 3 || start == 0 || !char.IsAsciiLetter(name[start - 1]))
            )
            {
                words.Add(Casing.ToLower(name[start..i]));
            }

            start = i;
        }

        return words;
    }

    private static bool IsInside(string name, int i)
    {
        var (a, b) = (name[i - 1], name[i]);
        return char.IsAsciiLetter(b)
                && char.IsAsciiLetter(a)
                && !(char.IsAsciiLetterLower(a) && char.IsAsciiLetterUpper(b))
            || char.IsAsciiDigit(b) && char.IsAsciiDigit(a);
    }
}
