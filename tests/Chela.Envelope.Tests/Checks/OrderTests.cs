using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Checks.OwnersTask;

namespace Chela.Envelope.Tests.Checks;

/// <summary>What the host read a message of the owner's as grants just that act, once, and nothing that is checked besides.</summary>
public sealed class OrderTests
{
    private const string Words = "Jot it down, the usual: milk";

    [Fact]
    public void What_is_ordered_is_granted_by_the_whole_message_and_nothing_else_is()
    {
        var task = Ordered(Words, Note("milk"));

        Assert.Equal((Verdict.Ask, Check.Verb, "verb"), Told(Said(Words).Decide(Note("milk"))));
        var decision = task.Decide(Note("milk"));
        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal(new Witness(WitnessKind.Ordered, "verb", "m1", 0, Words.Length, Words), decision.Witnesses[0]);
        Assert.Equal((Verdict.Ask, Check.Verb, "verb"), Told(task.Decide(Note("wine"))));
        Assert.Equal(
            (Verdict.Ask, Check.Verb, "verb"),
            Told(task.Decide("event_create", ("title", Blind("milk")), ("more", Blind("x"))))
        );
    }

    [Fact]
    public void What_is_ordered_is_done_once()
    {
        var task = Ordered(Words, Note("milk"), Note("tea")).Did(Note("milk"));

        Assert.Equal((Verdict.Ask, Check.Verb, "count"), Told(task.Decide(Note("milk"))));
        Assert.Equal(Verdict.Allow, task.Decide(Note("tea")).Verdict);
    }

    [Theory]
    [InlineData("> Jot it down, the usual: milk")]
    [InlineData("Jot it down: milk\n\n> the usual")]
    public void Words_of_others_order_nothing(string words) =>
        Assert.Equal((Verdict.Ask, Check.Verb, "verb"), Told(Ordered(words, Note("milk")).Decide(Note("milk"))));

    [Fact]
    public void A_message_of_another_task_orders_nothing()
    {
        var task = Ordered(Words, Note("milk"));
        var other = Authority.Of("task").With(new OwnerMessage("m1", Words, isOfTask: false));

        Assert.Equal(
            (Verdict.Ask, Check.Verb, "verb"),
            Told((task with { Authority = other with { Order = task.Authority.Order } }).Decide(Note("milk")))
        );
        Assert.Equal(
            (Verdict.Ask, Check.Verb, "verb"),
            Told(
                (
                    task with
                    {
                        Authority = task.Authority with { Order = task.Authority.Order! with { Message = "m2" } },
                    }
                ).Decide(Note("milk"))
            )
        );
    }

    [Theory]
    [InlineData(Verdict.Ask)]
    [InlineData(Verdict.Deny)]
    public void What_the_policy_asks_or_denies_holds_over_an_order(Verdict verdict)
    {
        var task = Ordered(Words, Note("milk"));
        var rule = new PolicyRule("no", new Condition { Tool = new Glob("event_*") }, verdict);
        var limit = new Budget("few", new Condition(), Measure.Count, 0, Period.Task, verdict);

        Assert.Equal(verdict, With(p => p with { Rules = [rule] }).Verdict);
        Assert.Equal(verdict, With(p => p with { Defaults = p.Defaults.Add(EffectKind.Write, verdict) }).Verdict);
        Assert.Equal(verdict, With(p => p with { Budgets = [limit] }).Verdict);

        Decision With(Func<Policy, Policy> change) => (task with { Policy = change(task.Policy) }).Decide(Note("milk"));
    }

    [Fact]
    public void An_order_grounds_nothing_and_lets_nothing_out()
    {
        var mail = new OwnersTask().Call(
            "mail_send",
            ("to", Blind("eve@example.net")),
            ("body", new Value.Text("hi", Private))
        );

        Assert.Equal(
            (Verdict.Ask, Check.Grounding),
            (Ordered("Tell Eve hi", mail).Decide(mail) is var d ? (d.Verdict, d.Check) : default)
        );
    }

    private static Effect Note(string title) => new OwnersTask().Call("event_create", ("title", Blind(title)));

    private static OwnersTask Ordered(string words, params Effect[] effects)
    {
        var task = Said(words);
        return task with
        {
            Authority = task.Authority with { Order = new Order("m1", [.. effects.Select(EffectJson.ActOf)]) },
        };
    }

    private static (Verdict, Check, string) Told(Decision decision) =>
        (decision.Verdict, decision.Check, decision.Rule);
}
