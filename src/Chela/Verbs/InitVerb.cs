using System.CommandLine;
using Chela.Agent.Reports;
using Chela.Configuration;

namespace Chela.Verbs;

/// <summary><c>chela init</c>: asks once what every digest needs to know.</summary>
internal static class InitVerb
{
    /// <summary>The word of the verb.</summary>
    public const string Word = "init";

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var vault = new Option<string?>("--vault") { Description = "Your Obsidian vault", HelpName = "DIR" };
        var language = new Option<string?>("--language")
        {
            Description = "Your language: zh or en",
            HelpName = "zh|en",
        };
        language.AcceptOnlyFromAmong("zh", "en");
        var zone = new Option<string?>("--zone")
        {
            Description = "Your time zone, such as Asia/Shanghai",
            HelpName = "ZONE",
        };
        var digests = new Option<string?>("--digests", "--out", "-o")
        {
            Description = "The folder that gets a folder for each year and week",
            HelpName = "DIR",
        };
        var byline = new Option<string?>("--byline")
        {
            Description = "The line under a digest's title: by @handle (Name) and LLMs",
            HelpName = "TEXT",
        };
        var force = new Option<bool>("--force") { Description = "Replace the chela.yaml there is" };
        var command = new Command(Word, "Tell Chela once where your vault is and how your digests look")
        {
            vault,
            language,
            zone,
            digests,
            byline,
            force,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela init", "asks; Enter takes what stands in brackets"),
            (
                "chela init --vault ~/Notes --language en --zone Europe/Berlin --byline 'by @ann (Ann) and LLMs'",
                "asks only for the rest"
            )
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var answers = new InitAnswers(
                    parsed.GetValue(vault),
                    parsed.GetValue(language),
                    parsed.GetValue(zone),
                    parsed.GetValue(digests),
                    parsed.GetValue(byline)
                );
                var settings = Ask(host, answers);
                var vaults = settings.Vault is { } named
                    ? [Home.Expand(named, Environment.CurrentDirectory)]
                    : Array.Empty<string>();
                var run = new Run(
                    host.Effects([.. Grants.Read([host.Home.Path, .. vaults]), Grants.Keep(host.Home.Path)])
                );
                await new InitJob(run, host.Home)
                    .RunAsync(settings, parsed.GetValue(force), cancellation)
                    .ConfigureAwait(false);
                return report.Finish(host, parsed, run.Close(host.NewRunId(), "init"));
            }
        );
        return command;
    }

    /// <summary>Asks for what was not given; where nobody can answer, takes what a question would propose.</summary>
    private static InitAnswers Ask(Host host, InitAnswers given)
    {
        string? Answer(string question, string? given, string? proposal)
        {
            if (given is not null || !host.Terminal.IsInteractive)
            {
                return given ?? proposal;
            }

            var answer = host.Terminal.Ask(proposal is null ? $"{question}:" : $"{question} [{proposal}]:")?.Trim();
            return string.IsNullOrEmpty(answer) ? proposal : answer;
        }

        var isChinese = Environment.GetEnvironmentVariable("LANG")?.StartsWith("zh", StringComparison.Ordinal) == true;
        return new InitAnswers(
            Answer("Your Obsidian vault", given.Vault, null),
            Answer("Your language, zh or en", given.Language, isChinese ? "zh" : "en"),
            Answer("Your time zone", given.Zone, host.Zone.Id),
            Answer("Where digests go", given.Digests, Path.GetFullPath("weekly")),
            Answer("The byline of your digests", given.Byline, Reading.Compose.DigestStyles.DefaultByline)
        );
    }
}
