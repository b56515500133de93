using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Checks.OwnersTask;

namespace Chela.Envelope.Tests.Checks;

public sealed class LimitsCheckTests
{
    private static OwnersTask With(params Budget[] budgets)
    {
        var task = Said("Transfer 100 and 50 to bob@example.org, all of it");
        return task with { Policy = task.Policy with { Budgets = [.. budgets] } };
    }

    private static Decision Pay(OwnersTask task, decimal amount) =>
        task.Decide("money_transfer", ("recipient", Blind("bob@example.org")), ("amount", Blind(amount)));

    [Fact]
    public void What_goes_beyond_a_limit_is_asked_or_denied_as_the_limit_says()
    {
        var ask = new Budget("purse", new Condition(), Measure.Amount, 120, Period.Day, Verdict.Ask);
        var deny = new Budget("bank", new Condition(), Measure.Amount, 60, Period.Effect, Verdict.Deny);

        Assert.Equal(Verdict.Allow, Pay(With(ask), 100).Verdict);
        Assert.Equal(
            (Verdict.Deny, Check.Limits, "bank"),
            Pay(With(ask, deny), 100) is { } d ? (d.Verdict, d.Check, d.Rule) : default
        );
    }

    [Fact]
    public void What_was_done_counts()
    {
        var task = With(new Budget("purse", new Condition(), Measure.Amount, 120, Period.Day, Verdict.Ask));
        var call = task.Call("money_transfer", ("recipient", Blind("bob@example.org")), ("amount", Blind(100)));
        var next = Pay(task.Did(call), 50);

        Assert.Equal((Verdict.Ask, Check.Limits, "purse"), (next.Verdict, next.Check, next.Rule));
    }
}
