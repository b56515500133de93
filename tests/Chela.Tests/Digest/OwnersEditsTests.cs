using Chela.Tests.Support;

namespace Chela.Tests.Digest;

/// <summary>The owner's edits in the digest's files are sacred.</summary>
public sealed class OwnersEditsTests
{
    private static DigestFixture Two() =>
        new DigestFixture()
            .Finished("202602171000_A", "Headline A", "https://example.org/a", "First of A.", "", "Second of A.")
            .Finished("202602171001_B", "Headline B", "https://example.org/b", "Text of B.");

    private static void Edit(DigestFixture fixture, string from, string to)
    {
        var path = Path.Combine(fixture.Out, "README.zh-CN.md");
        Assert.Contains(from, fixture.Chinese, StringComparison.Ordinal);
        File.WriteAllText(path, fixture.Chinese.Replace(from, to, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hand_edits_stay_and_new_items_come_in()
    {
        using var fixture = Two();
        await fixture.RunAsync();
        Edit(fixture, "Second of A.", "Second of A, by hand.");
        Edit(fixture, "Headline B", "A better headline B");
        fixture.Finished("202602171002_C", "Headline C", "https://example.org/c", "Text of C.");
        Assert.Equal(0, await fixture.RunAsync());
        Assert.Contains("Second of A, by hand.", fixture.Chinese, StringComparison.Ordinal);
        Assert.Equal(["Headline A", "A better headline B", "Headline C"], SelectionTests.Headlines(fixture));
        Assert.Contains("[A better headline B](#a-better-headline-b)", fixture.Chinese, StringComparison.Ordinal);
        Assert.Contains("[Headline C](#headline-c)", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_the_owner_removed_does_not_come_back()
    {
        using var fixture = Two();
        await fixture.RunAsync();
        Edit(fixture, "#### Headline B\n\n[202602171001_B](https://example.org/b)\n\nText of B.\n", "");
        await fixture.RunAsync();
        Assert.Equal(["Headline A"], SelectionTests.Headlines(fixture));
    }

    [Fact]
    public async Task A_conflict_is_shown_with_both_sides_until_it_is_settled_and_nothing_is_overwritten()
    {
        using var fixture = Two();
        await fixture.RunAsync();
        Edit(fixture, "Text of B.", "My text of B.");
        fixture.Finished("202602171001_B", "Headline B", "https://example.org/b", "Another text of B.");
        for (var run = 0; run < 2; run++)
        {
            Assert.Equal(1, await fixture.RunAsync());
            Assert.Contains(
                "'Headline B' was changed here and in the vault: your text stays",
                fixture.Host.Error,
                StringComparison.Ordinal
            );
            Assert.Contains("here:  My text of B.", fixture.Host.Error, StringComparison.Ordinal);
            Assert.Contains("vault: Another text of B.", fixture.Host.Error, StringComparison.Ordinal);
            Assert.Contains("\nMy text of B.\n", fixture.Chinese, StringComparison.Ordinal);
        }

        Assert.Equal(0, await fixture.RunAsync("--keep-mine"));
        Assert.Equal(0, await fixture.RunAsync());
        Assert.Contains("\nMy text of B.\n", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_the_owner_deleted_is_made_again()
    {
        using var fixture = Two();
        await fixture.RunAsync();
        var before = fixture.English;
        File.Delete(Path.Combine(fixture.Out, "README.md"));
        Assert.Equal(0, await fixture.RunAsync());
        Assert.Equal(before, fixture.English);
    }

    [Fact]
    public async Task An_image_that_nothing_shows_any_more_goes()
    {
        using var fixture = Two()
            .Write("p.gif", [1])
            .Finished("202602171002_C", "C", "https://example.org/c", "![[p.gif]]");
        await fixture.RunAsync();
        var image = Path.Combine(fixture.Out, "README.zh-CN.assets/README.zh-CN_001.gif");
        Assert.True(File.Exists(image));
        fixture.Finished("202602171002_C", "C", "https://example.org/c", "No image.");
        await fixture.RunAsync();
        Assert.False(File.Exists(image));
    }
}
