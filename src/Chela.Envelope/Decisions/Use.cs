using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Envelope.Decisions;

/// <summary>An effect that was allowed and done, as far as limits and the counting of verbs depend on it.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Tool">Its tool.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="At">When it was done.</param>
/// <param name="IsOfTask">Whether the task at hand did it.</param>
/// <param name="Verb">The verb it was granted by; null if by something else.</param>
/// <param name="Amount">The sum of its amounts.</param>
/// <param name="Bytes">Bytes of its content.</param>
/// <param name="Tokens">Tokens of models it used.</param>
public sealed record Use(
    EffectId Effect,
    string Tool,
    EffectKind Kind,
    DateTimeOffset At,
    bool IsOfTask,
    VerbUse? Verb,
    decimal Amount,
    long Bytes,
    long Tokens
)
{
    /// <summary>The role of models that it was done for; null if for none. No limit of a policy looks at it.</summary>
    public string? Role { get; init; }

    /// <summary>The model that was called, by the owner's name for it; null if none. No limit of a policy looks at it.</summary>
    public string? Model { get; init; }

    /// <summary>What was done, wherever its values came from (<see cref="EffectJson.ActOf"/>); null where no verb was used up.</summary>
    public ContentHash? Act { get; init; }

    /// <summary>The use that the task at hand makes by an effect: of tokens the most that it may be.</summary>
    public static Use Of(EffectId id, Effect effect, VerbUse? verb, DateTimeOffset at) =>
        new(
            id,
            effect.Tool,
            effect.Kind,
            at,
            true,
            verb,
            // What is no number could be any: no budget of money has room after it.
            effect.Amount
                ?? decimal.MaxValue,
            effect.ContentBytes,
            effect.Tokens is { } tokens and < long.MaxValue ? (long)tokens : long.MaxValue
        )
        {
            // It tells a verb's acts apart; what a job writes may be long.
            Act = verb is null ? null : EffectJson.ActOf(effect),
        };
}
