using System.Globalization;
using Chela.Reading.Cards;
using Chela.Reading.Evidence;
using Chela.Reading.Form;

namespace Chela.Reading.Page;

/// <summary>The words of the page itself.</summary>
internal static class Words
{
    /// <summary>Over the table of contents.</summary>
    public static string Contents(Language language) => language == Language.Chinese ? "目录" : "Contents";

    /// <summary>Who made an entry.</summary>
    public static string MadeBy(Language language, MadeBy maker) =>
        (language, maker) switch
        {
            (Language.Chinese, Evidence.MadeBy.Owner) => "作者完成",
            (Language.Chinese, Evidence.MadeBy.Extract) => "原文摘录",
            (Language.Chinese, _) => "模型撰写",
            (_, Evidence.MadeBy.Owner) => "finished by the owner",
            (_, Evidence.MadeBy.Extract) => "extract of the source",
            _ => "written by a model",
        };

    /// <summary>Before the counts at the end.</summary>
    public static string Summary(Language language) =>
        language == Language.Chinese ? "各条目的来历：" : "How the entries were made:";

    /// <summary>How long the source takes to read.</summary>
    public static string Minutes(Language language, int minutes) =>
        language == Language.Chinese
            ? string.Create(CultureInfo.InvariantCulture, $"原文约 {minutes} 分钟")
            : string.Create(CultureInfo.InvariantCulture, $"source: {minutes} min");

    /// <summary>What the claims of the source rest on.</summary>
    public static string KindOf(Language language, EvidenceKind kind) =>
        language == Language.Chinese ? FactNames.InChinese(kind) : FactNames.Of(kind).Replace('-', ' ');

    /// <summary>Before the primary sources that the source cites.</summary>
    public static string Sources(Language language) => language == Language.Chinese ? "引用：" : "Cites: ";
}
