using Chela.Reading.Captures;
using Chela.Reading.Groups;
using Chela.Reading.Shelf;
using Chela.Tests.Support;

namespace Chela.Tests.Groups;

public sealed class ItemKindTests
{
    [Theory]
    [InlineData("https://arxiv.org/html/2602.14021v1", ItemKind.Paper)]
    [InlineData("https://openreview.net/forum?id=abc", ItemKind.Paper)]
    [InlineData("https://doi.org/10.1145/1", ItemKind.Paper)]
    [InlineData("https://x.com/ann/status/2023659109335719654", ItemKind.Thread)]
    [InlineData("https://mastodon.example/@ann/114236542011234567", ItemKind.Thread)]
    [InlineData("https://news.ycombinator.com/item?id=1", ItemKind.Thread)]
    [InlineData("https://www.reddit.com/r/rust/comments/abc/title/", ItemKind.Thread)]
    [InlineData("https://github.com/ann/tool/issues/12", ItemKind.Thread)]
    [InlineData("https://github.com/ann/tool", ItemKind.Repository)]
    [InlineData("https://github.com/ann/tool/tree/main/src", ItemKind.Repository)]
    [InlineData("https://github.com/ann", ItemKind.Article)]
    [InlineData("https://github.com/features/actions", ItemKind.Article)]
    [InlineData("https://huggingface.co/ann/model-7b", ItemKind.Repository)]
    [InlineData("https://huggingface.co/blog/model", ItemKind.Article)]
    [InlineData("https://huggingface.co/papers/2602.08440", ItemKind.Paper)]
    [InlineData("https://youtu.be/dQw4w9WgXcQ", ItemKind.Media)]
    [InlineData("https://podwise.ai/dashboard/episodes/123", ItemKind.Media)]
    [InlineData("https://podcast.example.org/12", ItemKind.Media)]
    [InlineData("https://example.org/episodes/12-on-water", ItemKind.Media)]
    [InlineData("https://example.org/why-podcasts-matter", ItemKind.Article)]
    [InlineData("https://example.org/essay", ItemKind.Article)]
    [InlineData("not an address", ItemKind.Article)]
    public void An_address_tells_by_its_form_what_it_leads_to(string url, ItemKind kind) =>
        Assert.Equal(kind, ItemKinds.Of(url));

    [Fact]
    public void What_a_note_says_goes_before_its_address_and_a_name_comes_last()
    {
        Assert.Equal(ItemKind.Media, ItemKinds.Of("https://example.org/x", "Podcast"));
        Assert.Equal(ItemKind.Paper, ItemKinds.Of(null, "论文"));
        Assert.Equal(ItemKind.Article, ItemKinds.Of("https://example.org/x", "note"));
        Assert.Equal(ItemKind.Paper, ItemKinds.Of(null, null, "2503.16709v1 QuartDepth", isOwn: true));
        Assert.Equal(ItemKind.Note, ItemKinds.Of(null, null, "202602161636_Qwen 3.5", isOwn: true));
    }

    [Fact]
    public async Task The_shelf_tells_a_repository_by_its_address()
    {
        using var folder = new TemporaryFolder();
        using var host = new TestHost();
        var page = folder.Write(
            "page.html",
            "<html><head><title>tool</title><link rel=canonical href=\"https://github.com/ann/tool\"></head><body><article><p>A tool that does one thing, and does it well, for years now.</p></article></body></html>"
        );
        Assert.Equal(0, await host.RunAsync("save", page));
        Assert.Equal(0, await host.RunAsync("shelf", "list", "--kind", ShelfLog.NameOf(ItemKind.Repository)));
        Assert.Contains("tool", host.Output, StringComparison.Ordinal);
    }
}
