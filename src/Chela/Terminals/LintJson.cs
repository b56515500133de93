using System.Collections.Immutable;
using System.Text.Json;
using Chela.Digest;
using Chela.Reading.Lint;

namespace Chela.Terminals;

/// <summary>Findings as <c>--json</c> prints them: one object.</summary>
internal sealed record LintJson(string Schema, int Version, ImmutableArray<LintJson.FileJson> Files)
{
    /// <summary>The form of what came of linting, with the findings that are to be shown.</summary>
    public static string Of(IEnumerable<LintedFile> files, Func<Finding, bool> isShown) =>
        JsonSerializer.Serialize(
            new LintJson("chela.lint", 1, [.. files.Select(f => FileOf(f, isShown))]),
            LineJson.Readable.LintJson
        );

    /// <summary>The letter of a severity: E, W or I.</summary>
    public static string LetterOf(Severity severity) =>
        severity switch
        {
            Severity.Error => "E",
            Severity.Warning => "W",
            _ => "I",
        };

    private static FileJson FileOf(LintedFile file, Func<Finding, bool> isShown) =>
        new(
            file.Name,
            file.Problem,
            file.Count(Severity.Error),
            file.Count(Severity.Warning),
            file.Count(Severity.Note),
            file.Fix is { Refusal: null } fix ? fix.Before.Length - fix.After.Length : null,
            file.Fix is { Refusal: null } changed ? changed.ChangedLines : null,
            [
                .. file
                    .Findings.Where(isShown)
                    .Select(f => new FindingJson(f.Rule.Id, LetterOf(f.Severity), f.Line, f.Column, f.Message)),
            ]
        );

    /// <summary>One file.</summary>
    internal sealed record FileJson(
        string File,
        string? Problem,
        int Errors,
        int Warnings,
        int Notes,
        int? Fixed,
        ImmutableArray<int>? ChangedLines,
        ImmutableArray<FindingJson> Findings
    );

    /// <summary>One finding.</summary>
    internal sealed record FindingJson(string Rule, string Severity, int Line, int Column, string Message);
}
