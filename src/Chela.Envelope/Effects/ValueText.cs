using System.Globalization;

namespace Chela.Envelope.Effects;

/// <summary>Writes a leaf as text.</summary>
public static class ValueText
{
    /// <summary>The text itself, a number in its shortest form, <c>true</c> or <c>false</c>; empty for everything else.</summary>
    public static string Of(Value value) =>
        value switch
        {
            Value.Text text => text.Content,
            Value.Whole whole => whole.Number.ToString(CultureInfo.InvariantCulture),
            Value.Fraction fraction => (fraction.Amount / 1.0000000000000000000000000000m).ToString(
                CultureInfo.InvariantCulture
            ),
            Value.Truth truth => truth.IsTrue ? "true" : "false",
            _ => "",
        };
}
