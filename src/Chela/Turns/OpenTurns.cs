using System.Runtime.CompilerServices;
using Chela.Agent.Turns;

namespace Chela.Turns;

/// <summary>Reads turns out of the journal, beside whoever writes it.</summary>
internal static class OpenTurns
{
    /// <summary>The turns, oldest first; none if there is no journal.</summary>
    /// <param name="host">The host.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="onlyOpen">Only those that did not end, or have something in doubt.</param>
    public static async IAsyncEnumerable<TurnRecord> ReadAsync(
        Host host,
        [EnumeratorCancellation] CancellationToken cancellation,
        bool onlyOpen = true
    )
    {
        if (await host.Machine.Journals(false, cancellation).ConfigureAwait(false) is not { } journal)
        {
            yield break;
        }

        await using (journal.ConfigureAwait(false))
        {
            await foreach (
                var stream in journal.StreamsAsync(TurnRecord.Prefix, onlyOpen, cancellation).ConfigureAwait(false)
            )
            {
                var id = stream.Name[TurnRecord.Prefix.Length..];
                if (await TurnRecord.ReadAsync(journal, id, cancellation).ConfigureAwait(false) is { } turn)
                {
                    yield return turn;
                }
            }
        }
    }

    /// <summary>The one turn whose id begins or ends so; null if there is not exactly one, which has been told.</summary>
    public static async Task<TurnRecord?> FindAsync(Host host, string word, CancellationToken cancellation)
    {
        List<TurnRecord> found = [];
        await foreach (var turn in ReadAsync(host, cancellation, onlyOpen: false).ConfigureAwait(false))
        {
            if (
                turn.Id.StartsWith(word, StringComparison.Ordinal)
                || turn.Id.EndsWith(word, StringComparison.Ordinal)
                || word == "last"
            )
            {
                found.Add(turn);
            }
        }

        switch (found)
        {
            case [.., var last] when word == "last":
                return last;
            case [var one]:
                return one;
            case []:
                host.Terminal.PrintError($"there is no turn '{word}'; see chela turn list");
                return null;
            default:
                host.Terminal.PrintError(
                    $"expected one turn, found {found.Count} whose id begins or ends with '{word}'; write more of it"
                );
                return null;
        }
    }
}
