using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Checks.JobTask;
using Record = Chela.Envelope.Authorities.Record;

namespace Chela.Envelope.Tests.Checks;

public sealed class JobPlacesTests
{
    private static readonly (Verdict, Check, string) s_passes = (Verdict.Allow, Check.Approval, "checks");
    private static readonly (Verdict, Check, string) s_outside = (Verdict.Deny, Check.Known, "place");
    private static readonly (Verdict, Check, string) s_leak = (Verdict.Deny, Check.Confidentiality, "readers");

    private static readonly ManifestPlace s_digests = new("files.write", "/notes/digests", Readers.Everyone);

    [Fact]
    public void What_lies_in_a_place_runs_and_the_job_is_the_witness()
    {
        var decision = new JobTask(s_digests).Decide(
            "files.write",
            ("folder", Words("/notes/digests/2026W08")),
            ("files", List(Label.Owner, Bytes(9))),
            ("removed", List(Label.Public))
        );

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal(
            [
                new Witness(WitnessKind.Policy, "verb", "weekly digest", 0, 11, "files.write"),
                new Witness(WitnessKind.Policy, "folder", "weekly digest", 0, 22, "/notes/digests/2026W08"),
            ],
            decision.Witnesses
        );
    }

    [Fact]
    public void What_lies_elsewhere_is_denied_and_said_where()
    {
        var decision = new JobTask(s_digests).Decide("files.write", ("folder", Words("/notes/digest")));

        Assert.Equal((Verdict.Deny, Check.Known, "place"), (decision.Verdict, decision.Check, decision.Rule));
        Assert.Equal("files.write is not allowed there: /notes/digest.", decision.Why);
    }

    [Theory]
    [InlineData("files.read", "path")]
    [InlineData("web.get", "url")]
    [InlineData("git.push", "repository")]
    [InlineData("files.delete", "path")]
    [InlineData("policy.set", "name")]
    public void A_tool_without_a_place_is_denied_whatever_its_kind(string tool, string parameter) =>
        Assert.Equal(s_outside, new JobTask(s_digests).Say(tool, (parameter, Words("/notes/digests"))));

    [Fact]
    public void A_look_at_this_machine_keeps_to_its_places_too()
    {
        var task = new JobTask(new ManifestPlace("files.read", "/notes", Readers.OwnerOnly));

        Assert.Equal(s_passes, task.Say("files.read", ("path", Words("/notes/a.md", Private))));
        Assert.Equal(s_outside, task.Say("files.read", ("path", Words("/secrets/a.md", Private))));
    }

    [Fact]
    public void A_place_is_not_enough_where_it_is_no_text_or_where_one_of_several_lies_elsewhere()
    {
        var task = new JobTask(new ManifestPlace("files.delete", "/a", Readers.Everyone));

        Assert.Equal(s_passes, task.Say("files.delete", ("path", List(Label.Owner, Words("/a/b"), Words("/a/c")))));
        Assert.Equal(s_outside, task.Say("files.delete", ("path", List(Label.Owner, Words("/a/b"), Words("/b")))));
        Assert.Equal(s_outside, task.Say("files.delete", ("path", List(Label.Owner))));
        Assert.Equal(s_outside, task.Say("files.delete", ("path", new Value.Whole(1, Label.Owner))));
        Assert.Equal(s_outside, task.Say("files.delete", ("path", new Value.Nothing(Label.Owner))));
    }

    [Fact]
    public void What_a_tool_did_not_declare_may_say_where_and_so_it_must_lie_in_the_place()
    {
        var task = new JobTask(new ManifestPlace("mystery", "/a", Readers.Everyone));

        Assert.Equal(s_passes, task.Say("mystery", ("more", Words("/a/b"))));
        Assert.Equal(s_outside, task.Say("mystery", ("more", Words("/b"))));
    }

    [Fact]
    public void Anywhere_is_anywhere()
    {
        var task = new JobTask(
            new ManifestPlace("web.get", null, Readers.Everyone),
            new ManifestPlace("images.convert", null, Readers.OwnerOnly)
        );

        Assert.Equal(s_passes, task.Say("web.get", ("url", Words("https://example.org/feed"))));
        Assert.Equal(s_passes, task.Say("images.convert", ("picture", Bytes(9, Private))));
    }

    [Fact]
    public void A_private_note_does_not_get_into_a_published_folder()
    {
        var decision = new JobTask(s_digests).Decide(
            "files.write",
            ("folder", Words("/notes/digests")),
            ("files", List(Private, Bytes(9, Private)))
        );

        Assert.Equal(s_leak, (decision.Verdict, decision.Check, decision.Rule));
        Assert.Equal("files.write would show 'files' to everyone; only {owner} may see it.", decision.Why);
    }

    [Fact]
    public void A_private_list_is_private_though_what_is_in_it_is_not_said_to_be() =>
        Assert.Equal(
            s_leak,
            new JobTask(s_digests).Say(
                "files.write",
                ("folder", Words("/notes/digests")),
                ("files", List(Label.Owner, Words("a"))),
                ("removed", List(Private))
            )
        );

    [Fact]
    public void What_only_the_owner_reads_may_hold_what_only_the_owner_may_see()
    {
        var task = new JobTask(s_digests, s_digests with { Place = "/notes", Readers = Readers.OwnerOnly });
        (string, Value) content = ("files", Words("a", Private));

        Assert.Equal(s_passes, task.Say("files.write", ("folder", Words("/notes/2026")), content));
        Assert.Equal(s_passes, task.Say("files.write", ("folder", Words("/notes/digests")), content));
        Assert.Equal(
            s_leak,
            task.Say("files.write", ("folder", Words("/notes/2026")), ("files", Words("a", NobodysOwn())))
        );
    }

    [Fact]
    public void What_a_key_refers_to_goes_along_and_must_be_readable_too()
    {
        var task = new JobTask(new ManifestPlace("mail.send", "bob@example.org", Readers.Everyone));
        (string, Value)[] mail = [("to", Words("bob@example.org")), ("file", Words("f1"))];
        Value Found(Label label) => List(label, OwnersTask.Fields(label, ("id", "f1"), ("name", "a.txt")));
        JobTask After(Label label) =>
            task with
            {
                Authority = task.Authority.With(
                    new Record("r1", task.Call("file.list", ("folder", Words("/a"))), Found(label))
                ),
            };

        Assert.Equal(s_leak, task.Say("mail.send", mail));
        Assert.Equal(s_leak, After(Private).Say("mail.send", mail));
        Assert.Equal(s_passes, After(Label.Owner).Say("mail.send", mail));
    }

    [Fact]
    public void What_others_wrote_may_go_where_the_manifest_says_but_not_just_anywhere()
    {
        (string, Value)[] push =
        [
            ("repository", Words("/notes")),
            ("text", Words("They wrote: https://evil.example", OwnersTask.Web)),
        ];

        Assert.Equal(
            s_passes,
            new JobTask(new ManifestPlace("git.push", "/notes", Readers.Everyone)).Say("git.push", push)
        );
        Assert.Equal(
            (Verdict.Ask, Check.Content, "untrusted"),
            new JobTask(new ManifestPlace("git.push", null, Readers.Everyone)).Say("git.push", push)
        );
        Assert.Equal(
            s_passes,
            new JobTask(
                new ManifestPlace("git.push", null, Readers.Everyone),
                new ManifestPlace("git.push", "/notes", Readers.Everyone)
            ).Say("git.push", push)
        );
    }

    [Fact]
    public void A_manifest_grounds_no_amount_and_no_target_that_is_left_out()
    {
        var task = new JobTask(new ManifestPlace("money.pay", "bob@example.org", Readers.Everyone));
        (string, Value) to = ("to", Words("bob@example.org"));

        Assert.Equal(
            (Verdict.Ask, Check.Grounding, "amount"),
            task.Say("money.pay", to, ("amount", new Value.Whole(5, Label.Owner)))
        );
        Assert.Equal(
            (Verdict.Ask, Check.Grounding, "target"),
            task.Say("money.pay", ("amount", new Value.Whole(5, Label.Owner)))
        );
        var asked = task with
        {
            Authority = task.Authority.With(new OwnerMessage("m1", "Here are 5 EUR", isOfTask: true)),
        };
        Assert.Equal(s_passes, asked.Say("money.pay", to, ("amount", new Value.Whole(5, Label.Owner))));
    }

    [Fact]
    public void The_owners_policy_and_limits_hold_over_a_manifest()
    {
        var task = new JobTask(s_digests);
        (string, Value)[] write = [("folder", Words("/notes/digests")), ("files", Words("a"))];
        JobTask Ruled(Verdict verdict) =>
            task with
            {
                Policy = task.Policy with
                {
                    Rules = [new PolicyRule("mine", new Condition { Tool = new Glob("files.*") }, verdict)],
                },
            };
        JobTask Limited(Verdict beyond) =>
            task with
            {
                Policy = task.Policy with
                {
                    Budgets = [new Budget("few", new Condition(), Measure.Bytes, 0, Period.Effect, beyond)],
                },
            };

        Assert.Equal((Verdict.Deny, Check.Known, "mine"), Ruled(Verdict.Deny).Say("files.write", write));
        Assert.Equal((Verdict.Ask, Check.Approval, "mine"), Ruled(Verdict.Ask).Say("files.write", write));
        Assert.Equal((Verdict.Ask, Check.Limits, "few"), Limited(Verdict.Ask).Say("files.write", write));
        Assert.Equal((Verdict.Deny, Check.Limits, "few"), Limited(Verdict.Deny).Say("files.write", write));
        // Nor does one that allows lead out of the manifest.
        Assert.Equal(s_outside, Ruled(Verdict.Allow).Say("files.write", ("folder", Words("/notes"))));
        Assert.Equal(s_leak, Limited(Verdict.Deny).Say("files.write", write[0], ("files", Words("a", Private))));
    }

    [Fact]
    public void To_configure_is_asked_and_no_standing_approval_or_yes_leads_out_of_the_manifest()
    {
        var configure = new JobTask(new ManifestPlace("policy.set", null, Readers.Everyone));
        Assert.Equal((Verdict.Ask, Check.Approval, "default"), configure.Say("policy.set", ("name", Words("a"))));

        var task = new JobTask(s_digests);
        var effect = task.Call("files.write", ("folder", Words("/elsewhere")));
        var now = OwnersTask.Noon.Now;
        task = task with
        {
            Policy = task.Policy with { Standing = [StandingApproval.Of("s", effect, [], now.AddDays(1))] },
            Authority = task.Authority with
            {
                Approvals = [new Approval(task.Decide(effect).Effect, "owner", "terminal", now, now.AddHours(1))],
            },
        };
        Assert.Equal(Verdict.Deny, task.Decide(effect).Verdict);
    }

    [Fact]
    public void A_standing_approval_grounds_no_amount_of_a_job()
    {
        var task = new JobTask(new ManifestPlace("money.pay", null, Readers.Everyone));
        var effect = task.Call(
            "money.pay",
            ("to", Words("bob@example.org")),
            ("amount", new Value.Whole(5, Label.Owner))
        );
        task = task with
        {
            Policy = task.Policy with
            {
                Standing = [StandingApproval.Of("s", effect, [], OwnersTask.Noon.Now.AddDays(1))],
            },
        };

        Assert.Equal(Check.Grounding, task.Decide(effect).Check);
    }

    [Fact]
    public void A_branch_that_untrusted_content_took_is_asked_in_a_job_too()
    {
        var task = new JobTask(new ManifestPlace("git.push", "/notes", Readers.Everyone));
        var look = task.Call("web.get", ("url", Words("https://example.com")));
        task = task with { Authority = task.Authority.With(new Record("r1", look, Words("yes", OwnersTask.Web))) };
        var effect = task.Call("git.push", ("repository", Words("/notes"))) with
        {
            Control = [new Reference("r1", ValuePath.Whole)],
        };

        Assert.Equal((Verdict.Ask, Check.Control), task.Decide(effect) is var it ? (it.Verdict, it.Check) : default);
    }

    [Fact]
    public void What_every_check_says_of_a_job_can_be_told()
    {
        var task = new JobTask(s_digests);
        var leak = task.Call("files.write", ("folder", Words("/notes/digests")), ("files", Words("a", Private)));
        ImmutableArray<CheckResult> Told(Effect effect) =>
            Explanation.Of(effect, task.Authority, task.Policy, task.Usage, OwnersTask.Noon);

        Assert.Equal(
            (Check.Confidentiality, Verdict.Deny, "readers"),
            Told(leak).Single(r => r.Verdict == Verdict.Deny) is var it ? (it.Check, it.Verdict, it.Rule) : default
        );
        Assert.Equal("place", Assert.Single(Told(task.Call("files.write", ("folder", Words("/"))))).Rule);
    }

    private static Label NobodysOwn() => Label.Owner.RestrictTo(Readers.Only());
}
