using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The rules of quotes and callouts: Q02 and A (SPEC, chapter 5).</summary>
internal static class QuoteRules
{
    private const string Mark = "> [!";

    /// <summary>Checks the lines of a quote.</summary>
    public static void Check(LintBlock block, FindingList findings)
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines[i];
            if (line != ">" && !line.StartsWith("> ", StringComparison.Ordinal))
            {
                findings.Add("Q02", block.Line + i);
            }
        }
    }

    /// <summary>Checks a callout, which is a quote too.</summary>
    public static void CheckCallout(LintBlock block, FindingList findings)
    {
        var first = block.Lines[0];
        var kindEnd = first.StartsWith(Mark, StringComparison.Ordinal) ? CharacterClass.WordEnd(first, Mark.Length) : 0;
        var isKnown =
            kindEnd > 0
            && kindEnd < first.Length
            && first[kindEnd] == ']'
            && first[Mark.Length..kindEnd] is "NOTE" or "TIP" or "IMPORTANT" or "WARNING" or "CAUTION";
        if (!isKnown)
        {
            findings.Add("A01", block.Line, 1, $"unknown callout {FindingList.Quoted(first)}");
            return;
        }

        if (!CharacterClass.Trim(first.AsSpan(kindEnd + 1)).IsEmpty)
        {
            findings.Add("A02", block.Line, kindEnd + 2);
        }
        else if (!block.Lines.Skip(1).Any(l => l.AsSpan().TrimStart("> ").Length > 0))
        {
            findings.Add("A04", block.Line);
        }
        else if (block.Lines[1] == ">")
        {
            findings.Add("A03", block.Line);
        }

        Check(block, findings);
    }
}
