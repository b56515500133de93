using System.Collections.Immutable;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Tests.Policies;

/// <summary>Effects and moments as the tests of the policy need them.</summary>
internal static class PolicyFixture
{
    public static readonly Moment Noon = new(new DateTimeOffset(2026, 2, 16, 12, 0, 0, TimeSpan.FromHours(1)));

    public static Value.Text Said(string text) => new(text, Label.Public);

    public static Effect Mail(params string[] to) =>
        new(
            "mail.send",
            EffectKind.Send,
            [
                new Argument(
                    "to",
                    ParameterRole.Destination,
                    new Value.List([.. to.Select(Value (t) => Said(t))], Label.Public)
                ),
                new Argument("body", ParameterRole.Content, Said("see you at ten")),
            ]
        );

    public static EffectFacts Facts(
        this Effect effect,
        Policy? policy = null,
        Moment? moment = null,
        params Label[] labels
    ) =>
        new(
            effect,
            [
                .. effect
                    .Arguments.Where(a => a.Role is ParameterRole.Destination or ParameterRole.Undeclared)
                    .SelectMany(a => ValueTree.Leaves(a.Name, a.Value))
                    .Select(l => ValueText.Of(l.Leaf)),
            ],
            [.. labels],
            policy ?? Policy.Default,
            moment ?? Noon
        );

    public static Condition To(string destination) => new() { Destination = new Glob(destination) };

    public static Hours Hours(string from, string to) =>
        new(
            TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
            TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)
        );

    public static ImmutableArray<PolicyRule> Rules(params (Verdict Verdict, Condition When)[] rules) =>
        [.. rules.Select((r, i) => new PolicyRule($"r{i}", r.When, r.Verdict))];
}
