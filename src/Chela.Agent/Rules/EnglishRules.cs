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
        new(English, "(add|put) <object> <place> [<marks>] <inputs>", "save $input"),
        new(English, "stash <object> <inputs> [for later|for me]", "save $input"),
        new(English, "read <inputs> (later|another time)", "save $input"),
        new(
            English,
            "<inputs> [<marks>] (save|store|keep|bookmark) (this|it|that|these|them) [for later|for me]",
            "save $input"
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
        new(English, "(show|list|give) [me] (everything|all|all that|what) i (saved|have saved)", "shelf list --all"),
        new(Asking, "[is there|have i|do i have] anything [left|else] to read", "shelf"),
        new(
            Asking,
            "(which|what) (articles|links|pages|things|items) (are (waiting [for me]|unread|left)|do i have (to read|left)|have i not read) [yet|still]",
            "shelf"
        ),
        new(Asking, "(what is|what's) [still] unread", "shelf"),
        new(Asking, "what have i not read [yet]", "shelf"),
        new(
            Asking,
            "[show me|list|tell me] what (did i save|have i saved|i saved|i have saved|did i bookmark) [so far|in] <week>",
            "shelf list --all --week=$week"
        ),
        new(
            English,
            "(show|list|give) [me] [everything|all|all i|everything i|what i|the (articles|links|pages|things|items) [i]] saved [in|so far] <week>",
            "shelf list --all --week=$week"
        ),
        new(
            English,
            "(show|list|give) [me] [all] [the|my] (articles|links|pages|things|items) (from|of) <week>",
            "shelf list --all --week=$week"
        ),
        // Of what was done at another time there is no list.
        new(
            Asking,
            "[find|show me|list|tell me] [what|which articles|which links|which notes|everything] [else] [did i|have i|i have|i've|i] (save|saved|bookmark|bookmarked|read|keep|kept|note|noted|write|written|wrote|write down|open|opened) [anything|something] <period>",
            "?WhichPeriod"
        ),
        new(
            Asking,
            "(did|have) i [ever|already] (save|saved|read|bookmark|bookmarked|note|noted|write|written) (anything|something) <period>",
            "?WhichPeriod"
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
        new(English, "(read|show [me]|see|look at) [item|number|the item|the article|article] <id>", "shelf show $id"),
        new(Asking, "(can|could|may) i (see|read|look at) <id>", "shelf show $id"),
        new(English, "mark [item] <ids> [as] (read|opened)", "shelf open $id"),
        new(English, "mark [item] <ids> [as] (kept|to keep|a keeper)", "shelf keep $id"),
        new(English, "keep [item|the item|article|the article] <ids>", "shelf keep $id"),
        new(
            English,
            "(drop|discard|throw away|throw out|toss|get rid of) [item|the item|article|the article] <ids>",
            "shelf drop $id"
        ),
        new(English, "throw <ids> (away|out)", "shelf drop $id"),
        new(
            English,
            "(open|keep|drop|read|discard|throw away) (it|this|that|the item|this one|that one|item)",
            "?WhichItem"
        ),
        new(English, "(take|remove|drop) [item] <ids> (off|from) <list>", "shelf drop $id"),
        // The digest.
        new(English, "<make> [the|my|a] <digest>", "digest"),
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
        new(English, "(search|look) for <topic> (in|among) what i (saved|have saved)", "search $topic --in shelf"),
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
        new(Asking, "(do i have|have i got|are there) [any|some] notes (about|on) <topic>", "search $topic --in notes"),
        new(Asking, "any notes (about|on) <topic>", "search $topic --in notes"),
        new(
            Asking,
            "where did i (write|note) [anything|something] (about|on|down) <topic>",
            "search $topic --in notes"
        ),
        new(Asking, "what do my notes (say|have|tell me) (about|on) <topic>", "search $topic --in notes"),
        new(
            Asking,
            "[is there|are there|do i have|have i got] (anything|something) (about|on) <topic> on (my|the) <in-shelf>",
            "search $topic --in shelf"
        ),
        new(
            English,
            "(find|show|list|get|give) [me] [all] [the|some|any] (articles|links|papers|pages) (about|on|regarding) <topic>",
            "search $topic --in shelf"
        ),
        new(Asking, "(what|which) notes do i have (about|on) <topic>", "search $topic --in notes"),
        new(Asking, "(do i have|have i got|is there) (anything|something) (about|on) <topic>", "search $topic"),
        new(Asking, "what do i (have|know) (about|on) <topic>", "search $topic"),
        // Feeds.
        new(
            English,
            "(follow|subscribe to|subscribe me to) [the|this|these] [feed|feeds|blog|site|page] [of|at|:] <links>",
            "feed add $link"
        ),
        new(English, "add [the|this|a|these] (feed|feeds|subscription) [of|at|for|:] <links>", "feed add $link"),
        new(English, "keep an eye on <links>", "feed add $link"),
        new(English, "(subscribe|follow) [to] [it|this|that|this (site|page|blog|feed)]", "?WhichLink"),
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
        new(English, "(fetch|get) [me] [the page|the text of] <inputs>", "extract $input"),
        new(English, "read <inputs> to me", "extract $input"),
        new(Asking, "what does <inputs> say", "extract $input"),
        new(English, "extract [the] [text|article|content|contents] [of|from|in|:] <inputs>", "extract $input"),
        new(
            English,
            "(show|give|get|print) [me] the (text|article|content) (of|in|from|at) <inputs>",
            "extract $input"
        ),
        // Reminders.
        new(English, "<remind> <when>", "?WhichTask"),
        new(English, "<remind> <when> [,] <what> (at|on|in) (<number>|<time>|<hour>)", "?TwoTimes"),
        new(English, "<remind> <when> [,] (to|that|about|of|:) <what>", "reminder add $when $what"),
        new(English, "<remind> (to|that|about|of) <what> [,] <when>", "reminder add $when $what"),
        new(English, "<when> [,] <remind> (to|that|about|of) <what>", "reminder add $when $what"),
        new(English, "(don't|do not) let me forget to <what> [,] <when>", "reminder add $when $what"),
        new(
            English,
            "i (want|need|would like) to be reminded (to|that|about|of) <what> [,] <when>",
            "reminder add $when $what"
        ),
        new(
            English,
            "(set|add|create|make) (a reminder|reminder) [for me] [for|on|at] <when> (to|about|:|saying|that) <what>",
            "reminder add $when $what"
        ),
        new(
            English,
            "(set|add|create|make) (a reminder|reminder) [for me] (to|about|:|that) <what> [,|for] <when>",
            "reminder add $when $what"
        ),
        new(English, "reminder [for|on|at] <when> (to|about|:) <what>", "reminder add $when $what"),
        new(English, "reminder (to|about|:) <what> [,|for] <when>", "reminder add $when $what"),
        new(English, "<remind> [to|that|about|of] <what>", "?When"),
        new(English, "<remind>", "?When"),
        new(English, "(set|add|create|make) (a reminder|reminder) [to|about|:|that] [<what>]", "?When"),
        new(English, "(don't|do not) let me forget [to|about] <what>", "?When"),
        new(English, "[list|show|give] [me] [all] [of] [my|the] reminders", "reminder list"),
        new(Asking, "(what|which) reminders (do i have|are there|are set)", "reminder list"),
        new(Asking, "(do i have any|are there any|any) reminders [left]", "reminder list"),
        new(Asking, "(what are|what're) (my|the) reminders", "reminder list"),
        new(Asking, "what (am i|do i want) [supposed] to be reminded (of|about)", "reminder list"),
        new(
            English,
            "(delete|remove|cancel|drop|forget) [the|my] reminder [number|no .|#] <number>",
            "reminder drop $number"
        ),
        new(English, "(delete|remove|cancel|drop|forget) (the|my) <nth> reminder", "reminder drop $nth"),
        new(English, "(delete|remove|cancel|drop|forget) [the|my|a] (reminder|reminders)", "?WhichReminder"),
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
            "(is (anything|something) (unfinished|left undone|going on|running)|anything (unfinished|going on))",
            "status"
        ),
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
        new(English, "(show|tell) [me] what (needs|waits for|is waiting for) my (approval|answer|ok)", "approvals"),
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
            "undo [it|that|this|everything you [just] did|(the last|your last|my last) (command|thing)|the last (thing|turn|one|change|step|action)|your last (change|step|action)|what you [just] did|what you did last]",
            "undo"
        ),
        new(English, "(take|put) (that|it) back", "undo"),
        new(English, "(revert|roll back) (that|it|the last (change|turn|step)|your last change)", "undo"),
        new(
            English,
            "stop [it|that|this|now|working|everything|at once|what you are doing|what you're doing]",
            "!stop"
        ),
        new(English, "(enough|that's enough|that is enough) [, stop]", "!stop"),
        new(English, "(cancel|abort|halt) [it|that|this|what you are doing|what you're doing]", "!stop"),
        new(English, "[show] [me] [the] help [me] [please]", "!help"),
        new(Asking, "what can (you do|i (say|ask|ask you|do|tell you|ask for)) [here|for you|for me]", "!help"),
        new(Asking, "what (do you know how to do|are you able to do|can i ask you to do)", "!help"),
        new(Asking, "(what|which) (commands|sentences) (are there|do you (know|understand))", "!help"),
        new(Asking, "(how does this work|what do you understand|commands|how do i use (this|you))", "!help"),
        new(Asking, "?", "!help"),
        // What is only polite.
        new(
            Asking,
            "(hi|hello|hey|hiya|howdy|greetings|good (morning|afternoon|evening|day)|morning|evening) [there|chela|again|to you] [, how are you [today]]",
            "!hello"
        ),
        new(
            Asking,
            "(how are (you|things) [today|doing]|how is it going|how's it going|are you there|what's up)",
            "!hello"
        ),
        new(
            Asking,
            "[ok|okay|great|perfect|good|nice|cool|super|wonderful|got it|all right] [,|!|.] (thanks|thank you|thx|ty|cheers|many thanks|much appreciated) [a lot|so much|very much|again|a bunch|chela|for (that|your help|this|everything|the help)] [,] [that's great|great|perfect]",
            "!thanks"
        ),
        new(
            Asking,
            "(bye|goodbye|good bye|bye bye|good night|see you [later|tomorrow|soon]|farewell) [chela|then]",
            "!bye"
        ),
        new(English, "<inputs>", "?OnlyLink"),
    ];
}
