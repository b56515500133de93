using System.Buffers;
using static Chela.Agent.Claims.ChineseLexicon;

namespace Chela.Agent.Claims;

/// <summary>Tells whether what stands before a verb in Chinese lets the writer be the one who did it.</summary>
internal static class ChineseDoer
{
    private const int LongestAfterMe = 6;
    private const int LongestName = 3;
    private const string Goals = "到给在进入至为成向于出回去";

    // Who is put on a list is no doer.
    private const string Moving = "加添移拉订约改";

    // 你的, 你要的, 你那份: what is yours, and not you.
    private static readonly SearchValues<char> s_ofThings = SearchValues.Create("的要那这");
    private static readonly string[] s_reached = ["通知到", "联系到", "联系上"];
    private const string Measures = "篇条份封张件段本项个几两三";

    /// <summary>Whether we may be the doer.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="offset">Where its clause begins.</param>
    /// <param name="before">What stands before the verb.</param>
    /// <param name="verb">The verb with what belongs to it.</param>
    /// <param name="rest">What stands behind that.</param>
    /// <param name="claimed">What it claims.</param>
    /// <param name="isOthers">Whether the clause before tells what others did.</param>
    public static bool IsUs(
        ClaimSentence sentence,
        int offset,
        ReadOnlySpan<char> before,
        ReadOnlySpan<char> verb,
        ReadOnlySpan<char> rest,
        ClaimClass claimed,
        bool isOthers
    )
    {
        var plain = before.ToString();
        foreach (var harmless in Harmless)
        {
            plain = plain.Replace(harmless, "", StringComparison.Ordinal);
        }

        if (plain.AsSpan().HasAny(Blocks))
        {
            return false;
        }

        // 被过滤器标记
        var by = plain.LastIndexOf('被');
        if (by >= 0 && by + 1 < plain.Length && plain[by + 1] != '我')
        {
            return false;
        }

        // 那趟旅行你几个月前就订了
        var you = plain.LastIndexOfAny(['你', '您']);
        if (
            you > 0
            && !plain.AsSpan(you).ContainsAny('的', '我')
            && !plain.AsSpan(0, you).EndsWithAny(["给", "帮", "为", "替", "向", "跟", "按", "照", "和", "与"])
        )
        {
            return false;
        }

        var whole = before.Trim().ToString();
        foreach (var toMe in ToMe)
        {
            whole = whole.Replace(toMe, "给", StringComparison.Ordinal);
        }

        var subject = SubjectOf(whole);
        var me = subject.LastIndexOf('我');
        // 书架上搜了铰链: a place.
        if (subject.Length == 0 || subject[^1] is '上' or '里' or '中' && !rest.IsWhiteSpace())
        {
            return !isOthers || before.HasAny(Markers);
        }

        if (me >= 0)
        {
            return !subject.AsSpan(me).StartsWith("我的", StringComparison.Ordinal)
                && subject.Length - me <= LongestAfterMe
                && (
                    me == 0 || IsThing(subject[..me]) || me > LongestName || !IsPerson(sentence, offset, subject[..me])
                );
        }

        // 这篇, 那封: things and no people; but what is published may be anybody's.
        return IsThing(subject)
            || !IsAgentive(verb) && subject is ['这' or '那', _, ..] && Measures.Contains(subject[1])
            || (!isOthers || before.HasAny(Markers))
                && (!IsAgentive(verb) || subject is ['你' or '您', '的', ..])
                && (IsTopic(whole, verb, rest) || claimed == ClaimClass.Send && IsHanded(whole))
                && (
                    !IsPerson(sentence, offset, subject)
                    || verb is [var act, ..] && Moving.Contains(act)
                    || verb.LengthOf(s_reached) > 0
                );
    }

    /// <summary>日志已更新, 头像换好了: it was done to what is named before, where nothing it was done to stands behind it.</summary>
    private static bool IsTopic(string before, ReadOnlySpan<char> verb, ReadOnlySpan<char> rest)
    {
        var plain = verb.TrimEnd('了');
        var isBehind =
            rest.IsWhiteSpace()
            || rest.LengthOf(Often) > 0
            || Goals.Contains(rest[0])
            || Goals.Contains(plain is [.., var to] ? to : ' ');
        return isBehind && !before.AsSpan().ContainsAny('把', '将');
    }

    /// <summary>您的谢意已转达房东: what it was is named before, and behind to whom.</summary>
    private static bool IsHanded(string before) =>
        before.Contains('的') && before.AsSpan().HasAny(Markers) && !before.AsSpan().ContainsAny('把', '将');

    /// <summary>What people do without saying to what: 回复了, but not 回复好了.</summary>
    private static bool IsAgentive(ReadOnlySpan<char> verb) =>
        verb.Length > 0 && verb.LengthOf(Agentive) == verb.TrimEnd('了').Length;

    private static bool IsThing(string subject) =>
        !IsYou(subject)
        && (subject.EndsWith('的') || Things.Keys.Any(thing => subject.EndsWith(thing, StringComparison.Ordinal)));

    /// <summary>你, but not what is 你的.</summary>
    private static bool IsYou(string subject) =>
        subject is ['你' or '您', ..] && !subject.AsSpan().ContainsAny(s_ofThings);

    /// <summary>Somebody rather than something.</summary>
    private static bool IsPerson(ClaimSentence sentence, int offset, string subject) =>
        IsYou(subject)
        || Array.Exists(People, person => subject.EndsWith(person, StringComparison.Ordinal))
        || subject.Length <= LongestName && Surnames.Contains(subject[0])
        || char.IsAsciiLetterUpper(sentence.Text[offset]) && char.IsAsciiLetterLower(sentence.Text[offset + 1]);

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

        // 您交给我的文件已读: that is the file, and not you.
        var subject = (
            IsYou(before[..end]) && before.Contains('的') && !before.AsSpan().ContainsAny('把', '将')
                ? before
                : before[..end]
        ).TrimEnd();
        foreach (var adverb in Adverbs)
        {
            if (subject.Length > adverb.Length && subject.EndsWith(adverb, StringComparison.Ordinal))
            {
                subject = subject[..^adverb.Length].TrimEnd();
            }
        }

        return subject;
    }
}
