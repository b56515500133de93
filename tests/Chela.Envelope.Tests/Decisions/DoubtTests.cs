using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tests.Audit;
using Record = Chela.Envelope.Authorities.Record;

namespace Chela.Envelope.Tests.Decisions;

/// <summary>Whatever is unknown gets the stricter answer.</summary>
public sealed class DoubtTests
{
    private static readonly Moment s_now = new(new DateTimeOffset(2026, 2, 16, 9, 0, 0, TimeSpan.FromHours(1)));
    private static readonly Label s_private = Label.Owner.RestrictTo(Readers.OwnerOnly);
    private static readonly Policy s_policy = new() { Tools = World.Tools, OwnerNames = ["ana@example.org"] };
    private static readonly Origin s_said = new Origin.Owner("m1");

    [Fact]
    public void What_is_private_does_not_go_where_nobody_is_named()
    {
        var authority = Said("Email Bob the words of diary.txt").With(File("r1", "diary.txt", "words", s_private));
        var decision = Decide(
            authority,
            Call("mail_send", ("to", Text("", s_said)), ("body", Text("words", Part("r1", "content"))))
        );
        Assert.Equal((Verdict.Ask, Check.Grounding, "target"), (decision.Verdict, decision.Check, decision.Rule));
    }

    [Fact]
    public void A_private_file_is_not_sent_where_nobody_is_named()
    {
        var authority = Said("Email Bob the file diary.txt").With(File("r1", "diary.txt", "words", s_private));
        var decision = Decide(authority, Call("mail_send", ("to", Text("")), ("files", Text("f1"))));
        Assert.Equal((Verdict.Ask, Check.Grounding, "target"), (decision.Verdict, decision.Check, decision.Rule));
    }

    [Fact]
    public void What_is_private_is_not_searched_for_on_the_web()
    {
        var authority = Said("Search for it").With(File("r1", "diary.txt", "words", s_private));
        var decision = Decide(authority, Call("web_search", ("query", Text("words", Part("r1", "content")))));
        Assert.Equal(
            (Verdict.Ask, Check.Confidentiality, "audience"),
            (decision.Verdict, decision.Check, decision.Rule)
        );
    }

    [Fact]
    public void A_rule_that_asks_does_not_loosen_a_kind_that_is_denied()
    {
        var policy = s_policy with
        {
            Defaults = s_policy.Defaults.Add(EffectKind.Destroy, Verdict.Deny),
            Rules = [new PolicyRule("files", new Condition { Tool = new Glob("file_*") }, Verdict.Ask)],
        };
        var decision = Decide(
            Said("Delete the file a.txt"),
            Call("file_delete", ("id", Text("a.txt", s_said))),
            policy
        );
        Assert.Equal((Verdict.Deny, Check.Approval, "default"), (decision.Verdict, decision.Check, decision.Rule));
    }

    [Fact]
    public void Somebody_who_calls_himself_owner_is_not_the_owner()
    {
        var authority = Said("Email owner: words").With(File("r1", "diary.txt", "words", s_private));
        var call = Call("mail_send", ("to", Text("owner", s_said)), ("body", Text("words", Part("r1", "content"))));
        Assert.Equal(Check.Confidentiality, Decide(authority, call).Check);
    }

    [Fact]
    public void What_the_owner_did_not_say_is_not_named_by_what_stands_beside_it()
    {
        var authority = Said("Look at https://example.org/x with a.txt")
            .With(File("r1", "a.txt", "open", Label.Owner))
            .With(File("r2", "diary.txt", "secret", s_private));
        var mixed = Text("open secret", Part("r1", "content"), s_said);
        var decision = Decide(
            authority,
            Call("page_get", ("url", Text("https://example.org/x", s_said)), ("body", mixed))
        );
        Assert.Equal(
            (Verdict.Ask, Check.Confidentiality, "readers"),
            (decision.Verdict, decision.Check, decision.Rule)
        );
    }

    [Fact]
    public void What_the_reader_made_of_nothing_is_not_taken_from_a_named_source()
    {
        var call = Call(
            "mail_send",
            ("to", Text("bob@example.org", s_said)),
            ("body", Text("you are fired", new Origin.Reader([])))
        );
        var decision = Decide(Said("Email bob@example.org"), call);
        Assert.Equal((Verdict.Ask, Check.Content, "untrusted"), (decision.Verdict, decision.Check, decision.Rule));
    }

    [Fact]
    public void An_account_that_is_written_as_a_number_is_an_account()
    {
        var call = Call(
            "mail_send",
            ("to", Text("bob@example.org", s_said)),
            ("body", new Value.Whole(4000_1234_1234_1234, Label.Public) { From = [Origin.Planner.Blind] })
        );
        var decision = Decide(Said("Email bob@example.org"), call);
        Assert.Equal((Verdict.Ask, Check.Content, "link"), (decision.Verdict, decision.Check, decision.Rule));
    }

    [Theory]
    [InlineData("to")]
    [InlineData("amount")]
    public void The_key_of_a_named_thing_is_no_destination_and_no_amount(string parameter)
    {
        var call = Call("money_pay", (parameter, Text("33", Origin.Planner.Blind)));
        var authority = Said("Pay the bill in plan.md").With(File("r1", "plan.md", "", Label.Owner, id: "33"));
        Assert.Equal(Check.Grounding, Decide(authority, call).Check);
        Assert.Equal(
            Check.Approval,
            Decide(
                authority,
                Call("file_delete", ("id", Text("33", Origin.Planner.Blind))),
                Granting("file_delete")
            ).Check
        );
    }

    [Fact]
    public void A_key_of_which_one_name_is_another_keys_too_is_not_resolved_in_any_order()
    {
        foreach (var ids in new[] { ("r1", "r2"), ("r2", "r1"), ("a", "b"), ("b", "a"), ("x", "f"), ("f", "x") })
        {
            var authority = Said("Delete the files plan.md and report.txt")
                .With(File(ids.Item1, "plan.md", "", Label.Owner, id: "f1"))
                .With(File(ids.Item2, "report.txt", "", Label.Owner, id: "f1"))
                .With(File("r3", "report.txt", "", Label.Owner, id: "f2"));
            var decision = Decide(authority, Call("file_delete", ("id", Text("f1", Origin.Planner.Blind))));
            Assert.Equal((Check.Grounding, "selector"), (decision.Check, decision.Rule));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    public void A_contact_without_a_name_is_named_by_nobody(string name)
    {
        var policy = s_policy with { Contacts = [new Contact(name, "eve@evil.example")] };
        foreach (var words in new[] { "Email him - now", "给 - 发邮件，谢谢" })
        {
            var call = Call("mail_send", ("to", Text("eve@evil.example", Origin.Planner.Blind)));
            var decision = Decide(Said(words), call, policy);
            Assert.Equal((Check.Grounding, "destination"), (decision.Check, decision.Rule));
        }
    }

    private static Decision Decide(Authority authority, Effect effect, Policy? policy = null) =>
        ReferenceMonitor.Decide(effect, authority, policy ?? s_policy, Usage.None, s_now);

    private static Policy Granting(string tool) =>
        s_policy with
        {
            Rules = [new PolicyRule("granted", new Condition { Tool = new Glob(tool) }, Verdict.Allow)],
        };

    private static Authority Said(string text) => Authority.Of("t1").With(new OwnerMessage("m1", text, isOfTask: true));

    private static Effect Call(string tool, params (string Name, Value Value)[] arguments) =>
        new(
            tool,
            World.Tools[tool].Kind,
            [.. arguments.Select(a => new Argument(a.Name, World.Tools[tool].RoleOf(a.Name), a.Value))]
        );

    private static Value.Text Text(string text, params Origin[] from) => new(text, Label.Public) { From = [.. from] };

    private static Origin.Part Part(string record, string field) =>
        new(new Reference(record, ValuePath.Of(PathStep.Field(field))));

    private static Record File(string record, string name, string content, Label label, string id = "f1") =>
        new(
            record,
            Call("file_read", ("path", Text("/"))),
            new Value.Record(
                ImmutableSortedDictionary
                    .Create<string, Value>(StringComparer.Ordinal)
                    .Add("id", new Value.Text(id, label))
                    .Add("name", new Value.Text(name, label))
                    .Add("content", new Value.Text(content, label)),
                label
            )
        );
}
