using System.Globalization;
using System.Text;
using Chela.Reading.Captures;
using Chela.Tests.Support;

namespace Chela.Tests.Sites;

/// <summary>Pages of the few sites whose structure is the content.</summary>
public sealed class SiteTests
{
    private static ReadItem Read(byte[] bytes, string? url = null)
    {
        var reading = CaptureReader.Read(new Capture("page.html", bytes) { Url = url });
        Assert.Empty(reading.Problems);
        return Assert.Single(reading.Items);
    }

    private static byte[] Page(string name) =>
        File.ReadAllBytes(Repository.PathOf($"tests/Chela.Tests/Sites/Pages/{name}.html"));

    [Theory]
    [InlineData("hacker-news")]
    [InlineData("reddit")]
    [InlineData("old-reddit")]
    [InlineData("mastodon")]
    [InlineData("github-repository")]
    [InlineData("github-issue")]
    [InlineData("github-pull")]
    [InlineData("github-file")]
    [InlineData("arxiv-abstract")]
    [InlineData("arxiv-paper")]
    [InlineData("wechat")]
    [InlineData("podwise")]
    [InlineData("x-thread")]
    [InlineData("x-article")]
    public void A_page_of_the_site_is_read_with_its_structure(string name) =>
        Snapshot.Match($"sites/{name}.md", Told(Read(Page(name))));

    [Fact]
    public void What_a_site_says_is_found_in_the_capture()
    {
        var bytes = Page("hacker-news");
        var spans = Read(bytes).Blocks.Select(b => b.Span).Where(s => s is not null).Select(s => s!.Value).ToList();
        Assert.Equal(3, spans.Count);
        Assert.Contains(
            "because of their knees",
            Encoding.UTF8.GetString(bytes.AsSpan(spans[1].Start, spans[1].Length)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_page_is_known_by_its_address_when_it_was_fetched()
    {
        var item = Read(Page("hacker-news"), "https://news.ycombinator.com/item?id=4100");
        Assert.Equal((ItemKind.Thread, "How crabs walk"), (item.Kind, item.Title));
    }

    [Theory]
    [InlineData("https://github.com/shore/crab")]
    [InlineData("https://github.com/shore/crab/issues/7")]
    [InlineData("https://github.com/shore/crab/blob/main/a.rs")]
    [InlineData("https://news.ycombinator.com/item?id=1")]
    [InlineData("https://www.reddit.com/r/crabs/comments/1abc/x/")]
    [InlineData("https://podwise.ai/dashboard/episodes/1")]
    [InlineData("https://x.com/ada/status/2018000000000000002")]
    [InlineData("https://mp.weixin.qq.com/s/abc")]
    [InlineData("https://arxiv.org/abs/2602.01234")]
    public void A_page_of_a_site_that_is_built_otherwise_is_read_as_any_other(string url)
    {
        var text = "The tide comes twice a day, and a crab waits for it, as it always has.";
        var item = Read(
            Encoding.UTF8.GetBytes(
                $"<html><title>x</title><body><aside>Beside.</aside><article><p>{text}</p></article></body></html>"
            ),
            url
        );
        Assert.Equal(text, item.Text);
    }

    [Fact]
    public void A_list_of_stories_is_a_page_as_any_other()
    {
        var list =
            "<html><title>Hacker News</title><body><table id=hnmain><tr class=athing><td class=title><span class=titleline><a href='https://a.example/x'>A long story about crabs and the sea</a></span></td></tr><tr><td>12 points by ada</td></tr></table></body></html>";
        var item = Read(Encoding.UTF8.GetBytes(list), "https://news.ycombinator.com/news");
        Assert.Equal(ItemKind.Article, item.Kind);
        Assert.Contains("A long story", item.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_on_Mastodon_that_no_program_has_drawn_is_the_text_in_its_head()
    {
        var page =
            "<html><head><meta content='sea.example' property='og:site_name'><meta content='article' property='og:type'><meta content='Ada (@ada@sea.example)' property='og:title'><meta content='https://sea.example/@ada/501' property='og:url'><meta content='Crabs dance.&#10;&#10;They do.' property='og:description'><meta content='2026-02-03T10:00:00Z' property='og:published_time'></head><body><div id='mastodon'></div><noscript>To use Mastodon, enable JavaScript.</noscript></body></html>";
        var item = Read(Encoding.UTF8.GetBytes(page));
        Assert.Equal((ItemKind.Thread, "Ada"), (item.Kind, item.Author));
        Assert.Contains("Crabs dance.", item.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("JavaScript", item.Text, StringComparison.Ordinal);
    }

    private static string Told(ReadItem item) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"""
                kind: {item.Kind}
                url: {item.Url}
                title: {item.Title}
                author: {item.Author}
                site: {item.Site}
                published: {item.Published:yyyy-MM-dd'T'HH:mm:sszzz}
                lang: {item.Lang}
                summary: {item.Summary}
                tags: {string.Join(", ", item.Tags)}
                doi: {item.Doi}
                arxiv: {item.Arxiv}

                {item.Markdown}

                --- as plain text

                {item.Text}

                """
            )
            .Replace("\r", "", StringComparison.Ordinal);
}
