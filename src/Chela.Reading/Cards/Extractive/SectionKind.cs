using System.Text.RegularExpressions;

namespace Chela.Reading.Cards.Extractive;

/// <summary>What a section of a text is, as far as its heading tells.</summary>
internal enum SectionKind
{
    /// <summary>A part of the text like others.</summary>
    Body,

    /// <summary>Says in short what the whole says.</summary>
    Abstract,

    /// <summary>Says what follows from the whole.</summary>
    Conclusion,

    /// <summary>No part of what the text says: references, thanks, other articles.</summary>
    Appendix,
}

/// <summary>Tells sections by the words of their headings, in English, Chinese, Japanese and a few more languages.</summary>
internal static partial class SectionKinds
{
    private const int Longest = 60;

    /// <summary>The kind of section that a heading opens.</summary>
    public static SectionKind Of(string heading) =>
        heading.Length > Longest ? SectionKind.Body
        : Abstract().IsMatch(heading) ? SectionKind.Abstract
        : Conclusion().IsMatch(heading) ? SectionKind.Conclusion
        : Appendix().IsMatch(heading) ? SectionKind.Appendix
        : SectionKind.Body;

    /// <summary>How many characters at the start of a paragraph say that it is an abstract.</summary>
    public static int LabelOf(string paragraph) => Label().Match(paragraph).Length;

    [GeneratedRegex(
        @"^[\W\d]*(?:abstract|tl;? ?dr|(?:executive |brief )?summary|in (?:brief|short)|key (?:points|takeaways|findings)|highlights|at a glance|摘要|概要|要約|要旨|要点|内容提要|导读|導讀|résumé|resumen|resumo|zusammenfassung|аннотация)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Abstract();

    [GeneratedRegex(
        @"^[\W\d一二三四五六七八九十]*(?:(?:some )?(?:conclusions?|concluding|final (?:thoughts|remarks|words)|closing|takeaways?|wrap(?:ping)?[- ]up|the bottom line|lessons(?: learned)?|bottom line)\b|结论|結論|总结|總結|小结|结语|結語|尾声|写在最后|最后$|まとめ|おわりに|終わりに|fazit|conclusión|conclusioni|conclusão|заключение|выводы)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Conclusion();

    [GeneratedRegex(
        @"^[\W\d]*(?:(?:references|bibliography|works cited|citations|acknowledge?ments?|thanks|credits|foot ?notes|end ?notes|notes|further reading|see also|external links|related(?: (?:posts|articles|stories|links|reading|content|topics))?|recommended(?: reading)?|more (?:from|on|stories|articles)\b.*|comments?|discussion|about (?:the |this )?(?:authors?|us|me|writer)|author(?:s|'s)? (?:bio|note|contributions)|share(?: this)?|subscribe|newsletter|contact(?: us)?|appendix.*|table of contents|contents|changelog|sponsors?|disclosures?|corrections?|tags|categories|previous|next|competing interests|funding|data availability.*|leave a (?:reply|comment).*)|参考文献|参考资料|參考資料|参考链接|参考|引用|致谢|致謝|相关(?:阅读|文章|链接|推荐)|延伸阅读|推荐阅读|评论|留言|关于(?:作者|我们|我)|作者简介|附录|注释|脚注|注|目录|关联|関連(?:記事|リンク)|あわせて読みたい|謝辞|註釋|外部链接|参见|參見|einzelnachweise|literatur|weblinks|voir aussi|références|notes et références|véase también|referencias|примечания|литература|ссылки)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Appendix();

    [GeneratedRegex(
        @"^(?:abstract|tl; ?dr|summary|摘\s?要|概要|要約|要旨)\s*(?:[:：.。—–-]+\s*|(?=[A-Z]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();
}
