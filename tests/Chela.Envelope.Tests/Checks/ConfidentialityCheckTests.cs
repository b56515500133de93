using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using static Chela.Envelope.Tests.Checks.OwnersTask;

namespace Chela.Envelope.Tests.Checks;

public sealed class ConfidentialityCheckTests
{
    private static OwnersTask With(string words, Label label, string note = "diary.txt")
    {
        var task = Said(words);
        return task.Found("r1", task.Call("notes_read", ("name", Blind(note))), new Value.Text("all of it", label));
    }

    private static Decision Send(OwnersTask task, string to) =>
        task.Decide("mail_send", ("to", Blind(to)), ("body", From("all of it", Part("r1"))));

    [Fact]
    public void What_the_destination_may_not_see_is_asked()
    {
        var decision = Send(With("Send my notes to bob@example.org", Private), "bob@example.org");

        Assert.Equal(
            (Verdict.Ask, Check.Confidentiality, "readers"),
            (decision.Verdict, decision.Check, decision.Rule)
        );
    }

    [Fact]
    public void Who_is_among_the_readers_may_get_it()
    {
        var label = Label.Owner.RestrictTo(Readers.Only(Principal.Of("Bob@Example.org")));

        Assert.Equal(Verdict.Allow, Send(With("Send it to bob@example.org", label), "bob@example.org").Verdict);
    }

    [Fact]
    public void The_owner_may_read_everything_of_the_owners_and_nobody_else_called_so()
    {
        var trusted = Label.Owner.RestrictTo(Readers.OwnerOnly);

        Assert.Equal(Verdict.Allow, Send(With("Send it to me", trusted), "ana@example.org").Verdict);
        Assert.NotEqual(Verdict.Allow, Send(With("Send it to owner", trusted), "owner").Verdict);
    }

    [Fact]
    public void What_the_owner_named_may_go_to_whom_he_named()
    {
        var trusted = Label.Owner.RestrictTo(Readers.OwnerOnly);

        Assert.Equal(
            Verdict.Allow,
            Send(With("Send diary.txt to bob@example.org", trusted), "bob@example.org").Verdict
        );
    }

    [Theory]
    [InlineData("team", true)]
    [InlineData("bob@example.org", false)]
    public void What_is_open_to_a_group_is_open_to_the_group(string to, bool isOpen)
    {
        var label = Label.Owner.RestrictTo(Readers.Only(Principal.Of("#team")));

        Assert.Equal(isOpen, Send(With($"Send it to {to}", label), to).Verdict == Verdict.Allow);
    }

    [Theory]
    [InlineData("bob@example.org,eva@example.org", true)]
    [InlineData("bob@example.org", false)]
    public void What_all_members_may_see_may_go_to_the_group(string readers, bool isOpen)
    {
        var label = Label.Owner.RestrictTo(Readers.Only(readers.Split(',').Select(Principal.Of)));

        Assert.Equal(isOpen, Send(With("Send it to team", label), "team").Verdict == Verdict.Allow);
    }

    [Fact]
    public void A_remote_look_sends_its_address_to_the_host()
    {
        var task = With("Look it up at https://example.com/search", Private);
        var open = task.Decide("page_get", ("url", Blind("https://example.com/search")));
        var leak = task.Decide("page_get", ("url", From("https://example.com/search", Part("r1"))));

        Assert.Equal(Verdict.Allow, open.Verdict);
        Assert.Equal((Verdict.Ask, Check.Confidentiality), (leak.Verdict, leak.Check));
    }

    [Theory]
    [InlineData("Create a meeting at the place in diary.txt", "meeting_create", "place", "checks")]
    [InlineData("Create a meeting at the place in my notes", "meeting_create", "place", "audience")]
    [InlineData("Send diary.txt by mail", "mail_send", "body", "target")]
    public void Without_a_destination_what_is_named_may_be_kept_but_not_given(
        string words,
        string tool,
        string parameter,
        string rule
    )
    {
        var trusted = Label.Owner.RestrictTo(Readers.OwnerOnly);
        var decision = With(words, trusted).Decide(tool, (parameter, From("all of it", Part("r1"))));

        Assert.Equal((rule == "checks" ? Verdict.Allow : Verdict.Ask, rule), (decision.Verdict, decision.Rule));
    }

    [Fact]
    public void What_a_key_refers_to_goes_along()
    {
        var task = Said("Send bob@example.org a mail with the words: hi");
        task = task.Found(
            "r2",
            task.Call("files_list"),
            Items(Label.Owner.RestrictTo(Readers.OwnerOnly), "filename", ("7", "plan.txt"))
        );

        Decision Attach(OwnersTask at, string file) =>
            at.Decide(
                "mail_send",
                ("to", Blind("bob@example.org")),
                ("body", Blind("hi")),
                ("attachment", Blind(file))
            );

        Assert.Equal((Check.Confidentiality, "readers"), (Attach(task, "7").Check, Attach(task, "7").Rule));
        Assert.Equal(Check.Confidentiality, Attach(task, "8").Check);
        Assert.Equal(Verdict.Allow, Attach(task.AndSaid("Attach plan.txt"), "7").Verdict);
    }
}
