using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Lint;
using Chela.Tests.Support;
using CsCheck;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chela.Tests.Lint;

/// <summary><c>--fix</c> corrects what is mechanical and nothing else.</summary>
public sealed partial class FixTests
{
    private static readonly string[] Pieces =
    [
        .. "中¦a¦，¦,¦ ¦`¦``¦$¦[¦]¦](¦)¦<¦>¦<a>¦</a>¦> ¦#¦# ¦- ¦\t¦\\¦|¦[[¦]]¦!¦http://a.b¦\uFEFF¦**¦:¦(¦-¦😀¦    ¦%%¦<!--¦-->¦1. ".Split(
            '¦'
        ),
        .. "\n¦\n\n¦```\n¦## 目录\n¦\r\n¦---\n¦~~~\n".Split('¦'),
    ];

    /// <summary>What in the sample becomes what; it is corrected to the sample again.</summary>
    public static TheoryData<string, string> Slips { get; } =
        new()
        {
            { "剪贴板。\n", "剪贴板。  \n" },
            { "\n## 专题\n", "\n\n\n## 专题\n" },
            { "\n## 专题\n\n", "\n## 专题\n" },
            { "## 专题\n\n### 回形针\n\n", "## 专题\n### 回形针\n" },
            { "\n\n> [!NOTE]", "\n> [!NOTE]" },
            { "> Second.\n\n", "> Second.\n" },
            { "[English](README.md) | 简体中文", "[English](README.md)|简体中文" },
            { "[English](README.md) | 简体中文\n\n", "" },
            { "2 月 16 日至 2 月 22 日", "2 月 17 日至 2 月 23 日" },
            { "以下为 2026 年 第 08 周", "以下为 2026 年第 7 周" },
            { "  - [专题](#专题)\n", "  * [专题](#专题)\n" },
            { "(#slam)", "(#slam-x)" },
            { "[SLAM](#slam)", "[Slam](#slam)" },
            { "    - [SLAM]", "  - [SLAM]" },
            { "    - [SLAM](#slam)\n", "" },
            { "  - [专题](#专题)\n", "  - [摘录](#摘录)\n  - [专题](#专题)\n" },
            { "[2026-02-17](", "[2026-02-16](" },
            { " `utf8` ", "`utf8`" },
            { "很长，格式", "很长, 格式" },
            { "很长，格式", "很长 ， 格式" },
            { "占 40% 的", "占40%的" },
            { "地图只有 4 MB。", "地图只有4 MB。" },
            { "地图只有 4 MB。\n", "地图只有 4 MB。" },
            { "地图只有 4 MB。\n", "地图只有 4 MB。\n\n\n" },
            { "日志要写全。\n", "日志要写全。\r\n" },
        };

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_corrected(string right, string wrong)
    {
        var spoilt = LintSample.Replace(LintSample.Chinese, right, wrong);
        Assert.NotEmpty(LintSample.Lint(spoilt));
        Assert.Equal(LintSample.Chinese, LintSample.Fix(spoilt));
    }

    [Theory]
    [InlineData("中文`中文abc`中文", "中文 `中文abc` 中文")]
    [InlineData("用A见[中文abc, 中](https://a.b/中c)。", "用 A 见[中文abc, 中](https://a.b/中c)。")]
    [InlineData("用A见 https://a.b/中c ，后", "用 A 见 https://a.b/中c ，后")]
    [InlineData("用A见 <b title=\"中a\">x</b>", "用 A 见 <b title=\"中a\">x</b>")]
    [InlineData("用A见<code>中a</code>", "用 A 见<code>中a</code>")]
    [InlineData("用A有 $中a, 中$ 和 [[中a]]", "用 A 有 $中a, 中$ 和 [[中a]]")]
    [InlineData("- 用A、`x` 。\n- 「词」： 义", "- 用 A、`x`。\n- 「词」：义")]
    [InlineData("1. 用A\n2. 一`中\n3. a中`用A", "1. 用 A\n2. 一 `中\n3. a中` 用 A")]
    [InlineData("```\n用A, 中\n```", "```\n用A, 中\n```")]
    [InlineData("````\n```\n用A, 中\n````", "````\n```\n用A, 中\n````")]
    [InlineData("    用A, 中", "    用A, 中")]
    [InlineData("- ```\n  用A, 中\n  ```", "- ```\n  用A, 中\n  ```")]
    [InlineData("<pre>\n用A, 中 \n</pre>", "<pre>\n用A, 中 \n</pre>")]
    [InlineData("> 用A, 中 \n> `x`中", "> 用A, 中 \n> `x`中")]
    [InlineData("| 用A | 中, 文 |", "| 用A | 中, 文 |")]
    [InlineData("说:“好”", "说:“好”")]
    [InlineData("甲:乙", "甲:乙")]
    [InlineData("甲: 乙! 丙?", "甲：乙！丙？")]
    public void Prose_is_corrected_and_what_is_none_is_not(string wrong, string right)
    {
        var spoilt = LintSample.Replace(LintSample.Chinese, "日志要写全。", wrong);
        Assert.Equal(LintSample.Replace(LintSample.Chinese, "日志要写全。", right), LintSample.Fix(spoilt));
    }

    [Fact]
    public void A_heading_is_corrected_with_its_item_unless_something_links_to_it()
    {
        var spoilt = LintSample.Chinese.Replace("小工具：为什么长寿", "小Tool工具", StringComparison.Ordinal);
        var right = LintSample
            .Chinese.Replace("(#小工具为什么长寿)", "(#小-tool-工具)", StringComparison.Ordinal)
            .Replace("小工具：为什么长寿", "小 Tool 工具", StringComparison.Ordinal);
        Assert.Equal(right, LintSample.Fix(spoilt));
        var linked = LintSample.Replace(spoilt, "日志要写全。", "日志要写全，见 [[#小Tool工具]]。");
        Assert.Contains("#### 小Tool工具\n", LintSample.Fix(linked), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_holds_more_than_its_items_is_left_alone()
    {
        var spoilt = LintSample.Replace(LintSample.Chinese, "(#slam)", "(#slam-x)");
        spoilt = LintSample.Replace(
            spoilt,
            "  - [专题](#专题)\n",
            "  - [专题](#专题)\n  - [别处](https://example.org/x)\n"
        );
        Assert.Equal(spoilt, LintSample.Fix(spoilt));
    }

    [Fact]
    public void What_has_nothing_to_correct_keeps_its_bytes()
    {
        foreach (var text in new[] { LintSample.Chinese, LintSample.English, "", "\n", "a\0b \n" })
        {
            var file = Encoding.UTF8.GetBytes(text);
            var fixedFile = DigestFixer.Fix(file);
            Assert.False(fixedFile.IsChanged);
            Assert.Equal(file, fixedFile.File.ToArray());
        }
    }

    [Fact]
    public void It_says_which_lines_it_changed()
    {
        var spoilt = LintSample.Chinese.Replace("\n## 专题\n\n", "\n\n## 专题\n", StringComparison.Ordinal);
        var made = DigestFixer.Fix(Encoding.UTF8.GetBytes(spoilt));
        var lines = LintSample.Chinese.Split('\n');
        Assert.Equal([Array.IndexOf(lines, "## 专题") + 2], made.ChangedLines);
        Assert.Equal((3, 0, 1), (made.Before.Length, made.After.Length, made.RemovedLines));
    }

    [Fact]
    public void Spoilt_digests_get_no_worse_and_keep_code_links_and_quotes()
    {
        Assert.SkipUnless(Repository.IsLong, "a sweep of random texts: ./test --long");
        var weeks = Directory.Exists(Path.Combine(Repository.SharedFolder, "digest/weeks"))
            ? Directory.GetFiles(Repository.Shared("digest/weeks"), "*.md").Select(File.ReadAllText)
            : [];
        string[] texts = [LintSample.Chinese, LintSample.English, .. weeks];
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var random = new Random(seed);
        for (var i = 0; i < (Repository.IsLong ? 4000 : 250); i++)
        {
            Check(
                Mutation.Of(texts[random.Next(3) == 0 ? random.Next(texts.Length) : random.Next(2)], random),
                $"mutant {i} of seed {seed}"
            );
        }
    }

    [Fact]
    public void No_real_week_is_too_odd_to_be_corrected() =>
        Assert.All(
            Directory.GetFiles(Repository.Shared("digest/weeks"), "*.md"),
            week => Assert.Null(DigestFixer.Fix(File.ReadAllBytes(week)).Refusal)
        );

    [Fact]
    public void Any_text_can_be_corrected()
    {
        Assert.SkipUnless(Repository.IsLong, "a sweep of random texts: ./test --long");
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 60]
            .Select(picks => string.Concat(picks.Select(i => Pieces[i])))
            .Sample(text => Check(text, "it"), iter: Repository.IsLong ? 100_000 : 4000);
    }

    [Fact]
    public void Any_bytes_give_findings_and_never_an_exception() =>
        Gen
            .Byte.Array[0, 400]
            .Sample(
                bytes =>
                {
                    Assert.NotEmpty(DigestLinter.Lint(bytes));
                    Assert.Equal(Mark(bytes), Mark(DigestFixer.Fix(bytes).File.ToArray()));
                },
                iter: Repository.IsLong ? 100_000 : 2000
            );

    /// <summary>What takes time squared would not end here.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("](")]
    [InlineData("[](")]
    [InlineData("![](a")]
    [InlineData("`")]
    [InlineData("` `` ")]
    [InlineData("<a ")]
    [InlineData("<")]
    [InlineData("[[")]
    [InlineData("](#")]
    [InlineData("](http://a")]
    [InlineData(" @a [")]
    [InlineData("$")]
    [InlineData("%%%")]
    [InlineData("中a")]
    [InlineData("中: ")]
    [InlineData("    ")]
    [InlineData("http")]
    public void A_line_of_half_a_million_characters_is_read_at_once(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));
        foreach (var start in new[] { "", "#### ", "x @a [1](https://x.com/a/status/1)", "[" })
        {
            var text = $"{LintSample.Chinese}\n{start}{line}\n";
            _ = LintSample.Lint(text);
            _ = LintSample.Fix(text);
        }
    }

    private static void Check(string text, string name)
    {
        var made = DigestFixer.Fix(Encoding.UTF8.GetBytes(text));
        var fixedText = Encoding.UTF8.GetString(made.File.Span);
        Assert.Equal(fixedText, LintSample.Fix(fixedText));
        Assert.True(
            Weight(made.After) <= Weight(made.Before),
            $"{name} lints worse: {string.Join(", ", made.After.Except(made.Before))}\n{text}"
        );
        var (before, after) = (text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF'), fixedText);
        Assert.Equal(Quotes(before), Quotes(after));
        var (kept, still) = (Kept(before), Kept(after));
        // A blank line can end a block of HTML, and what it held is read again: nothing may go, but something may come.
        var at = 0;
        foreach (var part in still)
        {
            at += at < kept.Count && kept[at] == part ? 1 : 0;
        }

        Assert.True(
            at == kept.Count,
            $"{name}:\n{string.Join('\n', kept)}\n->\n{string.Join('\n', still)}\n--\n{text}\n--\n{fixedText}"
        );
    }

    private static int Weight(IEnumerable<Finding> findings) => findings.Count(f => f.Severity != Severity.Note);

    private static IEnumerable<string> Quotes(string text) => text.Split('\n').Where(l => l.StartsWith('>'));

    /// <summary>Code, and links with their texts, as another reader of Markdown sees them; but for the dates of
    /// posts, the items of the table of contents and the switch between the languages.</summary>
    private static List<string> Kept(string text)
    {
        text = Item().Replace(text, "");
        var document = Markdown.Parse(text, new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build());
        return
        [
            .. document
                .Descendants()
                .Select(node =>
                    node switch
                    {
                        CodeBlock code => code.Lines.ToString(),
                        CodeInline code => text.Substring(code.Span.Start, code.Span.Length),
                        LinkInline { Url: { } url } link
                            when !url.StartsWith('#') && !url.StartsWith("README", StringComparison.Ordinal) => Date()
                            .Replace(text.Substring(link.Span.Start, link.Span.Length), "](https://x.com/"),
                        AutolinkInline link => link.Url,
                        _ => null,
                    }
                )
                .OfType<string>(),
        ];
    }

    private static string Mark(byte[] bytes) => Convert.ToHexString(bytes.Where(b => b > 0x7F).ToArray());

    [GeneratedRegex(@"^[ \t]*[-*+] *\[.*\]\(#[^()]*\) *\r?$", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(
        @"[0-9]{4}-[0-9]{2}-[0-9]{2}\]\(https://x\.com/|[0-9]{1,2}:[0-9]{2} [AP]M · [^\]]*\]\(https://x\.com/"
    )]
    private static partial Regex Date();
}
