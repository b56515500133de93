namespace Chela.Agent.Claims;

/// <summary>A word or mark of a sentence.</summary>
/// <param name="Text">It in small letters.</param>
/// <param name="Start">Its first character in the reply.</param>
/// <param name="End">The character after it.</param>
internal readonly record struct EnglishWord(string Text, int Start, int End)
{
    /// <summary>Whether it is a mark.</summary>
    public bool IsMark => Text.Length == 1 && !char.IsLetterOrDigit(Text[0]);

    /// <summary>Whether it says that something is not so, or only perhaps.</summary>
    public bool IsNo => EnglishLexicon.Blocks.Contains(Text) || Text.EndsWith("n't", StringComparison.Ordinal);

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

                words.Add(
                    new EnglishWord(span[at..end].Trim("'.-/").ToString(), sentence.Start + at, sentence.Start + end)
                );
            }
            else if (
                span[at] is ',' or ':' or '—' or '–' or '(' or ')' or '，' or '：'
                || (span[at] == '-' && words.Count > 0)
            )
            {
                words.Add(
                    new EnglishWord(
                        span[at] is '，' ? "," : span[at..end].ToString(),
                        sentence.Start + at,
                        sentence.Start + end
                    )
                );
            }

            at = end;
        }

        words.RemoveAll(w => w.Text.Length == 0);
        return words;
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
