using Chela.Agent.Journal;
using Chela.Agent.Telemetry;

namespace Chela.Agent.Turns;

/// <summary>Runs the body of a turn to its end, or until it waits for the owner.</summary>
public static class TurnRunner
{
    /// <summary>Runs a body.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="body">The body: touches the world only through the turn's ports, and is deterministic between effects.</param>
    /// <param name="cancellation">The owner stops it.</param>
    /// <returns>How it ended; null if it is parked.</returns>
    /// <exception cref="JournalException">What happens cannot be recorded, so that nothing more happens.</exception>
    public static async Task<TurnEnd?> RunAsync(
        Turn turn,
        Func<CancellationToken, Task<(TurnEnd End, string Summary)>> body,
        CancellationToken cancellation
    )
    {
        using var observed = ObservedTurn.Begin(turn.Record, turn.Time);
        var run = body(cancellation);
        var first = await Task.WhenAny(run, turn.Parked).ConfigureAwait(false);
        if (first != run)
        {
            _ = run.ContinueWith(t => _ = t.Exception, TaskScheduler.Default);
            await turn.Parked.ConfigureAwait(false);
            observed?.Came(null);
            return null;
        }

        TurnEnd end;
        string summary;
        try
        {
            (end, summary) = await run.ConfigureAwait(false);
            if (turn.IsHeld)
            {
                // The body needed nothing of what is held: it is done all the same, once the owner has answered.
                await turn.Parked.WaitAsync(cancellation).ConfigureAwait(false);
                observed?.Came(null);
                return null;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            (end, summary) = (TurnEnd.Stopped, "It was stopped.");
        }
        catch (Exception e) when (e is not (JournalException or StreamConflictException))
        {
            await turn.EndAsync(TurnEnd.Failed, $"A mistake of the program: {e.GetType().Name}: {e.Message}")
                .ConfigureAwait(false);
            throw;
        }

        await turn.EndAsync(end, summary).ConfigureAwait(false);
        observed?.Came(end);
        return end;
    }
}
