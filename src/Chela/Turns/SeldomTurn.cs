using Chela.Agent.Effects;
using Chela.Agent.Turns;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>The turn of a verb that mostly looks: it begins with the first act. Not thread-safe.</summary>
/// <param name="machine">The machine.</param>
/// <param name="job">The verb.</param>
/// <param name="arguments">All arguments of the program.</param>
internal sealed class SeldomTurn(Machine machine, string job, string[] arguments) : IAsyncDisposable
{
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TurnSession? _session;

    /// <summary>Completes with the first act.</summary>
    public Task Began => _began.Task;

    /// <summary>The turn; null before the first act.</summary>
    public Turn? Turn { get; private set; }

    /// <summary>Performs an act.</summary>
    public async ValueTask<Outcome> PerformAsync(
        IEnumerable<ManifestPlace> grants,
        Effect effect,
        CancellationToken cancellation
    )
    {
        if (Turn is null)
        {
            _session ??= await TurnSession.OpenAsync(machine, cancellation).ConfigureAwait(false);
            if (_session is null)
            {
                return new Outcome.Denied("Nothing may happen now: the line above says why.");
            }

            Turn = await _session.BeginAsync(machine.NewId(), job, arguments, cancellation).ConfigureAwait(false);
            _began.TrySetResult();
        }

        return await Turn.PortFor(Grants.Manifest(job, grants))
            .PerformAsync(effect, cancellation)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;
}
