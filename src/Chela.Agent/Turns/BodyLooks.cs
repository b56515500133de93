using System.Collections.Immutable;
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

    /// <summary>All of them whose sight is known.</summary>
    public ImmutableArray<Look> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _looks.Where(l => l.Shows is not null)];
            }
        }
    }

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

    /// <summary>A look.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Shows">The hash of what it showed last.</param>
    internal sealed record Look(Call Call, string? Shows);
}
