using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Tests.Checks;

/// <summary>A look at another machine is a send of its address: where it goes needs the owner's word.</summary>
public sealed class RemoteLookTests
{
    private static readonly Policy Policy = Policy.Default with
    {
        Tools = Policy
            .Default.Tools.Add(
                "page_get",
                new ToolDeclaration(
                    "page_get",
                    EffectKind.ObserveRemote,
                    Repeat.Idempotent,
                    [new ParameterDeclaration("url", ParameterRole.Destination)],
                    [],
                    []
                )
            )
            .Add(
                "channel_read",
                new ToolDeclaration(
                    "channel_read",
                    EffectKind.ObserveLocal,
                    Repeat.Idempotent,
                    [new ParameterDeclaration("channel", ParameterRole.Selector)],
                    [],
                    []
                )
            ),
    };

    [Fact]
    public void A_page_that_the_owner_named_is_fetched() =>
        Assert.Equal(
            Verdict.Allow,
            Decide("Read www.news.example/a and sum it up", "www.news.example/a", new Origin.Owner("m1")).Verdict
        );

    [Fact]
    public void A_hostile_planner_looks_at_no_host_that_the_owner_never_named()
    {
        var decision = Decide("Read www.news.example/a and sum it up", "www.thief.example", Origin.Planner.Blind);
        Assert.Equal((Verdict.Ask, Check.Grounding, "destination"), (decision.Verdict, decision.Check, decision.Rule));
    }

    [Fact]
    public void A_link_found_in_what_the_owner_named_is_shown_before_it_is_followed()
    {
        var found = new Origin.Part(new Reference("r1", ValuePath.Whole));
        var decision = Decide("Open the link on the 'board' channel", "www.thief.example", found);
        Assert.Equal((Verdict.Ask, Check.Grounding, "delegated"), (decision.Verdict, decision.Check, decision.Rule));
    }

    [Fact]
    public void Who_wants_links_followed_says_so_by_a_rule()
    {
        var rule = new PolicyRule("links", new Condition { Destination = new Glob("*.example") }, Verdict.Allow);
        var decision = Decide("Find out more", "www.shop.example", Origin.Planner.Blind, rule);
        Assert.Equal(Verdict.Allow, decision.Verdict);
    }

    private static Decision Decide(string said, string url, Origin from, params PolicyRule[] rules)
    {
        var read = new Effect(
            "channel_read",
            EffectKind.ObserveLocal,
            [new Argument("channel", ParameterRole.Selector, new Value.Text("board", Label.Public))]
        );
        var text = new Value.Text("see www.thief.example", Label.From(new Source(SourceKind.Tool, "channel_read")));
        var authority = Authority
            .Of("task")
            .With(new OwnerMessage("m1", said, isOfTask: true))
            .With(new Chela.Envelope.Authorities.Record("r1", read, text));
        var effect = new Effect(
            "page_get",
            EffectKind.ObserveRemote,
            [new Argument("url", ParameterRole.Destination, new Value.Text(url, Label.Public) { From = [from] })]
        );
        return ReferenceMonitor.Decide(
            effect,
            authority,
            Policy with
            {
                Rules = [.. rules],
            },
            Usage.None,
            new Moment(new DateTimeOffset(2026, 2, 16, 9, 0, 0, TimeSpan.Zero))
        );
    }
}
