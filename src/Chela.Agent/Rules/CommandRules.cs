using static Chela.Agent.Rules.RuleForm;

namespace Chela.Agent.Rules;

/// <summary>Commands: a slash, a name, and what it needs.</summary>
internal static class CommandRules
{
    /// <summary>The rules in order.</summary>
    public static readonly Rule[] All =
    [
        new(
            Command,
            "(/save|/存|/收藏) <inputs> [<private>] [(note <marks>|备注 <marks>|- - note [=]) <note>]",
            "save private:--private --note=$note $input"
        ),
        new(Command, "(/digest|/周报)", "digest"),
        new(Command, "(/digest|/周报) <anyweek>", "digest --week=$week"),
        new(Command, "(/shelf|/书架|/书单)", "shelf"),
        new(Command, "(/shelf|/书架|/书单) <anyweek>", "shelf list --week=$week"),
        new(Command, "/open <anyids>", "shelf open $anyid"),
        new(Command, "/keep <anyids>", "shelf keep $anyid"),
        new(Command, "/drop <anyids>", "shelf drop $anyid"),
        new(Command, "(/search|/find|/搜索|/搜|/找) <topic>", "search $topic"),
        new(Command, "(/search|/find|/搜索|/搜|/找)", "?WhichWords"),
        new(Command, "(/extract|/提取) <inputs>", "extract $input"),
        new(Command, "(/feeds|/feed|/订阅) [list]", "feed list"),
        new(Command, "(/feeds|/feed|/订阅) [add] <links>", "feed add $link"),
        new(Command, "(/feeds|/feed|/订阅) remove <links>", "feed remove $link"),
        new(Command, "(/feeds|/feed|/订阅) (pull|更新)", "feed pull"),
        new(Command, "(/reminders|/remind|/提醒) drop <number>", "reminder drop $number"),
        new(Command, "(/reminders|/remind|/提醒) [list]", "reminder list"),
        new(Command, "(/remind|/提醒) [me] <when> [to|:|：] <what>", "reminder add $when $what"),
        new(Command, "(/remind|/提醒) [me] [to] <what>", "?When"),
        new(Command, "(/note|/记|/笔记) [:|：] <what>", "note $what"),
        new(Command, "(/status|/状态)", "status"),
        new(Command, "(/approvals|/待批)", "approvals"),
        new(Command, "(/approve|/批准) <anyids>", "approve $anyid"),
        new(Command, "(/deny|/拒绝) <anyids>", "deny $anyid"),
        new(Command, "(/approve|/批准|/deny|/拒绝|/open|/keep|/drop)", "?WhichId"),
        new(Command, "(/save|/存|/收藏|/extract|/提取)", "?WhichLink"),
        new(Command, "(/undo|/撤销)", "undo"),
        new(Command, "(/undo|/撤销) <anyid>", "undo $anyid"),
        new(Command, "(/stop|/停|/停止)", "!stop"),
        new(Command, "(/help|/帮助)", "!help"),
    ];
}
