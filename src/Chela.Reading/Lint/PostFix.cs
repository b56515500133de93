namespace Chela.Reading.Lint;

/// <summary>Corrects the dates of posts, X05, by what their ids encode; the form of the date stays.</summary>
internal static class PostFix
{
    /// <summary>Corrects.</summary>
    public static void Apply(LintDocument document, FixLines lines)
    {
        var findings = new FindingList();
        if (document.StubLine == 0)
        {
            EntryRules.Check(document, findings);
        }

        var wrong = findings.Sorted().Where(f => f.Rule.Id == "X05").Select(f => f.Line).ToHashSet();
        var verbatim = VerbatimLines.Of(document);
        foreach (var block in document.Blocks.Where(b => wrong.Contains(b.Line) && !verbatim[b.Line - 1]))
        {
            var line = block.Lines[0];
            if (PostHeader.Parse(line) is { } post && PostRules.RightDate(post, document.Week) is { } date)
            {
                lines[block.Line - 1] = string.Concat(
                    line.AsSpan(0, post.DateStart),
                    date,
                    line.AsSpan(post.DateStart + post.Date.Length)
                );
            }
        }
    }
}
