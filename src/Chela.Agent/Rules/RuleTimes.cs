using System.Collections.Frozen;

namespace Chela.Agent.Rules;

/// <summary>Times where they must not stand: in what a reminder is of, or in what is looked for.</summary>
internal static class RuleTimes
{
    // What joins a second wish on.
    private static readonly FrozenSet<string> s_joints = FrozenSet.Create(
        "and",
        "then",
        "also",
        "plus",
        "or",
        "&",
        "+",
        ",",
        ";",
        "，",
        "；",
        "、",
        "和",
        "跟",
        "并",
        "且",
        "也",
        "还",
        "再",
        "又",
        "后",
        "及",
        "外",
        "着",
        "或",
        "者"
    );

    private static readonly FrozenSet<string> s_fillers = FrozenSet.Create("to", "please", "again", "请", "在", "到");

    // A text that ends so has lost what it was about.
    private static readonly FrozenSet<string> s_openEnds = FrozenSet.Create(
        "about",
        "after",
        "around",
        "at",
        "before",
        "between",
        "by",
        "each",
        "every",
        "for",
        "from",
        "in",
        "next",
        "not",
        "on",
        "since",
        "till",
        "until",
        "unless",
        "within"
    );

    private static readonly FrozenSet<string> s_units = FrozenSet.Create(
        "day",
        "other",
        "morning",
        "afternoon",
        "evening",
        "night",
        "hour",
        "week",
        "weekday",
        "weekend",
        "month",
        "year",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "天",
        "日",
        "周",
        "月",
        "年",
        "早",
        "晚",
        "个",
        "隔",
        "星",
        "小",
        "半"
    );

    private static readonly FrozenSet<string> s_timely = FrozenSet.Create(
        "when",
        "whenever",
        "before",
        "after",
        "once",
        "until",
        "if",
        "later",
        "time",
        "等",
        "时",
        "点",
        "后",
        "前"
    );

    // Before a time that stands at the end, the wish itself may hang on them.
    private static readonly FrozenSet<string> s_conditions = FrozenSet.Create(
        "if",
        "unless",
        "when",
        "whenever",
        "once",
        "until",
        "till"
    );

    /// <summary>Whether a note goes on with another wish.</summary>
    public static bool HasAnother(string note)
    {
        var text = RuleText.Of(note, []);
        var match = new PatternMatch(text);
        return Enumerable
            .Range(1, Math.Max(0, text.Tokens.Length - 1))
            .Any(at =>
                text.Tokens[..at].Any(t => s_joints.Contains(t.Text)) && match.FitsAt(Grammar.Part("another"), at)
            );
    }

    /// <summary>What is unclear of a reminder of this text; null if nothing is.</summary>
    /// <param name="what">The text.</param>
    /// <param name="isBeforeTime">Whether the time stands behind it.</param>
    public static RuleQuestion? Doubt(string what, bool isBeforeTime)
    {
        var text = RuleText.Of(what, []);
        var (tokens, match) = (text.Tokens, new PatternMatch(text));
        for (var at = 0; at < tokens.Length; at++)
        {
            if (Repeats(text, at))
            {
                return RuleQuestion.Repeated;
            }

            if (isBeforeTime && s_conditions.Contains(tokens[at].Text))
            {
                return RuleQuestion.UnclearTime;
            }

            var isJoined = at > 0 && IsJoined(text, at);
            if (
                (isJoined && match.FitsAt(Grammar.Part("again"), at))
                || (tokens[at].Text == "at" && match.FitsAt(Grammar.Part("clock"), at))
            )
            {
                return RuleQuestion.TwoTimes;
            }
        }

        return s_openEnds.Contains(tokens[^1].Text) || char.IsAsciiDigit(tokens[0].Text.FirstOrDefault())
            ? RuleQuestion.UnclearTime
            : null;
    }

    /// <summary>Why no time was found in a wish to be reminded.</summary>
    public static RuleQuestion WhyNoTime(RuleText text)
    {
        var match = new PatternMatch(text);
        var all = Enumerable.Range(0, text.Tokens.Length).ToList();
        return all.Exists(at => Repeats(text, at)) ? RuleQuestion.Repeated
            : all.Exists(at => s_timely.Contains(text.Tokens[at].Text) || match.FitsAt(Grammar.Part("when"), at))
                ? RuleQuestion.UnclearTime
            : RuleQuestion.When;
    }

    /// <summary>Whether words to look for are a time, or end with one.</summary>
    public static bool EndsWithPeriod(string topic)
    {
        var text = RuleText.Of(topic, []);
        var match = new PatternMatch(text);
        return Enumerable.Range(0, text.Tokens.Length).Any(at => match.FitsAt(Grammar.Part("period"), at, toEnd: true));
    }

    private static bool IsJoined(RuleText text, int at)
    {
        var before = at - 1;
        while (before > 0 && s_fillers.Contains(text.Tokens[before].Text))
        {
            before--;
        }

        return s_joints.Contains(text.Tokens[before].Text);
    }

    /// <summary>"Every day", "daily" at the end, 每天.</summary>
    private static bool Repeats(RuleText text, int at) =>
        (
            text.Tokens[at].Text is "every" or "each" or "每"
            && at + 1 < text.Tokens.Length
            && s_units.Contains(text.Tokens[at + 1].Text)
        ) || (at == text.Tokens.Length - 1 && text.Tokens[at].Text is "daily" or "weekly" or "monthly" or "yearly");
}
