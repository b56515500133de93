using System.Buffers;
using Chela.Text.Written;
using static Chela.Agent.Claims.ChineseLexicon;

namespace Chela.Agent.Claims;

/// <summary>
/// Reads claims in Chinese, clause by clause: a verb that is done (已, 刚 before it or 了 behind it) and whose doer is 我, nobody, or
/// the thing it was done to.
/// </summary>
internal static class ChineseClaims
{
    private static readonly SearchValues<char> s_marks = SearchValues.Create(",，:：、（）()—\uFFFC");
    private const int LongestVerb = 3;
    private const int LongestClause = 200;
    private const int LongestAfterMe = 6;

    /// <summary>Adds the claims of a sentence.</summary>
    public static void Read(ClaimSentence sentence, List<Claim> claims)
    {
        var span = sentence.Span;
        if (IsAsked(span))
        {
            return;
        }

        for (var start = 0; start < span.Length; )
        {
            var length = span[start..].IndexOfAny(s_marks);
            var end = Math.Min(length < 0 ? span.Length : start + length, start + LongestClause);
            // A quotation is no end: what it names stands there.
            while (end < span.Length && span[end] == '\uFFFC' && end - start < LongestClause)
            {
                end++;
                length = span[end..].IndexOfAny(s_marks);
                end = Math.Min(length < 0 ? span.Length : end + length, start + LongestClause);
            }

            if (HasHan(span[start..end]))
            {
                ReadClause(span[start..end], sentence.Start + start, claims);
            }

            start = Math.Max(end, start + 1);
            while (start < span.Length && s_marks.Contains(span[start]))
            {
                start++;
            }
        }
    }

    private static bool IsAsked(ReadOnlySpan<char> sentence) =>
        sentence.TrimEnd() is [.., '吗' or '呢'] || sentence.Contains("是否", StringComparison.Ordinal);

    private static bool HasHan(ReadOnlySpan<char> clause)
    {
        for (var at = 0; at < clause.Length; at++)
        {
            if (WordEdges.IsIdeographic(clause, at))
            {
                return true;
            }
        }

        return false;
    }

    private static void ReadClause(ReadOnlySpan<char> clause, int offset, List<Claim> claims)
    {
        Claim? found = null;
        for (var at = 0; at < clause.Length; at++)
        {
            var length = VerbLength(clause, at, out var claimed);
            if (length > 0 && IsDone(clause, at, at + length, out var isSure) && IsMine(clause[..at], claimed))
            {
                // Where 已 or a 了 at the end tell it, the last verb is meant: what stands before it is a noun.
                found = new Claim(offset, at + length, Refined(clause, claimed));
                if (isSure)
                {
                    break;
                }
            }

            at += Math.Max(Math.Abs(length) - 1, 0);
        }

        if (found is { } claim)
        {
            claims.Add(claim);
        }
    }

    /// <summary>The length of the verb that begins here; of another word, negative; 0 if none does.</summary>
    private static int VerbLength(ReadOnlySpan<char> clause, int at, out ClaimClass claimed)
    {
        claimed = default;
        for (var length = Math.Min(LongestVerb + 1, clause.Length - at); length > 0; length--)
        {
            var word = clause.Slice(at, length).ToString();
            if (Verbs.TryGetValue(word, out claimed))
            {
                return length;
            }

            if (MoneyVerbs.Contains(word) && HasAny(clause, Money))
            {
                claimed = ClaimClass.Pay;
                return length;
            }

            if (Others.Contains(word))
            {
                return -length;
            }

            // 设了一个提醒: without one of these, to set something up is no act of ours.
            if (word is "设" or "加" or "排" && HasAny(clause, Times))
            {
                claimed = ClaimClass.Schedule;
                return length;
            }
        }

        return 0;
    }

    private static bool IsDone(ReadOnlySpan<char> clause, int verb, int end, out bool isSure)
    {
        isSure = false;
        foreach (var complement in Complements)
        {
            if (clause[end..].StartsWith(complement, StringComparison.Ordinal))
            {
                end += complement.Length;
                break;
            }
        }

        var rest = clause[end..];
        var isLe = rest is ['了', ..];
        foreach (var failure in Failures)
        {
            if ((isLe ? rest[1..] : rest).StartsWith(failure, StringComparison.Ordinal))
            {
                return false;
            }
        }

        // 发了邮件以后: what comes after it is not there yet.
        if (rest.TrimEnd() is [.., '后'] or [.., '时'] || HasAny(rest, ["以后", "之后"]))
        {
            return false;
        }

        isSure = isLe || StartsDone(rest);
        return isSure || rest.TrimEnd() is [.., '了'] || HasAny(clause[..verb], Markers);
    }

    /// <summary>付款已完成, 转账成功.</summary>
    private static bool StartsDone(ReadOnlySpan<char> rest) =>
        rest.StartsWith("已") && HasAny(rest[..Math.Min(rest.Length, 5)], ["完成", "成功", "办好", "处理"]);

    /// <summary>Whether what stands before the verb lets the writer be the one who did it.</summary>
    private static bool IsMine(ReadOnlySpan<char> before, ClaimClass claimed)
    {
        var plain = before.ToString();
        foreach (var harmless in Harmless)
        {
            plain = plain.Replace(harmless, "", StringComparison.Ordinal);
        }

        if (HasAny(plain, Blocks))
        {
            return false;
        }

        var subject = SubjectOf(before.Trim().ToString());
        var me = subject.LastIndexOf('我');
        return subject.Length == 0
            || (
                me >= 0
                && !subject.AsSpan(me).StartsWith("我的", StringComparison.Ordinal)
                && subject.Length - me <= LongestAfterMe
                && (me == 0 || IsThing(subject[..me]))
            )
            || IsThing(subject)
            // 这篇, 那封: things and no people; but what is published may be anybody's.
            || (
                claimed != ClaimClass.Publish
                && subject is ['这' or '那', '篇' or '条' or '份' or '封' or '张' or '件' or '段' or '本' or '项', ..]
            );
    }

    private static bool IsThing(string subject) =>
        !(subject.StartsWith('你') || subject.StartsWith('您'))
        || subject.Length > 2 && (subject[1] == '的' || subject[1] == '要')
            ? Array.Exists(Things, thing => subject.EndsWith(thing, StringComparison.Ordinal))
            : false;

    /// <summary>What stands before 把, 已, 给 and their like, without adverbs.</summary>
    private static string SubjectOf(string before)
    {
        for (var again = true; again; )
        {
            again = false;
            foreach (var adverb in Adverbs)
            {
                if (before.StartsWith(adverb, StringComparison.Ordinal))
                {
                    (before, again) = (before[adverb.Length..].TrimStart(), true);
                }
            }
        }

        // 给Ann的邮件已发出 begins with one, and 你把文件删了 does not.
        var end = before.Length;
        foreach (var handle in Handles)
        {
            end = before.IndexOf(handle, StringComparison.Ordinal) is var found and >= 0 ? Math.Min(end, found) : end;
        }

        var subject = before[..end].TrimEnd();
        foreach (var adverb in Adverbs)
        {
            if (subject.Length > adverb.Length && subject.EndsWith(adverb, StringComparison.Ordinal))
            {
                subject = subject[..^adverb.Length].TrimEnd();
            }
        }

        return subject;
    }

    private static ClaimClass Refined(ReadOnlySpan<char> clause, ClaimClass claimed) =>
        claimed == ClaimClass.Write && HasAny(clause, Times) ? ClaimClass.Schedule : claimed;

    private static bool HasAny(ReadOnlySpan<char> text, string[] words)
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
}
