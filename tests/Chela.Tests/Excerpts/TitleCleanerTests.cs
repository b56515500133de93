using Chela.Reading.Excerpts;

namespace Chela.Tests.Excerpts;

/// <summary>The names of sites around titles.</summary>
public sealed class TitleCleanerTests
{
    [Theory]
    [InlineData("Friday Facts #400 | Factorio", "https://factorio.com/blog/400", null, "Friday Facts #400")]
    [InlineData("How crabs walk - The Shore", "https://a.example/x", "The Shore", "How crabs walk")]
    [InlineData("How crabs walk — Shore", "https://a.example/x", "The Shore", "How crabs walk")]
    [InlineData("How crabs walk • Knees | The Shore", "https://a.example/x", "The Shore", "How crabs walk • Knees")]
    [InlineData("How crabs walk | Essays | Shore", "https://shore.example/x", "Essays", "How crabs walk")]
    [InlineData("How crabs walk : Shore", "https://shore.example/x", null, "How crabs walk")]
    [InlineData("How crabs walk - shore.example", "https://www.shore.example/x", null, "How crabs walk")]
    [InlineData("The Shore: How crabs walk", "https://a.example/x", "The Shore", "How crabs walk")]
    [InlineData("Shore | How crabs walk", "https://shore.example/x", null, "How crabs walk")]
    [InlineData("The tide comes in - BBC News", "https://www.bbc.co.uk/news/1", null, "The tide comes in")]
    [InlineData("Prompt injection | Simon Willison’s Weblog", "https://simonwillison.net/a", null, "Prompt injection")]
    [InlineData("How crabs walk - The Shore - Blogs of All", "https://a.example/x", "The Shore", "How crabs walk")]
    [InlineData("How crabs walk @ Shore_Notes :: All Blogs ::", "https://a.example/x", "Shore_Notes", "How crabs walk")]
    [InlineData("How crabs walk | Shore", "https://a.example/x", "Shore.com", "How crabs walk")]
    [InlineData("螃蟹为什么横着走_海边笔记", "https://a.example/x", "海边笔记", "螃蟹为什么横着走")]
    [InlineData("螃蟹为什么横着走 - 知乎", "https://zhuanlan.zhihu.com/p/1", null, "螃蟹为什么横着走")]
    public void A_site_around_a_title_goes(string title, string url, string? site, string expected) =>
        Assert.Equal(expected, TitleCleaner.Clean(title, url, site));

    [Theory]
    [InlineData("Why I left - and came back", "https://a.example/x", "The Shore")]
    [InlineData("Welcome - Community guide", "https://shore.com/x", null)]
    [InlineData("Sun Tzu - Art of War", "https://art.shore.example/x", null)]
    [InlineData("Closed or - Open", "https://openai.com/x", null)]
    [InlineData("Kubernetes: Up and Running", "https://kubernetes.io/x", null)]
    [InlineData("Factorio", "https://factorio.com", "Factorio")]
    [InlineData("What is Factorio?", "https://factorio.com", "Factorio")]
    [InlineData("Rust 1.80 | what is new", "https://rust-lang.org/x", "Rust Blog")]
    [InlineData("A - B", "https://a.example/", null)]
    [InlineData("海边-笔记", "https://a.example/x", "别的站")]
    public void A_part_of_a_title_stays(string title, string url, string? site) =>
        Assert.Equal(title, TitleCleaner.Clean(title, url, site));
}
