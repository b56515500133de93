using System.Buffers;
using System.Collections.Frozen;

namespace Chela.Reading.Excerpts;

/// <summary>
/// Cuts a paragraph into sentences, in scripts that have marks for their ends. What stands in quotation marks or brackets
/// stays together with what is around it, unless it is long. Linear in the length of the text.
/// </summary>
internal static class Sentences
{
    /// <summary>What is longer between two marks may be cut, in characters.</summary>
    private const int LongestQuotation = 200;

    private const int LongestAbbreviation = 12;
    private const int LongestSpeech = 8;
    private const string Closers = "”’」』）)\"'》】»";
    private const string Openers = "“「『（(《【«";
    private const string Partners = "”」』）)》】»";
    private static readonly SearchValues<char> Quoting = SearchValues.Create(Openers + "\"");

    /// <summary>Ends of sentences that no blank need follow: CJK, Devanagari, Arabic, Ethiopic, Burmese, Khmer, Armenian.</summary>
    private const string Ends = "。！？｡।॥؟۔።။។։";

    /// <summary>Never the last word of a sentence.</summary>
    private static readonly FrozenSet<string> Abbreviations = (
        "Mr Mrs Ms Dr Prof St vs e.g i.e cf Fig Figs Eq Eqs Sec Secs Gen Sen Rep Gov Lt Col Capt Sgt Rev Hon Mt approx ca viz resp "
        + "Ref Refs Ch Vol vol pp ed eds incl bzw z.B d.h u.a p.ej Sr.ª Mme"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Ends of sentences only before a word that begins many.</summary>
    private static readonly FrozenSet<string> Shortened = (
        "Inc Ltd Co Corp Jr Sr etc al Bros Dept Univ Assn Ave Blvd Rd Sq Mass Calif Ph.D M.D"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Cut short before a number: Jan. 5, No. 7.</summary>
    private static readonly FrozenSet<string> BeforeNumbers =
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos Nr p art Art sect chap Chap"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Beginnings = (
        "The A An In It He She They We I But And This That These Those However For On At As If When While There Its His Her Our "
        + "My You So To With After Before Since What Why How Not No One Some Many Most All By From Or Yet Then Now Here"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that say who said what stood in the quotation marks before them.</summary>
    private static readonly string[] Speech =
    [
        .. "说 說 写道 寫道 表示 称 稱 问 答 指出 认为 認為 解释 强调 补充 補充".Split(' '),
    ];

    /// <summary>The sentences of <paramref name="text"/> in order, with their closing marks, without blanks around.</summary>
    public static IEnumerable<Range> Of(string text)
    {
        var quotations = QuotationsOf(text);
        var start = 0;
        var quotation = 0;
        for (var at = 0; at < text.Length; at++)
        {
            while (quotation < quotations.Count && quotations[quotation].Close <= at)
            {
                quotation++;
            }

            if (quotation < quotations.Count && quotations[quotation].Open <= at)
            {
                // The last mark within may end the sentence together with the closing one.
                at = Math.Max(at, quotations[quotation].Close - 1);
            }

            if (!EndsAt(text, start, at))
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

    /// <summary>Whether the sentence has a mark at its end.</summary>
    public static bool HasEnd(ReadOnlySpan<char> sentence) =>
        sentence.TrimEnd(Closers) is [.., var last] && (Ends.Contains(last) || last is '.' or '!' or '?' or '…');

    /// <summary>What stands between two marks that belong together, the outermost, in order.</summary>
    private static List<(int Open, int Close)> QuotationsOf(string text)
    {
        var found = new List<(int Open, int Close)>();
        var first = text.AsSpan().IndexOfAny(Quoting);
        if (first < 0)
        {
            return found;
        }

        Span<int> open = stackalloc int[Openers.Length + 1];
        open.Fill(-1);
        for (var at = first; at < text.Length; at++)
        {
            var kind = Openers.IndexOf(text[at], StringComparison.Ordinal);
            if (kind >= 0)
            {
                open[kind] = at;
                continue;
            }

            kind = Partners.IndexOf(text[at], StringComparison.Ordinal);
            if (text[at] == '"')
            {
                kind = Openers.Length;
                var opens = at == 0 || char.IsWhiteSpace(text[at - 1]) || Openers.Contains(text[at - 1]);
                if (opens || open[kind] < 0)
                {
                    open[kind] = opens ? at : -1;
                    continue;
                }
            }

            if (kind >= 0 && open[kind] >= 0)
            {
                if (at - open[kind] <= LongestQuotation)
                {
                    while (found is [.., var inner] && inner.Open > open[kind])
                    {
                        found.RemoveAt(found.Count - 1);
                    }

                    found.Add((open[kind], at));
                }

                open[kind] = -1;
            }
        }

        return found;
    }

    private static bool EndsAt(string text, int start, int at) =>
        text[at] switch
        {
            '!' or '?' => IsFollowedByBeginning(text, at),
            '.' => EndsAtFullStop(text, start, at),
            var mark => Ends.Contains(mark) && !IsFollowedBySpeech(text, at),
        };

    /// <summary>A full stop ends a sentence if a blank and no lower-case letter follows, and no number, initial or abbreviation precedes.</summary>
    private static bool EndsAtFullStop(string text, int start, int at)
    {
        if (!IsFollowedByBeginning(text, at))
        {
            return false;
        }

        var word = at;
        while (
            word > start && at - word <= LongestAbbreviation && (char.IsLetter(text[word - 1]) || text[word - 1] == '.')
        )
        {
            word--;
        }

        var before = text[word..at];
        var next = NextWord(text, at);
        if (before.Length == 0)
        {
            // The number of a list.
            return text.AsSpan(start, at - start).Trim() is not { Length: > 0 and <= 3 } number
                || number.ContainsAnyExceptInRange('0', '9');
        }

        if (Abbreviations.Contains(before) || (BeforeNumbers.Contains(before) && next is [>= '0' and <= '9', ..]))
        {
            return false;
        }

        var isInitial = before.Length == 1 && char.IsUpper(before[0]);
        var isAcronym = before.Length >= 3 && before[1] == '.' && before.Length % 2 == 1;
        var isShouted = before.Length <= 4 && next.Length > 1 && IsUpper(before) && IsUpper(next);
        return !(isInitial || isAcronym || isShouted || Shortened.Contains(before))
            || next.Length == 0
            || Beginnings.Contains(next);
    }

    private static bool IsFollowedByBeginning(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && (Closers.Contains(text[next]) || text[next] is '!' or '?'))
        {
            next++;
        }

        if (next >= text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            // Without a blank between: 中文!? and no more.
            return text[at] != '.' && !char.IsLetterOrDigit(text[next]) && text[next] is not ('/' or '=' or '-' or ',')
                || (text[at] != '.' && text[next] >= '\u2E80' && next == at + 1);
        }

        return next + 1 >= text.Length || !char.IsLower(text[next + 1]);
    }

    private static bool IsUpper(string word) => !word.AsSpan().ContainsAnyExceptInRange('A', 'Z');

    private static string NextWord(string text, int at)
    {
        var start = at + 1;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start < LongestAbbreviation && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return text[start..end];
    }

    /// <summary>Whether a quotation ends here and the sentence says who spoke: “好。”他说。</summary>
    private static bool IsFollowedBySpeech(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && Closers.Contains(text[next]))
        {
            next++;
        }

        if (next == at + 1 || next >= text.Length)
        {
            return false;
        }

        if (text[next] is '，' or '、' or ',' or '；' or '：' or 'と' or 'の')
        {
            return true;
        }

        var rest = text.AsSpan(next, Math.Min(LongestSpeech, text.Length - next));
        foreach (var word in Speech)
        {
            var found = rest.IndexOf(word, StringComparison.Ordinal);
            if (found >= 0 && !rest[..found].ContainsAny("，。：；"))
            {
                return true;
            }
        }

        return false;
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
