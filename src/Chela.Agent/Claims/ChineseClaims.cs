using System.Buffers;
using Chela.Text.Written;
using static Chela.Agent.Claims.ChineseLexicon;

namespace Chela.Agent.Claims;

/// <summary>
/// Reads claims in Chinese, clause by clause: a verb that is done (已, 刚 before it; 了, 成功, 完毕 behind it) and whose doer is 我,
/// nobody, or the thing it was done to.
/// </summary>
internal static class ChineseClaims
{
    private static readonly SearchValues<char> s_marks = SearchValues.Create(",，:：、（）()—\uFFFC");
    private const int LongestVerb = 4;
    private const int LongestClause = 200;

    /// <summary>Adds the claims of a sentence.</summary>
    public static void Read(ClaimSentence sentence, List<Claim> claims)
    {
        var span = sentence.Span.TrimEnd();
        var isAsked = sentence.IsAsked || span is [.., '吗' or '呢' or '么'];
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

            // "都办好了，还有别的吗？": only what stands before the question claims anything.
            var isQuestion = isAsked && (end == span.Length || IsTag(span[(end + 1)..]));
            if (!isQuestion && HasHan(span[start..end]))
            {
                ReadClause(sentence, span[start..end], sentence.Start + start, claims);
            }

            start = Math.Max(end, start + 1);
            while (start < span.Length && s_marks.Contains(span[start]))
            {
                start++;
            }
        }
    }

    /// <summary>"…，对吗？" asks what stands before it.</summary>
    private static bool IsTag(ReadOnlySpan<char> rest) => rest.Trim() is ['对' or '是', '吗' or '吧', ..] or ['是', '不', '是'];

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

    private static void ReadClause(ClaimSentence sentence, ReadOnlySpan<char> clause, int offset, List<Claim> claims)
    {
        clause = clause.TrimEnd("哦哈呀噢啊嘛喔~～ ");
        Claim? found = Done.Contains(clause.Trim().ToString()) ? new Claim(offset, clause.Length, ClaimClass.Act) : null;
        for (var at = 0; at < clause.Length; at++)
        {
            var length = VerbLength(clause, at, out var claimed);
            if (length > 0 && IsDone(clause, at, at + length, out var rest, out var isSure))
            {
                claimed = Refined(clause, at, claimed);
                if (ChineseDoer.IsUs(sentence, offset, clause[..at], clause[at..rest], clause[rest..], claimed))
                {
                    // Where 已 or a 了 at the end tell it, the last verb is meant: what stands before it is a noun.
                    found = new Claim(offset, at + length, claimed);
                    if (isSure)
                    {
                        break;
                    }
                }
            }

            at += Math.Max(Math.Abs(length) - 1, 0);
        }

        found ??= Ending(sentence, clause, offset);
        if (found is { } claim)
        {
            claims.Add(claim);
        }
    }

    /// <summary>文件解密成功: whatever it was, it is done.</summary>
    private static Claim? Ending(ClaimSentence sentence, ReadOnlySpan<char> clause, int offset)
    {
        var plain = clause.TrimEnd('了');
        foreach (var ending in plain.Length < clause.Length ? Endings : Completions)
        {
            if (
                plain.EndsWith(ending, StringComparison.Ordinal)
                && plain[..^ending.Length] is var before
                && ThingOf(before) is { } thing
                && ChineseDoer.IsUs(sentence, offset, before, ending, [], ClaimClass.Act)
            )
            {
                return new Claim(offset, plain.Length, thing == ClaimClass.Write ? thing : ClaimClass.Act);
            }
        }

        return null;
    }

    /// <summary>The length of the verb that begins here; of another word, negative; 0 if none does.</summary>
    private static int VerbLength(ReadOnlySpan<char> clause, int at, out ClaimClass claimed)
    {
        claimed = default;
        for (var length = Math.Min(LongestVerb, clause.Length - at); length > 0; length--)
        {
            var word = clause.Slice(at, length).ToString();
            if (MoneyVerbs.Contains(word) && HasAny(clause, Money))
            {
                claimed = ClaimClass.Pay;
                return length;
            }

            if (Verbs.TryGetValue(word, out claimed))
            {
                return length;
            }

            // 我跟小李说了: to whom it was said is named.
            if (word is "说" && HasAny(clause[..at], ["跟", "和", "对"]) && !HasAny(clause[..at], ["跟你", "和你", "对你", "您"]))
            {
                claimed = ClaimClass.Send;
                return length;
            }

            if (Others.Contains(word))
            {
                return -length;
            }

            if (length == 2 && Writing.Contains(word[0]) && Results.Contains(word[1]))
            {
                claimed = ClaimClass.Write;
                return length;
            }

            if (word is "确认" && ThingOf(clause[..at]) == ClaimClass.Schedule)
            {
                claimed = ClaimClass.Schedule;
                return length;
            }

            // 设了一个提醒: without one of these, to set something up is no act of ours.
            if (word is "设" or "加" or "排" or "定" && HasAny(clause, Times))
            {
                claimed = ClaimClass.Schedule;
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether a verb is done, and where what follows it begins.</summary>
    private static bool IsDone(ReadOnlySpan<char> clause, int verb, int end, out int next, out bool isSure)
    {
        var isComplete = clause[verb..end] is "搞定" or "办妥" || clause[verb..] is "完成";
        end += LengthOf(clause[end..], Completions) > 0 ? 0 : LengthOf(clause[end..], Complements);
        if (LengthOf(clause[end..], Completions) is > 0 and var completion)
        {
            (end, isComplete) = (end + completion, true);
        }

        var rest = clause[end..];
        var isLe = rest is ['了', ..];
        next = isLe ? end + 1 : end;
        isSure = isLe || isComplete || StartsDone(rest);
        if (LengthOf(clause[next..], Failures) > 0 || rest.TrimEnd() is [.., '后'] or [.., '时'] || HasAny(rest, Later))
        {
            return false;
        }

        return isSure || rest.TrimEnd() is [.., '了'] || HasAny(clause[..verb], Markers);
    }

    /// <summary>付款已完成, 转账成功.</summary>
    private static bool StartsDone(ReadOnlySpan<char> rest) =>
        rest.StartsWith("已") && HasAny(rest[..Math.Min(rest.Length, 5)], ["完成", "成功", "办好", "处理"]);

    /// <summary>What is written into a calendar is set for a time; and what is only "done" is what is done with its thing.</summary>
    private static ClaimClass Refined(ReadOnlySpan<char> clause, int verb, ClaimClass claimed) =>
        claimed == ClaimClass.Write && HasAny(clause, Times) ? ClaimClass.Schedule
        : claimed == ClaimClass.Send && (ThingOf(clause[..verb]) is ClaimClass.Publish || HasAny(clause[verb..], Places))
            ? ClaimClass.Publish
        : claimed == ClaimClass.Look && clause[verb..].StartsWith("打开") && HasAny(clause, Switches) ? ClaimClass.Write
        : claimed == ClaimClass.Write && Writing.Contains(clause[verb]) && ThingOf(clause[..verb]) is ClaimClass.Schedule
            ? ClaimClass.Schedule
        : claimed == ClaimClass.Act ? ThingOf(clause[..verb]) ?? ThingOf(clause[verb..]) ?? claimed
        : claimed;

    private static ClaimClass? ThingOf(ReadOnlySpan<char> text)
    {
        (ClaimClass? found, var last, var longest) = (null, -1, 0);
        foreach (var (thing, claimed) in Things)
        {
            var at = thing.Length > 1 ? text.LastIndexOf(thing, StringComparison.Ordinal) : -1;
            if (at >= 0 && (at + thing.Length, thing.Length).CompareTo((last, longest)) > 0)
            {
                (found, last, longest) = (claimed, at + thing.Length, thing.Length);
            }
        }

        return found;
    }

    private static int LengthOf(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return word.Length;
            }
        }

        return 0;
    }

    public static bool HasAny(ReadOnlySpan<char> text, string[] words)
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
