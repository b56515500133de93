namespace Chela.Agent.Rules;

/// <summary>
/// The parts that rules are made of, each after those it names. What follows <c>#</c> only tells parts of one name apart.
/// </summary>
internal static class GrammarParts
{
    /// <summary>Their names and patterns.</summary>
    public static readonly (string Name, string Pattern)[] All =
    [
        // What is around an order.
        ("hello", "{hey|hi|hello|good morning|good afternoon|good evening|ok|okay|well|chela|now|,|!|-}"),
        (
            "please",
            "[please|pls|kindly] [(i want|i'd like|i would like|i need) you to|(i want|i'd like|i would like) to|let me|let's|just|go ahead and] [please|kindly]"
        ),
        ("asked", "(can|could|would|will) you <please>"),
        ("thanks", "{please|pls|thanks|thank you|many thanks|for me|now|right now|,} {.|!|。|~}"),
        ("喂", "{嗨|你好|您好|早上好|下午好|晚上好|喂|chela|好的|好|那|,|，|!|！}"),
        ("请", "{请|请你|麻烦|麻烦你|劳驾|帮我|帮忙|给我|替我|现在|马上|我想}"),
        ("能", "[请问] [你] (能不能|能否|可不可以|可否|能|可以) [请] (帮我|帮忙|给我|替我)"),
        ("谢", "{吧|啊|呀|哦|哈|一下|谢谢你|谢谢|多谢|谢了|好吗|行吗|可以吗|,|，} {.|!|。|~}"),
        // What is saved or read.
        ("input", "<link>|<path>|<arxiv>"),
        ("inputs", "<input> {[,|，|;|；|、|and|&|和|以及|跟] <input>}"),
        ("links", "<link> {[,|，|;|；|、|and|&|和|以及|跟] <link>}"),
        ("ids", "<id> {[,|，|、|and|和] <id>}"),
        ("anyids", "<anyid> {[,|，|、|and|和] <anyid>}"),
        (
            "it",
            "(this|that|the|these|those|my|both|all) {new|two|three|following|interesting|nice|great|good|web|one|ones}"
        ),
        (
            "thing",
            "(link|links|page|pages|article|articles|post|posts|paper|papers|url|urls|site|sites|file|files|one|video|essay|story|talk|thread|pdf|book|piece)"
        ),
        ("object", "[<it> [<thing>] {here|below|for me|for later}|both|an article|a link|a page|a paper] [:|：|,|-]"),
        ("list", "(my|the) [reading] (list|shelf|inbox|pile)|my to - read list|the to - read list"),
        (
            "place",
            "(to|on|onto|in|into) <list>|for [me to read] later|to read [later]|so i can read it later|for later reading"
        ),
        (
            "private",
            "privately|in private|as private|for my eyes only|[and] keep it private|[and] mark it [as] private|私密|私密地|私下|不公开|仅自己可见|只给我看|设为私密|保密"
        ),
        ("saved", "{<place>|<private>|,}"),
        ("marks", "[:|：|=|-|,|，]"),
        ("note", "<what>"),
        (
            "remark",
            "[{,|;|.|-|and} ([with] [a|the|my] (note|comment|remark) [that says|saying|that] <marks>|saying <marks>) <note>]"
        ),
        (
            "东西",
            "[这个|这条|这篇|这几个|这些|这两个|这两篇|这几篇|这些个|这个|下面这个|这|那篇|那个|一个|一篇] (链接|网页|网址|页面|文章|论文|帖子|地址|视频|文件|网站)|这个|这两个|这些|这篇|这两篇|这几篇|这几个|下面这个"
        ),
        (
            "存",
            "(存|收藏|保存|存下|存下来|收下|存起来|收进书架|存到书架|存进书架|加到书架|加入书架|加到书单|加入书单|加进书单|放进书架|放到书架|加到阅读清单|加入阅读清单|放进阅读清单|加到待读|加入待读|放到待读)"
        ),
        ("批注", "[{,|，|;|；|.|。} (备注|附注|批注|注|说明) [是|为|写|:|：|,|，] <note>]"),
        // Weeks.
        ("thisweek", "this week|the current week|this week's|这周|本周|这个星期|这星期|本星期|这个礼拜|这礼拜"),
        (
            "lastweek",
            "last week|the last week|the past week|the previous week|last week's|上周|上星期|上个星期|上个礼拜|上礼拜|上一周"
        ),
        ("beforelast", "the week before last|上上周|上上个星期|上上星期|上上个礼拜"),
        ("weekno#w", "<wnumber>"),
        ("weekno", "<wnumber>|<number>"),
        (
            "isoweek",
            "<yearweek>|[week] <year> - <weekno>|week <weekno> [of|in|,] [<year>]|<weekno#w>|[<year> 年] [的] 第 <weekno> (周|个星期)"
        ),
        ("weekof", "[the] week (of|with) [the] <date>|<date> [那|那一|所在的|所在] (周|星期|个星期)"),
        ("week", "<thisweek>|<lastweek>|<beforelast>|<isoweek>|<weekof>"),
        ("anyweek", "<week>|[the] <date>"),
        (
            "make",
            "[make|create|do|write|build|compose|generate|prepare|run|start|give me|do me|make me|show me|i need|i want|i'd like|i would like]"
        ),
        ("做", "[做|写|出|生成|整理|来|弄|制作|编|发我|我想看|我要|我要看|给我看] [一下|个|一个|一份|份|出]"),
        ("digest", "[weekly|reading] digest|周报|阅读周报|阅读摘要|周刊|每周摘要"),
        // Reminders.
        ("remind", "(remind|ping|nudge|alert|notify) me [again]"),
        // Where to search.
        (
            "in-shelf",
            "shelf|reading list|saved (articles|links|pages|items|things|papers)|书架|书单|阅读清单|收藏|存的文章|存过的文章|存过的东西"
        ),
        ("in-shelf#things", "articles|links|papers|pages|文章|链接|论文"),
        ("in-notes", "notes|daily notes|vault|笔记|日记|便签"),
        ("in-conversations", "conversations|chats|chat|chat history|messages with you|对话|聊天|聊天记录|对话记录"),
        ("where", "<in-shelf>|<in-notes>|<in-conversations>"),
        // Days and times.
        (
            "weekday",
            "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|(周|星期|礼拜) (一|二|三|四|五|六|日|天)"
        ),
        // Some words say a day and a part of it.
        ("morning#today", "今早"),
        ("evening#today", "tonight|今晚"),
        ("part#today", "<morning#today>|<evening#today>"),
        ("morning#tomorrow", "明早"),
        ("evening#tomorrow", "明晚"),
        ("part#tomorrow", "<morning#tomorrow>|<evening#tomorrow>"),
        ("evening#later", "后晚"),
        ("part#later", "<evening#later>"),
        ("today", "today|今天|今日|<part#today>"),
        ("tomorrow", "tomorrow|明天|明日|<part#tomorrow>"),
        ("secondday", "[the] day after tomorrow|后天|<part#later>"),
        ("thirdday", "大后天"),
        ("weekafternext", "the week after next|下下|下下个"),
        ("nextweek", "next week|下|下个"),
        ("thisweekday", "this|这|这个|本"),
        ("nextweekday", "next"),
        ("days", "days|day|天"),
        ("weeks", "weeks|week|周|个星期|星期|个礼拜"),
        (
            "vague",
            "next week|this week|the weekend|this weekend|next month|sometime|soon|下周|下个月|周末|这周末|有空|有空的时候|改天"
        ),
        ("morning", "morning|早上|上午|早晨|清晨|凌晨"),
        ("noon", "中午"),
        ("afternoon", "afternoon|下午"),
        ("evening", "evening|night|晚上|傍晚|夜里"),
        ("part", "<morning>|<noon>|<afternoon>|<evening>"),
        ("half", "half past"),
        ("quarterpast", "[a] quarter past"),
        ("quarterto", "[a] quarter to"),
        (
            "clock",
            "<time>|at <time>|at <hour>|<hour> o'clock|at <hour> o'clock|[at] (<half>|<quarterpast>|<quarterto>) <hour>"
        ),
        ("inpart", "[in the|this|at] <part>"),
        (
            "day",
            "<secondday>|<today>|<tomorrow>|[on] [<thisweekday>|<nextweekday>] <weekday>|[on] <weekday> (<nextweek>|<weekafternext>)|<nextweek> [on] <weekday>|<weekafternext> <weekday>|[on] [<weekday> ,] [the] <date>|in <count> (<days>|<weeks>)|<count> (<days>|<weeks>) from now|<vague>"
        ),
        ("minutes", "minutes|minute|mins|min|分钟"),
        ("hours", "hours|hour|小时|个小时|个钟头"),
        ("halfhour", "half an hour|半小时|半个小时|半个钟头|半"),
        ("halfhour#and", "a half|half"),
        (
            "span",
            "in <count> (<minutes>|<hours>)|in <count> <hours> and <halfhour#and>|in <count> and <halfhour#and> <hours>|<count> (<minutes>|<hours>) from now|in <halfhour>|[过] <count> (<minutes>|<hours>) (后|之后|以后)|过 <count> (<minutes>|<hours>)|<count> 个 <halfhour> (<hours>|<hours> 后)|[过] <halfhour> (后|之后|以后)|过 <halfhour>"
        ),
        ("日", "<thirdday>|<day>|<count> (<days>|<weeks>) (后|之后|以后)|过 <count> (<days>|<weeks>)"),
        (
            "when",
            "<iso>|<span>|<day> [,] [<inpart>] [,] [<clock>] [<inpart>]|<clock> [<inpart>] [,|on] [<day>] [<inpart>]|<inpart> [,] <clock>|<日> [的] [<part>] [的] [,] [<time>]|<part> [的] [,] [<time>]"
        ),
        // What a second wish in a text begins with.
        ("another", "(remind|ping|提醒|叫) (me|我)"),
        ("again", "<when>|<another>"),
        // Times of what was done: the words are not what is looked for.
        (
            "fullday",
            "monday|tuesday|wednesday|thursday|friday|saturday|sunday|(周|星期|礼拜) (一|二|三|四|五|六|日|天)"
        ),
        ("month", "january|february|march|april|may|june|july|august|september|october|november|december"),
        (
            "period",
            "[in|on|from|during|since] (<week>|<today>|<tomorrow>|yesterday|[the] day before yesterday|[this|next|last|past|上|上个|这|这个|本] <fullday>|(last|this|next|past|the last|the past) (month|year|night|weekend|quarter|day|days|few days|hour|spring|summer|autumn|fall|winter)|(last|this|early|late|in|from|during|since) <month> [<year>]|[the] <date>|<count> (days|weeks|months|years|day|week|month|year) ago|the (last|past) <count> (days|weeks|months|years)|lately|recently|(这|上|上个|这个|本|去|今|前|昨) (月|年|天|晚)|昨日|前两天|最近|近来)"
        ),
    ];
}
