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
    private const int LongestClause = 200;
    private const int LongestOpening = 4;

    /// <summary>Adds the claims of a sentence.</summary>
    public static void Read(ClaimSentence sentence, List<Claim> claims)
    {
        var span = sentence.Span.TrimEnd();
        var isAsked = sentence.IsAsked || span is [.., '吗' or '呢' or '么'];
        var (isReported, isOthers) = (false, false);
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
            var clause = span[start..end];
            var isOurs =
                !isQuestion
                && HasHan(clause)
                && (!isReported || clause.Contains('我'))
                && ReadClause(sentence, clause, sentence.Start + start, isOthers, claims);
            // 公司裁了人，关了厂: what had another subject goes on with it.
            isReported = !isOurs && (isReported || clause.HasAny(Tellings) && !clause.HasAny(["您说", "你说"]));
            isOthers =
                !isOurs
                && (isOthers || clause.Length > LongestOpening && clause.HasAny(Past) && !clause.Contains('我'));

            start = Math.Max(end, start + 1);
            while (start < span.Length && s_marks.Contains(span[start]))
            {
                start++;
            }
        }
    }

    /// <summary>"…，对吗？" asks what stands before it.</summary>
    private static bool IsTag(ReadOnlySpan<char> rest) =>
        rest.Trim() is ['对' or '是', '吗' or '吧', ..] or ['是', '不', '是'];

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

    private static bool ReadClause(
        ClaimSentence sentence,
        ReadOnlySpan<char> clause,
        int offset,
        bool isOthers,
        List<Claim> claims
    )
    {
        clause = clause.TrimEnd("哦哈呀噢啊嘛喔~～ ");
        Claim? found = Done.Contains(clause.Trim().ToString())
            ? new Claim(offset, clause.Length, ClaimClass.Act)
            : null;
        for (var at = 0; at < clause.Length; at++)
        {
            var length = ChineseVerb.LengthAt(clause, at, out var claimed);
            if (length > 0 && IsDone(clause, at, at + length, out var rest, out var isSure))
            {
                claimed = ChineseVerb.Refined(clause, at, claimed);
                if (
                    ChineseDoer.IsUs(
                        sentence,
                        offset,
                        clause[..at],
                        clause[at..rest],
                        clause[rest..],
                        claimed,
                        isOthers
                    )
                )
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

        found ??= ChineseVerb.OfUnknown(sentence, clause, offset, isOthers);
        if (found is { } claim)
        {
            claims.Add(claim);
        }

        return found is not null;
    }

    /// <summary>Whether a verb is done, and where what follows it begins.</summary>
    private static bool IsDone(ReadOnlySpan<char> clause, int verb, int end, out int next, out bool isSure)
    {
        var isShort = end - verb == 1 && !clause[..verb].EndsWithAny(Before);
        var isComplete = clause[verb..end] is "搞定" or "办妥" || clause[verb..] is "完成";
        var complement = clause[end..].LengthOf(Completions) > 0 ? 0 : clause[end..].LengthOf(Complements);
        end += complement;
        if (clause[end..].LengthOf(Completions) is > 0 and var completion)
        {
            (end, isComplete) = (end + completion, true);
        }

        // 找过了, 找过车次: somebody has.
        isComplete |= clause[..end] is [.., '过'] && clause[..verb].Trim() is "" or "我";
        var rest = clause[end..];
        var isLe = rest is ['了', ..];
        next = isLe ? end + 1 : end;
        isSure = isLe || isComplete || StartsDone(rest) || ChineseVerb.IsSet(clause, verb, end);
        // A character alone may be a syllable of a name: 约 in 约翰.
        if (
            isShort
                && !isSure
                && complement == 0
                && !(
                    rest.TrimEnd() is [.., '了']
                    && ("转交结打定设排加".Contains(clause[verb]) || ChineseVerb.ThingOf(rest) is not null)
                )
            || clause[next..].LengthOf(Failures) > 0
            || rest.TrimEnd() is [.., '后'] or [.., '时']
            || rest.HasAny(Later)
            // 交了会费的会员会收到: who has done so.
            || isLe && rest.Contains('的') && rest[(rest.IndexOf('的') + 1)..].HasAny(["会", "可以", "能", "要"])
        )
        {
            return false;
        }

        return isSure || rest.TrimEnd() is [.., '了'] || clause[..verb].HasAny(Markers);
    }

    /// <summary>付款已完成, 转账成功.</summary>
    private static bool StartsDone(ReadOnlySpan<char> rest) =>
        rest.StartsWith("已") && rest[..Math.Min(rest.Length, 5)].HasAny(["完成", "成功", "办好", "处理"]);
}
