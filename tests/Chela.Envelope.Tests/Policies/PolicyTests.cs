using System.Collections.Immutable;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Policies.PolicyFixture;

namespace Chela.Envelope.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly Policy s_policy = new()
    {
        OwnerNames = ["ana@example.org"],
        Contacts = [new Contact("Bob", "bob@example.org")],
        Groups = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("team", ["Bob"]),
        Defaults = ImmutableDictionary<EffectKind, Verdict>.Empty.Add(EffectKind.Send, Verdict.Ask),
        Rules = Rules((Verdict.Deny, To("*@evil.net") with { Hours = Hours("22:00", "07:00") })),
        Standing =
        [
            new StandingApproval(
                "s",
                "mail.send",
                EffectKind.Send,
                ImmutableSortedDictionary<string, string>.Empty.Add("to", "[\"a\"]"),
                ["body"],
                Noon.Now
            ),
        ],
        Budgets = [new Budget("b", new Condition(), Measure.Amount, 12.50m, Period.Day, Verdict.Deny)],
    };

    [Fact]
    public void Its_text_is_canonical_and_has_the_form_of_the_file() =>
        Assert.Equal(
            """{"budgets":[{"beyond":"deny","measure":"amount","most":12.5,"name":"b","per":"day"}],"""
                + """ "contacts":[{"address":"bob@example.org","name":"Bob"}],"defaults":{"send":"ask"},""".TrimStart()
                + """ "groups":{"team":["Bob"]},"owner":{"names":["ana@example.org"]},""".TrimStart()
                + """ "rules":[{"destination":"*@evil.net","hours":"22:00-07:00","name":"r0","verdict":"deny"}],""".TrimStart()
                + """ "standing":[{"expires":"2026-02-16T12:00:00+01:00","fixed":{"to":["a"]},"free":["body"],""".TrimStart()
                + """ "kind":"send","name":"s","tool":"mail.send"}],"version":1}""".TrimStart(),
            PolicyJson.Of(s_policy)
        );

    [Fact]
    public void Its_digest_changes_with_whatever_the_owner_wrote()
    {
        Policy[] others =
        [
            Policy.Default,
            s_policy with
            {
                OwnerNames = [],
            },
            s_policy with
            {
                Contacts = [new Contact("Bob", "bob@example.com")],
            },
            s_policy with
            {
                Groups = s_policy.Groups.SetItem("team", ["Bob", "Ana"]),
            },
            s_policy with
            {
                Defaults = s_policy.Defaults.SetItem(EffectKind.Send, Verdict.Deny),
            },
            s_policy with
            {
                Rules = [],
            },
            s_policy with
            {
                Standing = [s_policy.Standing[0] with { Free = [] }],
            },
            s_policy with
            {
                Budgets = [s_policy.Budgets[0] with { Most = 12.51m }],
            },
        ];
        Assert.Equal(others.Length + 1, others.Append(s_policy).Select(p => p.Digest).Distinct().Count());
        Assert.Equal(s_policy.Digest, (s_policy with { OwnerNames = ["ana@example.org"] }).Digest);
    }

    [Fact]
    public void Nothing_makes_the_configuration_change_unasked()
    {
        Assert.Equal(Verdict.Ask, Policy.Default.DefaultOf(EffectKind.Configure));
        var loose = new Policy { Defaults = Policy.Default.Defaults.Add(EffectKind.Configure, Verdict.Allow) };
        Assert.Equal(Verdict.Ask, loose.DefaultOf(EffectKind.Configure));
        var strict = new Policy { Defaults = Policy.Default.Defaults.Add(EffectKind.Configure, Verdict.Deny) };
        Assert.Equal(Verdict.Deny, strict.DefaultOf(EffectKind.Configure));
    }

    [Fact]
    public void Every_word_stands_for_one_thing()
    {
        Assert.All(Enum.GetValues<EffectKind>(), k => Assert.Equal(k, PolicyWords.Kind(PolicyWords.Of(k))));
        Assert.All(Enum.GetValues<Verdict>(), v => Assert.Equal(v, PolicyWords.Verdict(PolicyWords.Of(v))));
        Assert.All(Enum.GetValues<Measure>(), m => Assert.Equal(m, PolicyWords.Measure(PolicyWords.Of(m))));
        Assert.All(Enum.GetValues<Period>(), p => Assert.Equal(p, PolicyWords.Period(PolicyWords.Of(p))));
        Assert.Null(PolicyWords.Kind("Send"));
        Assert.Null(PolicyWords.Verdict(null));
    }
}
