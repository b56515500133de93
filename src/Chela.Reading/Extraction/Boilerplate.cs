namespace Chela.Reading.Extraction;

/// <summary>Drops what can be told from a text by its tag, its names or its hiding, before anything is chosen.</summary>
internal static class Boilerplate
{
    /// <summary>Nothing that holds more of the page's text is dropped for its names: then the names are wrong.</summary>
    private const double Most = 0.4;

    /// <summary>The same for comments.</summary>
    private const double MostComments = 0.9;

    /// <summary>Controls of a page say less, in characters of sentences.</summary>
    private const int Prose = 600;

    /// <summary>A text has as many characters.</summary>
    private const int LeastText = 300;

    /// <summary>Drops it, from the root down. Needs the worth of nodes.</summary>
    public static void Drop(PageTree tree, ExtractionRules rules)
    {
        var nodes = tree.Nodes;
        for (var i = 1; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node.Element is null)
            {
                continue;
            }

            node.DroppedBy = RuleAgainst(node, rules);
            if (node.IsDropped && ((node.Traits & TagTraits.Mute) != 0 || node.Good <= Bound(node, tree.Root.Good)))
            {
                i = node.End - 1;
            }
            else
            {
                node.DroppedBy = ExtractionRules.None;
            }
        }
    }

    /// <summary>Readers may have written more than the author: of the page must be left what makes a text.</summary>
    private static double Bound(PageNode node, double all) =>
        (node.Marks & NameMarks.Comments) != 0
            ? Math.Max(all * Most, Math.Min(all * MostComments, all - LeastText))
            : all * Most;

    private static ExtractionRules RuleAgainst(PageNode node, ExtractionRules rules) =>
        (node.Traits & TagTraits.Mute) != 0 ? (IsMath(node) ? ExtractionRules.None : ExtractionRules.Hidden)
        : rules.HasFlag(ExtractionRules.Hidden) && IsHidden(node) ? ExtractionRules.Hidden
        : rules.HasFlag(ExtractionRules.Tags) && IsBesideByTag(node) ? ExtractionRules.Tags
        : rules.HasFlag(ExtractionRules.Captions) && IsCaption(node) ? ExtractionRules.Captions
        : rules.HasFlag(ExtractionRules.Names) && IsBesideByName(node) ? ExtractionRules.Names
        : ExtractionRules.None;

    /// <summary>TeX stands in scripts for MathJax 2.</summary>
    private static bool IsMath(PageNode node) =>
        node.Is("script") && node.Attribute("type")?.StartsWith("math/", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsCaption(PageNode node) =>
        (node.Marks & NameMarks.Caption) != 0
        && (node.Marks & NameMarks.Body) == 0
        && node.Tag is not ("body" or "article" or "main");

    private static bool IsHidden(PageNode node)
    {
        if (node.Is("noscript") || (node.Marks & NameMarks.Unseen) != 0)
        {
            return true;
        }

        var element = node.Element!;
        if (element.Attributes.Length == 0)
        {
            return false;
        }

        // Formulas are hidden where a picture of them is shown.
        if (element.FirstElementChild is { LocalName: "math" })
        {
            return false;
        }

        return element.HasAttribute("hidden")
            || node.Attribute("aria-hidden") == "true"
            || node.Attribute("style") is { Length: > 0 } style && HidesByStyle(style);
    }

    private static bool HidesByStyle(string style)
    {
        var text = style.Replace(" ", "", StringComparison.Ordinal);
        return text.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || text.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            || text.Contains("left:-9", StringComparison.OrdinalIgnoreCase)
            || text.Contains("top:-9", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBesideByTag(PageNode node) =>
        (node.Traits & TagTraits.Beside) != 0
        || node.Attribute("role")
            is "navigation"
                or "complementary"
                or "contentinfo"
                or "search"
                or "dialog"
                or "menu"
                or "banner";

    private static bool IsBesideByName(PageNode node)
    {
        var marks = node.Marks & NameMarks.AllBeside;
        if ((node.Marks & NameMarks.Post) != 0)
        {
            marks &= ~(NameMarks.Sharing | NameMarks.Player);
        }

        // So much prose is no row of buttons.
        if (node.Good > Prose && node.LinkShare < 0.2)
        {
            marks &= ~(
                NameMarks.Sharing
                | NameMarks.Navigation
                | NameMarks.Topics
                | NameMarks.Byline
                | NameMarks.Player
                | NameMarks.Tools
            );
        }

        // Rows and cells are named by what they tell of.
        if (node.Tag is "tr" or "td" or "th" or "li" or "p" or "span")
        {
            marks &= ~NameMarks.Player;
        }

        return marks != 0 && (node.Marks & NameMarks.Body) == 0 && node.Tag is not ("body" or "article" or "main");
    }
}
