using System.CommandLine;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Edge.Files.Policies;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela policy check</c>: says what is wrong in a policy, or what it amounts to.</summary>
internal static class PolicyCheckVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The policy; without it, policy.yaml of the home",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("check", "Say what is wrong in a policy, with line and column") { file };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela policy check", "the policy that holds"),
            ("chela policy check policy.yaml", "one that you are about to put in place")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var named = parsed.GetValue(file);
                var name = named ?? host.Home.Policy;
                var path = Path.GetFullPath(name);
                var run = new Run(host.Effects(Grants.Read(path)));
                var outcome = await run.PerformAsync(ReadFile.Of(path, StrictYaml.MaxLength), cancellation)
                    .ConfigureAwait(false);
                switch (outcome)
                {
                    case Outcome.Done done:
                        var bytes = ReadFile.Result(done.Value);
                        Tell(run, PolicyFile.Read(name, bytes.Span, host.Time.GetUtcNow()));
                        break;
                    case Outcome.Failed { Failure.Kind: FailureKind.NotFound } when named is null:
                        run.Did($"there is no {name}: the defaults hold");
                        break;
                    default:
                        run.Fail(new Remark(null, null, null, outcome.Reason(), "name a file that can be read"));
                        break;
                }

                return report.Finish(host, parsed, run.Close(host.NewRunId(), $"policy check {name}"));
            }
        );
        return command;
    }

    private static void Tell(Run run, PolicyReading reading)
    {
        foreach (var error in reading.Errors)
        {
            run.Fail(Remark(error));
        }

        foreach (var warning in reading.Warnings)
        {
            run.Warn(Remark(warning));
        }

        if (reading.Policy is { } policy)
        {
            var verdicts = policy.Rules.GroupBy(r => r.Verdict).OrderByDescending(g => g.Key);
            var rules = verdicts.Select(g => $"{g.Count()} {PolicyWords.Of(g.Key)}");
            run.Did(
                Counted.Of(policy.Rules.Length, "rule") + (policy.Rules.IsEmpty ? "" : $": {string.Join(", ", rules)}")
            );
            run.Did(Counted.Of(policy.Standing.Length, "standing approval"));
            run.Did(Counted.Of(policy.Budgets.Length, "budget"));
            run.Did($"{Counted.Of(policy.Contacts.Length, "contact")}, {Counted.Of(policy.Groups.Count, "group")}");
            run.Did(
                "defaults: "
                    + string.Join(
                        ", ",
                        Enum.GetValues<Verdict>()
                            .Select(v =>
                                (Verdict: v, Kinds: PolicyWords.Kinds.Where(k => policy.DefaultOf(k) == v).ToList())
                            )
                            .Where(v => v.Kinds.Count > 0)
                            .Select(v =>
                                $"{PolicyWords.Of(v.Verdict)} {string.Join(' ', v.Kinds.Select(PolicyWords.Of))}"
                            )
                    )
            );
            run.Did($"digest sha256:{policy.Digest}");
        }
    }

    private static Remark Remark(ConfigurationError error) =>
        new(error.File, error.Line, error.Column, error.Message, error.Advice);
}
