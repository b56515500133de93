namespace Chela.Text;

/// <summary>The beginning of a text by its size in UTF-8.</summary>
public static class Utf8Prefix
{
    /// <summary>As many whole characters of the text, from its beginning, as have at most so many bytes in UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The most bytes; of less than the first character has, nothing is left.</param>
    public static string Of(string text, long bytes)
    {
        var (at, used) = (0, 0L);
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return text[..at];
    }
}
