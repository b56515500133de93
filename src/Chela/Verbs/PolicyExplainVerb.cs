using System.Collections.Immutable;
using System.CommandLine;
using Chela.Agent.Effects;
using Chela.Audit;
using Chela.Edge.Files;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;
using Chela.Guard;
using Chela.Terminals;
using Chela.Text;

namespace Chela.Verbs;

/// <summary><c>chela policy explain</c>: what would be decided on an effect, and what every check says of it.</summary>
internal static class PolicyExplainVerb
{
    private const long MaxFile = 16 * 1024 * 1024;
    private const string Schema = "chela.explanation";

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var effect = new Option<string>("--effect")
        {
            Description = "The call with the origin of each value, as JSON",
            HelpName = "E.json",
            Required = true,
        };
        var records = new Option<string>("--records")
        {
            Description = "What it is decided on: owner, contacts, tools, policy, messages, results, as JSON",
            HelpName = "R.json",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object, with the certificate" };
        var command = new Command("explain", "Say what would be decided on an effect, check by check, and why")
        {
            effect,
            records,
            json,
        };
        Examples.Add(
            command,
            ("chela policy explain --effect call.json --records task.json", "docs/policy.md shows both files"),
            (
                "chela policy explain --effect call.json --records task.json --json > one.jsonl; chela audit verify one.jsonl",
                "the same verdict, derived a second time"
            )
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (call, rest) = (parsed.GetValue(effect)!, parsed.GetValue(records)!);
                var effects = host.Effects(Grants.Read(Path.GetFullPath(call), Path.GetFullPath(rest)));
                var read = new List<(string, ReadOnlyMemory<byte>)>();
                foreach (var name in new[] { call, rest })
                {
                    var file = ReadFile.Of(Path.GetFullPath(name), MaxFile);
                    var outcome = await effects.PerformAsync(file, cancellation).ConfigureAwait(false);
                    if (outcome is not Outcome.Done done)
                    {
                        return Fail(host, $"{outcome.Reason()}; name a file that can be read", parsed.GetValue(json));
                    }

                    read.Add((name, ReadFile.Result(done.Value)));
                }

                try
                {
                    Tell(host, ExplainedCase.Read(read[0], read[1], host.Time.GetLocalNow()), parsed.GetValue(json));
                    return ExitCode.Done;
                }
                catch (WireError e)
                {
                    return Fail(host, $"{e.Message}; docs/policy.md shows both files", parsed.GetValue(json));
                }
            }
        );
        return command;
    }

    private static int Fail(Host host, string message, bool asJson)
    {
        if (asJson)
        {
            var json = new CanonicalJson().StartObject().Name("error").Text(message).Name("schema").Text(Schema);
            host.Terminal.Print(json.Name("version").Number(1).EndObject().ToString());
        }
        else
        {
            host.Terminal.PrintError(message);
        }

        return ExitCode.NotDone;
    }

    private static void Tell(Host host, ExplainedCase it, bool asJson)
    {
        var decision = ReferenceMonitor.Decide(it.Effect, it.Authority, it.Policy, it.Usage, it.Moment);
        var checks = Explanation.Of(it.Effect, it.Authority, it.Policy, it.Usage, it.Moment);
        if (asJson)
        {
            host.Terminal.Print(Json(decision, checks));
            return;
        }

        var terminal = host.Terminal;
        var place = decision.Verdict == Verdict.Allow ? "" : $" ({Name(decision.Check)}: {decision.Rule})";
        terminal.Print(terminal.Painted($"{PolicyWords.Of(decision.Verdict)}{place}", Colour.Bold));
        terminal.Print($"  {decision.Why}");
        foreach (var check in checks)
        {
            var said = check.Verdict == Verdict.Allow ? "" : $"  {check.Rule}: {check.Why}";
            // The last is no check: what the rules and defaults say besides.
            var name = check.Check == Check.Approval ? "policy" : Name(check.Check);
            terminal.Print($"  {name, -15} {PolicyWords.Of(check.Verdict), -5}{said}");
        }

        foreach (var witness in decision.Witnesses)
        {
            var at = witness.Kind == WitnessKind.Policy ? "" : $" at {witness.Start}";
            var kind = Casing.ToLower(witness.Kind.ToString());
            terminal.Print($"  {witness.For} is {kind}: \"{witness.Text}\" in {witness.Record}{at}");
        }
    }

    private static string Json(Decision decision, ImmutableArray<CheckResult> checks)
    {
        var json = new CanonicalJson().StartObject().Name("certificate").Literal(decision.Certificate.Json);
        json.Name("check").Text(Name(decision.Check)).Name("checks").StartArray();
        foreach (var check in checks)
        {
            json.StartObject().Name("check").Text(Name(check.Check)).Name("rule").Text(check.Rule);
            json.Name("verdict").Text(PolicyWords.Of(check.Verdict)).Name("why").Text(check.Why).EndObject();
        }

        json.EndArray().Name("effect").Text(decision.Effect.ToString()).Name("rule").Text(decision.Rule);
        json.Name("schema").Text(Schema).Name("verdict").Text(PolicyWords.Of(decision.Verdict));
        return json.Name("version").Number(1).Name("why").Text(decision.Why).EndObject().ToString();
    }

    private static string Name(Check check) => Casing.ToLower(check.ToString());
}
