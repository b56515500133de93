using System.Collections.Immutable;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>
/// An approval that the owner made permanent, as it was shown: one tool, fixed arguments, and the names of those that may
/// differ. It stands in for verb, grounding, control and content; who may see what, and limits, are checked all the same.
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
