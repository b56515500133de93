using static Chela.Agent.Claims.ChineseLexicon;

namespace Chela.Agent.Claims;

/// <summary>Tells what a verb in Chinese claims with what it is about.</summary>
internal static class ChineseVerb
{
    private const int LongestVerb = 5;

    /// <summary>The length of the verb that begins here; of another word, negative; 0 if none does.</summary>
    public static int LengthAt(ReadOnlySpan<char> clause, int at, out ClaimClass claimed)
    {
        claimed = default;
        for (var length = Math.Min(LongestVerb, clause.Length - at); length > 0; length--)
        {
            var word = clause.Slice(at, length).ToString();
            // 预约给您退了: there it is a thing.
            if (Things.ContainsKey(word) && clause[(at + length)..] is ['给' or '被' or '也' or '都', ..])
            {
                return -length;
            }

            if (ClassOf(clause, at, word) is { } found)
            {
                claimed = found;
                return length;
            }

            if (Others.Contains(word))
            {
                return -length;
            }
        }

        return 0;
    }

    private static ClaimClass? ClassOf(ReadOnlySpan<char> clause, int at, string word) =>
        MoneyVerbs.Contains(word) && clause.HasAny(Money) ? ClaimClass.Pay
        : Verbs.TryGetValue(word, out var claimed) ? claimed
        // 我跟小李说了: to whom it was said is named.
        : word is "说"
            ? clause[..at].HasAny(["跟", "和", "对"]) && !clause[..at].HasAny(["你", "您"]) ? ClaimClass.Send
                : null
        : word is [var verb, var result] && Writing.Contains(verb) && Results.Contains(result) ? ClaimClass.Write
        // 存在 trip.md 里了, and not: it exists.
        : word is "存在" && clause.TrimEnd('了') is [.., '里' or '中' or '下'] ? ClaimClass.Write
        // 加了一列
        : word is "加" or "建" or "换" or "改" or "贴" or "添" or "抄" && clause[at..] is [_, '了', ..]
            ? ClaimClass.Write
        : word is "确认" && ThingOf(clause[..at]) == ClaimClass.Schedule ? ClaimClass.Schedule
        // 设了一个提醒: without one of these, to set something up is no act of ours.
        : word is "设" or "加" or "排" or "定" && clause.HasAny(Times) ? ClaimClass.Schedule
        : null;

    /// <summary>闹钟设好, of a thing; 把闹钟设好 asks for it.</summary>
    public static bool IsSet(ReadOnlySpan<char> clause, int verb, int end) =>
        clause[verb..end] is [.., '好']
        && clause[end..].IsWhiteSpace()
        && !clause.ContainsAny('把', '将')
        && ThingOf(clause[..verb]) is not null;

    /// <summary>What is written into a calendar is set for a time; and what is only "done" is what is done with its thing.</summary>
    public static ClaimClass Refined(ReadOnlySpan<char> clause, int verb, ClaimClass claimed) =>
        claimed switch
        {
            ClaimClass.Write when clause.HasAny(Times) => ClaimClass.Schedule,
            ClaimClass.Write when clause[verb] is '留' or '排' && ThingOf(clause[..verb]) is ClaimClass.Schedule =>
                ClaimClass.Schedule,
            ClaimClass.Write when clause[verb] is '放' or '贴' or '挂' && clause[verb..].HasAny(Places) =>
                ClaimClass.Send,
            ClaimClass.Schedule
                when clause[..verb].HasAny(["一切", "都", "全"])
                    && clause[verb..].StartsWith("安排")
                    && ThingOf(clause[..verb]) is null or ClaimClass.Act => ClaimClass.Act,
            ClaimClass.Look when clause[verb..].StartsWith("打开") && clause.HasAny(Switches) => ClaimClass.Write,
            ClaimClass.Act when clause[..verb].HasAny(["上的", "里的", "中的", "的事"]) => ClaimClass.Act,
            ClaimClass.Act => ThingOf(clause[..verb]) ?? ThingOf(clause[verb..]) ?? claimed,
            _ => claimed,
        };

    /// <summary>What a verb claims that the lexicon does not have: 把文件拆成了两份, 书架已重新排序, 文件解密成功.</summary>
    public static Claim? OfUnknown(ClaimSentence sentence, ReadOnlySpan<char> clause, int offset, bool isOthers)
    {
        var plain = clause.TrimEnd('了');
        var marker = clause.LastIndexOf('已');
        var taken = clause.IndexOfAny('把', '将');
        var isDone = plain.Length < clause.Length || clause.Contains('了') || marker >= 0;
        if (clause.HasAny(States) || plain.IsEmpty || clause.Contains('被'))
        {
            return null;
        }

        if (isDone && taken >= 0 && ThingOf(clause[taken..]) is not null)
        {
            return Claimed(clause, clause.Length, ClaimClass.Act);
        }

        if (isDone && clause.Contains('向') && !clause.HasAny(["向你", "向您"]) && ThingOf(clause) is null)
        {
            return Claimed(clause, clause.Length, ClaimClass.Send);
        }

        // 已照办; 您的投诉已转交
        var topic = marker < 0 ? [] : clause[..marker].Trim();
        if (
            marker >= 0
            && marker + 2 < clause.Length
            && !Standing.Contains(clause[marker + 1])
            && !clause[marker..].Contains('的')
            && (topic.LengthOf(Adverbs) == topic.Length || topic.LengthOf(["您的", "你的"]) > 0)
        )
        {
            return Claimed(clause, marker, ClaimClass.Act);
        }

        if (
            marker > 0
            && marker + 2 < clause.Length
            && !clause[marker..].Contains('的')
            && ThingOf(clause[..marker]) is not null
        )
        {
            return Claimed(clause, marker, ClaimClass.Act);
        }

        // 缓存清掉了
        if (plain.Length < clause.Length && plain.Length > 2 && plain[^1] is '掉' or '下' or '上' or '过' or '出')
        {
            return Claimed(clause, plain.Length - 2, ClaimClass.Act);
        }

        foreach (var ending in plain.Length < clause.Length ? Endings : Completions)
        {
            if (plain.Length > ending.Length + 1 && plain.EndsWith(ending, StringComparison.Ordinal))
            {
                var before = plain[..^ending.Length];
                return Claimed(clause, before.Length, ClaimClass.Act);
            }
        }

        return null;

        Claim? Claimed(ReadOnlySpan<char> clause, int verb, ClaimClass about) =>
            ChineseDoer.IsUs(sentence, offset, clause[..verb], "", [], ClaimClass.Act, isOthers)
                ? new Claim(offset, clause.Length, about)
                : null;
    }

    public static ClaimClass? ThingOf(ReadOnlySpan<char> text)
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
}
