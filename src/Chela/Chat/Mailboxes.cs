using Chela.Agent.Journal;

namespace Chela.Chat;

/// <summary>The work on conversations: in each one after the other, in several side by side. Thread-safe.</summary>
/// <param name="delivery">Told of drafts that come meanwhile, and of work that went wrong.</param>
internal sealed class Mailboxes(ChatDelivery delivery)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>Puts work behind all that is in the mailbox of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="work">The work; what it is given is what stops it.</param>
    /// <param name="cancellation">Stops it as well.</param>
    public void Post(string conversation, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var before = _last.GetValueOrDefault(conversation, Task.CompletedTask);
            _last[conversation] = WorkAsync(before, conversation, work, cancellation);
        }
    }

    /// <summary>Stops what is going on in a conversation.</summary>
    /// <returns>Whether anything was.</returns>
    public bool Stop(string conversation)
    {
        CancellationTokenSource? running;
        lock (_lock)
        {
            _running.TryGetValue(conversation, out running);
        }

        try
        {
            running?.Cancel();
            return running is not null;
        }
        catch (ObjectDisposedException)
        {
            // It came to its end meanwhile.
            return false;
        }
    }

    /// <summary>Waits until all that was posted so far is done.</summary>
    public Task IdleAsync()
    {
        lock (_lock)
        {
            return Task.WhenAll(_last.Values);
        }
    }

    private async Task WorkAsync(
        Task before,
        string conversation,
        Func<CancellationToken, Task> work,
        CancellationToken cancellation
    )
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        lock (_lock)
        {
            _running[conversation] = stop;
        }

        Drafts.Listener = piece => delivery.Tell(f => f.Draft(conversation, piece));
        try
        {
            await work(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The turn is over, and its record says so.
        }
        catch (JournalException e)
        {
            delivery.Tell(f => f.Fail(conversation, e.Advice is null ? e.Message : $"{e.Message}; {e.Advice}"));
        }
        catch (Exception e) when (e is not StreamConflictException)
        {
            // A mistake of the program ends this turn, which has been recorded, and no other.
            delivery.Tell(f => f.Notice(conversation, $"a mistake of the program: {e.GetType().Name}: {e.Message}"));
        }
        finally
        {
            lock (_lock)
            {
                _running.Remove(conversation);
            }
        }
    }
}
