using System.Text;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>Cleans the chosen part of what is no text.</summary>
internal sealed class Pruning
{
    /// <summary>A line at the edge of a text that is longer belongs to it, in characters.</summary>
    private const int EdgeLine = 300;

    /// <summary>A line that is worth more is one of the text: see <see cref="PageRun.Worth"/>.</summary>
    private const int GoodLine = 60;

    private readonly PageTree _tree;
    private readonly PageNode _main;
    private readonly PageHints _hints;
    private readonly ExtractionRules _rules;

    private readonly int _firstGood = int.MaxValue;
    private readonly int _lastGood;

    private Pruning(PageTree tree, PageNode main, PageHints hints, ExtractionRules rules)
    {
        (_tree, _main, _hints, _rules) = (tree, main, hints, rules);
        foreach (var run in PageRuns.Of(tree))
        {
            if (run.Worth > GoodLine && main.Holds(run.First))
            {
                _firstGood = Math.Min(_firstGood, run.First.Index);
                _lastGood = run.Last.Index;
            }
        }
    }

    /// <summary>Drops it.</summary>
    public static void Clean(PageTree tree, PageNode main, PageHints hints, ExtractionRules rules)
    {
        var pruning = new Pruning(tree, main, hints, rules);
        pruning.DropElements();
        var runs = PageRuns.Of(tree).Where(r => main.Holds(r.First)).ToList();
        pruning.DropLines(runs);
        pruning.DropOpening(runs);
        pruning.DropClosing(runs);
    }

    private void DropElements()
    {
        for (var i = _main.Index + 1; i < _main.End; i++)
        {
            var node = _tree.Nodes[i];
            if (!node.IsDropped && node.Element is not null)
            {
                node.DroppedBy = RuleAgainst(node);
            }

            if (node.IsDropped)
            {
                i = node.End - 1;
            }
        }
    }

    private ExtractionRules RuleAgainst(PageNode node)
    {
        if (_rules.HasFlag(ExtractionRules.Captions) && (node.Is("figcaption") || node.Is("figure") && node.Good < 400))
        {
            return ExtractionRules.Captions;
        }

        // Between paragraphs a list of links may be what the text is about.
        return
            _rules.HasFlag(ExtractionRules.Links)
            && (node.Index > _lastGood || node.End <= _firstGood)
            && node.Tag is "ul" or "ol" or "div" or "section" or "table" or "dl"
            && node.Links > 1
            && node.LinkShare > 0.6
            && node.Stops * 40 < node.Characters
            ? ExtractionRules.Links
            : ExtractionRules.None;
    }

    private void DropLines(List<PageRun> runs)
    {
        if (!_rules.HasFlag(ExtractionRules.Phrases))
        {
            return;
        }

        foreach (var run in runs)
        {
            if (run.Characters <= EdgeLine && BoilerplatePhrases.Matches(LineOf(run)) || IsPointer(run))
            {
                Drop(run, ExtractionRules.Phrases);
            }
        }

        runs.RemoveAll(r => r.IsDropped);
    }

    /// <summary>A paragraph that is nothing but a link to another page of the site is an offer to read on elsewhere.</summary>
    private bool IsPointer(PageRun run)
    {
        if (
            run.Characters < 20
            || run.LinkCharacters < run.Characters - 3
            || run.Holder.Tag is not ("p" or "div" or "h2" or "h3" or "h4")
        )
        {
            return false;
        }

        for (var node = run.First; node is not null && node != run.Holder; node = node.Parent)
        {
            if (node.Is("a") && node.Attribute("href") is { } href)
            {
                return _hints.IsSameSite(href);
            }
        }

        return false;
    }

    private void DropOpening(List<PageRun> runs)
    {
        if (!_rules.HasFlag(ExtractionRules.Opening))
        {
            return;
        }

        var i = 0;
        foreach (var run in runs)
        {
            if (run.Holder.Is("h1") || IsTitle(run) || i++ < 8 && run.Characters <= EdgeLine && IsOpening(run))
            {
                Drop(run, ExtractionRules.Opening);
                continue;
            }

            if (run.Worth > GoodLine)
            {
                break;
            }
        }

        runs.RemoveAll(r => r.IsDropped);
    }

    private bool IsTitle(PageRun run) =>
        run.Characters <= EdgeLine
        && _hints.Title is { } title
        && Comparable(LineOf(run)) is { Length: > 8 } line
        && Comparable(title).StartsWith(line, StringComparison.Ordinal);

    private bool IsOpening(PageRun run)
    {
        for (var node = run.First; node is not null; node = node.Parent)
        {
            if (
                node.Is("header")
                || node.Is("time")
                || !node.Is("p")
                    && (node.Marks & (NameMarks.Title | NameMarks.Byline)) != 0
                    && (node.Marks & NameMarks.Body) == 0
                    && node.Good < 300
            )
            {
                return true;
            }
        }

        return BoilerplatePhrases.MatchesAtEdge(LineOf(run))
            || run.LinkCharacters > 0 && run.LinkCharacters >= run.Characters - 2;
    }

    private void DropClosing(List<PageRun> runs)
    {
        var kept = runs.Count;
        for (var i = runs.Count - 1; i > 0; i--)
        {
            var run = runs[i];
            var rule =
                _rules.HasFlag(ExtractionRules.Closing) && run.Characters <= EdgeLine && IsClosing(run)
                    ? ExtractionRules.Closing
                : _rules.HasFlag(ExtractionRules.Headings) && IsHeading(run) ? ExtractionRules.Headings
                : ExtractionRules.None;
            if (rule == ExtractionRules.None)
            {
                break;
            }

            Drop(run, rule);
            kept = i;
        }

        runs.RemoveRange(kept, runs.Count - kept);
    }

    private static bool IsHeading(PageRun run) => (run.Holder.Traits & TagTraits.Heading) != 0;

    private bool IsClosing(PageRun run) =>
        BoilerplatePhrases.MatchesAtEdge(LineOf(run))
        || run.LinkCharacters > 0 && run.LinkCharacters >= run.Characters - 2 && !run.Holder.Is("li");

    private void Drop(PageRun run, ExtractionRules rule)
    {
        run.IsDropped = true;
        for (var i = run.First.Index; i <= run.Last.Index; i++)
        {
            if (_tree.Nodes[i].Text is not null)
            {
                _tree.Nodes[i].DroppedBy = rule;
            }
        }
    }

    private string LineOf(PageRun run)
    {
        var line = new StringBuilder();
        for (var i = run.First.Index; i <= run.Last.Index && line.Length < 2 * EdgeLine; i++)
        {
            if (_tree.Nodes[i] is { IsDropped: false, Text: { } text })
            {
                line.Append(text);
            }
        }

        return Spaces.Collapse(line.ToString());
    }

    private static string Comparable(string text) => Casing.ToLower(string.Concat(text.Where(char.IsLetterOrDigit)));
}
