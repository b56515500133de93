namespace Chela.Agent.Claims;

/// <summary>A word or mark of a sentence.</summary>
/// <param name="Text">It in small letters.</param>
/// <param name="Start">Its first character in the reply.</param>
/// <param name="End">The character after it.</param>
/// <param name="IsCapital">Whether it begins with a capital.</param>
internal readonly record struct EnglishWord(string Text, int Start, int End, bool IsCapital)
{
    private static readonly (string Ending, string Word, string Before)[] s_contractions =
    [
        ("'s", "is", "it that this everything there one all"),
        ("'re", "are", "you they we both"),
        ("'ve", "have", "i we you they"),
    ];

    /// <summary>Whether it is a mark.</summary>
    public bool IsMark => Text.Length == 1 && !char.IsLetterOrDigit(Text[0]);

    /// <summary>Whether it says that something is not so, only perhaps, or not yet.</summary>
    public bool IsNo =>
        EnglishLexicon.Blocks.Contains(Text) && !(IsCapital && Text is "may")
        || Text.EndsWith("n't", StringComparison.Ordinal)
        || Text.EndsWith("'ll", StringComparison.Ordinal)
        || Text.EndsWith("'d", StringComparison.Ordinal);

    /// <summary>Whether so long ago is just now.</summary>
    public bool IsRecent => Text is "moment" or "second" or "seconds" or "minute" or "minutes";

    /// <summary>Whether it may stand between who did it and the verb.</summary>
    public bool IsAdverb =>
        EnglishLexicon.Adverbs.Contains(Text)
        || Text.EndsWith("ly", StringComparison.Ordinal) && Text is not ("reply" or "apply" or "family");

    /// <summary>The words and marks of a sentence.</summary>
    public static List<EnglishWord> Of(ClaimSentence sentence)
    {
        var words = new List<EnglishWord>();
        var span = sentence.Span;
        for (var at = 0; at < span.Length; )
        {
            var end = at + 1;
            if (IsLetter(span, at))
            {
                while (end < span.Length && IsLetter(span, end))
                {
                    end++;
                }

                var start = sentence.Start + at;
                var isCapital = char.IsAsciiLetterUpper(sentence.Text[start]);
                words.Add(
                    new EnglishWord(span[at..end].Trim("'.-/").ToString(), start, sentence.Start + end, isCapital)
                );
            }
            else if (span[at] is ',' or ':' or '—' or '–' or '(' or ')' or '，' or '：' or '-' && words.Count > 0)
            {
                words.Add(new EnglishWord(span[at..end].ToString(), sentence.Start + at, sentence.Start + end, false));
            }

            at = end;
        }

        words.RemoveAll(w => w.Text.Length == 0);
        for (var at = words.Count - 2; at >= 0; at--)
        {
            Split(words, at);
        }

        return words;
    }

    /// <summary>"It's" is two words, and so is "reminder's" before what can be said of one.</summary>
    private static void Split(List<EnglishWord> words, int at)
    {
        foreach (var (ending, verb, before) in s_contractions)
        {
            var (text, start, end, isCapital) = words[at];
            var stem = text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : "";
            if (
                before.Split(' ').Contains(stem, StringComparer.Ordinal)
                || EnglishNouns.Nouns.ContainsKey(stem) && EnglishActs.IsState(words[at + 1])
            )
            {
                words[at] = new EnglishWord(stem, start, end - ending.Length, isCapital);
                words.Insert(at + 1, new EnglishWord(verb, end - ending.Length, end, false));
            }
        }
    }

    /// <summary>Letters of English words and what file names are made of.</summary>
    private static bool IsLetter(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiLetterOrDigit(text[at])
        || text[at] is >= '\u00C0' and <= '\u024F'
        || (
            text[at] is '\'' or '.' or '_' or '/' or '-'
            && at > 0
            && at + 1 < text.Length
            && char.IsAsciiLetterOrDigit(text[at - 1])
            && char.IsAsciiLetterOrDigit(text[at + 1])
        );
}
