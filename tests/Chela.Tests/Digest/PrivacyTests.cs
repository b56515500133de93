using Chela.Tests.Support;

namespace Chela.Tests.Digest;

/// <summary>A private note never reaches the output: not by title, image, link or table of contents.</summary>
public sealed class PrivacyTests
{
    private const string Canary = "Canary";

    private static DigestFixture VaultWithCanaries() =>
        new DigestFixture()
            .Write(
                "CanaryTitle.md",
                "---",
                "headline: \"CanaryHeadline\"",
                "title: \"CanarySourceTitle\"",
                "source: \"https://canary.example.org/CanaryUrl\"",
                "tags: [CanaryTag]",
                "private: true",
                "---",
                "",
                "CanaryBody ![[CanaryImage.png]]"
            )
            .Write(
                "folder/CanaryClipping.md",
                "---",
                "source: \"https://example.org/CanaryClip\"",
                "private: yes",
                "---",
                "CanaryText"
            )
            .Write(
                "202602171200_CanaryStamped.md",
                "---",
                "private: \"True\"",
                "headline: CanaryStampedHeadline",
                "---",
                "x"
            )
            .Write("CanaryBroken.md", "---", "headline: a: b: c", "Private: true", "---", "CanaryBrokenBody")
            .Write("CanaryImage.png", [1, 2, 3])
            .Write("CanaryDrawing.md", "---", "PRIVATE: on", "---", "x")
            .Daily("CanaryTitle", "folder/CanaryClipping", "CanaryBroken", "Public", "Clip", "Post");

    [Fact]
    public async Task No_canary_reaches_any_file_or_the_terminal()
    {
        using var fixture = VaultWithCanaries()
            .Finished(
                "Public",
                "See [[CanaryTitle]]",
                "https://example.org/public",
                "Plain [[CanaryTitle]], alias [[CanaryTitle|CanaryAlias]], heading [[canarytitle#CanaryHeading]].",
                "",
                "Path [[folder/CanaryClipping]], Markdown [CanaryText](CanaryTitle.md), encoded [x](folder%2FCanaryClipping.md#CanaryPart).",
                "",
                "Angle [x](<CanaryTitle.md>), nested [see [[CanaryTitle]]](https://example.org/n), URI obsidian://open?vault=v&file=folder%2FCanaryClipping here.",
                "",
                "![[CanaryTitle]]",
                "",
                "> [!NOTE]",
                "> In a callout [[CanaryBroken]] and `in code [[CanaryTitle]]`.",
                "",
                "```",
                "in a fence [[CanaryTitle]]",
                "```",
                "",
                "<a href=\"CanaryTitle.md\">x</a>",
                "",
                "%% CanaryComment [[CanaryTitle]] %%"
            )
            .Write(
                "Clip.md",
                "---",
                "title: \"On [[CanaryTitle]]\"",
                "source: \"https://example.org/clip\"",
                "author: \"[[CanaryDrawing]]\"",
                "description: \"About [[CanaryTitle|CanaryAlias]].\"",
                "---",
                "A sentence of some length that mentions [[CanaryTitle]] and [[CanaryBroken|CanaryOther]] and goes on for a while.",
                "",
                "==Marked [[CanaryTitle]] too==, in a sentence that is long enough to be taken as prose."
            )
            .Write(
                "Post.md",
                "---",
                "source: \"https://x.com/someone/status/2023728134012768402\"",
                "author: \"[[CanaryDrawing]]\"",
                "---",
                "A post with [[CanaryTitle]] and ![[CanaryImage.png]] in it."
            );
        Assert.Equal(0, await fixture.RunAsync("--html"));
        Assert.DoesNotContain(Canary, fixture.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Canary, fixture.Host.Output + fixture.Host.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("4 private notes were kept back", fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_becomes_private_goes_even_if_the_owner_edited_it()
    {
        using var fixture = new DigestFixture()
            .Finished("Stays", "Stays in", "https://example.org/stays", "Text that stays.")
            .Finished("Goes", "CanaryHeadline", "https://example.org/goes", "CanaryText.", "", "![[canary.svg]]")
            .Write("canary.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
            .Daily("Stays", "Goes");
        await fixture.RunAsync("--html");
        File.WriteAllText(
            Path.Combine(fixture.Out, "README.zh-CN.md"),
            fixture.Chinese.Replace("CanaryText.", "CanaryText, edited.", StringComparison.Ordinal)
        );

        fixture.Write(
            "Goes.md",
            "---",
            "headline: CanaryHeadline",
            "source: https://example.org/goes",
            "private: true",
            "---",
            "CanaryText."
        );
        Assert.Equal(0, await fixture.RunAsync());
        Assert.DoesNotContain(Canary, fixture.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("_001.svg", fixture.Everything, StringComparison.Ordinal);
        Assert.Contains("Text that stays.", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_links_of_a_private_daily_note_select_nothing()
    {
        using var fixture = new DigestFixture()
            .Finished("Linked", "A headline", "https://example.org/linked", "Text.")
            .Write("2026-02-17.md", "---", "private: true", "---", "[[Linked]]")
            .Finished("202602181000_Stamped", "Another headline", "https://example.org/stamped", "Text.");
        Assert.Equal(0, await fixture.RunAsync());
        Assert.DoesNotContain("A headline", fixture.Everything, StringComparison.Ordinal);
        Assert.Contains("Another headline", fixture.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private: true\nprivate: false")]
    [InlineData("private:true")]
    [InlineData("'private' : on")]
    [InlineData("private：是")]
    [InlineData("private: [true]")]
    [InlineData("private:\n  - yes")]
    [InlineData("tags: [a\nprivate: true")]
    [InlineData("\tprivate: true")]
    public async Task However_a_note_says_that_it_is_private_it_is_believed(string property)
    {
        using var fixture = new DigestFixture()
            .Finished("Public", "A headline", "https://example.org/public", "See [[Canary]].")
            .Write("Canary.md", ["---", "headline: CanaryHeadline", .. property.Split('\n'), "---", "CanaryText."])
            .Write("202602171000_Canary2.md", ["---", .. property.Split('\n'), "headline: CanaryHeadline"])
            .Daily("Public", "Canary");
        Assert.Equal(0, await fixture.RunAsync());
        Assert.DoesNotContain(Canary, fixture.Everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Front_matter_that_is_too_long_still_says_that_it_is_private()
    {
        var padding = Enumerable.Range(0, 6000).Select(i => $"key{i}: some value");
        using var fixture = new DigestFixture()
            .Finished("Public", "A headline", "https://example.org/public", "See [[Canary]].")
            .Write("Canary.md", ["---", "headline: CanaryHeadline", "private: true", .. padding, "---", "CanaryText."])
            .Daily("Public", "Canary");
        Assert.Equal(0, await fixture.RunAsync("--own-notes", "all"));
        Assert.DoesNotContain(Canary, fixture.Everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Aliases_embeds_images_and_canvases_betray_nothing()
    {
        using var fixture = new DigestFixture()
            .Write("Secret.md", "---", "private: true", "aliases: [CanaryAlias]", "---", "CanaryText ![[secret.gif]]")
            .Write("secret.gif", [7, 7, 7])
            .Write("Middle.md", "A middle.", "", "![[Secret]]", "", "![](Secret.md)")
            .Write("Board.canvas", "{\"nodes\":[{\"file\":\"Secret.md\",\"text\":\"CanaryText\"}]}")
            .Finished(
                "Public",
                "A headline",
                "https://example.org/public",
                "See [[CanaryAlias]] and [[Secret|a word]].",
                "",
                "![[Middle]]",
                "",
                "![[Board.canvas]]",
                "",
                "<img src=\"Secret.md\"> <iframe src='Secret.md'></iframe>"
            )
            .Daily("Public", "Secret", "Board.canvas");
        Assert.Equal(0, await fixture.RunAsync("--html"));
        Assert.DoesNotContain(Canary, fixture.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Secret", fixture.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(".gif", fixture.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_becomes_private_goes_even_if_the_owner_edited_it()
    {
        const string Url = "https://x.com/someone/status/2023728134012768402";
        using var fixture = new DigestFixture()
            .Finished("Stays", "Stays in", "https://example.org/stays", "Text that stays.")
            .Write("Post.md", "---", $"source: {Url}", "---", "CanaryPost is what this says.")
            .Finished("Bare", "CanaryBare", null, "CanaryText that has no source, and is long enough.")
            .Daily("Stays", "Post", "Bare");
        await fixture.RunAsync();
        File.WriteAllText(
            Path.Combine(fixture.Out, "README.zh-CN.md"),
            fixture
                .Chinese.Replace("is what this says", "is what it said", StringComparison.Ordinal)
                .Replace("#### CanaryBare", "#### Another headline", StringComparison.Ordinal)
        );
        fixture.Write("Post.md", "---", $"source: {Url}", "private: true", "---", "CanaryPost is what this says.");
        fixture.Write(
            "Bare.md",
            "---",
            "headline: CanaryBare",
            "private: true",
            "---",
            "CanaryText that has no source."
        );
        Assert.Equal(0, await fixture.RunAsync());
        Assert.DoesNotContain(Canary, fixture.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Text that stays.", fixture.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private: false")]
    [InlineData("private: no")]
    [InlineData("private:")]
    [InlineData("public: true")]
    public async Task What_is_not_private_comes_in(string property)
    {
        using var fixture = new DigestFixture()
            .Write("Note.md", "---", "headline: A headline", property, "---", "Text.")
            .Daily("Note");
        Assert.Equal(0, await fixture.RunAsync());
        Assert.Contains("#### A headline", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_text_cannot_choose_an_image_of_the_vault()
    {
        using var fixture = new DigestFixture()
            .Write("passport.png", [1, 2, 3])
            .Write(
                "Post.md",
                "---",
                "source: https://x.com/someone/status/2023728134012768402",
                "---",
                "Look: ![[passport.png]] ![x](passport.png) ![x](chela-asset:0/passport.png)"
            )
            .Write(
                "Page.md",
                "---",
                "source: https://example.org/page",
                "---",
                "A long sentence of prose with ![[passport.png]] in the middle of all of its words."
            )
            .Daily("Post", "Page");
        Assert.Equal(0, await fixture.RunAsync("--html"));
        Assert.DoesNotContain("README.zh-CN_001", fixture.Everything, StringComparison.Ordinal);
    }
}
