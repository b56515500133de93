using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Chela.Envelope.Effects;

/// <summary>
/// A call that observes or changes the world outside a body, as a value: what is to be done, not the doing. Everything
/// that leaves a pure step is one of these, so that it can be decided, recorded and replayed.
/// </summary>
/// <param name="Tool">The tool's name, <c>noun.verb</c>: <c>files.read</c>.</param>
/// <param name="Kind">What it does to the world.</param>
/// <param name="Arguments">The arguments, in the tool's order.</param>
public sealed record Effect(string Tool, EffectKind Kind, ImmutableArray<Argument> Arguments)
{
    /// <summary>What the branch that led here depended on.</summary>
    public ImmutableArray<Reference> Control { get; init; } = [];

    /// <summary>
    /// The sum of its arguments of role amount, whatever their sign and currency; null if one is no number, or if money is
    /// spent and none says how much.
    /// </summary>
    public decimal? Amount =>
        (
            Kind == EffectKind.Spend && !Leaves(ParameterRole.Amount).Any(v => v is not Value.Nothing)
                ? [null]
                : Leaves(ParameterRole.Amount).Select(AmountOf)
        ).Aggregate(
            (decimal?)0,
            (sum, amount) => sum is { } a && amount is { } b ? Saturated.Add(a, Math.Abs(b)) : null
        );

    /// <summary>
    /// The most tokens of models that it may use: the sum of its arguments of that role; 0 if it has none, null if one is no whole
    /// number from 0.
    /// </summary>
    public decimal? Tokens =>
        Leaves(ParameterRole.Tokens)
            .Select(v => v is Value.Whole { Number: >= 0 } whole ? whole.Number : (decimal?)null)
            .Aggregate((decimal?)0, (sum, tokens) => sum + tokens);

    /// <summary>Bytes of its content.</summary>
    public long ContentBytes =>
        Leaves(ParameterRole.Content)
            .Concat(Leaves(ParameterRole.Undeclared))
            .Sum(v =>
                v switch
                {
                    Value.Bytes bytes => bytes.Content.Length,
                    Value.Hashed hashed => hashed.Length,
                    _ => (long)Encoding.UTF8.GetByteCount(ValueText.Of(v)),
                }
            );

    /// <summary>The argument of that name.</summary>
    /// <exception cref="ArgumentException">The effect has none: a mistake of the program, not of its input.</exception>
    public Value this[string name] =>
        Arguments.FirstOrDefault(a => a.Name == name)?.Value
        ?? throw new ArgumentException($"{Tool} has no argument '{name}'.", nameof(name));

    private IEnumerable<Value> Leaves(ParameterRole role) =>
        Arguments.Where(a => a.Role == role).SelectMany(a => ValueTree.Leaves(a.Name, a.Value)).Select(l => l.Leaf);

    private static decimal? AmountOf(Value value) =>
        value switch
        {
            Value.Whole whole => whole.Number,
            Value.Fraction fraction => fraction.Amount,
            Value.Nothing => 0,
            Value.Text text
                when decimal.TryParse(
                    text.Content,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var amount
                ) => amount,
            _ => null,
        };
}
