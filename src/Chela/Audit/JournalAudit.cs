using System.Globalization;
using System.Text;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Edge.Sqlite;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Audit;

/// <summary>Checks the journal of the home: that all of it is as it was written, and that every decision in it can be derived again.</summary>
internal sealed class JournalAudit(Host host, Run run)
{
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Verdict, int> _held = [];
    private long _told = host.Time.GetTimestamp();
    private int _stricter;
    private int _forgotten;

    /// <summary>Checks it; what is wrong is told to the run, the first thing first.</summary>
    /// <exception cref="JournalException">It cannot be opened, not even to read.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var found = JournalFiles.Verify(host.Home.Path, Beat);
        if (found.Problem is { } problem)
        {
            run.Fail(
                new Remark(null, null, null, problem, "look at the disk; restore a backup, or see chela journal repair")
            );
            run.Did($"{Counted.Of(found.Events, "event")} before that follow from each other");
            return;
        }

        var journal = SqliteJournal.Open(host.Home.Path, new SqliteJournalOptions { ReadOnly = true });
        await using (journal.ConfigureAwait(false))
        {
            await foreach (var happened in journal.ReadAsync(0, cancellation).ConfigureAwait(false))
            {
                Beat(happened.Position);
                Check(happened);
            }
        }

        var forgotten = found.Forgotten == 0 ? "" : $", {Counted.Of(found.Forgotten, "body")} forgotten";
        run.Did($"{JournalVerb.Told(host, found)}: the chain holds{forgotten}");
        var sum = _held.Values.Sum();
        var kinds = string.Join(", ", _held.OrderBy(h => h.Key).Select(h => $"{h.Value} {PolicyWords.Of(h.Key)}"));
        run.Did(
            sum == 0 ? "no certificates" : $"{Counted.Of(sum, "certificate")} hold{(sum == 1 ? "s" : "")}: {kinds}"
        );
        if (_stricter > 0)
        {
            run.Did(
                $"{Counted.Of(_stricter, "verdict")} stricter than the certificate: what held before still holds, or the budget of a model was used up"
            );
        }

        if (_forgotten > 0)
        {
            run.Did($"{Counted.Of(_forgotten, "certificate")} forgotten, and not checked");
        }
    }

    private void Check(JournalEvent happened)
    {
        if (happened.Type != TurnEventKind.Decided)
        {
            return;
        }

        if (TurnEventKind.Read(happened) is not TurnEvent.Decided decided)
        {
            _forgotten++;
            return;
        }

        var finding = CertificateAudit.Check(Encoding.UTF8.GetBytes(decided.Certificate), decided.Effect);
        if (finding.Problem is { } problem)
        {
            Fail(happened, problem);
        }
        else if (finding.Verdict is not { } verdict || decided.Verdict < verdict)
        {
            Fail(
                happened,
                $"it says {PolicyWords.Of(decided.Verdict)}, which is laxer than its certificate: {PolicyWords.Of(finding.Verdict ?? Verdict.Deny)}"
            );
        }
        else
        {
            _held[verdict] = _held.GetValueOrDefault(verdict) + 1;
            // INVARIANT: never laxer than what held before; stricter it may be, and the certificate is of what holds now.
            _stricter += decided.Verdict > verdict ? 1 : 0;
        }
    }

    private void Fail(JournalEvent happened, string problem) =>
        run.Fail(
            new Remark(
                null,
                null,
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"event {happened.Position} ({happened.Type} of {JournalVerb.Moment(host, happened.At)}, {happened.Stream}): {problem}"
                ),
                null
            )
        );

    private void Beat(long position)
    {
        if (host.Terminal.IsInteractive && host.Time.GetElapsedTime(_told) > s_beat)
        {
            _told = host.Time.GetTimestamp();
            host.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{position} events"));
        }
    }
}
