using System.CommandLine;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Agent.Search;
using Chela.Configuration;
using Chela.Edge.Sqlite.Search;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Search;
using Chela.Terminals;
using Chela.Text;

namespace Chela.Verbs;

/// <summary><c>chela search</c>: what was saved, written and said about something.</summary>
internal static class SearchVerb
{
    private const int UsualLimit = 10;

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var query = new Argument<string[]>("QUERY")
        {
            Description = "Words, all of which must be there; \"in quotes\" as they stand, word* for what begins so",
            Arity = ArgumentArity.OneOrMore,
        };
        var within = new Option<string[]>("--in")
        {
            Description = "Only there",
            HelpName = "shelf|notes|conversations",
        };
        within.AcceptOnlyFromAmong([.. SearchKinds.All.Select(SearchKinds.NameOf)]);
        var limit = new Option<int>("--limit")
        {
            Description = $"How many at most, up to {FindText.MostHits}",
            HelpName = "N",
            DefaultValueFactory = _ => UsualLimit,
        };
        limit.CustomParser = result =>
        {
            var given = result.Tokens is [var token] ? token.Value : "";
            if (
                int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is >= 1 and <= FindText.MostHits
            )
            {
                return number;
            }

            result.AddError($"--limit: expected a number from 1 to {FindText.MostHits}, found '{given}'");
            return UsualLimit;
        };
        var json = new Option<bool>("--json") { Description = "Print each hit as a JSON object on a line of its own" };
        var command = new Command("search", "Search what you saved, your notes, and what was said")
        {
            query,
            within,
            limit,
            json,
        };
        Examples.Add(
            command,
            ("chela search reinforcement learning", "all that has both words"),
            ("chela search 强化学习 --in shelf", "what you saved about it"),
            ("chela search '\"attention is all you need\"' --json", "these words in this order, for a program")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var words = string.Join(' ', parsed.GetValue(query)!);
                var run = new Run(host.Effects([.. Grants.Read(host.Home), Grants.Search()]));
                var isFound = false;
                if (await new SettingsLoader(run).LoadAsync(host.Home, cancellation).ConfigureAwait(false) is { } owner)
                {
                    var kinds = parsed.GetValue(within)!.Select(SearchKinds.Of).OfType<SearchKind>();
                    var effect = FindText.Of(
                        new Value.Text(words, Label.Owner),
                        SearchTool.PlacesOf(host.Home, owner),
                        kinds,
                        parsed.GetValue(limit)
                    );
                    var outcome = await run.PerformAsync(effect, cancellation).ConfigureAwait(false);
                    isFound = Tell(host, owner, run, words, outcome, parsed.GetValue(json));
                }

                var report = run.Close(host.NewRunId(), "search");
                new ReportPrinter(host.Terminal).Print(report, quiet: true, verbose: false);
                return report.Succeeded && isFound ? ExitCode.Done : ExitCode.NotDone;
            }
        );
        return command;
    }

    private static bool Tell(Host host, ChelaSettings owner, Run run, string words, Outcome outcome, bool json)
    {
        if (outcome is not Outcome.Done done)
        {
            run.Fail(outcome.Reason(), null);
            return false;
        }

        var result = FindText.Result(done.Value);
        foreach (var problem in result.Problems)
        {
            run.Warn(new Remark(null, null, null, problem, null));
        }

        var printer = new SearchPrinter(host.Terminal, owner.Zone ?? host.Zone);
        foreach (var hit in result.Hits)
        {
            if (json)
            {
                host.Terminal.Print(SearchHitJson.Of(hit));
            }
            else
            {
                printer.Print(hit);
            }
        }

        if (result.Hits.IsEmpty)
        {
            host.Terminal.Error.WriteLine(
                result.IsSenseless
                    ? $"expected a word that says what you look for, found none in '{PlainText.OneLine(words)}'; \"quotes\" take words as they stand"
                    : $"nothing was found that has '{PlainText.OneLine(words)}'"
            );
        }

        return !result.Hits.IsEmpty;
    }
}
