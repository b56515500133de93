using System.Text;
using Chela.Reading.Form;
using Chela.Reading.Lint;

namespace Chela.Tests.Lint;

/// <summary>Each rule finds the fault that is planted for it, where it is.</summary>
public sealed class RuleTests
{
    private const string Paper = "[2602.01234v1 TinyMap Maps for Small Robots](https://arxiv.org/html/2602.01234v1)";

    /// <summary>
    /// Rule and severity; what in the sample becomes what; the text that the finding points at. None means the first line,
    /// first column.
    /// </summary>
    public static TheoryData<string, string, string, string, string> Faults { get; } =
        new()
        {
            { "F02", "E", "剪贴板。\n", "剪贴板。 \n", " \n\n## 有趣" },
            { "F03", "W", "\n## 专题\n", "\n\n## 专题\n", "\n## 专题\n" },
            { "F04", "E", "\n## 专题\n\n", "\n## 专题\n", "## 专题\n" },
            { "F05", "W", "两台机器", "两台\t机器", "\t机器" },
            { "H01", "E", "# 2026 年第 08 周技术", "# 2026 年第 8 周技术", "# 2026" },
            { "H02", "E", "[English](README.md)", "[English](README.en.md)", "[English]" },
            { "H03", "E", "by @sample (Sample Owner) and LLMs", "by me", "by me" },
            { "H04", "E", "2 月 22 日", "2 月 23 日", "2 月 16 日" },
            { "H05", "W", "## 目录\n", "## 总目\n", "## 总目\n" },
            { "T01", "E", "  - [专题](#专题)", "  * [专题](#专题)", "  * [专题]" },
            { "T02", "E", "(#slam)", "(#slam-x)", "#slam-x)" },
            { "T03", "W", "[SLAM](#slam)", "[Slam](#slam)", "Slam](#slam)" },
            { "T04", "E", "    - [SLAM]", "  - [SLAM]", "  - [SLAM]" },
            { "T05", "E", "    - [SLAM](#slam)\n", "", "### SLAM" },
            { "T06", "E", "  - [专题](#专题)\n", "  - [摘录](#摘录)\n  - [专题](#专题)\n", "- [2026 年第" },
            { "S01", "E", "## 专题\n", "# 专题\n", "" },
            { "S02", "W", "## 摘录\n", "## 附录\n", "附录\n" },
            { "S03", "E", "\n## 摘录\n", "\n## 专题\n", "专题\n\n### 推文" },
            { "S04", "E", "### 推文摘录\n\n", "", "#### 发布说明" },
            { "S05", "I", "日志要写全。", "日志要写全。\n\n##### 附记\n\n补。", "##### 附记" },
            { "S06", "E", "### 软件与开发\n", "### 图书\n\n### 软件与开发\n", "### 图书" },
            { "S07", "E", "### 软件与开发\n", "### 图书\n\n", "图书" },
            { "S08", "I", "### 软件与开发\n", "### 园艺\n", "园艺" },
            { "S09", "W", "#### 日志：写给半年后的自己", "#### 小工具：为什么长寿", "小工具：为什么长寿\n\n[Log" },
            { "N01", "W", "[Small tools](https://example.org/small)\n\n", "", "#### 小工具" },
            {
                "N01",
                "I",
                "[Small tools](https://example.org/small)",
                "见 [这里](https://example.org/small) 等。",
                "#### 小工具"
            },
            { "N02", "W", "日志要写全。\n\n", "", "#### 日志" },
            { "N03", "W", "https://example.com/log", "https://example.org/small/", "https://example.org/small/" },
            { "N04", "E", "https://example.com/log", "https://example/log|x", "https://example/log|x" },
            { "N05", "W", "https://example.com/log", "https://example.com/log?utm_source=x", "utm_source" },
            { "P01", "W", Paper, "[TinyMap](https://example.org/tinymap)", "#### 小地图" },
            {
                "P02",
                "E",
                "https://arxiv.org/html/2602.01234v1",
                "https://arxiv.org/html/2602.1234v1",
                "https://arxiv.org"
            },
            { "P03", "E", "html/2602.01234v1", "html/2602.01235v1", "2602.01234v1 Tiny" },
            { "P04", "W", "html/2602.01234v1", "html/2602.01234v2", "2602.01234v1 Tiny" },
            { "P05", "W", "[2602.01234v1 TinyMap", "[TinyMap", "TinyMap Maps" },
            { "P06", "W", "TinyMap Maps", "TinyMap: Maps", ": Maps" },
            { "P07", "E", Paper, Paper.Replace("2602.", "2603.", StringComparison.Ordinal), "https://arxiv.org" },
            { "X01", "E", "Ann @ann [", "Ann@ann [", "Ann@ann" },
            { "X01", "W", "Ann @ann [", "Ann @ann · [", " · [" },
            { "X02", "E", "Ann @ann [", "Ann @bob [", "@bob" },
            { "X03", "E", "[2026-02-17](", "[17/02/2026](", "17/02/2026" },
            { "X03", "E", "[2026-02-17](", "[2026-02-30](", "2026-02-30" },
            {
                "X04",
                "E",
                "> First paragraph.\n>\n> Second.\n\n![Image](README.zh-CN.assets/README.zh-CN_001.webp)",
                "第一段。",
                "Ann @ann"
            },
            { "X05", "W", "[2026-02-17](", "[2026-02-16](", "2026-02-16" },
            { "X05", "W", LintSample.PostId, "99999999999999999999999", "2026-02-17" },
            { "X06", "E", "[2026-02-17](", "[2026-02-27](", "2026-02-27" },
            { "X07", "I", "Ann @ann [", "@ann [", "@ann" },
            { "X08", "I", "[2026-02-17](", "[8:00 PM · Feb 17, 2026](", "8:00 PM" },
            { "Q01", "E", "\n\n> [!NOTE]", "\n\n引子。\n> [!NOTE]", "> [!NOTE]" },
            { "Q02", "W", "> Second.", ">Second.", ">Second." },
            { "A01", "E", "[!NOTE]", "[!FOO]", "> [!FOO]" },
            { "A02", "W", "[!NOTE]", "[!NOTE] 等", " 等\n" },
            { "A03", "I", "> 等新版。", ">\n> 等新版。", "> [!NOTE]" },
            { "A04", "E", "\n> 等新版。", "", "> [!NOTE]" },
            { "K01", "E", "[[202602161030_", "[[202602163630_", "[[202602163630_" },
            { "K01", "W", "_回形针]]", "_回形针|别名]]", "[[202602161030_" },
            { "K01", "W", "日志要写全。", "日志要写全，见 [[#没有的标题]]。", "[[#没有" },
            { "K02", "I", "日志要写全。", "日志要写全，见 [[旧日志]]。", "[[旧日志" },
            { "K03", "W", "[[202602161030_", "[[202603161030_", "[[202603161030_" },
            { "M01", "W", "README.zh-CN.assets/README.zh-CN_001.webp", "https://example.org/a.jpg", "![Image]" },
            {
                "M02",
                "I",
                "![Image](README.zh-CN.assets/README.zh-CN_001.webp)",
                "![Image](README.zh-CN.assets/README.zh-CN_002.webp)\n\n![Image](README.zh-CN.assets/README.zh-CN_001.webp)",
                "![Image]"
            },
            { "M03", "I", "![Image]", "![图]", "![图]" },
            { "B01", "E", "print(\"hello\")\n```\n", "print(\"hello\")\n", "```python" },
            { "B02", "I", "```python", "```", "```\nprint" },
            { "C01", "E", "两台机器", "两台Linux机器", "Linux机器" },
            { "C02", "W", " `utf8` ", "`utf8` ", "`utf8`" },
            { "C03", "W", "很长，格式", "很长, 格式", ", 格式" },
            { "C04", "W", "很长，格式", "很长， 格式", " 格式" },
            { "C05", "W", "两台机器", "两台(旧)机器", "(旧)" },
            { "C06", "W", "两台机器", "两台-机器", "-机器" },
            { "C07", "W", "两台机器", "见 https://example.org/x 与机器", "https://example.org/x" },
            { "C08", "I", "日志要写全。", "“日志”要写「全」。", "#### 日志" },
            { "C09", "I", "日志要写全。", "日志要**写全**。", "**写全**" },
            { "C10", "I", "第 08 周技术", "第 10 周技术", "" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_found_where_it_is(
        string rule,
        string severity,
        string old,
        string with,
        string where
    )
    {
        var text = LintSample.Replace(LintSample.Chinese, old, with);
        if (rule == "C10")
        {
            (text, where) = (LintSample.Replace(text, "日志要写全。", "- 日志要写全。"), "- 日志要写全");
        }

        var at = Math.Max(0, text.LastIndexOf(where, StringComparison.Ordinal));
        at = rule is "T06" or "M02" or "X04" or "H04" ? Math.Max(0, text.IndexOf(where, StringComparison.Ordinal)) : at;
        at = where.Length == 0 ? 0 : at;
        var line = text[..at].Count(c => c == '\n') + 1;
        var column = at - text[..at].LastIndexOf('\n');
        var found = LintSample.Lint(text).Where(f => f.Rule.Id == rule).ToList();
        Assert.Contains((severity[0], line, column), found.Select(f => (Letter(f.Severity), f.Line, f.Column)));
    }

    [Fact]
    public void The_sample_has_nothing_to_find()
    {
        Assert.Empty(LintSample.Lint(LintSample.Chinese));
        Assert.Empty(LintSample.Lint(LintSample.English));
        var (english, chinese) = Pair(LintSample.English, LintSample.Chinese);
        Assert.Empty(english);
        Assert.Empty(chinese);
    }

    [Fact]
    public void Every_rule_has_a_fault_planted()
    {
        // Q03 is legal in posts and never reported; F01, G01 and those of a pair have tests of their own.
        string[] elsewhere = ["Q03", "F01", "G01", "D01", "D02", "D03"];
        var planted = Faults.Select(f => f.Data.Item1).Concat(elsewhere);
        Assert.Equal(LintRules.All.Select(r => r.Id).Order(), planted.Distinct().Order());
    }

    [Theory]
    [InlineData("没有换行", 1, 1)]
    [InlineData("一行\n\n", 3, 1)]
    [InlineData("\uFEFF一行\n", 2, 1)]
    [InlineData("一行\r\n", 2, 1)]
    [InlineData("", 1, 1)]
    public void F01_names_what_is_wrong_with_the_bytes(string text, int line, int column)
    {
        var found = Assert.Single(LintSample.Lint(text), f => f.Rule.Id == "F01");
        Assert.Equal((line, column), (found.Line, found.Column));
    }

    [Fact]
    public void What_is_not_UTF_8_is_found_at_its_first_byte()
    {
        byte[] file = [.. "第一行\n第"u8, 0xE4, 0xBA, .. "二行\n"u8];
        var found = Assert.Single(DigestLinter.Lint(file), f => f.Rule.Id == "F01");
        Assert.Equal((2, 2, Severity.Error), (found.Line, found.Column, found.Severity));
        Assert.Contains("0xE4", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_waits_for_its_translation_is_told_so_and_not_compared()
    {
        var stub =
            LintSample.English[..LintSample.English.IndexOf("- [Technical", StringComparison.Ordinal)]
            + "> No translation available yet.\n";
        var found = Assert.Single(LintSample.Lint(stub));
        Assert.Equal(("G01", 9, Severity.Note), (found.Rule.Id, found.Line, found.Severity));
        Assert.Empty(Pair(stub, LintSample.Chinese).Chinese);
    }

    [Fact]
    public void An_entry_that_one_file_lacks_is_found_in_the_other()
    {
        var english = LintSample.English;
        var start = english.IndexOf("#### Logs", StringComparison.Ordinal);
        var end = english.IndexOf("## Excerpts", StringComparison.Ordinal);
        var (inEnglish, inChinese) = Pair(english[..start] + english[end..], LintSample.Chinese);
        Assert.Empty(inEnglish);
        var lines = LintSample.Chinese.Split('\n');
        Assert.Equal(
            [("D01", "#### 日志：写给半年后的自己"), ("D02", "[Log for yourself](https://example.com/log)")],
            inChinese.Select(f => (f.Rule.Id, lines[f.Line - 1]))
        );
    }

    [Fact]
    public void Entries_in_another_order_are_found()
    {
        var swapped = LintSample
            .English.Replace("https://example.org/small", "https://example.net/", StringComparison.Ordinal)
            .Replace("https://example.com/log", "https://example.org/small", StringComparison.Ordinal)
            .Replace("https://example.net/", "https://example.com/log", StringComparison.Ordinal);
        var found = Assert.Single(Pair(swapped, LintSample.Chinese).English);
        Assert.Equal(("D03", "#### Small tools: why they last"), (found.Rule.Id, swapped.Split('\n')[found.Line - 1]));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void A_digest_of_the_neutral_profile_is_one_of_its_own_form(Language language)
    {
        var week = new IsoWeek(2026, 8);
        var isChinese = language == Language.Chinese;
        var text = (isChinese ? LintSample.Chinese : LintSample.English)
            .Replace(FixedLines.Title(language, week), NeutralLines.Title(language, week), StringComparison.Ordinal)
            .Replace(
                FixedLines.Introduction(language, week),
                NeutralLines.Introduction(language, week),
                StringComparison.Ordinal
            );
        string[] old = isChinese
            ? ["专题", "有趣的事与物", "摘录", "学术研究"]
            : ["Topics", "Interesting Things", "Excerpts", "Academic Research"];
        string[] now = isChinese ? ["文章", "论文", "帖子", "笔记"] : ["Articles", "Papers", "Posts", "Notes"];
        for (var i = 0; i < old.Length; i++)
        {
            text = text.Replace($"\n## {old[i]}\n", $"\n## {now[i]}\n", StringComparison.Ordinal);
        }

        // "论文" holds what is none here, so P01 is right to ask for links to arXiv.
        Assert.Equal(
            isChinese ? ["P01", "P01"] : Array.Empty<string>(),
            LintSample.Lint(LintSample.Fix(text)).Select(f => f.Rule.Id)
        );
    }

    private static (IReadOnlyList<Finding> English, IReadOnlyList<Finding> Chinese) Pair(
        string english,
        string chinese
    ) => DigestLinter.LintPair(Encoding.UTF8.GetBytes(english), Encoding.UTF8.GetBytes(chinese));

    private static char Letter(Severity severity) => "EWI"[(int)severity];
}
