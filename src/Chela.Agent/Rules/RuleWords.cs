using System.Collections.Frozen;

namespace Chela.Agent.Rules;

/// <summary>The slots that take the owner's own words: where what begins at a token may end, the shortest first.</summary>
internal static class RuleWords
{
    private const int LongestTopic = 24;
    private const string Stops = ".!?;。;！？；…";

    // What joins a second wish on: none is left undone silently.
    private static readonly FrozenSet<string> s_joints = FrozenSet.Create(
        "and",
        "then",
        "but",
        "or",
        ",",
        "，",
        "、",
        "&",
        "+",
        "并",
        "再",
        "后",
        "且",
        "也",
        "顺"
    );

    private static readonly FrozenSet<string> s_acts = FrozenSet.Create(
        "add",
        "also",
        "answer",
        "ask",
        "book",
        "buy",
        "call",
        "cancel",
        "delete",
        "digest",
        "don't",
        "email",
        "export",
        "forward",
        "give",
        "let",
        "list",
        "mail",
        "make",
        "message",
        "open",
        "pay",
        "post",
        "print",
        "publish",
        "put",
        "read",
        "remind",
        "remove",
        "reply",
        "run",
        "save",
        "search",
        "send",
        "share",
        "show",
        "stop",
        "summarise",
        "summarize",
        "tell",
        "text",
        "then",
        "translate",
        "write",
        "不",
        "做",
        "写",
        "列",
        "删",
        "发",
        "告",
        "存",
        "导",
        "总",
        "打",
        "提",
        "搜",
        "给",
        "把",
        "读",
        "翻",
        "转",
        "分",
        "别",
        "保",
        "收",
        "生",
        "且"
    );

    /// <summary>Any words of one sentence on one line.</summary>
    public static IEnumerable<int> Any(RuleText text, int at, int most)
    {
        var isThere = false;
        for (var end = at + 1; end <= most; end++)
        {
            var last = text.Tokens[end - 1];
            if (last.Kind == RuleTokenKind.Cut || text.Raw(at, end).AsSpan().ContainsAny('\n', '\r'))
            {
                yield break;
            }

            isThere |= last.Kind != RuleTokenKind.Mark;
            if (isThere)
            {
                yield return end;
            }

            // A point within a word, as in "v2.1" or "a.b", ends no sentence.
            var isApart = end < text.Tokens.Length && (text.Tokens[end].At > last.End || last.Text is [> '~', ..]);
            if (last.Kind == RuleTokenKind.Mark && isApart && Stops.Contains(last.Text, StringComparison.Ordinal))
            {
                yield break;
            }
        }
    }

    /// <summary>Words to look for: few, and no second wish among them.</summary>
    public static IEnumerable<int> Topic(RuleText text, int at)
    {
        foreach (var end in Any(text, at, Math.Min(text.Tokens.Length, at + LongestTopic)))
        {
            var last = text.Tokens[end - 1];
            if (last.Kind is RuleTokenKind.Link or RuleTokenKind.Path || Joins(text, end - 1))
            {
                yield break;
            }

            if (last.Kind != RuleTokenKind.Mark || last.Text is "\"" or ")" or "+" or "#" or "」" or "》" or "”")
            {
                yield return end;
            }
        }
    }

    private static bool Joins(RuleText text, int at) =>
        at > 0
        && s_acts.Contains(text.Tokens[at].Text)
        && (s_joints.Contains(text.Tokens[at - 1].Text) || (at > 1 && s_joints.Contains(text.Tokens[at - 2].Text)));
}
