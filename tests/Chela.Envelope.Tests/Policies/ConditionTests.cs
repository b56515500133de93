using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Policies.PolicyFixture;

namespace Chela.Envelope.Tests.Policies;

public sealed class ConditionTests
{
    private static bool Grants(Condition when, Effect effect) => when.Fits(effect.Facts(), grants: true);

    private static bool Restricts(Condition when, Effect effect, Policy? policy = null) =>
        when.Fits(effect.Facts(policy), grants: false);

    [Fact]
    public void An_empty_condition_is_about_everything()
    {
        Assert.True(Grants(new Condition(), Mail("bob@example.org")));
        Assert.True(Restricts(new Condition(), new Effect("clock.now", EffectKind.ObserveLocal, [])));
    }

    [Fact]
    public void All_that_is_set_must_hold()
    {
        var when = new Condition { Tool = new Glob("mail.*"), Kind = EffectKind.Send };
        Assert.True(Restricts(when, Mail("a")));
        Assert.False(Restricts(when with { Kind = EffectKind.Write }, Mail("a")));
        Assert.False(Restricts(when with { Tool = new Glob("file.*") }, Mail("a")));
        Assert.False(Grants(when with { Tool = new Glob("file.*") }, Mail("a")));
    }

    [Fact]
    public void One_bad_address_among_good_ones_is_restricted_and_never_granted()
    {
        var effect = Mail("bob@example.org", "eve@evil.net");
        Assert.True(Restricts(To("*@evil.net"), effect));
        Assert.False(Grants(To("*@example.org"), effect));
        Assert.True(Grants(To("*@example.org"), Mail("bob@example.org", "ana@example.org")));
    }

    [Fact]
    public void An_effect_without_destinations_has_none_that_fits()
    {
        Assert.False(Grants(To("*"), Mail()));
        Assert.False(Restricts(To("*"), Mail()));
    }

    [Fact]
    public void What_was_not_declared_may_be_a_destination()
    {
        var effect = new Effect(
            "x",
            EffectKind.Send,
            [new Argument("y", ParameterRole.Undeclared, Said("eve@evil.net"))]
        );
        Assert.True(Restricts(To("*@evil.net"), effect));
    }

    [Fact]
    public void A_contact_or_a_group_stands_for_its_addresses_where_a_rule_restricts()
    {
        var policy = new Policy
        {
            Contacts = [new Contact("Eve", "eve@evil.net")],
            Groups = ImmutableDictionary<string, ImmutableArray<string>>
                .Empty.Add("team", ["bob@example.org", "EVE"])
                .Add("board", ["mallory@evil.net"]),
        };
        Assert.True(Restricts(To("*@evil.net"), Mail("eve"), policy));
        Assert.True(Restricts(To("*@evil.net"), Mail("Team"), policy));
        Assert.True(Restricts(To("*@evil.net"), Mail("#board"), policy));
        Assert.True(Restricts(To("*@example.org"), Mail("team"), policy));
        Assert.False(Restricts(To("*@evil.net"), Mail("Bob"), policy));
        Assert.False(To("*@example.org").Fits(Mail("team").Facts(policy), grants: true));
    }

    [Fact]
    public void One_source_is_enough_to_restrict_and_all_are_needed_to_grant()
    {
        var web = Label.From(new Source(SourceKind.Web, "example.org"));
        var when = new Condition { Source = new Glob("web:*") };
        var mixed = Mail("a").Facts(null, null, Label.Owner, web);
        Assert.True(when.Fits(mixed, grants: false));
        Assert.False(when.Fits(mixed, grants: true));
        Assert.True(when.Fits(Mail("a").Facts(null, null, web), grants: true));
        Assert.False(when.Fits(Mail("a").Facts(null, null, Label.Public), grants: true));
        Assert.False(when.Fits(Mail("a").Facts(null, null, Label.Owner), grants: false));
    }

    [Fact]
    public void A_reader_who_may_not_see_something_restricts_and_never_grants()
    {
        var when = new Condition { NotReadableBy = new Principal("api.example.org") };
        var secret = Mail("a").Facts(null, null, Label.Public, Label.Owner.RestrictTo(Readers.OwnerOnly));
        Assert.True(when.Fits(secret, grants: false));
        Assert.False(when.Fits(secret, grants: true));
        Assert.False(when.Fits(Mail("a").Facts(null, null, Label.Public), grants: false));
    }

    [Theory]
    [InlineData("09:00", "17:00", true)]
    [InlineData("12:00", "12:01", true)]
    [InlineData("12:01", "13:00", false)]
    [InlineData("11:00", "12:00", false)]
    [InlineData("22:00", "12:30", true)]
    [InlineData("22:00", "07:00", false)]
    [InlineData("11:00", "00:00", true)]
    public void Hours_are_those_of_the_owners_day(string from, string to, bool fits) =>
        Assert.Equal(fits, Restricts(new Condition { Hours = Hours(from, to) }, Mail("a")));

    [Theory]
    [InlineData("22:00", "07:00", "23:00", "06:00", true)]
    [InlineData("22:00", "07:00", "00:00", "07:00", true)]
    [InlineData("22:00", "07:00", "21:00", "23:00", false)]
    [InlineData("22:00", "07:00", "06:00", "08:00", false)]
    [InlineData("09:00", "17:00", "09:00", "17:00", true)]
    [InlineData("09:00", "17:00", "17:00", "09:00", false)]
    public void Hours_cover_the_hours_inside(string from, string to, string innerFrom, string innerTo, bool covers) =>
        Assert.Equal(covers, Hours(from, to).Covers(Hours(innerFrom, innerTo)));

    [Fact]
    public void A_condition_covers_what_is_narrower_in_everything()
    {
        var wide = new Condition { Tool = new Glob("mail.*"), Hours = Hours("22:00", "07:00") };
        var narrow = new Condition
        {
            Tool = new Glob("mail.send"),
            Kind = EffectKind.Send,
            Destination = new Glob("*@evil.net"),
            Source = new Glob("web:*"),
            NotReadableBy = Principal.Owner,
            Hours = Hours("23:00", "01:00"),
        };
        Assert.True(wide.Covers(narrow, false));
        Assert.False(narrow.Covers(wide, false));
        Assert.True(new Condition().Covers(narrow, false));
        Assert.False(wide.Covers(narrow with { Hours = null }, false));
        Assert.False(wide.Covers(narrow with { Tool = null }, false));
        Assert.False(narrow.Covers(narrow with { NotReadableBy = null }, false));
        Assert.False(narrow.Covers(narrow with { Kind = EffectKind.Spend }, false));
        Assert.False(narrow.Covers(narrow with { Source = new Glob("mail:*") }, false));
        Assert.True(narrow.Covers(narrow with { Destination = new Glob("eve@evil.net") }, false));
        Assert.False(narrow.Covers(narrow with { Destination = new Glob("*@example.org") }, false));
    }
}
