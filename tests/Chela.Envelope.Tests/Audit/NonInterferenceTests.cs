using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Chela.Tests.Support;
using CsCheck;
using Record = Chela.Envelope.Authorities.Record;

namespace Chela.Envelope.Tests.Audit;

/// <summary>
/// What an attacker writes changes nothing of what runs unasked (Goguen and Meseguer 1982): neither which tool is called nor
/// where to, how much and on what.
/// </summary>
public sealed class NonInterferenceTests
{
    private static readonly int s_cases = Cases.Count(Repository.IsLong ? 200_000 : 8_000);

    /// <summary>What an attacker would like to see in their place.</summary>
    private static readonly string[] s_wishes =
    [
        "",
        "x",
        .. World.Addresses,
        .. World.Files,
        .. World.Titles,
        .. World.Amounts,
        .. World.Pages,
        .. World.Texts,
    ];

    private static readonly Gen<string> s_other = Gen.Int[0, s_wishes.Length - 1].Select(i => s_wishes[i]);

    private static readonly ImmutableArray<PolicyRule> s_noLinks =
    [
        .. new[] { "web:*", "mail:*", "file:*", "tool*", "reader*", "model:*" }.Select(source => new PolicyRule(
            $"links {source}",
            new Condition { Kind = EffectKind.ObserveRemote, Source = new Glob(source) },
            Verdict.Ask
        )),
    ];

    [Fact]
    public void Other_untrusted_content_leaves_what_runs_unasked_as_it_is() =>
        Gen.Select(Cases.Any, s_other.Array[8])
            .Sample(
                (it, others) =>
                {
                    if (IsGrave(it.Effect))
                    {
                        AreEqual(it, others);
                    }
                },
                iter: s_cases * 2
            );

    [Fact]
    public void Without_following_links_other_untrusted_content_leaves_the_hosts_that_are_looked_at_as_they_are() =>
        Gen.Select(Cases.Any, s_other.Array[8])
            .Sample(
                (it, others) =>
                {
                    // One in eight is one; a filter that gives up after a hundred others would fail now and then.
                    if (it.Effect.Kind == EffectKind.ObserveRemote)
                    {
                        var rules = it.Policy.Rules.AddRange(s_noLinks);
                        AreEqual(it with { Policy = it.Policy with { Rules = rules } }, others);
                    }
                },
                iter: s_cases * 2
            );

    [Fact]
    public void What_the_owner_has_not_named_and_only_the_owner_may_see_goes_to_nobody_else_unasked() =>
        Cases.Any.Sample(
            it =>
            {
                it = WithSecret(it);
                var decision = it.Decide();
                var isGoing = it.Effect.Kind is EffectKind.Send or EffectKind.Spend or EffectKind.ObserveRemote;
                var holdsSecret = it
                    .Effect.Arguments.SelectMany(a => ValueTree.Leaves(a.Name, a.Value))
                    .Any(l =>
                        l.Leaf.From.Contains(s_secret) && l.Leaf is not (Value.Nothing or Value.Text { Content: "" })
                    );
                var isAllowed = decision is { Verdict: Verdict.Allow, Rule: not "approval" };
                if (it.Authority.Manifest is { } manifest)
                {
                    // Of a job's place its author said who reads there.
                    var places = manifest.Places.Where(p => p.Tool == it.Effect.Tool);
                    Assert.False(holdsSecret && isAllowed && !places.Any(p => Readers.OwnerOnly.Includes(p.Readers)));
                }
                else if (isGoing && holdsSecret && isAllowed)
                {
                    var destinations = it
                        .Effect.Arguments.Where(a => a.Role is ParameterRole.Destination or ParameterRole.Undeclared)
                        .SelectMany(a => ValueTree.Leaves(a.Name, a.Value))
                        .Select(l => ValueText.Of(l.Leaf))
                        .Where(d => !string.IsNullOrWhiteSpace(d))
                        .ToList();
                    Assert.NotEmpty(destinations);
                    Assert.All(
                        destinations,
                        d => Assert.Contains(Principal.Of(d), it.Policy.OwnerNames.Select(Principal.Of))
                    );
                }
            },
            iter: s_cases
        );

    private static readonly Origin s_secret = new Origin.Part(new Reference("secret", ValuePath.Whole));

    /// <summary>What a tool did not declare is content as well as destination, and content is not compared.</summary>
    private static bool IsGrave(Effect effect) =>
        effect.Kind is not (EffectKind.ObserveLocal or EffectKind.ObserveRemote or EffectKind.Write)
        && effect.Arguments.All(a => a.Role != ParameterRole.Undeclared);

    private static void AreEqual(Case it, string[] others)
    {
        it = it with { Effect = WithPlainContent(it.Effect) };
        var other = it with { Authority = WithOther(it.Authority, others) };
        Assert.Equal(it.Decide().Verdict, other.Decide().Verdict);
    }

    /// <summary>What is said does not count here, only what is done: so it is nothing but plain words.</summary>
    private static Effect WithPlainContent(Effect effect) =>
        effect with
        {
            Arguments =
            [
                .. effect.Arguments.Select(a =>
                    a.Role is ParameterRole.Content
                        ? a with
                        {
                            Value = new Value.Text("hello", Label.Public) { From = [Origin.Planner.Blind] },
                        }
                        : a
                ),
            ],
        };

    /// <summary>All untrusted texts of all results are others; only the fields that the tool declared to be the owner's own stay.</summary>
    private static Authority WithOther(Authority authority, string[] others)
    {
        var next = 0;
        foreach (var record in authority.Records.Values)
        {
            var tool = World.Tools[record.Effect.Tool];
            authority = authority.With(new Record(record.Id, record.Effect, Other(record.Value, tool)));
        }

        return authority;

        Value Other(Value value, ToolDeclaration tool) =>
            value switch
            {
                Value.List list => list with { Items = [.. list.Items.Select(v => Other(v, tool))] },
                Value.Record map => map with
                {
                    Fields = map.Fields.ToImmutableSortedDictionary(
                        f => f.Key,
                        f =>
                            tool.KeyFields.Contains(f.Key) || tool.NameFields.Contains(f.Key)
                                ? f.Value
                                : Other(f.Value, tool),
                        StringComparer.Ordinal
                    ),
                },
                Value.Text text when !text.Label.IsTrusted => text with { Content = others[next++ % others.Length] },
                _ => value,
            };
    }

    /// <summary>A secret that the owner never spoke of, which went into all content and options of the call.</summary>
    private static Case WithSecret(Case it)
    {
        var label = Label.Owner.RestrictTo(Readers.OwnerOnly);
        var value = new Value.Text("the diary", label);
        var read = new Effect(
            "inbox_read",
            EffectKind.ObserveLocal,
            [new Argument("from", ParameterRole.Selector, new Value.Text("zzzz", label))]
        );
        return it with
        {
            Authority = it.Authority.With(new Record("secret", read, value)),
            Effect = it.Effect with
            {
                Arguments =
                [
                    .. it.Effect.Arguments.Select(a =>
                        a.Role is ParameterRole.Content or ParameterRole.Option ? a with { Value = From(a.Value) } : a
                    ),
                ],
            },
        };

        static Value From(Value value) =>
            value switch
            {
                Value.List list => list with { Items = [.. list.Items.Select(From)] },
                Value.Record map => map with
                {
                    Fields = map.Fields.ToImmutableSortedDictionary(
                        f => f.Key,
                        f => From(f.Value),
                        StringComparer.Ordinal
                    ),
                },
                _ => value with { From = value.From.Add(s_secret) },
            };
    }
}
