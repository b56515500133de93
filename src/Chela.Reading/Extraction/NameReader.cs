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
            if (element.GetAttribute(attribute) is { Length: > 0 and <= MaxLength } value)
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
        var before = "";
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && IsInside(name, i))
            {
                continue;
            }

            var word = Casing.ToLower(name[start..i].Trim('-', '_', ':', '.', '/'));
            if (word.Length > 0)
            {
                // Three letters between humps are more likely a hash: hJpRRP.
                marks |=
                    word.Length > 3 || start == 0 || !char.IsAsciiLetter(name[start - 1])
                        ? NameWords.Of(word)
                        : NameMarks.None;
                if (before.Length > 0)
                {
                    marks |= NameWords.Of(before + word);
                }

                before = word;
            }

            start = i;
        }

        return marks;
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
