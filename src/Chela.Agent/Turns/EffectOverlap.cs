using Chela.Agent.Effects;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>Whether one effect may see or change what another changes. Where that is not plain, it may.</summary>
internal static class EffectOverlap
{
    /// <summary>Whether <paramref name="other"/> is about something that <paramref name="act"/> is about.</summary>
    public static bool Touches(Effect act, Effect other)
    {
        var mine = Objects(act);
        var theirs = Objects(other);
        return mine.Count == 0 || theirs.Count == 0 || mine.Exists(m => theirs.Exists(t => Meet(m, t)));
    }

    private static List<string> Objects(Effect effect) =>
        [.. EffectObjects.Of(effect, ParameterRole.Destination, ParameterRole.Selector, ParameterRole.Undeclared)];

    /// <summary>Whether one is the other, or lies below it.</summary>
    private static bool Meet(string one, string other) =>
        one.Length <= other.Length ? IsAtOrAbove(one, other) : IsAtOrAbove(other, one);

    private static bool IsAtOrAbove(string above, string below) =>
        (
            below.StartsWith(above, StringComparison.Ordinal)
            && (below.Length == above.Length || above is [.., '/' or '\\'] || below[above.Length] is '/' or '\\')
        ) || IsEndOf(above, below);

    /// <summary>Whether a path that starts from somewhere may be the other one, which starts from the root.</summary>
    private static bool IsEndOf(string start, string path) =>
        (start.StartsWith("~/", StringComparison.Ordinal) ? start[2..] : start) is var end
        && end is not ([] or ['/' or '\\', ..])
        && path.EndsWith(end, StringComparison.Ordinal)
        && path.Length > end.Length
        && path[^(end.Length + 1)] is '/' or '\\';
}
