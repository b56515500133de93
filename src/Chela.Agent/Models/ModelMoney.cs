using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Agent.Models;

/// <summary>Prices and costs of models as values: what a call may cost at most is decided on, and what it did cost is counted.</summary>
internal static class ModelMoney
{
    // A billionth of a unit is less than any token costs, and a double tells such numbers apart.
    private const int Decimals = 9;

    /// <summary>A price as an argument.</summary>
    public static Value ValueOf(ModelPrice? price) =>
        price is null
            ? new Value.Nothing(Label.System)
            : new Value.List(
                [
                    ValueOf(price.Input, Label.System),
                    ValueOf(price.Cached, Label.System),
                    ValueOf(price.Output, Label.System),
                ],
                Label.System
            );

    /// <summary>Reads a price.</summary>
    public static ModelPrice? PriceOf(Value value) =>
        value is Value.List { Items: [Value.Fraction input, Value.Fraction cached, Value.Fraction output] }
            ? new ModelPrice(input.Amount, cached.Amount, output.Amount)
            : null;

    /// <summary>An amount of money, not rounded down.</summary>
    public static Value ValueOf(decimal? money, Label label) =>
        money is { } amount
            ? new Value.Fraction(decimal.Round(amount, Decimals, MidpointRounding.ToPositiveInfinity), label)
            : new Value.Nothing(label);

    /// <summary>What a call did cost, out of what it returned; null if that does not tell.</summary>
    public static decimal? CostOf(Value? result) =>
        result is Value.Record { Fields: var fields } && fields.GetValueOrDefault("cost") is Value.Fraction cost
            ? cost.Amount
            : null;
}
