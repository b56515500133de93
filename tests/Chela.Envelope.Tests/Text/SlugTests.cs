using Chela.Text;

namespace Chela.Envelope.Tests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("“跟踪 - 恢复”", "跟踪---恢复")]
    [InlineData("A & B", "a--b")]
    [InlineData("Qwen3.5", "qwen35")]
    [InlineData("ggml.ai 加入", "ggmlai-加入")]
    [InlineData("2026 年第 08 周技术阅读汇总", "2026-年第-08-周技术阅读汇总")]
    [InlineData("：，“”：？、.「」—+《》/（）%()·&',‘’×°=`^\"!*$[]~～→–‑\u00A0\u200B", "")]
    [InlineData("snake_case-and-dash", "snake_case-and-dash")]
    [InlineData("Ⅳ e\u0301 ÀÉ", "ⅳ-e\u0301-àé")]
    [InlineData("  two  blanks ", "--two--blanks-")]
    public void An_anchor_is_the_one_that_GitHub_makes(string heading, string anchor) =>
        Assert.Equal(anchor, Slug.Of(heading));
}
