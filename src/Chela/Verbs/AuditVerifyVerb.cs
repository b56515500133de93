using System.CommandLine;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Audit;
using Chela.Edge.Files;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;

namespace Chela.Verbs;

/// <summary><c>chela audit verify</c>: derives each verdict of the journal, or of a file of certificates, again.</summary>
internal static class AuditVerifyVerb
{
    private const long MaxFile = 1024 * 1024 * 1024;

    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var file = new Argument<string?>("FILE")
        {
            Description =
                "A certificate a line (JSON Lines), or the answers of 'chela guard' that hold them; without one, the journal",
            DefaultValueFactory = _ => null,
        };
        var command = new Command("verify", "Derive each verdict again; exits with 1 if one does not hold") { file };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela audit verify", "the chain of the journal, and every certificate in it"),
            ("chela audit verify decisions.jsonl", "names every line that was changed or does not follow"),
            ("chela guard < calls.jsonl | tee answers.jsonl; chela audit verify answers.jsonl", "what the guard said"),
            ("chela audit verify decisions.jsonl --json | jq '.errors[0].line'", "the first bad line")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetValue(file) is not { } name)
                {
                    return await JournalVerb
                        .RunAsync(
                            host,
                            parsed,
                            report,
                            "audit verify",
                            journal => new JournalAudit(host, journal).RunAsync(cancellation)
                        )
                        .ConfigureAwait(false);
                }

                var path = Path.GetFullPath(name);
                var run = new Run(host.Effects(Grants.Read(path)));
                var outcome = await run.PerformAsync(ReadFile.Of(path, MaxFile), cancellation).ConfigureAwait(false);
                if (outcome is Outcome.Done done)
                {
                    Verify(host, run, name, ReadFile.Result(done.Value), cancellation);
                }
                else
                {
                    run.Fail(new Remark(null, null, null, outcome.Reason(), "name a file that can be read"));
                }

                return report.Finish(host, parsed, run.Close(host.NewRunId(), $"audit verify {name}"));
            }
        );
        return command;
    }

    private static void Verify(
        Host host,
        Run run,
        string name,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellation
    )
    {
        var held = new Dictionary<Verdict, int>();
        var (line, others, at, told) = (0, 0, 0, host.Time.GetTimestamp());
        while (at < bytes.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = bytes.Span[at..].IndexOf((byte)'\n');
            length = length < 0 ? bytes.Length - at : length;
            line++;
            var finding = CertificateAudit.Check(bytes.Slice(at, length));
            at += length + 1;
            if (finding.Problem is { } problem)
            {
                run.Fail(new Remark(name, line, finding.Column, problem, null));
            }
            else if (finding.Verdict is { } holds)
            {
                held[holds] = held.GetValueOrDefault(holds) + 1;
            }
            else
            {
                others++;
            }

            if (host.Terminal.IsInteractive && host.Time.GetElapsedTime(told) > s_beat)
            {
                told = host.Time.GetTimestamp();
                host.Terminal.Error.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{line} lines, {100L * at / bytes.Length} %")
                );
            }
        }

        if (held.Count == 0 && !run.HasFailed)
        {
            run.Fail(new Remark(name, null, null, "there is no certificate in it", "name a file that holds some"));
            return;
        }

        var kinds = held.OrderBy(h => h.Key).Select(h => $"{h.Value} {PolicyWords.Of(h.Key)}");
        var sum = held.Values.Sum();
        run.Did($"{sum} verdict{(sum == 1 ? " holds" : "s hold")}{(sum > 0 ? $": {string.Join(", ", kinds)}" : "")}");
        if (others > 0)
        {
            run.Did($"{others} answer{(others == 1 ? "" : "s")} without a certificate");
        }
    }
}
