using Chela.Envelope.Effects;

namespace Chela.Envelope.Decisions;

/// <summary>The owner's yes to one effect. Fits exactly that effect, once, until it expires. Immutable and thread-safe.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="By">Who approved it.</param>
/// <param name="Channel">Where.</param>
/// <param name="At">When.</param>
/// <param name="Expires">It does not fit from then on.</param>
public sealed record Approval(EffectId Effect, string By, string Channel, DateTimeOffset At, DateTimeOffset Expires)
{
    /// <summary>Whether it fits <paramref name="effect"/> at <paramref name="now"/>.</summary>
    public bool Fits(EffectId effect, DateTimeOffset now) => effect == Effect && At <= now && now < Expires;
}
