namespace Chela.Agent.Claims;

/// <summary>Looks for words in text that has no blanks between them.</summary>
internal static class ChineseText
{
    /// <summary>Whether one of the words is in the text.</summary>
    public static bool HasAny(this ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text ends with one of the words.</summary>
    public static bool EndsWithAny(this ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The length of the word that the text begins with; 0 for none of them.</summary>
    public static int LengthOf(this ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return word.Length;
            }
        }

        return 0;
    }
}
