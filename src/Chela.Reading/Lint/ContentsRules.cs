using Chela.Reading.Form;

namespace Chela.Reading.Lint;

/// <summary>The rules of the table of contents: T (SPEC, chapter 3).</summary>
internal static class ContentsRules
{
    /// <summary>Checks a document.</summary>
    public static void Check(LintDocument document, FindingList findings)
    {
        if (document.Language == Language.English && document.Headings.Count == 1)
        {
            return;
        }

        var headings = Anchors(document);
        var byAnchor = new Dictionary<string, Target>();
        foreach (var heading in headings)
        {
            byAnchor[heading.Anchor] = heading;
        }

        var items = Items(document, byAnchor, findings);
        if (items.Count == 0)
        {
            findings.Add("T05", 1, 1, "there is no table of contents");
            return;
        }

        CheckItems(items, headings, byAnchor, findings);
    }

    /// <summary>The first line below the table of contents: that of the first section that is none.</summary>
    public static int Body(LintDocument document) =>
        document.Headings.Find(h => h.Level == 2 && !LintDocument.IsContents(h.Text))?.Line
        ?? document.Lines.Length + 1;

    private static List<Target> Anchors(LintDocument document)
    {
        var seen = new Dictionary<string, int>();
        var targets = new List<Target>();
        foreach (var heading in document.Headings)
        {
            var anchor = HeadingText.Anchor(heading.Text);
            var count = seen.GetValueOrDefault(anchor);
            seen[anchor] = count + 1;
            targets.Add(new Target(heading, count == 0 ? anchor : $"{anchor}-{count}"));
        }

        return targets;
    }

    private static List<Item> Items(LintDocument document, Dictionary<string, Target> byAnchor, FindingList findings)
    {
        var items = new List<Item>();
        var body = Body(document);
        foreach (var block in document.Blocks.Where(b => b.Kind == BlockKind.Contents))
        {
            for (var line = block.Line; line < block.End; line++)
            {
                var parts = LineForm.Contents(document.Line(line));
                if (block.Line < body && parts is null)
                {
                    findings.Add("T01", line);
                }
                else if (parts is var (indent, label, anchor))
                {
                    var item = new Item(line, indent, label, anchor);
                    if (block.Line < body)
                    {
                        items.Add(item);
                    }
                    else if (!byAnchor.ContainsKey(anchor))
                    {
                        Unresolved(item, findings);
                    }
                }
            }
        }

        return items;
    }

    private static void CheckItems(
        List<Item> items,
        List<Target> headings,
        Dictionary<string, Target> byAnchor,
        FindingList findings
    )
    {
        var (hit, last, isInOrder) = (new HashSet<int>(), 0, true);
        foreach (var item in items)
        {
            if (!byAnchor.TryGetValue(item.Anchor, out var target))
            {
                Unresolved(item, findings);
                continue;
            }

            var heading = target.Heading;
            isInOrder &= heading.Line >= last;
            last = heading.Line;
            hit.Add(heading.Line);
            if (item.Indent != 2 * (heading.Level - 1))
            {
                findings.Add("T04", item.Line, 1, $"indent of {item.Indent} for a heading of level {heading.Level}");
            }

            if (item.Label != HeadingText.Label(heading.Text))
            {
                findings.Add(
                    "T03",
                    item.Line,
                    item.Indent + 4,
                    $"label {FindingList.Quoted(item.Label)}, heading {FindingList.Quoted(heading.Text)} in line {heading.Line}"
                );
            }
        }

        foreach (var heading in headings.Select(t => t.Heading).Where(h => !hit.Contains(h.Line)))
        {
            findings.Add("T05", heading.Line, 1, $"{FindingList.Quoted(heading.Text)} is not in the table of contents");
        }

        if (!isInOrder)
        {
            findings.Add("T06", items[0].Line);
        }
    }

    private static void Unresolved(Item item, FindingList findings) =>
        findings.Add(
            "T02",
            item.Line,
            item.Indent + item.Label.Length + 6,
            $"no heading has the anchor {FindingList.Quoted("#" + item.Anchor)}"
        );

    private readonly record struct Item(int Line, int Indent, string Label, string Anchor);

    private readonly record struct Target(LintBlock Heading, string Anchor);
}
