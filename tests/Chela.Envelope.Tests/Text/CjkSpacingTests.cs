using System.Text.RegularExpressions;
using Chela.Tests.Support;
using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

public sealed partial class CjkSpacingTests
{
    [Theory]
    [InlineData("使用GPT模型", "使用 GPT 模型")]
    [InlineData("共3个", "共 3 个")]
    [InlineData("提升50%的速度", "提升 50% 的速度")]
    [InlineData("用C++写", "用 C++ 写")]
    [InlineData("成本+收益", "成本 + 收益")]
    [InlineData("运行`ls`命令", "运行 `ls` 命令")]
    [InlineData("约$5的", "约 $5 的")]
    [InlineData("看@name说", "看 @name 说")]
    [InlineData("规划(plan)阶段", "规划 (plan) 阶段")]
    [InlineData("规划(计划)阶段", "规划 (计划) 阶段")]
    [InlineData("跟踪-恢复-再跟踪", "跟踪 - 恢复 - 再跟踪")]
    [InlineData("在Café里", "在 Café 里")]
    [InlineData("在Cafe\u0301里", "在 Cafe\u0301 里")]
    [InlineData("系数α为零", "系数 α 为零")]
    [InlineData("𠀀字A", "𠀀字 A")]
    [InlineData("A𠀀", "A 𠀀")]
    public void One_blank_goes_between_Chinese_and_what_is_not(string text, string spaced) =>
        Assert.Equal(spaced, CjkSpacing.Apply(text));

    [Theory]
    [InlineData("使用 GPT 模型")]
    [InlineData("（GPT）和“GPT”，以及《A》")]
    [InlineData("カタカナABCひらがな")]
    [InlineData("输入/输出")]
    [InlineData("Ａ中Ｂ文１字")]
    [InlineData("第\u00A0A")]
    [InlineData("@中国天气")]
    [InlineData("plain English-only (text) 50%")]
    [InlineData("中 - 文，中-A")]
    [InlineData("")]
    public void None_goes_where_none_is_missing(string text) => Assert.Same(text, CjkSpacing.Apply(text));

    [Fact]
    public void Gaps_name_the_characters_that_the_blanks_go_before() =>
        Assert.Equal([1, 2, 4, 5], CjkSpacing.Gaps("中A文字-字"));

    [Fact]
    public void A_second_time_changes_nothing() =>
        AnyText.Gen.Sample(text =>
        {
            var spaced = CjkSpacing.Apply(text);
            Assert.Same(spaced, CjkSpacing.Apply(spaced));
        });

    [Fact]
    public void Nothing_but_single_blanks_comes_in() =>
        AnyText.Gen.Sample(text =>
        {
            var spaced = CjkSpacing.Apply(text);
            Assert.Equal(text.Length + CjkSpacing.Gaps(text).Count, spaced.Length);
            Assert.Equal(text.Replace(" ", ""), spaced.Replace(" ", ""));
        });

    [Fact]
    public void After_it_no_rule_of_the_form_is_broken() =>
        AnyText.Gen.Sample(text => Assert.DoesNotMatch(Broken(), CjkSpacing.Apply(text)));

    [Fact]
    public void A_written_week_gets_no_blank_in_prose()
    {
        var week = File.ReadLines(Repository.Shared("digest/weeks/2026-W08.zh.md")).ToList();
        var prose = week.Where(l => l.Length > 40 && Prose().IsMatch(l)).ToList();
        Assert.NotEmpty(prose);
        Assert.Empty(prose.Where(l => CjkSpacing.Gaps(l).Count > 0));
    }

    /// <summary>C01, C02, C05 and C06.</summary>
    [GeneratedRegex(
        """
            (?x) [\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF] [A-Za-z0-9`$@(]
            | [A-Za-z0-9`+%)] [\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]
            | [\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF] - [\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]
            """,
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Broken();

    /// <summary>No links, code, maths or quotes.</summary>
    [GeneratedRegex("^[^`$\\[>|]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Prose();
}
