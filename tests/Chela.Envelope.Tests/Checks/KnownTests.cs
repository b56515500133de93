using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Checks.OwnersTask;

namespace Chela.Envelope.Tests.Checks;

public sealed class KnownTests
{
    [Fact]
    public void A_tool_that_is_not_known_is_denied() => Denied("tool", Said("Do it").Decide("rocket_launch"));

    [Fact]
    public void A_call_of_another_kind_or_role_than_declared_is_denied()
    {
        var task = Said("Send bob@example.org: hi");
        var call = task.Call("mail_send", ("to", Blind("bob@example.org")));

        Denied("declaration", task.Decide(call with { Kind = EffectKind.ObserveLocal }));
        Denied(
            "declaration",
            task.Decide(call with { Arguments = [call.Arguments[0] with { Role = ParameterRole.Option }] })
        );
        Denied("declaration", task.Decide(call with { Arguments = [call.Arguments[0], call.Arguments[0]] }));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    public void An_argument_that_stands_twice_is_denied_among_many_and_few(int count)
    {
        var task = new OwnersTask();
        var call = task.Call("mystery", [.. Enumerable.Range(0, count).Select(i => ($"a{i}", Blind("x")))]);

        Denied("declaration", task.Decide(call with { Arguments = [.. call.Arguments[1..], call.Arguments[^1]] }));
    }

    [Fact]
    public void An_origin_that_names_no_message_and_no_result_of_the_task_is_denied()
    {
        var task = Said("Send bob@example.org: hi");

        foreach (
            var origin in new Origin[]
            {
                new Origin.Owner("m9"),
                Part("r9"),
                new Origin.Reader([new Reference("r9", ValuePath.Whole)]),
                new Origin.Planner(["r9"]),
            }
        )
        {
            Denied("origin", task.Decide("mail_send", ("to", From("bob@example.org", origin))));
        }

        var call = task.Call("mail_send", ("to", Blind("bob@example.org")));
        Denied("origin", task.Decide(call with { Control = [new Reference("r9", ValuePath.Whole)] }));
    }

    [Fact]
    public void A_call_of_too_many_values_is_denied()
    {
        var many = new Value.List([.. Enumerable.Repeat(Blind("x"), 10_001)], Label.Public);

        Denied("size", Said("Send bob@example.org: hi").Decide("mail_send", ("body", many)));
    }

    [Fact]
    public void What_the_policy_forbids_is_denied_whatever_was_approved()
    {
        var task = Said("Send bob@example.org the words: hi");
        task = task with
        {
            Policy = task.Policy with
            {
                Rules = [new("no mail", new Condition { Tool = new Glob("mail_*") }, Verdict.Deny)],
            },
        };
        var call = task.Call("mail_send", ("to", Blind("bob@example.org")), ("body", Blind("hi")));

        Denied("no mail", task.Approved(task.Decide(call).Effect).Decide(call));
    }

    private static void Denied(string rule, Decision decision) =>
        Assert.Equal((Verdict.Deny, Check.Known, rule), (decision.Verdict, decision.Check, decision.Rule));
}
