using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tests.Checks;
using static Chela.Envelope.Tests.Checks.OwnersTask;

namespace Chela.Envelope.Tests.Decisions;

public sealed class ApprovalTests
{
    private static readonly OwnersTask Task = Said("Hello");

    private static Effect Mail(string to, string body) =>
        Task.Call("mail_send", ("to", Blind(to)), ("body", Blind(body)));

    [Fact]
    public void An_approval_fits_its_effect_and_no_other_byte()
    {
        var effect = Mail("eve@example.net", "hi");
        var task = Task.Approved(Task.Decide(effect).Effect);

        var decision = task.Decide(effect);
        Assert.Equal((Verdict.Allow, Check.Approval, "approval"), (decision.Verdict, decision.Check, decision.Rule));
        Assert.Equal(Verdict.Ask, task.Decide(Mail("eve@example.net", "hi!")).Verdict);
        Assert.Equal(Verdict.Ask, task.Decide(Mail("eva@example.net", "hi")).Verdict);
        Assert.Equal(Verdict.Ask, task.Decide(effect with { Tool = "mystery", Arguments = [] }).Verdict);
    }

    [Fact]
    public void An_approval_of_another_task_does_not_fit()
    {
        var effect = Mail("eve@example.net", "hi");
        var other = Task with { Authority = Task.Authority with { Task = "another" } };

        Assert.Equal(Verdict.Ask, other.Approved(Task.Decide(effect).Effect).Decide(effect).Verdict);
    }

    [Fact]
    public void An_approval_that_is_not_yet_or_no_longer_good_does_not_fit()
    {
        var effect = Mail("eve@example.net", "hi");
        var id = Task.Decide(effect).Effect;

        Assert.Equal(Verdict.Ask, Task.Approved(id, after: TimeSpan.FromMinutes(1)).Decide(effect).Verdict);
        Assert.Equal(
            Verdict.Ask,
            Task.Approved(id, after: -TimeSpan.FromHours(1), lasts: TimeSpan.FromHours(1)).Decide(effect).Verdict
        );
        Assert.Equal(Verdict.Allow, Task.Approved(id, after: -TimeSpan.FromMinutes(59)).Decide(effect).Verdict);
    }

    [Fact]
    public void The_id_does_not_depend_on_the_order_of_arguments_and_does_on_origins_and_control()
    {
        var effect = Mail("eve@example.net", "hi");
        var id = Task.Decide(effect).Effect;
        var claimed = Task.Call(
            "mail_send",
            ("to", From("eve@example.net", new Origin.Owner("m1"))),
            ("body", Blind("hi"))
        );

        Assert.Equal(id, Task.Decide(effect with { Arguments = [effect.Arguments[1], effect.Arguments[0]] }).Effect);
        Assert.NotEqual(id, Task.Decide(claimed).Effect);
        Assert.NotEqual(id, Task.Decide(effect with { Control = [new Reference("r1", ValuePath.Whole)] }).Effect);
    }

    [Fact]
    public void Configure_is_asked_whatever_granted_it()
    {
        var task = Said("be quiet");
        task = task with
        {
            Authority = task.Authority with
            {
                Manifest = new Manifest("job", [new("rule_set", null, Readers.Everyone)]),
            },
        };
        var decision = task.Decide("rule_set", ("rule", Blind("be quiet")));

        Assert.Equal((Verdict.Ask, Check.Approval, "default"), (decision.Verdict, decision.Check, decision.Rule));
    }
}
