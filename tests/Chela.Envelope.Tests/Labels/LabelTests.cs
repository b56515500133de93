using Chela.Envelope.Labels;

namespace Chela.Envelope.Tests.Labels;

public sealed class LabelTests
{
    private static readonly Source Page = new(SourceKind.Web, "example.org");

    [Fact]
    public void One_untrusted_source_makes_the_whole_untrusted()
    {
        Assert.True(Label.Owner.Join(Label.System).IsTrusted);
        Assert.False(Label.Owner.Join(Label.From(Page)).IsTrusted);
        Assert.All(
            Enum.GetValues<SourceKind>(),
            k => Assert.Equal(k is SourceKind.Owner or SourceKind.System, new Source(k, "").IsTrusted)
        );
    }

    [Fact]
    public void A_private_value_makes_what_it_goes_into_private()
    {
        var joined = Label.From(Page).Join(Label.Owner.RestrictTo(Readers.OwnerOnly));
        Assert.True(joined.Readers.Includes(Principal.Owner));
        Assert.False(joined.Readers.Includes(new Principal("ann@example.org")));
        Assert.False(joined.FlowsTo(Label.From(Page)));
    }

    [Fact]
    public void Readers_of_nobody_are_not_readers_of_everyone()
    {
        var nobody = Readers.Only();
        Assert.False(nobody.IsEveryone);
        Assert.False(nobody.Includes(Principal.Owner));
        Assert.NotEqual(Readers.Everyone, nobody);
        Assert.Equal(nobody, Readers.OwnerOnly.Intersect(Readers.Only(new Principal("ann@example.org"))));
    }

    [Fact]
    public void A_label_prints_sources_and_readers_in_order()
    {
        var label = Label
            .From(Page)
            .Join(Label.Owner)
            .RestrictTo(Readers.Only(Principal.Owner, new("ann@example.org")));
        Assert.Equal("[owner, web:example.org] → {ann@example.org, owner}", label.ToString());
        Assert.Equal("[] → everyone", Label.Public.ToString());
    }
}
