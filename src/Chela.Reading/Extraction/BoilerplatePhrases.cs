using System.Text.RegularExpressions;

namespace Chela.Reading.Extraction;

/// <summary>Lines that are about the page and what to do on it, not about its subject, by how they begin. Short lines alone: a sentence of a text may begin so too.</summary>
internal static partial class BoilerplatePhrases
{
    /// <summary>A longer line is a sentence of the text, in characters.</summary>
    private const int Longest = 280;

    /// <summary>Whether a line is one of them, wherever it stands.</summary>
    public static bool Matches(string line) =>
        line.Length <= Longest && (Anywhere().IsMatch(line) || line.Length <= 40 && Whole().IsMatch(line));

    /// <summary>Whether a line is one of those that stand above or below a text only.</summary>
    public static bool MatchesAtEdge(string line) => line.Length <= Longest && AtEdge().IsMatch(line);

    [GeneratedRegex(
        @"^\W*(?:(?:read (?:more|next|also|the full)|see (?:more|also)|also (?:read|on|see)|don[’']t miss|more (?:from|on|in|stories|great|news)|related(?: (?:stories|articles|news|posts|content|links|coverage|video|topics))?(?: ?[:：]|$)|recommended(?: for you)?(?: ?[:：]|$)|you (?:may|might) also (?:like|enjoy|be interested)|up next|watch(?: (?:now|more|below|live|the (?:full )?video))?(?: ?[:：]|$)|must[- ]read|top stories|most popular|trending now|editor[’']?s picks?)\b|related(?: \w+)? ?[:：]|(?:click|tap) (?:here )?(?:to|for) (?:get|read|subscribe|see more|sign|share|download the|view|join|more)|click here(?: for more)?\b|(?:sign up|signup) (?:here|now|to|for|today)\b|subscribe (?:to|now|here|today|for)\b|subscribe$|(?:get|receive) (?:the latest|our|access to|unlimited|all the latest|more)\b.{0,80}(?:inbox|newsletter|email|subscription|app\b|updates)|(?:want|like) (?:more )?.{0,40}(?:newsletter|inbox)|stay (?:smart|informed|up[- ]to[- ]date|connected|tuned)|share (?:this|on|via|with|it)\b|like this (?:story|article|post)|(?:follow|like) (?:us|me|him|her|them|the author)\b|join (?:us|the (?:conversation|discussion)|our)\b|(?:leave|post|add|write) a (?:comment|reply)|post comment|(?:advert|advertisement|ads? by|sponsored|promoted|article continues|story continues|continue reading|loading|close|skip to|scroll (?:back )?to|back to top|download (?:the|our) app)\b|to (?:see|view) this (?:content|video|page)|please (?:enable|turn on|subscribe|log ?in|sign)|this (?:website|site|page) uses|(?:we|by) (?:use|using|continuing).{0,60}cookies?|tell us what you think|have a tip|(?:download|get) (?:our|the) .{0,20}app\b|(?:lire|voir) aussi|à lire|mehr zum thema|lesen sie auch|auch interessant|(?:leia|veja|lea|lee|ver) (?:também|también|mais|más)|(?:leggi|guarda) anche|lees ook|читайте также|читать также|смотрите также|baca juga|(?:相关|推荐|延伸)(?:阅读|文章|新闻|推荐)|扫码|扫一扫|点击(?:这里|查看|阅读|上方|下方)|関連記事|あわせて読みたい|관련기사|무단전재|iklan|tempo de leitura|기사입력)|\b(?:sign up|subscribe|inbox|free)\b.{0,80}\b(?:e-?mail )?newsletters?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Anywhere();

    [GeneratedRegex(
        @"^\W*(?:share|tweet|pin(?: it)?|email|e-mail|print|facebook|twitter|linkedin|whatsapp|reddit|flipboard|copy link|comments?(?: comments)?|\d+ comments?|reply|like|save|subscribe|newsletters?|advert(?:isement)?|close|play|menu|search|tags?|more|next|previous|related|loading(?:\.{3}|…)?|expand|image|video|photos?|toggle caption|enlarge|hide caption|credit|sign in|log in|comentários|anzeige|publicidade|publicidad|publicité|реклама|广告|分享|評論|评论)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"^(?:(?:additional )?reporting by|editing by)\b|letters to the editor|\b(?:follow|find|like) .{1,80}\bon (?:twitter|facebook|instagram|google)|^\W*(?:(?:first |last )?(?:published|updated|modified|posted)(?: (?:on|at|by|in)|[:：]| (?:mon|tue|wed|thu|fri|sat|sun)|\s*\d)|(?:filed|posted|tagged|categorized) (?:under|in|with|as)\b|(?:tags?|topics?|categor(?:y|ies)|keywords?|labels?|source|sources|via|credits?) ?[:：]|source\s|(?:written )?by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}(?:$|[,|•·-])|by (?:admin|staff)\b|(?:copyright|©|\(c\))\s|all rights reserved|our standards|(?:photo|image|picture|video)s?(?: (?:credit|courtesy|by)| ?[:：])|\d+ (?:min|minute)s? read|contact (?:the|us)|(?:send|write to|e-?mail) (?:us|the)|for more (?:information|news|stories)|about (?:the )?authors?|(?:stichwörter|schlagwörter|etiquetas|标签|來源|来源|责任编辑|责编|编辑|作者|发布时间)\s?[:：])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AtEdge();
}
