using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>A limit on effects. Immutable and thread-safe.</summary>
/// <param name="Name">Its name, told as the reason.</param>
/// <param name="When">Which effects count; only tool and kind matter.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Most">The most that is allowed, the effect at hand included; effects, units of money, bytes or tokens, from 0.</param>
/// <param name="Period">Over what it is counted.</param>
/// <param name="Beyond">What happens to an effect that would go beyond: <see cref="Verdict.Ask"/> or <see cref="Verdict.Deny"/>.</param>
public sealed record Budget(string Name, Condition When, Measure Measure, decimal Most, Period Period, Verdict Beyond)
{
    /// <summary>
    /// Whether an effect would go beyond; so does one whose amount is no number. Of tokens the most counts that a call may use; of a
    /// call that does not say it, whether anything is left.
    /// </summary>
    public bool IsExceeded(EffectFacts facts, Usage usage)
    {
        if (!When.IsAbout(facts, grants: false))
        {
            return false;
        }

        var effect = facts.Effect;
        var sum = usage.Uses.Where(use => IsCounted(use, facts.Moment)).Select(SizeOf).Aggregate(0m, Saturated.Add);
        return Measure switch
        {
            Measure.Count => Saturated.Add(sum, 1) > Most,
            Measure.Amount => effect.Amount is not { } amount || Saturated.Add(sum, amount) > Most,
            Measure.Bytes => Saturated.Add(sum, effect.ContentBytes) > Most,
            _ => effect.Tokens is not { } tokens || sum >= Most || Saturated.Add(sum, tokens) > Most,
        };
    }

    private bool IsCounted(Use use, Moment moment) =>
        (When.Kind is null || When.Kind == use.Kind)
        && When.Tool?.MayFit(Glob.Fold(use.Tool)) != false
        && Period switch
        {
            Period.Task => use.IsOfTask,
            Period.Day => DayOf(use.At.UtcTicks + moment.Now.Offset.Ticks) == DayOf(moment.Now.Ticks),
            _ => false,
        };

    private decimal SizeOf(Use use) =>
        Measure switch
        {
            Measure.Count => 1,
            Measure.Amount => Math.Abs(use.Amount),
            Measure.Bytes => use.Bytes,
            _ => use.Tokens,
        };

    private static long DayOf(long ticks) => ticks / TimeSpan.TicksPerDay;
}
