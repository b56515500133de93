using System.Text.RegularExpressions;

namespace Chela.Envelope.Authorities;

/// <summary>
/// How programs and people, in English and Chinese, mark that somebody else's words follow. Each pattern looks at one short
/// line or moves forward only, so that reading is linear.
/// </summary>
internal static partial class QuotePatterns
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant;
    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>A tag, a bracket or a ruled line after which an attachment stands.</summary>
    [GeneratedRegex(
        """
            <(?:attachments?|documents?|file|file_?contents?|pasted|paste|quoted?|blockquote|forwarded|附件|引用|文件)(?:\s[^<>]{0,300})?(?<!/)>
            |[\[【](?:attachments?|attached\ file|pasted|quote|附件|引用|粘贴内容)(?:\s*[:：=][^\]】\r\n]{0,300})?[\]】]
            |(?<=^|[\r\n])[\ \t]*(?:={3,}|-{3,}|—{2,})[\ \t]*(?:begin|start)?[\ \t]*(?:of[\ \t]+)?(?:attachment|attached|file|document|paste[d]?|附件|文件|粘贴)[^\r\n]{0,300}
            |(?<=^|[\r\n])[\ \t]*-{4,}BEGIN\ [^\r\n]{0,80}-{4,}
            """,
        AnyCase | RegexOptions.IgnorePatternWhitespace
    )]
    public static partial Regex AttachmentStart();

    /// <summary>What ends an attachment.</summary>
    [GeneratedRegex(
        """
            </(?:attachments?|documents?|file|file_?contents?|pasted|paste|quoted?|blockquote|forwarded|附件|引用|文件)\s{0,9}>
            |[\[【]/(?:attachments?|attached\ file|pasted|quote|附件|引用|粘贴内容)[\]】]
            |(?<=[\r\n])[\ \t]*(?:={3,}|-{3,}|—{2,})[\ \t]*(?:end|/|(?:附件|文件|粘贴)结束|结束)[^\r\n]{0,300}
            """,
        AnyCase | RegexOptions.IgnorePatternWhitespace
    )]
    public static partial Regex AttachmentEnd();

    /// <summary>A line that opens a forwarded message.</summary>
    [GeneratedRegex(
        """
            ^\W*begin\ forwarded\ (?:message|e?-?mail)\W*$
            |^\W*[-—–_=*]{2,}\s*(?:forwarded|original|fwd)\s+(?:message|e?-?mail|by|from)\b
            |^\W*(?:fwd?|fw)\s*[:：]
            |^\W*forwarded\ (?:from|by|message)\b
            |^\s*[-—–_=*]{2,}\s*(?:以下[为是])?(?:转发|原始|原|回复的原|轉寄)的?(?:邮件|郵件|消息|信息|短信|信件)
            |^\W*(?:开始)?转发的?(?:邮件|消息|信息|聊天记录)?\s*[:：]
            |^\s*[\[【](?:转发|聊天记录|forwarded|fwd)
            |^\W*(?:以下|下面)[是为]?.{0,40}(?:转发|转来|原文|原话|原邮件|来信|聊天记录).{0,9}[:：]\s*$
            """,
        AnyCase | RegexOptions.IgnorePatternWhitespace
    )]
    public static partial Regex ForwardHead();

    /// <summary>A field of a mail's head.</summary>
    [GeneratedRegex(
        @"^[\s*_]*(?:from|sent|date|to|cc|bcc|subject|reply-to|[发寄]件[人者]|寄件者|發件人|发件时间|发送时间|时间|日期|收件[人者]|抄送|主题|主旨|标题)[\s*_]*[:：]",
        AnyCase
    )]
    public static partial Regex HeaderField();

    /// <summary>The sender in a mail's head.</summary>
    [GeneratedRegex(@"^[\s*_]*(?:from|[发寄]件[人者]|發件人)[\s*_]*[:：]", AnyCase)]
    public static partial Regex SenderField();

    /// <summary>A field that only a mail has, or a sender with an address.</summary>
    [GeneratedRegex(
        @"^[\s*_]*(?:(?:sent|subject|cc|reply-to|发件时间|发送时间|抄送|主题|主旨|标题)[\s*_]*[:：]|(?:from|[发寄]件[人者]|發件人)[\s*_]*[:：].*@)",
        AnyCase
    )]
    public static partial Regex MailField();

    /// <summary>A line that says who wrote what follows: on a mail, in a chat.</summary>
    [GeneratedRegex(
        """
            ^\W*[Oo]n\s.{4,300}\swrote\s*[:：]\s*$
            |^\W*(?:(?:[Hh]e|[Ss]he|[Tt]hey|\p{Lu}[\p{L}.'’-]*|\p{IsCJKUnifiedIdeographs}+|[<(][^<>()]{1,99}[>)])[,\s]+){1,5}(?:wrote|writes|said|says|replied|asked|texted)\s*[:：]\s*$
            |^.{0,200}写道\s*[:：]\s*$
            |^\W*(?![跟和对向给请帮告让回发把我你])\w.{0,12}(?:说|说道|回复|来信|留言|问道?)\s*[:：]\s*$
            """,
        Plain | RegexOptions.IgnorePatternWhitespace
    )]
    public static partial Regex Attribution();

    /// <summary>Such a line when it is wrapped: its beginning.</summary>
    [GeneratedRegex(@"^\W*(?:[Oo]n\s.*\d|[在于於]?\s*\d{4}\s*年)", Plain)]
    public static partial Regex AttributionStart();

    /// <summary>Such a line when it is wrapped: its end.</summary>
    [GeneratedRegex(@"(?:\bwrote|写道)\s*[:：]\s*$", Plain)]
    public static partial Regex AttributionEnd();

    /// <summary>A quotation of which the owner says that somebody else wrote or said it.</summary>
    [GeneratedRegex(
        """
            (?<=
              (?:\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ss]omeone|[Ss]omebody|e?-?mail|message|letter|page|(?!(?:It|That|Which|This|I|We|You|Who|What)\b)\p{Lu}\p{L}{0,40}))
                \s{1,3}(?:just\s|also\s)?(?:wrote|writes|said|says|replied|asked|texted|messaged|emailed|posted|claims)(?:\s(?:me|us|back|to\sme))?\s{0,3}[:,]?\s{0,3}
              |(?:(?<![跟和对向给同])(?:他|她|他们|她们|对方|有人)(?:刚|刚刚|昨天|今天)?(?:说|问|写|回复)|写道|说道|问道|来信说|邮件里?说|信里说|消息里?说)\s{0,3}[:：,，]?\s{0,3}
            )
            (?:"[^"\r\n]*"?|“[^”\r\n]*”?|„[^“”\r\n]*[“”]?|'[^'\r\n]*'?|‘[^’\r\n]*’?|「[^」\r\n]*」?|『[^』\r\n]*』?)
            """,
        Plain | RegexOptions.IgnorePatternWhitespace
    )]
    public static partial Regex Spoken();
}
