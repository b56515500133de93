namespace Chela.Reading.Excerpts;

/// <summary>Cuts a paragraph into sentences, in Chinese and in languages that put blanks between words.</summary>
internal static class Sentences
{
    private const string Closers = "”’」』）)\"'》】";

    /// <summary>The sentences of <paramref name="text"/> in order, with their closing marks, without blanks around.</summary>
    public static IEnumerable<Range> Of(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!EndsAt(text, at))
            {
                continue;
            }

            while (at + 1 < text.Length && (Closers.Contains(text[at + 1]) || "。！？!?…".Contains(text[at + 1])))
            {
                at++;
            }

            if (Trimmed(text, start, at + 1) is { } sentence)
            {
                yield return sentence;
            }

            start = at + 1;
        }

        if (Trimmed(text, start, text.Length) is { } rest)
        {
            yield return rest;
        }
    }

    private static bool EndsAt(string text, int at) =>
        text[at] switch
        {
            '。' or '！' or '？' => true,
            '!' or '?' => at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]),
            '.' => EndsAtFullStop(text, at),
            _ => false,
        };

    /// <summary>A full stop ends a sentence if a blank and no lower-case letter follows, and no initial or short title precedes.</summary>
    private static bool EndsAtFullStop(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && Closers.Contains(text[next]))
        {
            next++;
        }

        if (next < text.Length && text[next] != ' ')
        {
            return false;
        }

        if (next + 1 < text.Length && char.IsLower(text[next + 1]))
        {
            return false;
        }

        var word = at;
        while (word > 0 && (char.IsLetter(text[word - 1]) || text[word - 1] == '.'))
        {
            word--;
        }

        return text[word..at]
                is not (
                    "Mr"
                    or "Mrs"
                    or "Ms"
                    or "Dr"
                    or "Prof"
                    or "St"
                    or "vs"
                    or "etc"
                    or "e.g"
                    or "i.e"
                    or "cf"
                    or "al"
                    or "No"
                    or "Fig"
                    or "Sec"
                    or "Eq"
                )
            && !(at - word == 1 && char.IsUpper(text[word]));
    }

    private static Range? Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return start < end ? start..end : null;
    }
}
