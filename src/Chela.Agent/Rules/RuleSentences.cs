using Chela.Text;

namespace Chela.Agent.Rules;

/// <summary>What is said when something was not understood: what it was, and what can be done about it.</summary>
internal static class RuleSentences
{
    private const int LongestShown = 60;

    private const string CanDo =
        "I can: save LINK · make the digest (this week, 2026-W48) · search for WORDS · show my reading list · remind me tomorrow at nine to … · take a note: … · status · approvals · undo · stop. /help says more.";

    private const string CanDoChinese =
        "我能做的：存一下 链接 · 做这周的周报 · 搜索 某词 · 看看书架 · 明天上午九点提醒我… · 记一下：… · 状态 · 待批 · 撤销 · 停。/帮助 有更多。";

    /// <summary>What is answered to what is only polite, in the language of the message.</summary>
    /// <param name="to"><c>hello</c>, <c>thanks</c> or <c>bye</c>.</param>
    /// <param name="message">The message.</param>
    public static RuleReading.Polite Polite(string to, string message) =>
        new(
            (to, RulePlanner.IsChinese(message)) switch
            {
                ("hello", false) => $"Hello. {CanDo}",
                ("hello", true) => $"您好。{CanDoChinese}",
                ("thanks", false) => "You are welcome.",
                ("thanks", true) => "不客气。",
                (_, false) => "Goodbye.",
                (_, true) => "再见。",
            }
        );

    /// <summary>The sentence, in the language of the message.</summary>
    public static RuleReading.NotUnderstood Of(RuleQuestion question, string message)
    {
        var isChinese = RulePlanner.IsChinese(message);
        return new(isChinese ? Chinese(question, Shown(message)) : English(question, Shown(message)));
    }

    private static string Shown(string message)
    {
        var line = PlainText.OneLine(message).Trim();
        var length = Math.Min(LongestShown, line.Length);
        length -= length < line.Length && char.IsHighSurrogate(line[length - 1]) ? 1 : 0;
        return length < line.Length ? line[..length] + "…" : line;
    }

    private static string English(RuleQuestion question, string message) =>
        question switch
        {
            RuleQuestion.OnlyQuoted => $"That holds no words of your own, and quoted ones ask for nothing. {CanDo}",
            RuleQuestion.TooLong => $"That is longer than I understand without a model. {CanDo}",
            RuleQuestion.NoCommand => $"I do not understand the command '{message}'. {CanDo}",
            RuleQuestion.WhichLink => "Which page? Give its whole address, such as: save https://example.org/essay",
            RuleQuestion.OnlyLink => "What shall I do with it? Say: save LINK, or: extract LINK",
            RuleQuestion.WhichId => "Which one? Give the beginning of its id, such as: approve 3f9a12cd",
            RuleQuestion.WhichWords => "What shall I look for? Say: search for WORDS, or: find my notes on WORDS",
            RuleQuestion.When => "When? Say it such as: remind me tomorrow at nine to …",
            RuleQuestion.WhichItem => "Which one? Give the beginning of its id, such as: keep 3f9a",
            RuleQuestion.WhichReminder => "Which one? Say its number, such as: delete reminder 1",
            RuleQuestion.WhichPeriod =>
                "I can list what was saved in a week, not at other times. Say it such as: what did I save last week",
            RuleQuestion.UnclearTime =>
                "I do not understand that time, or what it is for. Say it such as: remind me tomorrow at nine to call Ann",
            RuleQuestion.WhichTask => "Of what? Say it such as: remind me tomorrow at nine to call Ann",
            RuleQuestion.TwoTimes =>
                "That names more than one time. Say one reminder at a time, such as: remind me tomorrow at nine to call Ann",
            RuleQuestion.Repeated =>
                "I can remind you once, not again and again. Say one time, such as: remind me tomorrow at nine to …",
            RuleQuestion.WhichTime => "At what time? Say it such as: tomorrow at 09:00",
            RuleQuestion.WhichHalf => "In the morning or in the evening? Say it such as: at 5pm, or: at 05:00",
            RuleQuestion.WhichDay => "Which day is that? Say its date, such as: 2026-11-30 at 09:00",
            RuleQuestion.Passed => "That time has passed. When instead? Say it such as: tomorrow at 09:00",
            RuleQuestion.WhichWeek => "Which week? Name one that has begun, such as 2026-W48",
            _ => message.Length == 0 ? CanDo : $"I do not understand '{message}' wholly, so I did nothing. {CanDo}",
        };

    private static string Chinese(RuleQuestion question, string message) =>
        question switch
        {
            RuleQuestion.OnlyQuoted => $"这里没有您自己的话，引用的内容不算请求。{CanDoChinese}",
            RuleQuestion.TooLong => $"没有模型时，我读不懂这么长的话。{CanDoChinese}",
            RuleQuestion.NoCommand => $"我不认识命令“{message}”。{CanDoChinese}",
            RuleQuestion.WhichLink => "哪个网页？请给出完整的地址，例如：存一下 https://example.org/essay",
            RuleQuestion.OnlyLink => "要我拿它做什么？请说：存一下 链接，或：提取 链接",
            RuleQuestion.WhichId => "哪一个？请给出编号的开头，例如：批准 3f9a12cd",
            RuleQuestion.WhichWords => "要找什么？请说：搜索 某词，或：在笔记里搜 某词",
            RuleQuestion.When => "什么时候？例如：明天上午九点提醒我…",
            RuleQuestion.WhichItem => "哪一篇？请给出编号的开头，例如：保留 3f9a",
            RuleQuestion.WhichReminder => "哪一个提醒？请说它的序号，例如：删除第1个提醒",
            RuleQuestion.WhichPeriod => "我只能按周列出存过的东西。例如：我上周存了什么",
            RuleQuestion.UnclearTime => "这个时间，或者要提醒的事，我没有听懂。例如：明天上午九点提醒我给安打电话",
            RuleQuestion.WhichTask => "提醒什么？例如：明天上午九点提醒我给安打电话",
            RuleQuestion.TwoTimes => "这句话里不止一个时间。请一次说一个提醒，例如：明天上午九点提醒我给安打电话",
            RuleQuestion.Repeated => "我只能提醒一次，不能重复提醒。请说一个时间，例如：明天上午九点提醒我…",
            RuleQuestion.WhichTime => "几点？例如：明天上午九点",
            RuleQuestion.WhichHalf => "是上午还是下午？例如：下午五点",
            RuleQuestion.WhichDay => "是哪一天？请说日期，例如：2026-11-30 09:00",
            RuleQuestion.Passed => "那个时间已经过了。改到什么时候？例如：明天上午九点",
            RuleQuestion.WhichWeek => "哪一周？请说一个已经开始的周，例如 2026-W48",
            _ => message.Length == 0 ? CanDoChinese : $"我没有完全听懂“{message}”，所以什么也没做。{CanDoChinese}",
        };
}
