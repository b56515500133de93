using System.Collections.Immutable;
using System.Globalization;
using Chela.Digest;
using Chela.Reading.Lint;

namespace Chela.Terminals;

/// <summary>Prints findings for a person: a line each, with a sum at the end.</summary>
internal sealed class LintPrinter(Terminal terminal)
{
    private const int MostRanges = 12;

    /// <summary>Prints what came of linting.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isShown">Which findings to print; all of them count.</param>
    /// <param name="quiet">Only errors and warnings, on standard error.</param>
    public void Print(ImmutableArray<LintedFile> files, Func<Finding, bool> isShown, bool quiet)
    {
        foreach (var file in files)
        {
            foreach (var finding in file.Findings.Where(isShown))
            {
                if (!quiet)
                {
                    terminal.Print(LineOf(file, finding, terminal.Painted));
                }
                else if (finding.Severity != Severity.Note)
                {
                    terminal.Error.WriteLine(LineOf(file, finding, (text, _) => text));
                }
            }

            if (file.Problem is not null)
            {
                terminal.PrintError(file.Problem);
            }
            else if (file.Fix is { Refusal: { } reason })
            {
                terminal.PrintWarning($"{file.Name} was not corrected: {reason}");
            }
            else if (file.Fix is { IsChanged: true } fix && !quiet)
            {
                terminal.Print(FixOf(file.Name, fix));
            }
        }

        if (!quiet)
        {
            terminal.Print(Sum(files));
        }
    }

    /// <summary>Prints all rules.</summary>
    public void PrintRules()
    {
        foreach (var rule in LintRules.All)
        {
            terminal.Print($"{rule.Id} {LintJson.LetterOf(rule.Severity)} {rule.Text}");
        }
    }

    private static string LineOf(LintedFile file, Finding finding, Func<string, Colour, string> paint)
    {
        var colour = finding.Severity switch
        {
            Severity.Error => Colour.Red,
            Severity.Warning => Colour.Yellow,
            _ => Colour.Dim,
        };
        var letter = paint(LintJson.LetterOf(finding.Severity), colour);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Name}:{finding.Line}:{finding.Column}: {letter} {finding.Rule.Id} {finding.Message}"
        );
    }

    private static string FixOf(string name, FixedDigest fix)
    {
        var ranges = Ranges(fix.ChangedLines);
        var lines =
            ranges.Count == 0 ? ""
            : ranges.Count > MostRanges ? $"; changed {Counted.Of(fix.ChangedLines.Length, "line")}"
            : $"; changed {(fix.ChangedLines.Length == 1 ? "line" : "lines")} {string.Join(", ", ranges)}";
        var removed = fix.RemovedLines > 0 ? $"; took out {Counted.Of(fix.RemovedLines, "line")}" : "";
        return $"{name}: fixed {fix.Before.Length - fix.After.Length} of {Counted.Of(fix.Before.Length, "finding")}{lines}{removed}";
    }

    private static List<string> Ranges(ImmutableArray<int> lines)
    {
        var ranges = new List<string>();
        for (var (i, j) = (0, 0); i < lines.Length; i = j)
        {
            for (j = i + 1; j < lines.Length && lines[j] == lines[j - 1] + 1; j++) { }
            ranges.Add(j == i + 1 ? $"{lines[i]}" : $"{lines[i]}-{lines[j - 1]}");
        }

        return ranges;
    }

    private static string Sum(ImmutableArray<LintedFile> files)
    {
        string All(Severity severity, string name) => Counted.Of(files.Sum(f => f.Count(severity)), name);

        return $"{Counted.Of(files.Length, "file")}: {All(Severity.Error, "error")}, {All(Severity.Warning, "warning")}, {All(Severity.Note, "note")}";
    }
}
