using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Policies.PolicyFixture;

namespace Chela.Envelope.Tests.Policies;

public sealed class BudgetTests
{
    private static Effect Pay(params Value[] amounts) =>
        new("bank.pay", EffectKind.Spend, [.. amounts.Select(a => new Argument("amount", ParameterRole.Amount, a))]);

    private static Value.Whole Whole(long number) => new(number, Label.Public);

    private static Budget Limit(Measure measure, decimal most, Period period = Period.Day, string tool = "bank.*") =>
        new("limit", new Condition { Tool = new Glob(tool) }, measure, most, period, Verdict.Ask);

    private static Usage Used(params (DateTimeOffset At, bool IsOfTask, decimal Amount)[] uses) =>
        new([
            .. uses.Select(u => new Use(default, "bank.pay", EffectKind.Spend, u.At, u.IsOfTask, null, u.Amount, 7, 5)),
        ]);

    private static bool IsExceeded(Budget budget, Effect effect, Usage? usage = null) =>
        budget.IsExceeded(effect.Facts(), usage ?? Usage.None);

    [Fact]
    public void The_most_is_allowed_and_a_cent_more_is_not()
    {
        var usage = Used((Noon.Now, false, 60));
        Assert.False(IsExceeded(Limit(Measure.Amount, 100), Pay(Whole(40)), usage));
        Assert.True(IsExceeded(Limit(Measure.Amount, 100), Pay(new Value.Fraction(40.01m, Label.Public)), usage));
        Assert.True(IsExceeded(Limit(Measure.Amount, 100), Pay(Whole(20), Whole(21)), usage));
    }

    [Fact]
    public void A_day_is_the_owners_and_a_task_is_this_one()
    {
        var midnight = new DateTimeOffset(2026, 2, 16, 0, 0, 0, TimeSpan.FromHours(1));
        var usage = Used((midnight, false, 60), (midnight.AddTicks(-1), true, 60));
        Assert.True(IsExceeded(Limit(Measure.Amount, 100), Pay(Whole(41)), usage));
        Assert.False(IsExceeded(Limit(Measure.Amount, 100), Pay(Whole(40)), usage));
        Assert.True(IsExceeded(Limit(Measure.Count, 1, Period.Task), Pay(), usage));
        Assert.False(IsExceeded(Limit(Measure.Count, 2, Period.Task), Pay(), usage));
        Assert.False(IsExceeded(Limit(Measure.Count, 1, Period.Effect), Pay(), usage));
        var elsewhere = Used((midnight.ToOffset(TimeSpan.FromHours(-9)), false, 60));
        Assert.True(IsExceeded(Limit(Measure.Count, 1), Pay(), elsewhere));
    }

    [Fact]
    public void Of_tokens_the_most_counts_that_a_call_may_use()
    {
        var usage = Used((Noon.Now, true, 0), (Noon.Now, false, 0));
        Assert.False(IsExceeded(Limit(Measure.Tokens, 100), Call(Whole(90)), usage));
        Assert.True(IsExceeded(Limit(Measure.Tokens, 100), Call(Whole(91)), usage));
        Assert.True(IsExceeded(Limit(Measure.Tokens, 100), Call(Whole(-1)), usage));
        Assert.True(IsExceeded(Limit(Measure.Tokens, 100), Call(new Value.Text("9", Label.Public)), usage));
        Assert.True(IsExceeded(Limit(Measure.Tokens, decimal.MaxValue), Call(new Value.Truth(true, Label.Public))));
        Assert.False(IsExceeded(Limit(Measure.Tokens, 11), Call(), usage));
        Assert.True(IsExceeded(Limit(Measure.Tokens, 10), Call(), usage));
        Assert.Equal(90, Use.Of(default, Call(Whole(90)), null, Noon.Now).Tokens);
        Assert.Equal(long.MaxValue, Use.Of(default, Call(Whole(-1)), null, Noon.Now).Tokens);

        static Effect Call(params Value[] tokens) =>
            new(
                "bank.ask",
                EffectKind.ObserveRemote,
                [.. tokens.Select(t => new Argument("tokens", ParameterRole.Tokens, t))]
            );
    }

    [Fact]
    public void Only_its_tools_and_kinds_count()
    {
        Assert.False(IsExceeded(Limit(Measure.Count, 0, tool: "mail.*"), Pay()));
        Assert.True(IsExceeded(Limit(Measure.Count, 0), Pay()));
        var budget = Limit(Measure.Count, 1) with { When = new Condition { Kind = EffectKind.Send } };
        Assert.False(IsExceeded(budget, Pay()));
        Assert.False(IsExceeded(budget, Mail("a"), Used((Noon.Now, true, 0))));
    }

    [Fact]
    public void Bytes_are_those_of_the_content_in_UTF8()
    {
        var effect = Mail("bob@example.org") with { Tool = "bank.note" };
        Assert.Equal(14, effect.ContentBytes);
        Assert.False(IsExceeded(Limit(Measure.Bytes, 21), effect, Used((Noon.Now, true, 0))));
        Assert.True(IsExceeded(Limit(Measure.Bytes, 20), effect, Used((Noon.Now, true, 0))));
        var chinese = effect with { Arguments = [new Argument("body", ParameterRole.Content, Said("十点见"))] };
        Assert.Equal(9, chinese.ContentBytes);
    }

    [Fact]
    public void Tokens_are_known_afterwards_so_that_the_limit_holds_once_nothing_is_left()
    {
        Assert.False(IsExceeded(Limit(Measure.Tokens, 6), Pay(), Used((Noon.Now, true, 0))));
        Assert.True(IsExceeded(Limit(Measure.Tokens, 5), Pay(), Used((Noon.Now, true, 0))));
    }

    [Fact]
    public void An_amount_that_is_no_number_is_beyond_every_limit()
    {
        Assert.True(IsExceeded(Limit(Measure.Amount, 1_000_000), Pay(Said("all of it"))));
        Assert.True(IsExceeded(Limit(Measure.Amount, 1_000_000), Pay(Said("1,5"))));
        Assert.False(IsExceeded(Limit(Measure.Amount, 2), Pay(Said("1.50"))));
    }

    [Fact]
    public void Neither_a_minus_nor_a_huge_number_makes_room()
    {
        Assert.True(IsExceeded(Limit(Measure.Amount, 100), Pay(Whole(-101))));
        Assert.True(IsExceeded(Limit(Measure.Amount, 100), Pay(Whole(100), Whole(-100))));
        var huge = new Value.Fraction(decimal.MaxValue, Label.Public);
        Assert.True(IsExceeded(Limit(Measure.Amount, 100), Pay(huge, huge, Whole(long.MinValue))));
        Assert.True(
            IsExceeded(
                Limit(Measure.Amount, 100),
                Pay(Whole(1)),
                Used((Noon.Now, true, decimal.MinValue), (Noon.Now, true, decimal.MaxValue))
            )
        );
    }

    [Fact]
    public void The_ends_of_time_are_days_too()
    {
        var usage = Used((DateTimeOffset.MinValue, true, 1), (DateTimeOffset.MaxValue, true, 1));
        Assert.False(IsExceeded(Limit(Measure.Count, 1), Pay(), usage));
    }
}
