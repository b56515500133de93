namespace Chela.Reading.Extraction;

/// <summary>The language of a text whose script belongs to one; Latin and Cyrillic belong to many.</summary>
internal static class LanguageByScript
{
    /// <summary>A share of letters that is no accident, one in so many.</summary>
    private const int Share = 6;

    /// <summary>The language; null if the script does not tell.</summary>
    public static string? Of(string text)
    {
        var (letters, kana, hangul, greek, hebrew, thai) = (0, 0, 0, 0, 0, 0);
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            letters++;
            switch (c)
            {
                case >= '\u3040' and <= '\u30ff':
                    kana++;
                    break;
                case >= '\uac00' and <= '\ud7af':
                    hangul++;
                    break;
                case >= '\u0370' and <= '\u03ff':
                    greek++;
                    break;
                case >= '\u0590' and <= '\u05ff':
                    hebrew++;
                    break;
                case >= '\u0e00' and <= '\u0e7f':
                    thai++;
                    break;
            }
        }

        bool Tells(int count) => count * Share > letters;
        return Tells(kana) ? "ja"
            : Tells(hangul) ? "ko"
            : Tells(greek) ? "el"
            : Tells(hebrew) ? "he"
            : Tells(thai) ? "th"
            : null;
    }
}
