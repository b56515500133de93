namespace Chela.Reading.Cards.Extractive;

/// <summary>How much space a text takes, in any script: a Latin letter weighs 1, an ideograph 2.</summary>
internal static class TextWeight
{
    /// <summary>The weight of a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var weight = text.Length;
        foreach (var character in text)
        {
            weight += character >= '\u2E80' ? 1 : 0;
        }

        return weight;
    }
}
