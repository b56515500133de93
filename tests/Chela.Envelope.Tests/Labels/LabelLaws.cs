using Chela.Envelope.Labels;
using CsCheck;

namespace Chela.Envelope.Tests.Labels;

/// <summary>Labels are a lattice (Denning 1976): what must hold of any.</summary>
public sealed class LabelLaws
{
    private static readonly Gen<Principal> Principals = Gen.OneOf(
            "owner",
            "ann@example.org",
            "bob@example.org",
            "example.org"
        )
        .Select(name => new Principal(name));

    private static readonly Gen<Readers> AnyReaders = Gen.OneOf(
        Gen.Const(Readers.Everyone),
        Principals.Array[0, 4].Select(p => Readers.Only(p))
    );

    private static readonly Gen<Source> Sources = Gen.OneOf(
        Gen.Const(Source.Owner),
        Gen.Const(Source.System),
        Gen.Select(Gen.Enum<SourceKind>().Where(k => k > SourceKind.System), Gen.OneOf("a", "b"))
            .Select((kind, name) => new Source(kind, name))
    );

    private static readonly Gen<Label> Labels = Gen.Select(Sources.Array[0, 4], AnyReaders)
        .Select((sources, readers) => Label.JoinAll(sources.Select(Label.From)).RestrictTo(readers));

    [Fact]
    public void Join_is_idempotent() => Labels.Sample(a => Assert.Equal(a, a.Join(a)));

    [Fact]
    public void Join_is_commutative() =>
        Gen.Select(Labels, Labels).Sample((a, b) => Assert.Equal(a.Join(b), b.Join(a)));

    [Fact]
    public void Join_is_associative() =>
        Gen.Select(Labels, Labels, Labels).Sample((a, b, c) => Assert.Equal(a.Join(b).Join(c), a.Join(b.Join(c))));

    [Fact]
    public void Public_is_neutral_and_least() =>
        Labels.Sample(a =>
        {
            Assert.Equal(a, Label.Public.Join(a));
            Assert.Equal(a, a.Join(Label.Public));
            Assert.True(Label.Public.FlowsTo(a));
        });

    [Fact]
    public void Flow_is_a_partial_order() =>
        Gen.Select(Labels, Labels, Labels)
            .Sample(
                (a, b, c) =>
                {
                    Assert.True(a.FlowsTo(a));
                    Assert.True(!a.FlowsTo(b) || !b.FlowsTo(a) || a.Equals(b));
                    Assert.True(!a.FlowsTo(b) || !b.FlowsTo(c) || a.FlowsTo(c));
                }
            );

    [Fact]
    public void Join_is_the_least_upper_bound() =>
        Gen.Select(Labels, Labels, Labels)
            .Sample(
                (a, b, c) =>
                {
                    var join = a.Join(b);
                    Assert.True(a.FlowsTo(join) && b.FlowsTo(join));
                    Assert.Equal(a.FlowsTo(c) && b.FlowsTo(c), join.FlowsTo(c));
                    Assert.Equal(a.FlowsTo(b), join.Equals(b));
                }
            );

    [Fact]
    public void Trust_never_rises_by_a_join() =>
        Gen.Select(Labels, Labels).Sample((a, b) => Assert.Equal(a.IsTrusted && b.IsTrusted, a.Join(b).IsTrusted));

    [Fact]
    public void Readers_only_shrink() =>
        Gen.Select(Labels, Labels, AnyReaders, Principals)
            .Sample(
                (a, b, readers, one) =>
                {
                    Assert.Equal(a.Readers.Includes(one) && b.Readers.Includes(one), a.Join(b).Readers.Includes(one));
                    Assert.True(a.Readers.Includes(a.RestrictTo(readers).Readers));
                    Assert.True(readers.Includes(a.RestrictTo(readers).Readers));
                    Assert.True(a.FlowsTo(a.RestrictTo(readers)));
                }
            );

    [Fact]
    public void Equal_labels_hash_and_print_alike() =>
        Gen.Select(Labels, Labels)
            .Sample(
                (a, b) =>
                {
                    var (one, other) = (a.Join(b), b.Join(a));
                    Assert.Equal(one.GetHashCode(), other.GetHashCode());
                    Assert.Equal(one.ToString(), other.ToString());
                }
            );

    [Fact]
    public void Sources_are_ordered_by_kind_and_name() =>
        Gen.Select(Sources, Sources)
            .Sample(
                (a, b) =>
                {
                    Assert.Equal(a == b, a.CompareTo(b) == 0);
                    Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
                    Assert.Equal(a < b, b > a);
                    Assert.Equal(a <= b, b >= a);
                }
            );
}
