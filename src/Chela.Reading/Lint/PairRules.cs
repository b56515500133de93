using System.Collections.Frozen;
using System.Collections.Immutable;
using Chela.Reading.Form;

namespace Chela.Reading.Lint;

/// <summary>The rules of the two files of one digest: D. Titles are translated, so entries are known by their sources.</summary>
internal static class PairRules
{
    private static readonly FrozenDictionary<string, string> Sections = ChineseNames(
        KnownSections.All.Concat(NeutralSections.All).Select(s => s.Name)
    );

    private static readonly FrozenDictionary<string, string> Groups = ChineseNames(
        KnownSections.All.SelectMany(s => s.Groups)
    );

    /// <summary>Checks both.</summary>
    public static (ImmutableArray<Finding> English, ImmutableArray<Finding> Chinese) Check(
        LintDocument english,
        LintDocument chinese
    )
    {
        if (english.StubLine > 0)
        {
            return ([], []);
        }

        var (one, other) = (new Side(english), new Side(chinese));
        one.Report(other, "README.zh-CN.md");
        other.Report(one, "README.md");
        one.ReportOrder(other);
        return (one.Findings.Sorted(), other.Findings.Sorted());
    }

    /// <summary>The Chinese name for each name in either language.</summary>
    private static FrozenDictionary<string, string> ChineseNames(IEnumerable<BilingualName> names) =>
        names
            .SelectMany(n => new[] { (Name: n.English, n.Chinese), (Name: n.Chinese, n.Chinese) })
            .DistinctBy(n => n.Name)
            .ToFrozenDictionary(n => n.Name, n => n.Chinese);

    /// <summary>One of the two files.</summary>
    private sealed class Side
    {
        private readonly List<(string Key, LintBlock Heading)> _headings = [];
        private readonly List<(string Source, int Line)> _sources = [];

        public Side(LintDocument document)
        {
            foreach (var entry in LintEntry.Of(document))
            {
                var sources = entry.Blocks.SelectMany(SourcesOf).ToList();
                _sources.AddRange(sources);
                var heading = entry.Heading;
                if (heading.Level >= 2 && !LintDocument.IsContents(heading.Text))
                {
                    _headings.Add((KeyOf(heading, sources), heading));
                }
            }
        }

        public FindingList Findings { get; } = new();

        /// <summary>Reports what the other side does not have, as often as it does not have it.</summary>
        public void Report(Side other, string otherName)
        {
            var headings = Counted(other._headings.Select(h => h.Key));
            foreach (var (key, heading) in _headings)
            {
                if (!Take(headings, key))
                {
                    var text = FindingList.Quoted(heading.Text);
                    Findings.Add("D01", heading.Line, heading.Level + 2, $"{otherName} does not have {text}");
                }
            }

            var sources = Counted(other._sources.Select(s => s.Source));
            foreach (var (source, line) in _sources)
            {
                if (!Take(sources, source))
                {
                    Findings.Add("D02", line, 1, $"{otherName} does not cite {FindingList.Quoted(source)}");
                }
            }
        }

        /// <summary>Reports the first heading that stands elsewhere than on the other side.</summary>
        public void ReportOrder(Side other)
        {
            var (mine, theirs) = (CommonWith(other), other.CommonWith(this));
            var at = mine.Zip(theirs).ToList().FindIndex(pair => pair.First.Key != pair.Second.Key);
            if (at >= 0)
            {
                var heading = mine[at].Heading;
                var text = FindingList.Quoted(theirs[at].Heading.Text);
                Findings.Add("D03", heading.Line, heading.Level + 2, $"README.zh-CN.md has {text} in this place");
            }
        }

        private List<(string Key, LintBlock Heading)> CommonWith(Side other)
        {
            var theirs = Counted(other._headings.Select(h => h.Key));
            return [.. _headings.Where(h => Take(theirs, h.Key))];
        }

        /// <summary>What both files have in common of a heading; a free name may be translated, so it does not count.</summary>
        private static string KeyOf(LintBlock heading, List<(string Source, int Line)> sources)
        {
            var key = heading.Level switch
            {
                2 => Sections.GetValueOrDefault(KnownSections.CurrentSectionName(heading.Text), ""),
                3 => Groups.GetValueOrDefault(KnownSections.CurrentGroupName(heading.Text), ""),
                _ => sources.Count > 0 ? sources[0].Source : "",
            };
            return $"{heading.Level} {key}";
        }

        private static IEnumerable<(string Source, int Line)> SourcesOf(LintBlock block)
        {
            var line = block.Lines[0];
            var source = block.Kind switch
            {
                BlockKind.Link => LineForm.Link(line)!.Value.Url,
                BlockKind.WikiLink => line,
                BlockKind.Post => PostHeader.Parse(line)?.Id,
                _ => null,
            };
            return source is null ? [] : [(source, block.Line)];
        }

        private static Dictionary<string, int> Counted(IEnumerable<string> keys)
        {
            var counts = new Dictionary<string, int>();
            foreach (var key in keys)
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }

            return counts;
        }

        private static bool Take(Dictionary<string, int> counts, string key)
        {
            var count = counts.GetValueOrDefault(key);
            counts[key] = count - 1;
            return count > 0;
        }
    }
}
