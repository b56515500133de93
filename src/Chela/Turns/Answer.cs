using Chela.Agent.Turns;

namespace Chela.Turns;

/// <summary>An answer of the owner's.</summary>
/// <param name="Word">What was done with the effect: <c>approved</c>.</param>
/// <param name="IsWanted">Whether the effect is to happen: then also what comes of it counts.</param>
/// <param name="Refuse">Why an effect cannot be answered so; null if it can.</param>
/// <param name="GiveAsync">Gives it.</param>
internal sealed record Answer(
    string Word,
    bool IsWanted,
    Func<TurnRecord, EffectState, string?> Refuse,
    Func<Waiting, TurnRecord, EffectState, CancellationToken, Task> GiveAsync
)
{
    /// <summary>What else is to be done first, such as saving a rule; whether it was.</summary>
    public Func<EffectState, Answers.Teller, Task<bool>> BeforeAsync { get; init; } = (_, _) => Task.FromResult(true);
}
