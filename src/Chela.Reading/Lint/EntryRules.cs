using Chela.Reading.Form;

namespace Chela.Reading.Lint;

/// <summary>The rules of entries as a whole, N01, N02, P01, C08 to C10; what their blocks are has rules of its own.</summary>
internal sealed class EntryRules
{
    private static readonly IsoWeek FirstWithoutLists = new(2026, 9);

    private readonly LintDocument _document;
    private readonly FindingList _findings;
    private readonly SourceRules _sources;
    private readonly WikiLinkRules _wikiLinks;
    private readonly PostRules _posts;
    private readonly ImageRules _images;
    private readonly string _papers;
    private readonly bool _isWithoutLists;

    private EntryRules(LintDocument document, FindingList findings)
    {
        (_document, _findings) = (document, findings);
        _sources = new SourceRules(document, findings);
        _wikiLinks = new WikiLinkRules(document, findings);
        _posts = new PostRules(document, findings);
        _images = new ImageRules(findings);
        var title = document.Title;
        _papers = (title is { IsNeutral: true } ? NeutralSections.Papers : KnownSections.Research).Name.Chinese;
        _isWithoutLists =
            title is not null
            && (title.Year, title.Number).CompareTo((FirstWithoutLists.Year, FirstWithoutLists.Number)) >= 0;
    }

    /// <summary>Checks a document.</summary>
    public static void Check(LintDocument document, FindingList findings)
    {
        var rules = new EntryRules(document, findings);
        foreach (var entry in LintEntry.Of(document))
        {
            var isGroupAlone = entry.Heading.Level == 3 && entry.Blocks.Count == 0;
            if (entry.Heading.Level >= 3 && !isGroupAlone && !LintDocument.IsContents(entry.Section))
            {
                rules.Check(entry);
            }
        }

        rules._images.CheckNumbers();
    }

    private void Check(LintEntry entry)
    {
        if (entry.IsEntry)
        {
            CheckSource(entry);
        }

        for (var i = 0; i < entry.Blocks.Count; i++)
        {
            Check(entry.Blocks[i], i + 1 < entry.Blocks.Count ? entry.Blocks[i + 1] : null);
        }

        CheckRunningText(entry);
    }

    private void CheckSource(LintEntry entry)
    {
        var heading = entry.Heading;
        var first = entry.Blocks.Find(b => b.Kind is not (BlockKind.Callout or BlockKind.Quote))?.Kind;
        if (first is not (BlockKind.Link or BlockKind.WikiLink or BlockKind.Post))
        {
            if (Cites(entry, IsSource))
            {
                _findings.Add("N01", heading.Line, 1, "the source does not come first", Severity.Note);
            }
            else
            {
                _findings.Add("N01", heading.Line, 1, "no source is cited");
            }
        }

        if (first is BlockKind.Link or BlockKind.WikiLink && !entry.Blocks.Exists(b => IsText(b.Kind)))
        {
            _findings.Add("N02", heading.Line);
        }

        if (entry.Section == _papers && !Cites(entry, PaperRules.Mentions))
        {
            _findings.Add("P01", heading.Line, 1, $"no link to arXiv in {FindingList.Quoted(heading.Text)}");
        }
    }

    private void Check(LintBlock block, LintBlock? next)
    {
        switch (block.Kind)
        {
            case BlockKind.Link:
                _sources.Check(block);
                break;
            case BlockKind.WikiLink:
                var name = LineForm.WikiLink(block.Lines[0])!;
                _sources.CheckRepeated($"[[{name}]]", block.Line, 1);
                _wikiLinks.Check(name, block.Line, 1);
                break;
            case BlockKind.Post:
                _posts.Check(block, next);
                break;
            case BlockKind.Callout:
                QuoteRules.CheckCallout(block, _findings);
                break;
            case BlockKind.Quote:
                QuoteRules.Check(block, _findings);
                break;
            case BlockKind.Image:
                _images.Check(block);
                break;
            case BlockKind.BulletList or BlockKind.NumberedList when _isWithoutLists:
                _findings.Add("C10", block.Line);
                break;
        }
    }

    private void CheckRunningText(LintEntry entry)
    {
        var (hasCurly, hasCorner) = (false, false);
        foreach (var block in entry.Blocks.Where(b => IsRunningText(b.Kind)))
        {
            for (var line = block.Line; line < block.End; line++)
            {
                var text = _document.Line(line);
                foreach (var (start, inside) in LineForm.WikiLinks(text))
                {
                    _findings.Add("K02", line, start + 1);
                    _wikiLinks.Check(inside, line, start + 1);
                }

                if (text.IndexOf("**", StringComparison.Ordinal) is var bold and >= 0)
                {
                    _findings.Add("C09", line, bold + 1);
                }

                hasCurly |= text.Contains('“');
                hasCorner |= text.Contains('「');
            }
        }

        if (hasCurly && hasCorner)
        {
            _findings.Add("C08", entry.Heading.Line);
        }
    }

    private static bool Cites(LintEntry entry, Func<string, bool> isCited) =>
        entry.Blocks.Exists(b => b.Lines.Any(isCited));

    private static bool IsSource(string line) =>
        line.Contains("http://", StringComparison.Ordinal)
        || line.Contains("https://", StringComparison.Ordinal)
        || line.Contains("[[", StringComparison.Ordinal);

    private static bool IsText(BlockKind kind) =>
        IsRunningText(kind) || kind is BlockKind.Quote or BlockKind.Table or BlockKind.Code or BlockKind.Callout;

    private static bool IsRunningText(BlockKind kind) =>
        kind is BlockKind.Paragraph or BlockKind.BulletList or BlockKind.NumberedList;
}
