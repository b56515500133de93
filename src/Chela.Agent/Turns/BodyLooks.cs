using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>
/// The local looks of a body so far, and what they showed: what its acts are based on. Those since the last act that began can be
/// looked at anew; on what came before, something stands already. Thread-safe.
/// </summary>
internal sealed class BodyLooks
{
    private readonly Lock _lock = new();
    private readonly List<Look> _looks = [];
    private int _fixed;

    /// <summary>Those on which nothing stands yet.</summary>
    public ImmutableArray<EffectId> Free
    {
        get
        {
            lock (_lock)
            {
                return [.. _looks.Skip(_fixed).Select(l => l.Call.Id)];
            }
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(Call call, string? shows)
    {
        lock (_lock)
        {
            _looks.Add(new Look(call, shows));
        }
    }

    /// <summary>An act begins: what was looked at before it stays as it was seen.</summary>
    public void Fix()
    {
        lock (_lock)
        {
            _fixed = _looks.Count;
        }
    }

    /// <summary>Those that show something else now than they did last.</summary>
    /// <param name="which">Which of them matter.</param>
    /// <param name="again">Looks again.</param>
    public async ValueTask<ImmutableArray<TurnEvent.Changed>> ChangesAsync(
        Func<Call, bool> which,
        Func<Call, ValueTask<Outcome>> again
    )
    {
        Look[] looks;
        lock (_lock)
        {
            looks = [.. _looks.Where(l => l.Shows is not null && which(l.Call))];
        }

        var changes = ImmutableArray.CreateBuilder<TurnEvent.Changed>();
        foreach (var (call, shown) in looks)
        {
            var outcome = await again(call).ConfigureAwait(false);
            var shows = RecordedOutcome.Of(outcome, call.Effect.Kind).Shows ?? "";
            if (shows != shown)
            {
                changes.Add(new TurnEvent.Changed(call.Id, shows));
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>A look.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Shows">The hash of what it showed last.</param>
    private sealed record Look(Call Call, string? Shows);
}
