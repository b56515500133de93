using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using static Chela.Envelope.Tests.Policies.PolicyFixture;

namespace Chela.Envelope.Tests.Policies;

public sealed class StandingApprovalTests
{
    private static readonly StandingApproval s_approval = new(
        "news",
        "mail.send",
        EffectKind.Send,
        ImmutableSortedDictionary<string, string>.Empty.Add("to", """["bob@example.org"]"""),
        ["body", "subject"],
        Noon.Now.AddDays(1)
    );

    private static bool Fits(Effect effect) => s_approval.Fits(effect, Noon.Now);

    [Fact]
    public void It_fits_the_effect_that_was_shown_whatever_stands_in_the_free_arguments()
    {
        Assert.True(Fits(Mail("bob@example.org")));
        Assert.True(Fits(Mail("bob@example.org") with { Arguments = [Mail("bob@example.org").Arguments[0]] }));
    }

    [Theory]
    [InlineData("bob@example.or")]
    [InlineData("Bob@example.org")]
    [InlineData("bob@example.org", "eve@evil.net")]
    [InlineData]
    public void One_changed_byte_in_a_fixed_argument_and_it_does_not(params string[] to) =>
        Assert.False(Fits(Mail(to)));

    [Fact]
    public void It_fits_no_other_tool_kind_or_parameter()
    {
        var mail = Mail("bob@example.org");
        Assert.False(Fits(mail with { Tool = "mail.Send" }));
        Assert.False(Fits(mail with { Kind = EffectKind.Spend }));
        Assert.False(Fits(mail with { Arguments = [mail.Arguments[1]] }));
        Assert.False(
            Fits(mail with { Arguments = mail.Arguments.Add(new Argument("cc", ParameterRole.Option, Said(""))) })
        );
        Assert.False(
            Fits(mail with { Arguments = mail.Arguments.Add(mail.Arguments[0] with { Value = Said("eve@evil.net") }) })
        );
    }

    [Fact]
    public void It_expires()
    {
        var mail = Mail("bob@example.org");
        Assert.True(s_approval.Fits(mail, s_approval.Expires.AddTicks(-1)));
        Assert.False(s_approval.Fits(mail, s_approval.Expires));
    }

    [Fact]
    public void It_never_stands_in_for_a_change_of_the_configuration()
    {
        var effect = Mail("bob@example.org") with { Kind = EffectKind.Configure };
        Assert.False((s_approval with { Kind = EffectKind.Configure }).Fits(effect, Noon.Now));
    }

    [Fact]
    public void Numbers_are_compared_by_value()
    {
        var approval = s_approval with
        {
            Fixed = ImmutableSortedDictionary<string, string>.Empty.Add("amount", "12.5"),
            Free = [],
        };
        Effect Pay(Value amount) => Mail() with { Arguments = [new Argument("amount", ParameterRole.Amount, amount)] };
        Assert.True(approval.Fits(Pay(new Value.Fraction(12.50m, Label.Public)), Noon.Now));
        Assert.False(approval.Fits(Pay(new Value.Fraction(12.51m, Label.Public)), Noon.Now));
        Assert.False(approval.Fits(Pay(Said("12.5")), Noon.Now));
    }

    [Fact]
    public void Made_of_an_effect_it_fixes_all_that_is_not_named()
    {
        var mail = Mail("bob@example.org");
        var approval = StandingApproval.Of("news", mail, ["body"], Noon.Now.AddDays(1).AddTicks(7));
        Assert.Equal("""["bob@example.org"]""", Assert.Single(approval.Fixed).Value);
        Assert.Equal(["body"], approval.Free);
        Assert.Equal((Noon.Now.AddDays(1), mail.Tool, mail.Kind), (approval.Expires, approval.Tool, approval.Kind));
        Assert.True(approval.Fits(mail, Noon.Now));
        Assert.False(
            StandingApproval.Of("news", mail, [], Noon.Now.AddDays(1)).Fits(Mail("bob@example.com"), Noon.Now)
        );
    }

    [Fact]
    public void What_would_approve_more_than_was_shown_is_made_of_nothing()
    {
        var mail = Mail("bob@example.org");
        void Refuses(string because, Effect effect, params string[] free) =>
            Assert.Contains(
                because,
                Assert.Throws<ArgumentException>(() => StandingApproval.Of("a", effect, free, Noon.Now)).Message,
                StringComparison.Ordinal
            );

        Refuses("always asked", mail with { Kind = EffectKind.Configure }, "body");
        Refuses("no argument 'cc' that could be free; it has to, body", mail, "cc");
        Refuses("Every send of mail.send would be approved", mail, "to", "body");
        Refuses("Every spend of mail.send would be approved", mail with { Kind = EffectKind.Spend, Arguments = [] });
        Refuses("has an argument twice", mail with { Arguments = [.. mail.Arguments, mail.Arguments[1]] }, "body");
        Assert.Equal(
            2,
            StandingApproval.Of("a", mail with { Kind = EffectKind.Write }, ["to", "body"], Noon.Now).Free.Length
        );
    }
}
