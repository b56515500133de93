using System.Collections.Immutable;

namespace Chela.Agent.Reader;

/// <summary>Divides a text that is longer than a model's context: between paragraphs, else lines, else words. A pure function.</summary>
internal static class ReaderWindows
{
    // Sides on which estimates err: English has about four letters in a token, Chinese about one.
    private const int LettersInToken = 3;
    private const double TokensInOther = 1.5;

    private static readonly ImmutableArray<string> s_bounds = ["\n\n", "\n", "。", ". ", " "];

    /// <summary>How many tokens a text will have, rather too many than too few.</summary>
    public static int TokensIn(ReadOnlySpan<char> text)
    {
        var ascii = 0;
        foreach (var c in text)
        {
            ascii += char.IsAscii(c) ? 1 : 0;
        }

        return (ascii / LettersInToken) + (int)Math.Ceiling((text.Length - ascii) * TokensInOther) + 1;
    }

    /// <summary>The windows from the beginning on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The most tokens of a window.</param>
    /// <param name="most">The most windows.</param>
    /// <param name="left">How many characters stand behind the last of them.</param>
    public static ImmutableArray<string> Of(string text, int tokens, int most, out int left)
    {
        var windows = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        while (at < text.Length && windows.Count < most)
        {
            var end = EndOf(text, at, tokens);
            windows.Add(text[at..end]);
            at = end;
        }

        left = text.Length - at;
        return windows.ToImmutable();
    }

    private static int EndOf(string text, int start, int tokens)
    {
        if (TokensIn(text.AsSpan(start)) <= tokens)
        {
            return text.Length;
        }

        var (fits, longer) = (start + 1, text.Length);
        while (longer - fits > 1)
        {
            var middle = fits + ((longer - fits) / 2);
            (fits, longer) = TokensIn(text.AsSpan(start, middle - start)) <= tokens ? (middle, longer) : (fits, middle);
        }

        // Not so early that a window is mostly empty.
        var least = start + ((fits - start) / 2);
        foreach (var bound in s_bounds)
        {
            var at = text.AsSpan(least, fits - least).LastIndexOf(bound, StringComparison.Ordinal);
            if (at >= 0 && least + at + bound.Length <= fits)
            {
                return least + at + bound.Length;
            }
        }

        return char.IsHighSurrogate(text[fits - 1]) && fits < text.Length ? fits + 1 : fits;
    }
}
