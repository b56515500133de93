namespace Chela.Reading.Search;

/// <summary>
/// Takes the ending of a plural off, in the way of Harman's S-stemmer (How effective is suffixing?, 1991), so that both numbers of a
/// word are one. What comes out is no word but what words are compared by.
/// </summary>
internal static class EnglishPlural
{
    private const int ShortestWord = 4;

    /// <summary>The word without it; may write into <paramref name="word"/>, which is in lower case.</summary>
    public static ReadOnlySpan<char> Without(Span<char> word)
    {
        // "news" is no plural, and "new" another word.
        if (
            word.Length < ShortestWord
            || !char.IsAsciiLetterLower(word[^2]) && !char.IsAsciiDigit(word[^2])
            || word is "news"
        )
        {
            return word;
        }

        word = word switch
        {
            [.., 'i', 'e', 's'] when word.Length > ShortestWord => WithY(word[..^2]),
            [.., 'i', 'e'] when word.Length > ShortestWord => WithY(word[..^1]),
            [.., 's', 's'] => word,
            [.. var stem, 'e', 's'] when IsHissing(stem) && stem.Length >= ShortestWord - 1 => stem,
            [.. var one, 's'] => one,
            _ => word,
        };
        // "caches" lost what "cache" has.
        return word is [.. var bare, 'e'] && bare.Length >= ShortestWord - 1 && IsHissing(bare) ? bare : word;
    }

    private static Span<char> WithY(Span<char> word)
    {
        word[^1] = 'y';
        return word;
    }

    private static bool IsHissing(ReadOnlySpan<char> stem) => stem is [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'];
}
