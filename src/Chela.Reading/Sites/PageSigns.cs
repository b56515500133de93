using Chela.Reading.Extraction;

namespace Chela.Reading.Sites;

/// <summary>By what the elements of a site are known.</summary>
internal static class PageSigns
{
    /// <summary>Whether an element has a class.</summary>
    public static bool HasClass(this PageNode node, string name) =>
        node.Element?.ClassName is { Length: > 0 } names && HasWord(names, name);

    /// <summary>Whether an attribute has a value.</summary>
    public static bool Has(this PageNode node, string attribute, string value) => node.Attribute(attribute) == value;

    /// <summary>Whether an element has an id.</summary>
    public static bool HasId(this PageNode node, string id) => node.Element?.Id == id;

    /// <summary>The nearest element around one, itself not, that is meant.</summary>
    public static PageNode? Around(this PageNode node, Func<PageNode, bool> isMeant)
    {
        var around = node.Parent;
        while (around is not null && !isMeant(around))
        {
            around = around.Parent;
        }

        return around;
    }

    private static bool HasWord(string words, string word)
    {
        foreach (var range in words.AsSpan().SplitAny(" \t\r\n\f"))
        {
            if (words.AsSpan(range).SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
