using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using static Chela.Envelope.Tests.Checks.OwnersTask;

namespace Chela.Envelope.Tests.Checks;

public sealed class ControlCheckTests
{
    private static OwnersTask Found(Label label)
    {
        var task = Said("If it rains there, write notes.txt and send bob@example.org the words: hi");
        return task.Found(
            "r1",
            task.Call("page_get", ("url", Blind("https://example.com/"))),
            new Value.Text("so", label)
        );
    }

    private static Decision Decide(OwnersTask task, Effect effect) =>
        task.Decide(effect with { Control = [new Reference("r1", ValuePath.Whole)] });

    [Fact]
    public void A_branch_that_an_untrusted_value_took_asks_before_anything_goes_out()
    {
        var task = Found(Web);
        var decision = Decide(task, task.Call("mail_send", ("to", Blind("bob@example.org")), ("body", Blind("hi"))));

        Assert.Equal((Verdict.Ask, Check.Control, "branch"), (decision.Verdict, decision.Check, decision.Rule));
        Assert.Contains("web:example.com", decision.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_that_a_trusted_value_took_does_not()
    {
        var task = Found(Label.System);

        Assert.Equal(
            Verdict.Allow,
            Decide(task, task.Call("mail_send", ("to", Blind("bob@example.org")), ("body", Blind("hi")))).Verdict
        );
    }

    [Fact]
    public void A_write_in_the_owners_workspace_can_be_undone_and_is_not_asked()
    {
        var task = Found(Web);

        Assert.Equal(
            Verdict.Allow,
            Decide(task, task.Call("file_write", ("path", Blind("notes.txt")), ("text", Blind("hi")))).Verdict
        );
    }
}
