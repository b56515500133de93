using System.Text;
using Chela.Reading.Form;
using Chela.Reading.Lint;

namespace Chela.Tests.Lint;

/// <summary>A small digest in which there is nothing to find, to plant faults in.</summary>
internal static class LintSample
{
    /// <summary>A post of 2026-02-17, 12:00 UTC.</summary>
    public const string PostId = "2023729137054646272";

    public static string Chinese { get; } =
        WithContents(
            """
            # 2026 年第 08 周技术阅读汇总

            [English](README.md) | 简体中文

            by @sample (Sample Owner) and LLMs

            以下为 2026 年 第 08 周（2 月 16 日至 2 月 22 日）期间我所阅读或者输入的内容。为简洁起见，仅列出标题、URL 以及 LLM 生成的概要，以供有兴趣者阅读，进一步的分析、反思与精读不在此赘述。

            ## 目录

            CONTENTS

            ## 专题

            ### 回形针

            #### 回形针二号：离线优先的剪贴板

            > [!NOTE]
            > 等新版。

            [[202602161030_回形针]]

            两台机器之间的剪贴板。

            ## 有趣的事与物

            ### 技术与互联网

            #### 小工具：为什么长寿

            [Small tools](https://example.org/small)

            小工具的寿命很长，格式只有 `utf8` 一种，占 40% 的空间。

            ```python
            print("hello")
            ```

            ### 软件与开发

            #### 日志：写给半年后的自己

            [Log for yourself](https://example.com/log)

            日志要写全。

            ## 摘录

            ### 推文摘录

            #### 发布说明：写给不看代码的人

            Ann @ann [2026-02-17](https://x.com/ann/status/2023729137054646272)

            > First paragraph.
            >
            > Second.

            ![Image](README.zh-CN.assets/README.zh-CN_001.webp)

            ## 学术研究

            ### SLAM

            #### 小地图：省内存的格式

            [2602.01234v1 TinyMap Maps for Small Robots](https://arxiv.org/html/2602.01234v1)

            地图只有 4 MB。

            """
        );

    public static string English { get; } =
        WithContents(
            """
            # Technical Reading Summary - Week 08, 2026

            English | [简体中文](README.zh-CN.md)

            by @sample (Sample Owner) and LLMs

            The following is a summary of content I read or ingested during Week 08 of 2026 (February 16th to February 22nd). For brevity, only titles, URLs, and LLM-generated summaries are provided. Further analysis, reflection, and in-depth reading are omitted for this compilation.

            CONTENTS

            ## Topics

            ### 回形针

            #### Paperclip 2: a clipboard that works offline first

            [[202602161030_回形针]]

            A clipboard between two machines.

            ## Interesting Things

            ### Technology and the Internet

            #### Small tools: why they last

            [Small tools](https://example.org/small)

            Small tools last.

            ### Software and Development

            #### Logs: written for yourself in half a year

            [Log for yourself](https://example.com/log)

            Write all of it down.

            ## Excerpts

            ### Posts

            #### Release notes for those who do not read code

            Ann @ann [2026-02-17](https://x.com/ann/status/2023729137054646272)

            > First paragraph.

            ## Academic Research

            ### SLAM

            #### A map for small memories

            [2602.01234v1 TinyMap Maps for Small Robots](https://arxiv.org/html/2602.01234v1)

            The map has 4 MB.

            """
        );

    public static IReadOnlyList<Finding> Lint(string text) => DigestLinter.Lint(Encoding.UTF8.GetBytes(text));

    public static string Fix(string text) =>
        Encoding.UTF8.GetString(DigestFixer.Fix(Encoding.UTF8.GetBytes(text)).File.Span);

    /// <summary>Replaces the first occurrence, which must be there.</summary>
    public static string Replace(string text, string old, string with)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The sample has no '{old}'.");
        return text[..at] + with + text[(at + old.Length)..];
    }

    private static string WithContents(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var headings = DigestBlocks.Headings(text.Split('\n'));
        return Replace(text, "CONTENTS", string.Join('\n', TableOfContents.Lines(headings)));
    }
}
