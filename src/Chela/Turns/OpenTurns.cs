using System.Runtime.CompilerServices;
using Chela.Agent.Turns;

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
            await foreach (var turn in TurnRecord.OpenAsync(journal, cancellation).ConfigureAwait(false))
            {
                turn.SeeHolder(since);
                yield return turn;
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

    /// <summary>The one turn whose id begins or ends so; null if there is not exactly one, which has been told.</summary>
    public static async Task<TurnRecord?> FindAsync(Host host, string word, CancellationToken cancellation)
    {
        var journal = await host.Machine.Journals(false, cancellation).ConfigureAwait(false);
        if (journal is null)
        {
            return None(host, word);
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
                return None(host, word);
            }

            if (found.Count > 1 && word != Last)
            {
                host.Terminal.PrintError(
                    $"expected one turn, found {found.Count} whose id begins or ends with '{word}'; write more of it"
                );
                return null;
            }

            var since = host.Machine.HeldSince();
            var turn = await TurnRecord.ReadAsync(journal, found[^1], cancellation).ConfigureAwait(false);
            turn?.SeeHolder(since);
            return turn;
        }
    }

    private static TurnRecord? None(Host host, string word)
    {
        host.Terminal.PrintError($"there is no turn '{word}'; see chela turn list");
        return null;
    }
}
