using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using CsCheck;
using static Chela.Envelope.Tests.Policies.PolicyFixture;

namespace Chela.Envelope.Tests.Policies;

public sealed class PolicyRulesTests
{
    private static readonly Gen<Limit?> s_limit = OneOf(
        null,
        null,
        new Limit(10, null),
        new Limit(50, null),
        new Limit(null, 14),
        new Limit(20, 20)
    );

    private static readonly Gen<Condition> s_condition = Gen.Select(
        OneOf("mail.*", "mail.send", "file.*", "*", null),
        OneOf<EffectKind?>(EffectKind.Send, EffectKind.Configure, EffectKind.Write, null),
        OneOf("*@example.org", "bob@example.org", "*@*", "*.net", "*", null),
        OneOf("web:*", "web:example.org", "owner", null),
        OneOf<Principal?>(Principal.Owner, new Principal("bob@example.org"), null),
        OneOf<Hours?>(Hours("22:00", "07:00"), Hours("09:00", "17:00"), Hours("11:00", "13:00"), null),
        Gen.Select(s_limit, s_limit),
        (tool, kind, to, source, reader, hours, limits) =>
            new Condition
            {
                Above = limits.Item1,
                UpTo = limits.Item2,
                Tool = tool is null ? null : new Glob(tool),
                Kind = kind,
                Destination = to is null ? null : new Glob(to),
                Source = source is null ? null : new Glob(source),
                NotReadableBy = reader,
                Hours = hours,
            }
    );

    private static readonly Gen<PolicyRule> s_rule = Gen.Select(
        s_condition,
        OneOf(Verdict.Allow, Verdict.Ask, Verdict.Deny),
        (when, verdict) => new PolicyRule($"{verdict} {when}", when, verdict)
    );

    private static readonly Gen<EffectFacts> s_facts = Gen.Select(
        OneOf("bob@example.org", "BOB@example.org", "eve@evil.net", "a@example.org,eve@evil.net").Array[0, 2],
        OneOf("mail.send", "file.write", "MAIL.send"),
        OneOf(EffectKind.Send, EffectKind.Write, EffectKind.Configure, EffectKind.Spend),
        Gen.Int[0, 23],
        OneOf(
            Label.Owner,
            Label.From(new Source(SourceKind.Web, "example.org")),
            Label.Owner.RestrictTo(Readers.OwnerOnly)
        ).Array[0, 2],
        OneOf<Value?>(null, new Value.Whole(10, Label.Public), new Value.Fraction(-50.5m, Label.Public), Said("ten")),
        (to, tool, kind, hour, labels, amount) =>
            (
                Mail(to) with
                {
                    Tool = tool,
                    Kind = kind,
                    Arguments = amount is null
                        ? Mail(to).Arguments
                        : Mail(to).Arguments.Add(new Argument("amount", ParameterRole.Amount, amount)),
                }
            ).Facts(null, new Moment(new DateTimeOffset(2026, 2, 16, hour, 0, 0, TimeSpan.Zero)), labels)
    );

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static PolicyRule? Strictest(IEnumerable<PolicyRule> rules, EffectFacts facts) =>
        PolicyRules.Strictest(new Policy { Rules = [.. rules] }, facts);

    [Fact]
    public void Deny_beats_ask_beats_allow_and_the_first_of_equals_is_named()
    {
        var rules = Rules(
            (Verdict.Allow, To("*@example.org")),
            (Verdict.Ask, To("bob@*")),
            (Verdict.Ask, new Condition()),
            (Verdict.Deny, To("*@evil.net"))
        );
        Assert.Equal("r1", Strictest(rules, Mail("bob@example.org").Facts())?.Name);
        Assert.Equal("r2", Strictest(rules, Mail("ana@example.org").Facts())?.Name);
        Assert.Equal("r3", Strictest(rules, Mail("bob@example.org", "eve@evil.net").Facts())?.Name);
        Assert.Equal("r0", Strictest([rules[0]], Mail("bob@example.org").Facts())?.Name);
        Assert.Null(Strictest([rules[0]], Mail("bob@example.com").Facts()));
    }

    [Fact]
    public void No_rule_allows_a_change_of_the_configuration()
    {
        var effect = Mail("a") with { Kind = EffectKind.Configure };
        Assert.Null(Strictest(Rules((Verdict.Allow, new Condition { Kind = EffectKind.Configure })), effect.Facts()));
        Assert.Null(Strictest(Rules((Verdict.Allow, new Condition())), effect.Facts()));
        Assert.NotNull(Strictest(Rules((Verdict.Deny, new Condition())), effect.Facts()));
    }

    /// <summary>The order, from what lets most through to what lets nothing through; no rule asks where checks fail.</summary>
    private static int Strictness(PolicyRule? rule) => rule is null ? 1 : 2 * (int)rule.Verdict;

    [Fact]
    public void A_deny_or_an_ask_more_never_allows_more() =>
        Gen.Select(s_rule.Array[0, 6], s_rule, Gen.Int[0, 6], s_facts)
            .Sample(
                (rules, more, at, facts) =>
                {
                    var restricting = more with
                    {
                        Verdict = more.Verdict == Verdict.Allow ? Verdict.Deny : more.Verdict,
                    };
                    var longer = rules.ToList();
                    longer.Insert(Math.Min(at, rules.Length), restricting);
                    return Strictness(Strictest(longer, facts)) >= Strictness(Strictest(rules, facts));
                },
                iter: 5_000
            );

    [Fact]
    public void The_order_of_rules_does_not_change_the_verdict() =>
        Gen.Select(s_rule.Array[0, 6], s_facts)
            .Sample(
                (rules, facts) =>
                    Strictest(rules, facts)?.Verdict == Strictest(rules.Reverse(), facts)?.Verdict
                    && (Strictest(rules, facts)?.Verdict ?? Verdict.Allow)
                        == rules.Where(r => r.Fits(facts)).Select(r => r.Verdict).DefaultIfEmpty().Max()
            );

    [Fact]
    public void What_is_shadowed_never_matters() =>
        Gen.Select(s_rule, s_rule, s_facts)
            .Sample(
                (first, second, facts) =>
                    !first.Shadows(second, isEarlier: true)
                    || !ReferenceEquals(Strictest([first, second], facts), second),
                iter: 5_000
            );

    [Fact]
    public void What_fits_when_it_grants_fits_when_it_restricts() =>
        Gen.Select(s_condition, s_facts)
            .Sample((when, facts) => !when.Fits(facts, grants: true) || when.Fits(facts, grants: false), iter: 5_000);
}
