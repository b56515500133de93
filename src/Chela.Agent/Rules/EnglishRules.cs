using static Chela.Agent.Rules.RuleForm;

namespace Chela.Agent.Rules;

/// <summary>Plain sentences in English.</summary>
internal static class EnglishRules
{
    /// <summary>The rules in order: the first that fits holds.</summary>
    public static readonly Rule[] All =
    [
        // The shelf.
        new(
            English,
            "[<private>] (save|store|bookmark|clip|keep) <object> [<marks>] <inputs> <saved> <remark>",
            "save private:--private --note=$note $input"
        ),
        new(
            English,
            "(add|put) <object> <inputs> <place> <saved> <remark>",
            "save private:--private --note=$note $input"
        ),
        new(English, "(save|store|bookmark|clip|keep) <object> <saved>", "?WhichLink"),
        new(English, "(add|put) <object> <place>", "?WhichLink"),
        new(English, "[show|list|open|give|see|print] [me] [what is on|what's on] <list> [again]", "shelf"),
        new(English, "[show|list|give] [me] [my|the] [list of] unread [items|articles|links|pages|things]", "shelf"),
        new(English, "[show|list|open|give] [me] [my|the] (shelf|reading list)", "shelf"),
        new(Asking, "(what is|what's|whats|what do i have) (on|in) <list> [now|right now|at the moment]", "shelf"),
        new(
            Asking,
            "what (do i have|is there|is left|have i got|is waiting|waits|remains) to (read|be read) [still]",
            "shelf"
        ),
        new(Asking, "(what is|what's) [still] unread", "shelf"),
        new(Asking, "what have i not read [yet]", "shelf"),
        new(
            Asking,
            "[show me|list|tell me] what (did i save|have i saved|i saved|i have saved|did i bookmark) <week>",
            "shelf list --all --week=$week"
        ),
        new(
            English,
            "(show|list|give) [me] (<list>|my shelf|the shelf|shelf) (of|for|from) <week>",
            "shelf list --week=$week"
        ),
        new(English, "[show|list|give] [me] (<thisweek>|<lastweek>) (shelf|reading list)", "shelf list --week=$week"),
        new(
            Asking,
            "[show me|list|tell me] what (did i save|have i saved|i saved|i have saved) from <host>",
            "shelf list --all --source=$host"
        ),
        new(
            Asking,
            "[show me|list|tell me] what (did i keep|have i kept|i kept|i have kept)",
            "shelf list --state=kept"
        ),
        new(Asking, "[show me|list|tell me] what (have i read|i have read) [so far]", "shelf list --state=opened"),
        new(English, "open [item|number|the item] <ids>", "shelf open $id"),
        new(English, "mark [item] <ids> [as] (read|opened)", "shelf open $id"),
        new(English, "keep [item|the item] <ids>", "shelf keep $id"),
        new(English, "drop [item|the item] <ids>", "shelf drop $id"),
        new(English, "(take|remove|drop) [item] <ids> (off|from) <list>", "shelf drop $id"),
        // The digest.
        new(English, "<make> [the|my|a|this week's] <digest>", "digest"),
        new(English, "<make> [the|my|a] <digest> [for|of|from|on] <anyweek>", "digest --week=$week"),
        new(English, "<make> (<thisweek>|<lastweek>|the <isoweek>) <digest>", "digest --week=$week"),
        new(Asking, "(can|could|may) i (have|see|get) the <digest> [for|of|from] <anyweek>", "digest --week=$week"),
        // Searching.
        new(
            English,
            "(search|look) (in|through) (my|the|our) <where> for <topic>",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            English,
            "search (my|the|our) <where> for <topic>",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            English,
            "(search|look|search everything) for <topic> (in|on|among) (my|the|our) <where>",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            English,
            "(find|look up) <topic> (in|on|among) (my|the|our) <where>",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            English,
            "(find|show|list|get|give) [me] [all] (my|the) (<where>|[saved] <in-shelf#things>) (on|about|regarding|mentioning|that mention) <topic>",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            English,
            "(search|search everything|search for|look) for (the web|the internet|flights|hotels) [<what>]",
            "?Unknown"
        ),
        new(English, "search (the|on|online|in|google|amazon|through|my) <what>", "?WhichWords"),
        new(English, "(search|search everything) for <topic>", "search $topic"),
        new(English, "search <topic>", "search $topic"),
        new(English, "search", "?WhichWords"),
        new(
            Asking,
            "[find|show me|tell me|list] what [else] (did i|have i|i|i have|i've) (save|saved|bookmark|bookmarked|read|keep|kept) (about|on|regarding|concerning) <topic>",
            "search $topic --in shelf"
        ),
        new(
            Asking,
            "[find|show me|tell me|list] what [else] (did i|have i|i|i have|i've) (note|noted|write|written|wrote|jot down|write down|wrote down|written down) (about|on|regarding|concerning) <topic>",
            "search $topic --in notes"
        ),
        new(
            Asking,
            "(which|what) (articles|links|papers|pages|things) (did i|have i) (save|saved|read|bookmark|bookmarked|keep|kept) (about|on|regarding) <topic>",
            "search $topic --in shelf"
        ),
        new(
            Asking,
            "[is there|do i have|have i got] (anything|something|what) (about|on) <topic> (in|on|among) my <where>",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            Asking,
            "[find|show me|tell me|list] what (did|have) (i|we|you) (say|said|talk|talked|discuss|discussed|tell you|told you) about <topic>",
            "search $topic --in conversations"
        ),
        new(
            Asking,
            "what did (i|we) (discuss|talk about) (about|regarding|on) <topic>",
            "search $topic --in conversations"
        ),
        new(
            Asking,
            "(did|have) i [ever|already] (save|saved|read|bookmark|bookmarked) (anything|something|an article|a paper) (about|on) <topic>",
            "search $topic --in shelf"
        ),
        new(
            Asking,
            "(did|have) i [ever|already] (note|noted|write|written) (anything|something) [down] (about|on) <topic>",
            "search $topic --in notes"
        ),
        new(Asking, "do i have (any|some) notes (about|on) <topic>", "search $topic --in notes"),
        new(Asking, "(what|which) notes do i have (about|on) <topic>", "search $topic --in notes"),
        new(Asking, "do i have (anything|something) (about|on) <topic>", "search $topic"),
        new(Asking, "what do i (have|know) (about|on) <topic>", "search $topic"),
        // Feeds.
        new(
            English,
            "(follow|subscribe to|subscribe me to) [the|this|these] [feed|feeds|blog|site|page] [of|at|:] <links>",
            "feed add $link"
        ),
        new(English, "add [the|this|a|these] (feed|feeds|subscription) [of|at|for|:] <links>", "feed add $link"),
        new(English, "add <links> (to my (feeds|subscriptions)|as a feed|as feeds)", "feed add $link"),
        new(English, "[list|show|give] [me] [all] [my|the] (feeds|subscriptions)", "feed list"),
        new(
            Asking,
            "(what|which) (feeds|sites|blogs) (do i follow|do i have|am i following|am i subscribed to)",
            "feed list"
        ),
        new(Asking, "what (do i follow|am i following|am i subscribed to)", "feed list"),
        new(English, "(pull|fetch|update|refresh|check|poll) [all] [my|the] (feeds|subscriptions)", "feed pull"),
        new(
            English,
            "(unfollow|stop following|unsubscribe from|remove the feed|remove feed|drop the feed) [:] <links>",
            "feed remove $link"
        ),
        new(English, "extract [the] [text|article|content|contents] [of|from|in|:] <inputs>", "extract $input"),
        new(
            English,
            "(show|give|get|print) [me] the (text|article|content) (of|in|from|at) <inputs>",
            "extract $input"
        ),
        // Reminders.
        new(English, "remind me <when> [,] <what> (at|on|in) (<number>|<time>|<hour>)", "?WhichTime"),
        new(English, "remind me <when> [,] (to|that|about|of|:) <what>", "reminder add $when $what"),
        new(English, "remind me (to|that|about|of) <what> [,] <when>", "reminder add $when $what"),
        new(English, "<when> [,] remind me (to|that|about|of) <what>", "reminder add $when $what"),
        new(
            English,
            "(set|add|create|make) (a reminder|reminder) [for|on|at] <when> (to|about|:|saying|that) <what>",
            "reminder add $when $what"
        ),
        new(
            English,
            "(set|add|create|make) (a reminder|reminder) (to|about|:|that) <what> [,|for] <when>",
            "reminder add $when $what"
        ),
        new(English, "remind me [to|that|about|of] <what>", "?When"),
        new(English, "(set|add|create|make) (a reminder|reminder) [to|about|:|that] [<what>]", "?When"),
        new(English, "[list|show|give] [me] [all] [of] [my|the] reminders", "reminder list"),
        new(Asking, "(what|which) reminders (do i have|are there|are set)", "reminder list"),
        new(Asking, "(do i have any|are there any) reminders", "reminder list"),
        new(
            English,
            "(delete|remove|cancel|drop|forget) [the|my] reminder [number|no .|#] <number>",
            "reminder drop $number"
        ),
        // Notes: what is to be written down stands behind a colon, or is said to be it.
        new(
            English,
            "(note|note down|note to self|(take|make|write|add) [me] a [quick|short] note|(write|jot|take|put) [this] down) [for me] (:|：) <what>",
            "note $what"
        ),
        new(English, "(take|make) [me] a [quick|short] note (that|to) <what>", "note $what"),
        // What is going on.
        new(English, "[show|tell|give] [me] [the|your] status", "status"),
        new(Asking, "(what is|what's) (the|your) status", "status"),
        new(
            Asking,
            "(what are you doing|what is running|what's running|what is going on|what's going on|what is left undone|what is unfinished) [now|right now]",
            "status"
        ),
        new(English, "[list|show|give] [me] [all] [my|the] [open|pending] approvals", "approvals"),
        new(
            Asking,
            "(what|what is|what's|anything) [is] (waiting|waits) for (me|my answer|my approval|my ok)",
            "approvals"
        ),
        new(Asking, "is (anything|something) waiting for (me|my answer|my approval)", "approvals"),
        new(
            Asking,
            "what (needs my (approval|answer)|do you need from me|do i have to approve|should i approve)",
            "approvals"
        ),
        new(Asking, "[is there] anything to approve", "approvals"),
        new(English, "(approve|allow|yes to|say yes to) [number|item|id|request] <ids>", "approve $id"),
        new(English, "(deny|reject|refuse|decline|no to|say no to) [number|item|id|request] <ids>", "deny $id"),
        new(English, "(approve|allow|deny|reject|refuse) [it|that|this|the request]", "?WhichId"),
        new(
            English,
            "undo [it|that|this|the last (thing|turn|one|change|step|action)|your last (change|step|action)|what you [just] did|what you did last]",
            "undo"
        ),
        new(English, "(take|put) (that|it) back", "undo"),
        new(English, "(revert|roll back) (that|it|the last (change|turn|step)|your last change)", "undo"),
        new(
            English,
            "stop [it|that|this|now|working|everything|at once|what you are doing|what you're doing]",
            "!stop"
        ),
        new(English, "(cancel|abort|halt) [it|that|this|what you are doing|what you're doing]", "!stop"),
        new(English, "[show] [me] [the] help [me] [please]", "!help"),
        new(Asking, "what can (you do|i (say|ask|do|tell you)) [here|for you]", "!help"),
        new(Asking, "(what|which) (commands|sentences) (are there|do you (know|understand))", "!help"),
        new(Asking, "(how does this work|what do you understand|commands|how do i use (this|you))", "!help"),
        new(Asking, "?", "!help"),
        new(English, "<inputs>", "?OnlyLink"),
    ];
}
