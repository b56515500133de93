using System.Collections.Immutable;
using System.CommandLine;
using Chela.Digest;
using Chela.Envelope.Authorities;
using Chela.Reading.Lint;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela digest lint</c>: checks digests against their form.</summary>
internal static class LintVerb
{
    private const string Letters = "EWI";

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Digests, or folders with README.zh-CN.md and README.md, which are then compared, too",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var fix = new Option<bool>("--fix")
        {
            Description = "Correct what is mechanical; code, links and quotes stay as they are",
        };
        var pair = new Option<string[]>("--pair")
        {
            Description = "Two files that must have the same entries and sources",
            HelpName = "EN ZH",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var only = new Option<string?>("--only")
        {
            Description = "Print only errors (E), warnings (W), notes (I) or some of them, such as EW",
            HelpName = "E|W|I",
        };
        only.Validators.Add(result =>
        {
            var wanted = result.GetValueOrDefault<string?>() ?? "";
            if (wanted.Length == 0 || wanted.Any(c => !Letters.Contains(c)))
            {
                result.AddError($"--only: expected E, W, I or some of them, found '{wanted}'");
            }
        });
        var rules = new Option<bool>("--rules") { Description = "Print all rules" };
        var json = new Option<bool>("--json") { Description = "Print the findings as one JSON object" };
        var quiet = new Option<bool>("--quiet", "-q")
        {
            Description = "Print only warnings and errors, on standard error",
        };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 if there are warnings" };
        var command = new Command("lint", "Check digests against their form; exits with 1 if there are errors")
        {
            files,
            fix,
            pair,
            only,
            rules,
            json,
            quiet,
            strict,
        };
        command.Validators.Add(result =>
        {
            if (
                result.GetResult(files) is not { Tokens.Count: > 0 }
                && result.GetResult(pair) is null
                && result.GetResult(rules) is null
            )
            {
                result.AddError("expected a digest, found none named; such as: chela digest lint weekly/2026/2026W08");
            }
        });
        Examples.Add(
            command,
            ("chela digest lint weekly/2026/2026W08", "both files of a week, and whether they say the same"),
            ("chela digest lint --fix weekly/2026/*/README.zh-CN.md", "correct what is mechanical, then see the rest"),
            ("chela digest lint --only E --pair en.md zh.md", "two files of other names; only errors"),
            ("chela digest lint --rules", "what each rule says")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var printer = new LintPrinter(host.Terminal);
                if (parsed.GetValue(rules))
                {
                    printer.PrintRules();
                    return ExitCode.Done;
                }

                var names = parsed.GetValue(files) ?? [];
                ImmutableArray<string> both = [.. parsed.GetValue(pair) ?? []];
                var isFixing = parsed.GetValue(fix);
                var places = names.Concat(both).Select(Path.GetFullPath).ToList();
                var linted = await new LintJob(host.Effects(GrantsFor(places, isFixing)))
                    .RunAsync(names, both, isFixing, cancellation)
                    .ConfigureAwait(false);
                var shown = parsed.GetValue(only) ?? Letters;
                bool IsShown(Finding finding) =>
                    shown.Contains(LintJson.LetterOf(finding.Severity), StringComparison.Ordinal);

                if (parsed.GetValue(json))
                {
                    host.Terminal.Print(LintJson.Of(linted, IsShown));
                }
                else
                {
                    printer.Print(linted, IsShown, parsed.GetValue(quiet));
                }

                var worst = parsed.GetValue(strict) ? Severity.Warning : Severity.Error;
                return linted.Any(f => f.Problem is not null || f.Findings.Any(x => x.Severity <= worst))
                    ? ExitCode.NotDone
                    : ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>A digest is there for everyone to read; so is what is written in its place.</summary>
    private static IEnumerable<ManifestPlace> GrantsFor(List<string> places, bool isFixing) =>
        [
            .. Grants.Read(places),
            .. isFixing
                ? places.Concat(places.Select(p => Path.GetDirectoryName(p) ?? p)).Distinct().Select(Grants.Publish)
                : [],
        ];
}
