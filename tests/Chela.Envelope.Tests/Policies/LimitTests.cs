using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using CsCheck;
using static Chela.Envelope.Tests.Policies.PolicyFixture;

namespace Chela.Envelope.Tests.Policies;

public sealed class LimitTests
{
    private static readonly Condition s_above = new() { Above = new Limit(100, null) };
    private static readonly Condition s_upTo = new() { UpTo = new Limit(100, null) };

    private static Effect Pay(Value? amount) =>
        new("bank.pay", EffectKind.Spend, amount is null ? [] : [new Argument("amount", ParameterRole.Amount, amount)]);

    private static Effect Pay(decimal amount) => Pay(new Value.Fraction(amount, Label.Public));

    /// <summary>Whether it fits where it grants, and where it restricts.</summary>
    private static (bool Grants, bool Restricts) Fit(Condition when, Effect effect) =>
        (when.Fits(effect.Facts(), grants: true), when.Fits(effect.Facts(), grants: false));

    [Theory]
    [InlineData(99.99, false)]
    [InlineData(100, false)]
    [InlineData(100.01, true)]
    [InlineData(-100.01, true)]
    public void The_line_itself_is_not_above_it(double amount, bool isAbove)
    {
        Assert.Equal((isAbove, isAbove), Fit(s_above, Pay((decimal)amount)));
        Assert.Equal((!isAbove, !isAbove), Fit(s_upTo, Pay((decimal)amount)));
    }

    [Fact]
    public void An_amount_that_is_not_known_restricts_and_never_grants()
    {
        Effect[] unknown =
        [
            Pay(Said("a lot")),
            Pay(null),
            Pay(new Value.Nothing(Label.Public)),
            Pay(new Value.List([], Label.Public)),
            Pay(5) with
            {
                Arguments = [.. Pay(5).Arguments, new Argument("tip", ParameterRole.Undeclared, Said("1000"))],
            },
        ];
        Assert.All(unknown, effect => Assert.Equal((false, true), Fit(s_above, effect)));
        Assert.All(unknown, effect => Assert.Equal((false, true), Fit(s_upTo, effect)));
    }

    [Fact]
    public void What_costs_nothing_is_not_above_anything() =>
        Assert.Equal((false, false), Fit(s_above, Mail("bob@example.org")));

    [Fact]
    public void Bytes_are_those_of_the_content()
    {
        // "see you at ten"
        Assert.Equal((false, false), Fit(new Condition { Above = new Limit(null, 14) }, Mail("bob@example.org")));
        Assert.Equal((true, true), Fit(new Condition { Above = new Limit(null, 13) }, Mail("bob@example.org")));
        Assert.Equal((true, true), Fit(new Condition { UpTo = new Limit(null, 14) }, Mail("bob@example.org")));
    }

    [Fact]
    public void All_that_is_set_must_hold()
    {
        var both = new Condition { Above = new Limit(0, 13) };
        Assert.Equal((false, false), Fit(both, Mail("bob@example.org")));
        var paid = Mail("bob@example.org");
        paid = paid with { Arguments = [.. paid.Arguments, .. Pay(1).Arguments] };
        Assert.Equal((true, true), Fit(both, paid));
    }

    [Fact]
    public void Where_one_covers_another_whatever_fits_the_other_fits_it() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[-1, 4], Gen.Bool, Gen.Bool)
            .Sample(
                (a, b, c, d, amount, grants, isAbove) =>
                {
                    Condition Of(int first, int second)
                    {
                        var limit = new Limit(first == 0 ? null : first, second == 0 ? null : second);
                        return isAbove ? new Condition { Above = limit } : new Condition { UpTo = limit };
                    }

                    var effect = amount < 0 ? Pay(Said("?")) : Pay(amount);
                    effect = effect with
                    {
                        Arguments = [.. effect.Arguments, new Argument("body", ParameterRole.Content, Said("ab"))],
                    };
                    var facts = effect.Facts();
                    return !Of(a, b).Covers(Of(c, d), grants)
                        || !Of(c, d).Fits(facts, grants)
                        || Of(a, b).Fits(facts, grants);
                },
                iter: 5_000
            );
}
