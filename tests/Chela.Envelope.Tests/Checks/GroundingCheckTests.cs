using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using static Chela.Envelope.Tests.Checks.OwnersTask;

namespace Chela.Envelope.Tests.Checks;

public sealed class GroundingCheckTests
{
    [Theory]
    [InlineData("Send bob@example.org the words: hi", "bob@example.org", true)]
    [InlineData("Send bob@example.org the words: hi", "eve@example.net", false)]
    [InlineData("Send bob@example.org the words: hi", "bоb@example.org", false)] // Cyrillic о
    [InlineData("Send bob@example.org the words: hi", "bob@example.org.evil.net", false)]
    [InlineData("Send bob@example.org and eva@mail.net the words: hi", "bob@mail.net", false)]
    [InlineData("Send Bob Jones the words: hi", "bob@example.org", true)]
    [InlineData("Send Bob the words: hi", "bob@example.org", true)]
    [InlineData("Send Eva the words: hi", "eva@example.org", false)] // two of that name
    [InlineData("Send Eva Lang the words: hi", "eva@example.org", true)]
    [InlineData("Send the mail from bob@example.org on: hi", "bob@example.org", false)]
    [InlineData("Send me the words: hi", "ana@example.org", true)]
    [InlineData("把这句话发给 bob@example.org：hi", "bob@example.org", true)]
    [InlineData("Send what I quote:\n> bob@example.org\nhi", "bob@example.org", false)]
    public void A_destination_is_what_the_owner_said_or_whom_he_named(string words, string to, bool isGrounded)
    {
        var decision = Said(words).Decide("mail_send", ("to", Blind(to)), ("body", Blind("hi")));

        Assert.Equal(isGrounded, decision.Verdict == Verdict.Allow);
        Assert.True(isGrounded || (decision.Check, decision.Rule) == (Check.Grounding, "destination"), decision.Why);
    }

    [Theory]
    [InlineData("Transfer 1,200.50 to bob@example.org", 1200.50, true)]
    [InlineData("Transfer 1.200,50 € to bob@example.org", 1200.50, true)]
    [InlineData("给 bob@example.org 转账１２００元", 1200, true)]
    [InlineData("Transfer 100 to bob@example.org", 1000, false)]
    [InlineData("Transfer money to bob@example.org on the 15th of March", 15, false)]
    [InlineData("Transfer 15% of it to bob@example.org", 15, false)]
    [InlineData("Transfer what is due at 10:30 to bob@example.org", 10, false)]
    public void An_amount_is_what_the_owner_said_and_no_date_time_or_percentage(
        string words,
        double amount,
        bool isStated
    )
    {
        var decision = Said(words)
            .Decide("money_transfer", ("recipient", Blind("bob@example.org")), ("amount", Blind((decimal)amount)));

        Assert.Equal(isStated ? Verdict.Allow : Verdict.Ask, decision.Verdict);
        Assert.True(isStated || (decision.Check, decision.Rule) == (Check.Grounding, "amount"), decision.Why);
    }

    [Fact]
    public void A_key_resolves_if_it_is_of_the_one_thing_that_the_owner_named()
    {
        var task = Said("Cancel \"Dentist\"").FoundEvents(("e1", "Dentist"), ("e2", "Dinner"));

        var named = task.Decide(
            "event_cancel",
            ("event_id", From("e1", Part("r1", PathStep.Item(0), PathStep.Field("id"))))
        );
        var other = task.Decide(
            "event_cancel",
            ("event_id", From("e2", Part("r1", PathStep.Item(1), PathStep.Field("id"))))
        );

        Assert.Equal((Verdict.Allow, WitnessKind.Resolved), (named.Verdict, named.Witnesses[^1].Kind));
        Assert.Equal((Verdict.Ask, Check.Grounding, "selector"), (other.Verdict, other.Check, other.Rule));
    }

    [Fact]
    public void Of_two_things_of_one_name_none_resolves()
    {
        var task = Said("Cancel \"Dentist\"").FoundEvents(("e1", "Dentist"), ("e2", "dentist"));

        Assert.Equal(Check.Grounding, task.Decide("event_cancel", ("event_id", Blind("e1"))).Check);
    }

    [Theory]
    [InlineData("Cancel \"Dentist appointment\"")]
    [InlineData("Cancel \"Dent\"")]
    public void A_name_is_said_exactly_and_whole(string words) =>
        Assert.Equal(
            Check.Grounding,
            Said(words).FoundEvents(("e1", "Dentist")).Decide("event_cancel", ("event_id", Blind("e1"))).Check
        );

    [Fact]
    public void What_a_remote_look_returned_resolves_nothing()
    {
        var task = Said("Cancel \"Dentist\"");
        task = task.Found(
            "r1",
            task.Call("page_get", ("url", Blind("https://example.com/"))),
            Items(Web, "title", ("e1", "Dentist"))
        );

        Assert.Equal(Check.Grounding, task.Decide("event_cancel", ("event_id", Blind("e1"))).Check);
    }

    [Fact]
    public void What_stands_in_a_record_that_the_owner_named_is_enough_to_write_and_asked_for_graver()
    {
        var task = Said("Pay the bill in december.txt, and write the file that is named in december.txt");
        task = task.Found(
            "r1",
            task.Call("notes_read", ("name", Blind("december.txt"))),
            new Value.Text("98.70 to UK12345678901234567890, paid.md", Web)
        );
        var spend = task.Decide(
            "money_transfer",
            ("recipient", From("UK12345678901234567890", Part("r1"))),
            ("amount", Blind(98.70m))
        );
        var write = task.Decide("file_write", ("path", From("paid.md", Part("r1"))), ("text", Blind("done")));

        Assert.Equal((Verdict.Ask, Check.Grounding, "delegated"), (spend.Verdict, spend.Check, spend.Rule));
        Assert.Equal((Verdict.Allow, WitnessKind.Delegated), (write.Verdict, write.Witnesses[^1].Kind));
    }

    [Fact]
    public void What_stands_in_a_record_that_nobody_named_is_not_enough_to_write()
    {
        var task = Said("Write down what is new");
        task = task.Found(
            "r1",
            task.Call("notes_read", ("name", Blind("december.txt"))),
            new Value.Text("passwords.txt", Web)
        );

        Assert.Equal(
            (Check.Grounding, "selector"),
            task.Decide("file_write", ("path", From("passwords.txt", Part("r1"))), ("text", Blind("x"))) is { } d
                ? (d.Check, d.Rule)
                : default
        );
    }

    [Fact]
    public void Every_item_of_a_list_of_destinations_needs_its_witness()
    {
        var both = new Value.List([Blind("bob@example.org"), Blind("eve@example.net")], Label.Public);

        var decision = Said("Send bob@example.org the words: hi")
            .Decide("mail_send", ("to", both), ("body", Blind("hi")));

        Assert.Equal((Check.Grounding, "destination"), (decision.Check, decision.Rule));
        Assert.Contains("eve@example.net", decision.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_without_roles_needs_a_witness_for_every_value()
    {
        var task = Said("Send bob@example.org the words: see you at ten");

        Assert.Equal(Check.Grounding, task.Decide("mystery", ("a", Blind("eve@example.net"))).Check);
    }
}
