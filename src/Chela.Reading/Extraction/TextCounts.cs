namespace Chela.Reading.Extraction;

/// <summary>Counts over text.</summary>
internal static class TextCounts
{
    /// <summary>Characters without spaces, and commas and ends of sentences among them. A character of Chinese, Japanese or Korean counts as two: it says as much.</summary>
    public static (int Characters, int Stops) Of(ReadOnlySpan<char> text)
    {
        var (characters, stops) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c <= ' ' || char.IsWhiteSpace(c))
            {
                continue;
            }

            characters += IsIdeographic(c) ? 2 : 1;
            switch (c)
            {
                case ','
                or '.'
                or ';'
                or '!'
                or '?'
                or ':' when i + 1 == text.Length || text[i + 1] is <= ' ' or '"' or '”':
                case '，' or '。' or '、' or '；' or '！' or '？' or '،' or '؟' or '।' or '：':
                    stops++;
                    break;
            }
        }

        return (characters, stops);
    }

    private static bool IsIdeographic(char c) => c is >= '\u3040' and <= '\u9fff' or >= '\uac00' and <= '\ud7af';
}
