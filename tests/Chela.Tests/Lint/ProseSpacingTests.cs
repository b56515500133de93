using Chela.Reading.Markup;

namespace Chela.Tests.Lint;

/// <summary>Blanks come between scripts in prose, and only there.</summary>
public sealed class ProseSpacingTests
{
    [Theory]
    [InlineData("中文abc中文", "中文 abc 中文")]
    [InlineData("占40%的", "占 40% 的")]
    [InlineData("中文`代码x`中文", "中文 `代码x` 中文")]
    [InlineData("设$x中$为", "设 $x中$ 为")]
    [InlineData("见[中文a](https://a.b/中c)说", "见[中文a](https://a.b/中c)说")]
    [InlineData("见[[中文a]]说a", "见[[中文a]]说 a")]
    [InlineData("见 <https://a.b/中c> 说a", "见 <https://a.b/中c> 说 a")]
    [InlineData("见 https://a.b/中c", "见 https://a.b/中c")]
    [InlineData(@"中\[注\]文", @"中\[注\]文")]
    [InlineData(@"中\_a", @"中\_a")]
    [InlineData("目标-跟踪", "目标 - 跟踪")]
    [InlineData("", "")]
    public void A_line_gets_the_blanks_it_lacks(string line, string spaced)
    {
        Assert.Equal(spaced, ProseSpacing.Apply(line));
        Assert.Equal(spaced, ProseSpacing.Apply(spaced));
    }
}
