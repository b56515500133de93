using System.Runtime.CompilerServices;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Reads turns out of the journal, beside whoever writes it: only those that are wanted.</summary>
internal static class OpenTurns
{
    /// <summary>Names the newest turn.</summary>
    public const string Last = "last";

    /// <summary>The turns that did not end, or have something in doubt, oldest first; none if there is no journal.</summary>
    public static async IAsyncEnumerable<TurnRecord> ReadAsync(
        Host host,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (await host.Machine.Journals(false, cancellation).ConfigureAwait(false) is not { } journal)
        {
            yield break;
        }

        await using (journal.ConfigureAwait(false))
        {
            var since = host.Machine.HeldSince();
            // Who looks from within a turn is not told of that one.
            var own = host.NewRunId().ToString();
            await foreach (var turn in TurnRecord.OpenAsync(journal, cancellation).ConfigureAwait(false))
            {
                if (turn.Id != own)
                {
                    turn.SeeHolder(since);
                    yield return turn;
                }
            }
        }
    }

    /// <summary>All turns, the newest first; none if there is no journal.</summary>
    public static async IAsyncEnumerable<TurnRecord> NewestFirstAsync(
        Host host,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (await host.Machine.Journals(false, cancellation).ConfigureAwait(false) is not { } journal)
        {
            yield break;
        }

        await using (journal.ConfigureAwait(false))
        {
            var since = host.Machine.HeldSince();
            var ids = await TurnRecord
                .IdsAsync(journal, false, cancellation)
                .ToListAsync(cancellation)
                .ConfigureAwait(false);
            foreach (var id in Enumerable.Reverse(ids))
            {
                if (await TurnRecord.ReadAsync(journal, id, cancellation).ConfigureAwait(false) is { } turn)
                {
                    turn.SeeHolder(since);
                    yield return turn;
                }
            }
        }
    }

    /// <summary>The turns of a job that began after another turn, oldest first.</summary>
    public static async IAsyncEnumerable<TurnRecord> AfterAsync(
        Host host,
        string turn,
        string job,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (await host.Machine.Journals(false, cancellation).ConfigureAwait(false) is not { } journal)
        {
            yield break;
        }

        await using (journal.ConfigureAwait(false))
        {
            var ids = TurnRecord.IdsAsync(journal, false, cancellation);
            await foreach (var id in ids.SkipWhile(i => i != turn).Skip(1).ConfigureAwait(false))
            {
                if (
                    await JobOfAsync(journal, id, cancellation).ConfigureAwait(false) == job
                    && await TurnRecord.ReadAsync(journal, id, cancellation).ConfigureAwait(false) is { } found
                )
                {
                    yield return found;
                }
            }
        }
    }

    private static async Task<string?> JobOfAsync(IJournal journal, string id, CancellationToken cancellation)
    {
        var stream = journal.ReadStreamAsync(TurnRecord.Prefix + id, 0, cancellation);
        var first = await stream.FirstAsync(cancellation).ConfigureAwait(false);
        return (TurnEventKind.Read(first) as TurnEvent.Opened)?.Job;
    }

    /// <summary>The one turn whose id begins or ends so; null if there is not exactly one, which has been told.</summary>
    /// <param name="host">The host.</param>
    /// <param name="word">What the owner wrote.</param>
    /// <param name="job">The verb that looks for it.</param>
    /// <param name="json">Whether an object tells what is wrong.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<TurnRecord?> FindAsync(
        Host host,
        string word,
        string job,
        bool json,
        CancellationToken cancellation
    )
    {
        var run = new Run(host.Effects([]));
        var found = await FindAsync(host, word, run.Fail, cancellation).ConfigureAwait(false);
        if (found is null)
        {
            ReportOptions.Print(host, run.Close(host.NewRunId(), job), json);
        }

        return found;
    }

    /// <summary>The one turn whose id begins or ends so; null if there is not exactly one.</summary>
    /// <param name="host">The host.</param>
    /// <param name="word">What the owner wrote.</param>
    /// <param name="fail">Told what is wrong with it, and what to do.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<TurnRecord?> FindAsync(
        Host host,
        string word,
        Action<string, string?> fail,
        CancellationToken cancellation
    )
    {
        var journal = await host.Machine.Journals(false, cancellation).ConfigureAwait(false);
        if (journal is null)
        {
            return None();
        }

        await using (journal.ConfigureAwait(false))
        {
            var found = await TurnRecord
                .IdsAsync(journal, false, cancellation)
                .Where(id =>
                    word == Last
                    || id.StartsWith(word, StringComparison.Ordinal)
                    || id.EndsWith(word, StringComparison.Ordinal)
                )
                .ToListAsync(cancellation)
                .ConfigureAwait(false);
            if (found.Count == 0)
            {
                return None();
            }

            if (found.Count > 1 && word != Last)
            {
                fail(
                    $"expected one turn, found {found.Count} whose id begins or ends with '{word}'",
                    "write more of it"
                );
                return null;
            }

            var since = host.Machine.HeldSince();
            var turn = await TurnRecord.ReadAsync(journal, found[^1], cancellation).ConfigureAwait(false);
            turn?.SeeHolder(since);
            return turn;
        }

        TurnRecord? None()
        {
            var isLast = word == Last;
            fail(
                isLast ? "nothing ran yet that changes anything" : $"there is no turn '{word}'",
                isLast ? null : "see chela turn list"
            );
            return null;
        }
    }
}
