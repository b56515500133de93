using System.Globalization;
using System.Text;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>A limit on effects.</summary>
/// <param name="Name">Its name, told as the reason.</param>
/// <param name="When">Which effects count; only tool and kind matter.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Most">The most that is allowed, the effect at hand included.</param>
/// <param name="Period">Over what it is counted.</param>
/// <param name="Beyond">What happens to an effect that would go beyond: <see cref="Verdict.Ask"/> or <see cref="Verdict.Deny"/>.</param>
public sealed record Budget(string Name, Condition When, Measure Measure, decimal Most, Period Period, Verdict Beyond)
{
    /// <summary>
    /// Whether an effect would go beyond. What a model will use up is not known before: there the limit is reached once
    /// nothing is left.
    /// </summary>
    public bool IsExceeded(EffectFacts facts, Effect effect, Usage usage, Moment moment)
    {
        if (!When.IsAbout(facts, grants: false))
        {
            return false;
        }

        var sum = 0m;
        foreach (var use in usage.Uses)
        {
            if (IsCounted(use, moment))
            {
                sum = Add(sum, SizeOf(use));
            }
        }

        return Measure == Measure.Tokens ? sum >= Most : SizeOf(effect) is not { } size || Add(sum, size) > Most;
    }

    /// <summary>The sum of an effect's amounts, whatever their sign and currency; null if one is no number.</summary>
    public static decimal? AmountOf(Effect effect)
    {
        var sum = 0m;
        foreach (
            var leaf in effect.Arguments.Where(a => a.Role == ParameterRole.Amount).SelectMany(a => Leaves.Of(a.Value))
        )
        {
            if (Number(leaf) is not { } number)
            {
                return null;
            }

            sum = Add(sum, Math.Abs(number));
        }

        return sum;
    }

    /// <summary>The bytes of an effect's content.</summary>
    public static long BytesOf(Effect effect) =>
        effect
            .Arguments.Where(a => a.Role is ParameterRole.Content or ParameterRole.Undeclared)
            .SelectMany(a => Leaves.Of(a.Value))
            .Sum(leaf =>
                leaf switch
                {
                    Value.Bytes bytes => bytes.Content.Length,
                    Value.Text text => (long)Encoding.UTF8.GetByteCount(text.Content),
                    _ => ValueJson.Of(leaf).Length,
                }
            );

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

    private decimal? SizeOf(Effect effect) =>
        Measure switch
        {
            Measure.Count => 1,
            Measure.Amount => AmountOf(effect),
            _ => BytesOf(effect),
        };

    private static decimal? Number(Value leaf) =>
        leaf switch
        {
            Value.Whole whole => whole.Number,
            Value.Fraction fraction => fraction.Amount,
            Value.Nothing => 0,
            Value.Text text
                when decimal.TryParse(
                    text.Content,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            _ => null,
        };

    private static long DayOf(long ticks) => ticks / TimeSpan.TicksPerDay;

    /// <summary>The sum of two sizes, neither below 0; the greatest number where it would be greater still.</summary>
    private static decimal Add(decimal a, decimal b) => a > decimal.MaxValue - b ? decimal.MaxValue : a + b;
}
