using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>
/// Names the calls of a body of ours by their place: which call, and the how many-th equal one it is. So a body that runs again finds
/// its calls, in whatever order parts of it went on side by side. Thread-safe.
/// </summary>
internal sealed class EffectPlaces(string turn)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<EffectId, int> _calls = [];

    /// <summary>The id of the next call, its place, and the task that it is decided in.</summary>
    public (EffectId Id, int Place, string Task) Next(Effect effect)
    {
        var first = EffectJson.IdOf(turn, effect);
        int place;
        lock (_lock)
        {
            place = _calls.GetValueOrDefault(first);
            _calls[first] = place + 1;
        }

        if (place == 0)
        {
            return (first, 0, turn);
        }

        var task = $"{turn}#{place}";
        return (EffectJson.IdOf(task, effect), place, task);
    }
}
