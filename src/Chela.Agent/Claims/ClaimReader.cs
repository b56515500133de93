using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Text.Written;

namespace Chela.Agent.Claims;

/// <summary>
/// Finds the words by which a reply claims that its writer did something. Offers, plans, conditions, questions, negations,
/// quotations and what others did are no claims. Pure and thread-safe; linear in the length of the reply.
/// </summary>
public static class ClaimReader
{
    private const string Ends = ".!?;。！？；…\n\r";
    private const string QuoteMarks = "\"\"“”「」『』``";
    private static readonly string[] s_handed = ["here is", "here's", "here are", "below", "如下", "以下", "下面"];
    private static readonly string[] s_titles = [" dr", " mr", " mrs", " ms", " prof", " st"];
    private const char Blank = '\uFFFC';

    // A sentence that does not end is read in pieces.
    private const int LongestSentence = 1_000;

    /// <summary>The claims in order, none within another.</summary>
    public static ImmutableArray<Claim> Read(string text)
    {
        var letters = LettersOf(text);
        var claims = new List<Claim>();
        var wasDone = false;
        for (var start = 0; start < text.Length; )
        {
            var end = start;
            while (end < text.Length && end - start < LongestSentence && !IsEnd(letters, end))
            {
                end++;
            }

            var isAsked = end < text.Length && text[end] is '?' or '？';
            var sentence = new ClaimSentence(text, letters, start, end, wasDone, isAsked);
            EnglishClaims.Read(sentence, claims);
            ChineseClaims.Read(sentence, claims);

            // "Done. The file was deleted."
            wasDone = EnglishClaims.IsDone(sentence);
            start = end < text.Length && end - start < LongestSentence ? end + 1 : Math.Max(end, start + 1);
        }

        var told = ToldParts.Of(letters, claims);
        claims.RemoveAll(c => told.Exists(t => c.Start > t.Start && c.Start < t.End) && !IsFirstPerson(letters, c));

        // "Done": what is done is said beside it, or is the reply itself.
        if (
            claims.Exists(c => c.Class != ClaimClass.Act)
            || s_handed.Any(w => letters.AsSpan().Contains(w, StringComparison.Ordinal))
        )
        {
            claims.RemoveAll(c => c.Class == ClaimClass.Act);
        }

        return [.. claims.OrderBy(c => c.Start).ThenBy(c => c.Class)];
    }

    private static bool IsFirstPerson(char[] letters, Claim claim) =>
        letters.AsSpan(claim.Start, claim.Length) is ['i' or '我', ..] words
        && (words[0] == '我' || words.Length > 1 && !char.IsAsciiLetter(words[1]));

    /// <summary>A point ends a sentence where a blank follows: not that of a file's name, nor that of "Dr.".</summary>
    private static bool IsEnd(char[] letters, int at) =>
        Ends.Contains(letters[at], StringComparison.Ordinal)
        && (
            letters[at] != '.'
            || at + 1 == letters.Length
            || char.IsWhiteSpace(letters[at + 1])
            || WordEdges.IsIdeographic(letters, at + 1)
        )
        && !(letters[at] == '.' && s_titles.Any(t => letters.AsSpan(0, at).EndsWith(t, StringComparison.Ordinal)));

    /// <summary>The text in small letters, with what is quoted left blank: same places.</summary>
    private static char[] LettersOf(string text)
    {
        var letters = new char[text.Length];
        for (var at = 0; at < text.Length; at++)
        {
            letters[at] =
                char.IsAsciiLetterUpper(text[at]) ? (char)(text[at] | 0x20)
                : text[at] == '’' ? '\''
                // A colon within a time is no mark.
                : text[at] == ':'
                && at > 0
                && at + 1 < text.Length
                && char.IsAsciiDigit(text[at - 1])
                && char.IsAsciiDigit(text[at + 1])
                    ? '.'
                : ChineseScript.Form(text[at]);
        }

        foreach (var cut in QuotedParts.Of(text, []).Where(c => c.Reason is CutReason.Quoted or CutReason.Fenced))
        {
            Array.Fill(letters, '\n', cut.Start, cut.Length);
        }

        for (var kind = 0; kind < QuoteMarks.Length; kind += 2)
        {
            BlankQuotes(letters, QuoteMarks[kind], QuoteMarks[kind + 1]);
        }

        return letters;
    }

    private static void BlankQuotes(char[] letters, char open, char close)
    {
        var start = -1;
        for (var at = 0; at < letters.Length; at++)
        {
            if (letters[at] is '\n')
            {
                start = -1;
            }
            else if (start >= 0 && letters[at] == close)
            {
                Array.Fill(letters, Blank, start, at + 1 - start);
                start = -1;
            }
            else if (letters[at] == open && start < 0)
            {
                start = at;
            }
        }
    }
}
