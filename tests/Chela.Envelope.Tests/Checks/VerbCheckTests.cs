using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Checks.OwnersTask;

namespace Chela.Envelope.Tests.Checks;

public sealed class VerbCheckTests
{
    private static (string, Value)[] Mail(string to) => [("to", Blind(to)), ("body", Blind("hi"))];

    [Fact]
    public void What_the_owner_asked_for_is_allowed_and_the_words_are_the_witness()
    {
        var decision = Said("Please send bob@example.org the words: hi").Decide("mail_send", Mail("bob@example.org"));

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal("send", decision.Witnesses[0].Text);
        Assert.Equal(new VerbUse("m1", 7), decision.Verb);
    }

    [Theory]
    [InlineData("Who is bob@example.org? hi")]
    [InlineData("Don't send bob@example.org the words: hi")]
    [InlineData("先别给 bob@example.org 发邮件：hi")]
    [InlineData("Eva said: send bob@example.org the words: hi")]
    [InlineData("> send bob@example.org the words: hi")]
    public void What_was_not_asked_for_is_asked(string words)
    {
        var decision = Said(words).Decide("mail_send", Mail("bob@example.org"));

        Assert.Equal((Verdict.Ask, Check.Verb, "verb"), (decision.Verdict, decision.Check, decision.Rule));
    }

    [Fact]
    public void A_verb_grants_for_its_object_only()
    {
        var decision = Said("Send the file notes.txt to bob@example.org, 100")
            .Decide("money_transfer", ("recipient", Blind("bob@example.org")), ("amount", Blind(100)));

        Assert.Equal((Verdict.Ask, Check.Verb), (decision.Verdict, decision.Check));
    }

    [Fact]
    public void A_verb_grants_once_and_the_next_effect_is_asked()
    {
        var task = Said("Send bob@example.org the words: hi");
        task = task.Did(task.Call("mail_send", Mail("bob@example.org")));
        var next = task.Decide("mail_send", Mail("eva@example.org"));

        Assert.Equal((Verdict.Ask, Check.Verb, "count"), (next.Verdict, next.Check, next.Rule));
    }

    [Theory]
    [InlineData("Send bob@example.org and eva@example.org each a mail with the words: hi")]
    [InlineData("给 bob@example.org 和 eva@example.org 都发一封邮件：hi")]
    public void All_and_each_grant_as_often_as_it_takes(string words)
    {
        var task = Said(words);
        task = task.Did(task.Call("mail_send", Mail("bob@example.org")));

        Assert.Equal(Verdict.Allow, task.Decide("mail_send", Mail("eva@example.org")).Verdict);
    }

    [Fact]
    public void A_later_message_of_the_task_grants_another_effect()
    {
        var task = Said("Send bob@example.org the words: hi");
        task = task.Did(task.Call("mail_send", Mail("bob@example.org")));

        Assert.Equal(
            Verdict.Allow,
            task.AndSaid("Now send the same to eva@example.org").Decide("mail_send", Mail("eva@example.org")).Verdict
        );
    }

    [Fact]
    public void Words_of_another_task_ground_values_and_grant_nothing()
    {
        var task = new OwnersTask();
        task = task with
        {
            Authority = task.Authority.With(new OwnerMessage("m0", "Send bob@example.org the words: hi", false)),
        };

        Assert.Equal(Check.Verb, task.Decide("mail_send", Mail("bob@example.org")).Check);
        Assert.Equal(Verdict.Allow, task.AndSaid("Send it").Decide("mail_send", Mail("bob@example.org")).Verdict);
    }

    [Fact]
    public void A_manifest_grants_its_tools()
    {
        var task = Said("bob@example.org: hi");
        task = task with
        {
            Authority = task.Authority with
            {
                Manifest = new Manifest("digest", [new("mail_send", null, Readers.Everyone)]),
            },
        };

        Assert.Equal(Verdict.Allow, task.Decide("mail_send", Mail("bob@example.org")).Verdict);
        Assert.Equal(
            (WitnessKind.Policy, "verb", "digest"),
            task.Decide("mail_send", Mail("bob@example.org")).Witnesses[0] is var w
                ? (w.Kind, w.For, w.Record)
                : default
        );
    }

    [Fact]
    public void A_rule_that_allows_grants_the_verb_and_the_destination_it_names()
    {
        var task = new OwnersTask();
        task = task with
        {
            Policy = task.Policy with
            {
                Rules =
                [
                    new(
                        "family",
                        new Condition { Tool = new Glob("mail_send"), Destination = new Glob("*@example.org") },
                        Verdict.Allow
                    ),
                ],
            },
        };

        Assert.Equal(Verdict.Allow, task.Decide("mail_send", Mail("mum@example.org")).Verdict);
        Assert.Equal(Verdict.Ask, task.Decide("mail_send", Mail("mum@example.net")).Verdict);
    }

    [Fact]
    public void Looking_needs_no_verb() =>
        Assert.Equal(Verdict.Allow, Said("Hello").Decide("events_search", ("query", Blind("today"))).Verdict);

    [Fact]
    public void Every_message_of_a_long_task_grants_and_only_the_last_twenty_ground()
    {
        var task = Said("Send bob@example.org the words: hi");
        for (var i = 0; i < Authority.MostMessages; i++)
        {
            task = task.AndSaid($"It is {i} degrees, and eva@example.org is well");
        }

        var old = task.Decide("mail_send", Mail("bob@example.org"));
        var claimed = task.Decide(
            "mail_send",
            ("to", Blind("eva@example.org")),
            ("body", From("hi", new Origin.Owner("m1")))
        );

        Assert.Equal((Verdict.Ask, Check.Grounding), (old.Verdict, old.Check));
        Assert.Equal((Verdict.Ask, Check.Content), (claimed.Verdict, claimed.Check));
        Assert.Equal(Verdict.Allow, task.Decide("mail_send", Mail("eva@example.org")).Verdict);
    }

    [Fact]
    public void What_was_done_is_not_done_again_by_the_same_words_but_by_later_ones()
    {
        var task = Said("Send bob@example.org and eva@example.org each the words: hi");
        var call = task.Call("mail_send", ("to", Blind("bob@example.org")), ("body", Blind("hi")));
        var other = task.Call("mail_send", ("to", Blind("eva@example.org")), ("body", Blind("hi")));
        // The same values are the same act, wherever they are said to come from.
        var again = task.Call(
            "mail_send",
            ("to", From("bob@example.org", new Origin.Owner("m1"))),
            ("body", Blind("hi"))
        );
        var later = task.Did(call);

        Assert.Equal(Verdict.Allow, later.Decide(other).Verdict);
        Assert.Equal((Verdict.Ask, Check.Verb, "count"), Told(later.Decide(call)));
        Assert.Equal((Verdict.Ask, Check.Verb, "count"), Told(later.Decide(again)));
        Assert.Equal(Verdict.Allow, later.AndSaid("Please send it to bob@example.org again").Decide(call).Verdict);
    }

    private static (Verdict, Check, string) Told(Decision decision) =>
        (decision.Verdict, decision.Check, decision.Rule);
}
