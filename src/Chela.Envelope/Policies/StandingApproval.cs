using System.Collections.Immutable;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>
/// An approval that the owner made permanent, as it was shown: one tool, fixed arguments, and the names of those that may
/// differ. It stands in for verb, grounding, control and content; who may see what, and limits, are checked all the same.
/// Immutable and thread-safe.
/// </summary>
/// <param name="Name">Its name, told as the reason.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Kind">The tool's kind; none is <see cref="EffectKind.Configure"/>.</param>
/// <param name="Fixed">Canonical JSON (RFC 8785) of the arguments that must be just these, by name.</param>
/// <param name="Free">Names of the arguments that may be anything, or be missing.</param>
/// <param name="Expires">It does not hold from then on.</param>
public sealed record StandingApproval(
    string Name,
    string Tool,
    EffectKind Kind,
    ImmutableSortedDictionary<string, string> Fixed,
    ImmutableArray<string> Free,
    DateTimeOffset Expires
)
{
    /// <summary>
    /// What comes of an effect that the owner approved and wants to approve for good: all its arguments are fixed but those
    /// that are named. To be shown before it is saved.
    /// </summary>
    /// <param name="name">Its name, told as the reason.</param>
    /// <param name="effect">The effect that was approved.</param>
    /// <param name="free">Names of its arguments that may be anything from now on.</param>
    /// <param name="expires">It does not hold from then on; what is finer than a second is cut off.</param>
    /// <exception cref="ArgumentException">
    /// The effect changes the configuration, which is always asked; it has no argument that is named as free, or one twice;
    /// or none would be fixed, so that it would approve every call.
    /// </exception>
    public static StandingApproval Of(string name, Effect effect, IEnumerable<string> free, DateTimeOffset expires)
    {
        if (effect.Kind == EffectKind.Configure)
        {
            throw new ArgumentException(
                $"{effect.Tool} changes the configuration, which is always asked: no standing approval can be made of it.",
                nameof(effect)
            );
        }

        var names = effect.Arguments.Select(a => a.Name).ToHashSet();
        if (names.Count < effect.Arguments.Length)
        {
            throw new ArgumentException($"{effect.Tool} has an argument twice: name each once.", nameof(effect));
        }

        ImmutableArray<string> open = [.. free.Distinct().Order(StringComparer.Ordinal)];
        if (open.FirstOrDefault(f => !names.Contains(f)) is { } unknown)
        {
            throw new ArgumentException(
                $"{effect.Tool} has no argument '{unknown}' that could be free; it has {string.Join(", ", names)}.",
                nameof(free)
            );
        }

        if (open.Length == names.Count && NeedsFixed(effect.Kind))
        {
            throw new ArgumentException(
                $"Every {PolicyWords.Of(effect.Kind)} of {effect.Tool} would be approved: leave one argument fixed.",
                nameof(free)
            );
        }

        return new StandingApproval(
            name,
            effect.Tool,
            effect.Kind,
            effect
                .Arguments.Where(a => !open.Contains(a.Name))
                .ToImmutableSortedDictionary(a => a.Name, a => ValueJson.Of(a.Value), StringComparer.Ordinal),
            open,
            expires.AddTicks(-(expires.Ticks % TimeSpan.TicksPerSecond))
        );
    }

    /// <summary>Whether an approval of this kind must fix an argument: else it would approve all that leaves or is lost.</summary>
    public static bool NeedsFixed(EffectKind kind) => kind > EffectKind.Write;

    /// <summary>Whether it stands in for the owner's yes to <paramref name="effect"/> at <paramref name="now"/>.</summary>
    public bool Fits(Effect effect, DateTimeOffset now) =>
        effect.Tool == Tool
        && effect.Kind == Kind
        && Kind != EffectKind.Configure
        && now < Expires
        && Fixed.Keys.All(name => effect.Arguments.Any(a => a.Name == name))
        && effect.Arguments.All(a =>
            Fixed.TryGetValue(a.Name, out var json) ? ValueJson.Of(a.Value) == json : Free.Contains(a.Name)
        );
}
