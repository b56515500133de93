namespace Chela.Reading.Cards.Facts;

/// <summary>
/// How long an adult takes to read a text silently. Words: 238 a minute, the mean of 190 studies of English non-fiction
/// (Brysbaert 2019, doi:10.1016/j.jml.2019.104047); the author finds that other alphabetic languages differ from it by the words
/// that they need. Characters: aloud 255 a minute in Chinese and 357 in Japanese (Trauzettel-Klosinski and Dietz 2012,
/// doi:10.1167/iovs.11-8284), times 238/183, which is how much faster than aloud people read silently (Brysbaert 2019).
/// </summary>
internal static class ReadingPace
{
    private const double WordsPerMinute = 238;
    private const double ChinesePerMinute = 332;
    private const double JapanesePerMinute = 464;

    /// <summary>The time that a text takes.</summary>
    public static ReadingTime Of(ReadingTask task)
    {
        var (words, han, kana) = (0, 0, 0);
        foreach (var passage in task.Passages.Where(p => p.Role != PassageRole.Callout))
        {
            var isInWord = false;
            foreach (var character in passage.Text)
            {
                var isKana = character is >= '\u3041' and <= '\u30FF';
                var isHan = character is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
                var isWord =
                    !isKana
                    && !isHan
                    && (char.IsLetterOrDigit(character) || (isInWord && character is '\'' or '’' or '-' or '.'));
                words += isWord && !isInWord ? 1 : 0;
                han += isHan ? 1 : 0;
                kana += isKana ? 1 : 0;
                isInWord = isWord;
            }
        }

        var pace = kana * 10 >= han ? JapanesePerMinute : ChinesePerMinute;
        var seconds = 60 * ((words / WordsPerMinute) + ((han + kana) / pace));
        return new ReadingTime(words, han + kana, (int)Math.Ceiling(seconds));
    }
}
