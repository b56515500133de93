using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>How much one effect has, for a rule to draw a line. What is null does not matter; at least one is set. Immutable.</summary>
/// <param name="Amount">The sum of its arguments of role amount, whatever their currency and sign; from 0.</param>
/// <param name="Bytes">Bytes of its content, in UTF-8; from 0.</param>
public sealed record Limit(decimal? Amount, decimal? Bytes)
{
    /// <summary>Whether an effect has more, of all that is set.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="doubt">What holds for an amount that is not known.</param>
    public bool IsPassedBy(Effect effect, bool doubt) =>
        (Amount is not { } amount || (AmountOf(effect) is { } much ? much > amount : doubt))
        && (Bytes is not { } bytes || effect.ContentBytes > bytes);

    /// <summary>Whether an effect has just so much or less, of all that is set.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="doubt">What holds for an amount that is not known.</param>
    public bool IsKeptBy(Effect effect, bool doubt) =>
        (Amount is not { } amount || (AmountOf(effect) is { } much ? much <= amount : doubt))
        && (Bytes is not { } bytes || effect.ContentBytes <= bytes);

    /// <summary>Whether this one is set for nothing else than <paramref name="other"/>, and nowhere higher.</summary>
    public bool IsNowhereAbove(Limit? other) =>
        (Amount is null || Amount <= other?.Amount) && (Bytes is null || Bytes <= other?.Bytes);

    /// <summary>Whether this one is set for nothing else than <paramref name="other"/>, and nowhere lower.</summary>
    public bool IsNowhereBelow(Limit? other) =>
        (Amount is null || Amount >= other?.Amount) && (Bytes is null || Bytes >= other?.Bytes);

    // A payment that names no amount, or an argument that nobody declared, may be any amount.
    private static decimal? AmountOf(Effect effect) =>
        effect.Arguments.Any(a => a.Role == ParameterRole.Undeclared)
        || (effect.Kind == EffectKind.Spend && !effect.Arguments.Any(HasAmount))
            ? null
            : effect.Amount;

    private static bool HasAmount(Argument argument) =>
        argument.Role == ParameterRole.Amount
        && ValueTree.Leaves(argument.Name, argument.Value).Any(l => l.Leaf is not Value.Nothing);
}
