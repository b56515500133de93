using System.Collections.Immutable;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;
using CsCheck;
using Record = Chela.Envelope.Authorities.Record;

namespace Chela.Envelope.Tests.Audit;

/// <summary>What takes a reason away, or adds one against, never allows more.</summary>
public sealed class MetamorphicTests
{
    private static readonly int s_cases = Cases.Count(Repository.IsLong ? 200_000 : 5_000);

    [Fact]
    public void One_rule_more_that_denies_or_asks_never_allows_more() =>
        Gen.Select(Cases.Any, Cases.Rules)
            .Sample(
                (it, rule) =>
                    NeverMore(it, it with { Policy = it.Policy with { Rules = it.Policy.Rules.Insert(0, rule) } }),
                iter: s_cases
            );

    [Fact]
    public void One_message_less_never_allows_more() =>
        Gen.Select(Cases.Any, Gen.Int[0, 9])
            .Sample(
                (it, at) =>
                {
                    var messages = it.Authority.Messages;
                    NeverMore(
                        it,
                        it with
                        {
                            Authority = it.Authority with { Messages = messages.RemoveAt(at % messages.Length) },
                        }
                    );
                },
                iter: s_cases
            );

    [Fact]
    public void Without_contacts_approvals_places_or_standing_approvals_no_more_is_allowed() =>
        Cases.Any.Sample(
            it =>
            {
                // One contact less may make a name plain that was ambiguous; none names nobody.
                NeverMore(it, it with { Policy = it.Policy with { Contacts = [] } });
                NeverMore(it, it with { Policy = it.Policy with { Standing = [] } });
                NeverMore(it, it with { Policy = it.Policy with { OwnerNames = [] } });
                NeverMore(it, it with { Authority = it.Authority with { Approvals = [] } });
                foreach (var place in it.Authority.Manifest?.Places ?? [])
                {
                    NeverMore(it, it.In(it.Authority.Manifest!.Places.Remove(place)));
                }
            },
            iter: s_cases
        );

    [Fact]
    public void One_more_source_or_one_reader_less_never_allows_more() =>
        Gen.Select(Cases.Any, Gen.Int[0, 2], Gen.Int[0, 9])
            .Sample(
                (it, how, which) =>
                {
                    // A rule may allow what comes from the web alone; nothing here allows what comes by this mail.
                    var raise = how switch
                    {
                        0 => Label.From(new Source(SourceKind.Mail, "mallory@evil.example")),
                        1 => Label.Public.RestrictTo(Readers.OwnerOnly),
                        _ => Label.Public.RestrictTo(Readers.Only()),
                    };
                    var arguments = it.Effect.Arguments.Select(
                        (a, i) => i == which ? a with { Value = Raised(a.Value, raise) } : a
                    );
                    NeverMore(it, it with { Effect = it.Effect with { Arguments = [.. arguments] } });
                    foreach (var record in it.Authority.Records.Values)
                    {
                        var raised = new Record(record.Id, record.Effect, Raised(record.Value, raise));
                        NeverMore(it, it with { Authority = it.Authority.With(raised) });
                    }
                },
                iter: s_cases
            );

    [Fact]
    public void One_reader_more_of_a_jobs_place_never_allows_more() =>
        Cases.Any.Sample(
            it =>
            {
                var places = it.Authority.Manifest?.Places ?? [];
                for (var at = 0; at < places.Length; at++)
                {
                    var readers = Readers.Only([
                        .. places[at].Readers.Names.Select(Principal.Of),
                        Principal.Of("eve@evil.example"),
                    ]);
                    var more = places[at].Readers.IsEveryone ? Readers.Everyone : readers;
                    NeverMore(it, it.In(places.SetItem(at, places[at] with { Readers = more })));
                    NeverMore(it, it.In(places.SetItem(at, places[at] with { Readers = Readers.Everyone })));
                }
            },
            iter: s_cases
        );

    [Fact]
    public void A_control_that_depends_on_one_thing_more_never_allows_more() =>
        Cases.Any.Sample(
            it =>
            {
                foreach (var record in it.Authority.Records.Keys)
                {
                    var control = it.Effect.Control.Add(new Reference(record, ValuePath.Whole));
                    NeverMore(it, it with { Effect = it.Effect with { Control = control } });
                }
            },
            iter: s_cases
        );

    [Fact]
    public void An_approval_of_an_effect_with_one_changed_byte_does_not_fit() =>
        Cases.Any.Sample(
            it =>
            {
                var approval = new Approval(
                    EffectJson.IdOf(it.Authority.Task, Changed(it.Effect)),
                    "owner",
                    "terminal",
                    it.Moment.Now,
                    it.Moment.Now.AddDays(1)
                );
                var none = it with { Authority = it.Authority with { Approvals = [] } };
                var other = it with { Authority = it.Authority with { Approvals = [approval] } };
                Assert.Equal(none.Decide().Verdict, other.Decide().Verdict);
            },
            iter: s_cases
        );

    private static void NeverMore(Case it, Case stricter)
    {
        var (before, after) = (it.Decide().Verdict, stricter.Decide().Verdict);
        Assert.True(after >= before, $"{before} became {after}: {stricter}");
    }

    private static Effect Changed(Effect effect) =>
        effect.Arguments.IsEmpty
            ? effect with
            {
                Tool = effect.Tool + "2",
            }
            : effect with
            {
                Arguments = effect.Arguments.SetItem(
                    0,
                    effect.Arguments[0] with
                    {
                        Value = new Value.List([effect.Arguments[0].Value], Label.Public),
                    }
                ),
            };

    private static Value Raised(Value value, Label label) =>
        value switch
        {
            Value.List list => list with
            {
                Items = [.. list.Items.Select(v => Raised(v, label))],
                Label = list.Label.Join(label),
            },
            Value.Record record => record with
            {
                Fields = record.Fields.ToImmutableSortedDictionary(
                    f => f.Key,
                    f => Raised(f.Value, label),
                    StringComparer.Ordinal
                ),
                Label = record.Label.Join(label),
            },
            _ => value with { Label = value.Label.Join(label) },
        };
}
