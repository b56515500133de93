using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Extraction;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Formats;

/// <summary>
/// The text of a letter in HTML. Letters are laid out with tables, begin with a line for the list of letters alone, and end with
/// how to get no more of them: none of it is text.
/// </summary>
internal static partial class LetterBody
{
    /// <summary>Lines at the end among which the last one about leaving the list is looked for.</summary>
    private const int LastLines = 8;

    private const int FirstLines = 6;

    /// <summary>A longer line is one of the text, in characters.</summary>
    private const int LongestLine = 400;

    /// <summary>Reads a letter.</summary>
    /// <param name="capture">Its part in HTML.</param>
    /// <param name="problem">What was too much to read; null if nothing.</param>
    public static ImmutableArray<ReadBlock> Read(Capture capture, out string? problem)
    {
        var page = WholePage.Of(capture);
        problem = page.Problem;
        if (page.Tree is { } tree)
        {
            DropHidden(tree);
            var lines = PageRuns.Of(tree);
            DropOpening(tree, lines);
            DropClosing(tree, lines);
            tree.Count();
        }

        return page.Blocks(IsData);
    }

    /// <summary>What readers of letters hide by other means than a browser's page would.</summary>
    private static void DropHidden(PageTree tree)
    {
        for (var i = 1; i < tree.Nodes.Count; i++)
        {
            var node = tree.Nodes[i];
            if (node.IsDropped || IsHidden(tree, node))
            {
                node.DroppedBy = ExtractionRules.Hidden;
                i = node.End - 1;
            }
        }
    }

    private static bool IsHidden(PageTree tree, PageNode node) =>
        node.Attribute("style") is { Length: > 0 } style
            && (
                Hiding().IsMatch(style)
                // Layouts set no size around parts that set their own.
                || NoSize().IsMatch(style) && !HasSizeWithin(tree, node)
            )
        || node.Element is { } element && Preheader().IsMatch($"{element.ClassName} {element.Id}");

    private static bool HasSizeWithin(PageTree tree, PageNode node)
    {
        for (var i = node.Index + 1; i < node.End; i++)
        {
            if (
                tree.Nodes[i].Attribute("style") is { } style
                && style.Contains("font", StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static void DropOpening(PageTree tree, List<PageRun> lines)
    {
        foreach (var line in lines.Take(Math.Min(FirstLines, lines.Count - 1)))
        {
            if (line.Characters <= 100 && Elsewhere().IsMatch(TextOf(tree, line)))
            {
                Drop(tree, line.First.Index, line.Last.Index + 1);
            }
        }
    }

    /// <summary>From the lines around the last one about leaving the list to the end: whose letter it is, their pages and address.</summary>
    private static void DropClosing(PageTree tree, List<PageRun> lines)
    {
        var first = lines.FindLastIndex(l => l.Characters <= LongestLine && Leaving().IsMatch(TextOf(tree, l)));
        if (first < Math.Max(1, lines.Count - LastLines) || lines.Skip(first).Any(l => l.Characters > LongestLine))
        {
            return;
        }

        while (first > 1 && IsClosing(lines[first - 1], TextOf(tree, lines[first - 1])))
        {
            first--;
        }

        Drop(tree, lines[first].First.Index, tree.Nodes.Count);
    }

    private static bool IsClosing(PageRun line, string text) =>
        line.Characters <= LongestLine
        && (line.Holder.Traits & TagTraits.Heading) == 0
        && (
            Rights().IsMatch(text)
            || Leaving().IsMatch(text)
            || line.LinkCharacters > 0 && line.LinkCharacters >= line.Characters - 4 && line.Characters <= 120
            || Address().IsMatch(text)
        );

    /// <summary>Text and pictures; what holds them may hold more.</summary>
    private static void Drop(PageTree tree, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (tree.Nodes[i].Text is not null || tree.Nodes[i].Is("img"))
            {
                tree.Nodes[i].DroppedBy = ExtractionRules.Closing;
            }
        }
    }

    private static string TextOf(PageTree tree, PageRun line)
    {
        var text = new StringBuilder();
        for (var i = line.First.Index; i <= line.Last.Index && text.Length < 2 * LongestLine; i++)
        {
            text.Append(tree.Nodes[i] is { IsDropped: false } kept ? kept.Text : null);
        }

        return Spaces.Collapse(text.ToString());
    }

    /// <summary>A table with a head, or three rows and more of the same number of cells with words and without pictures.</summary>
    private static bool IsData(PageTree tree, PageNode table)
    {
        if (!TableWriter.IsData(tree, table))
        {
            return false;
        }

        var (rows, cells, first) = (0, 0, -1);
        for (var i = table.Index + 1; i < table.End; i++)
        {
            var node = tree.Nodes[i];
            if (node.Tag is "th" or "thead")
            {
                return true;
            }

            if (node.Is("img") || node.Is("td") && node.Characters == 0)
            {
                return false;
            }

            if (node.Is("tr"))
            {
                first = rows == 1 ? cells : first;
                if (rows > 1 && cells != first)
                {
                    return false;
                }

                rows++;
                cells = 0;
            }

            cells += node.Is("td") ? 1 : 0;
        }

        return rows > 2 && cells == first && first > 1;
    }

    [GeneratedRegex(
        @"(?:^|[;\s])(?:mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?|opacity\s*:\s*0)\s*(?:!important\s*)?(?:;|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Hiding();

    [GeneratedRegex(
        @"(?:^|[;\s])(?:font-size|line-height)\s*:\s*[01](?:px)?\s*(?:!important\s*)?(?:;|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex NoSize();

    [GeneratedRegex(
        @"pre-?header|preview-?text|mcnpreviewtext",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Preheader();

    /// <summary>The same letter as a page.</summary>
    [GeneratedRegex(
        @"\b(?:view|read|open|see) (?:this |the |it |in )?(?:e-?mail|newsletter|message|issue|post|online|web)?\s?(?:in|on|online)?\s?(?:your |a |the |web )?(?:browser|online|web version|web)\b|trouble (?:viewing|reading)|im browser (?:ansehen|öffnen|anzeigen)|ver (?:en el|no) navegador|(?:voir|lire) .{0,30}(?:navigateur|en ligne)|在浏览器中|网页版|ブラウザで",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Elsewhere();

    /// <summary>How to leave a list, or why somebody is on it.</summary>
    [GeneratedRegex(
        @"unsubscrib|\bopt[- ]out\b|\b(?:manage|update|change|edit)\b.{0,30}\b(?:preferences|subscriptions?)\b|e-?mail preferences|\byou(?:['’]re| are)? (?:receiving|received|getting|got) this\b|this (?:e-?mail|message|newsletter) was sent (?:to|by)|no longer (?:want|wish) to (?:receive|get)|désabonn|désinscri|abmelden|abbestellen|abbestellung|cancelar (?:la |tu )?suscripci|darse de baja|descadastr|cancelar (?:a )?inscri|disiscri|uitschrijven|afmelden|отписаться|退订|取消订阅|取消訂閱|退閱|配信停止|購読解除|수신\s?거부",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Leaving();

    /// <summary>Where the sender lives.</summary>
    [GeneratedRegex(@"^(?=.{0,100}[0-9])[^.!?]{1,60},[^!?]{1,60}[^.!?]$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"^\W*(?:©|\(c\) ?[12]|copyright\b|all rights reserved|版权所有)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Rights();
}
