using System.Collections.Frozen;
using System.Collections.Immutable;
using Chela.Reading.Form;

namespace Chela.Reading.Lint;

/// <summary>The rules of headings: H05 and S (SPEC, chapter 4).</summary>
internal static class StructureRules
{
    private static readonly SectionOrder Fixed = new(KnownSections.All);
    private static readonly SectionOrder Neutral = new(NeutralSections.All);

    /// <summary>Checks a document.</summary>
    public static void Check(LintDocument document, FindingList findings)
    {
        if (document.Headings.Count(h => h.Level == 1) != 1)
        {
            findings.Add("S01", 1);
        }

        CheckLevels(document.Headings, findings);
        CheckOrder(document, findings);
        CheckEmpty(document.Blocks, findings);
        var first = document.Headings.Find(h => h.Level == 2);
        if (document.Language == Language.Chinese && first?.Text != KnownSections.Contents)
        {
            findings.Add("H05", first?.Line ?? 1);
        }
    }

    private static void CheckLevels(List<LintBlock> headings, FindingList findings)
    {
        var before = 0;
        var titles = new Dictionary<string, int>();
        foreach (var heading in headings)
        {
            if (before > 0 && heading.Level > before + 1)
            {
                findings.Add("S04", heading.Line, 1, $"a heading of level {heading.Level} below one of level {before}");
            }

            before = heading.Level;
            if (heading.Level > 4)
            {
                findings.Add("S05", heading.Line);
            }

            if (heading.Level == 4)
            {
                if (titles.TryGetValue(heading.Text, out var line))
                {
                    findings.Add("S09", heading.Line, 6, $"the title of line {line} again");
                }

                titles[heading.Text] = heading.Line;
            }
        }
    }

    private static void CheckOrder(LintDocument document, FindingList findings)
    {
        var order = document.Title is { IsNeutral: true } ? Neutral : Fixed;
        var (section, lastSection, lastGroup) = ("", -1, -1);
        foreach (var heading in document.Headings)
        {
            if (heading.Level == 2)
            {
                (section, lastGroup) = (KnownSections.CurrentSectionName(heading.Text), -1);
                if (document.Language == Language.Chinese && !IsOldContents(heading.Text))
                {
                    CheckSection(order, heading, section, ref lastSection, findings);
                }
            }
            else if (heading.Level == 3 && order.Groups.TryGetValue(section, out var groups))
            {
                CheckGroup(groups, heading, section, ref lastGroup, findings);
            }
        }
    }

    private static bool IsOldContents(string section) =>
        section != KnownSections.Contents && LintDocument.IsContents(section);

    private static void CheckSection(
        SectionOrder order,
        LintBlock heading,
        string section,
        ref int last,
        FindingList findings
    )
    {
        var place = order.Names.IndexOf(section);
        if (place < 0)
        {
            findings.Add("S02", heading.Line, 4, $"unknown section {FindingList.Quoted(heading.Text)}");
            return;
        }

        if (place < last && !AreInEitherOrder(section, order.Names[last]))
        {
            findings.Add("S03", heading.Line, 4, $"{FindingList.Quoted(heading.Text)} after '{order.Names[last]}'");
        }

        last = Math.Max(place, last);
    }

    private static void CheckGroup(
        ImmutableArray<string> groups,
        LintBlock heading,
        string section,
        ref int last,
        FindingList findings
    )
    {
        var group = KnownSections.CurrentGroupName(heading.Text);
        var place = groups.IndexOf(group);
        if (place < 0)
        {
            findings.Add("S08", heading.Line, 5, $"unknown group {FindingList.Quoted(heading.Text)} in '{section}'");
        }
        else if (group != KnownSections.FloatingGroup)
        {
            if (place < last)
            {
                findings.Add("S07", heading.Line, 5, $"{FindingList.Quoted(heading.Text)} after '{groups[last]}'");
            }

            last = Math.Max(place, last);
        }
    }

    private static bool AreInEitherOrder(string one, string other) =>
        (one == KnownSections.FollowUps.Name.Chinese && other == KnownSections.Recommended.Name.Chinese)
        || (other == KnownSections.FollowUps.Name.Chinese && one == KnownSections.Recommended.Name.Chinese);

    private static void CheckEmpty(List<LintBlock> blocks, FindingList findings)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var next = i + 1 < blocks.Count ? blocks[i + 1] : null;
            var isEmpty = next is null || (next.Kind == BlockKind.Heading && next.Level <= blocks[i].Level);
            if (blocks[i].Kind == BlockKind.Heading && isEmpty)
            {
                findings.Add("S06", blocks[i].Line, 1, $"nothing below {FindingList.Quoted(blocks[i].Text)}");
            }
        }
    }

    /// <summary>The order of sections, and of the groups in those that have one.</summary>
    private sealed class SectionOrder(ImmutableArray<KnownSection> sections)
    {
        public ImmutableArray<string> Names { get; } =
        [KnownSections.Contents, .. sections.Select(s => s.Name.Chinese)];

        public FrozenDictionary<string, ImmutableArray<string>> Groups { get; } =
            sections
                .Where(s => !s.Groups.IsEmpty)
                .ToFrozenDictionary(s => s.Name.Chinese, s => s.Groups.Select(g => g.Chinese).ToImmutableArray());
    }
}
