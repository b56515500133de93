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
}
