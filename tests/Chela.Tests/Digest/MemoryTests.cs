using System.Text;
using Chela.Envelope.Effects;
using Chela.Tests.Shelf;
using Chela.Text;

namespace Chela.Tests.Digest;

/// <summary>What the home keeps from digest to digest changes none of them, whatever becomes of it.</summary>
public sealed class MemoryTests : IAsyncDisposable
{
    private const string Secret = "Nobody else may read of the wager of 4,711 dollars.";

    private readonly ShelfFixture _shelf = new((_, _) => "");

    public ValueTask DisposeAsync() => _shelf.DisposeAsync();

    [Fact]
    public async Task A_digest_is_the_same_without_it_with_it_and_again()
    {
        await FillAsync();
        _shelf.Host.Home.Write("cache", "a file where the folder should be");
        var without = await DigestAsync();
        Assert.Contains("marked as the words of a note on 30 trees", without, StringComparison.Ordinal);
        Assert.Contains("https://feed.example/1", without, StringComparison.Ordinal);

        File.Delete(_shelf.Host.Home["cache"]);
        Assert.Equal(without, await DigestAsync());
        Assert.Single(Files);
        Assert.Contains(_shelf.Host.Effects, IsKept);

        Assert.Equal(without, await DigestAsync());
        // Nothing had to be made.
        Assert.DoesNotContain(_shelf.Host.Effects, IsKept);
    }

    [Fact]
    public async Task A_capture_of_many_items_is_read_once()
    {
        await FillAsync();
        for (var run = 0; run < 2; run++)
        {
            await DigestAsync();
            var reads = _shelf
                .Host.Effects.Where(e => e.Tool == "files.read")
                .Select(e => ((Value.Text)e["path"]).Content)
                .Where(p => p.Contains("captures", StringComparison.Ordinal));
            Assert.Distinct(reads);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("what is this?")]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("folder")]
    public async Task What_is_damaged_is_made_anew(string how)
    {
        await FillAsync();
        var whole = await DigestAsync();
        var file = Files.Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        if (how == "folder")
        {
            Directory.CreateDirectory(file);
        }
        else
        {
            var damaged = how switch
            {
                "cut" => bytes[..(bytes.Length / 2)],
                "flipped" => [.. bytes[..500], (byte)(bytes[500] ^ 1), .. bytes[501..]],
                _ => Encoding.UTF8.GetBytes(how),
            };
            await File.WriteAllBytesAsync(file, damaged, TestContext.Current.CancellationToken);
        }

        Assert.Equal(whole, await DigestAsync());
        if (how != "folder")
        {
            Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_what_this_very_program_made_is_believed(bool isThis)
    {
        await FillAsync();
        await DigestAsync();
        var file = Files.Single();
        var lines = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))[65..]
            .Replace("gardeners", "brigadiers", StringComparison.Ordinal);
        var program = isThis ? ProgramCode.Id : ProgramCode.Id + "x";
        var seal = ContentHash.Of($"{program}\n{ContentHash.Of(lines)}");
        await File.WriteAllTextAsync(file, $"{seal}\n{lines}", TestContext.Current.CancellationToken);
        Assert.Equal(isThis, (await DigestAsync()).Contains("brigadiers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("202602181000_Clip.md", "900 cyclists", "800 cyclists")]
    [InlineData("202602181000_Clip.md", "title: Clip", "title: Renamed")]
    [InlineData("202602181002_Seen.md", "headline: Seen", "headline: \"Seen\"\nprivate: true")]
    public async Task What_changed_is_read_again(string note, string old, string changed)
    {
        await FillAsync();
        var before = await DigestAsync();
        var text = _shelf.Folder.Read("vault/" + note);
        Assert.Contains(old, text, StringComparison.Ordinal);
        _shelf.Folder.Write("vault/" + note, text.Replace(old, changed, StringComparison.Ordinal));
        var warm = await DigestAsync();
        Assert.NotEqual(before, warm);
        Directory.Delete(_shelf.Host.Home["cache"], recursive: true);
        Assert.Equal(await DigestAsync(), warm);
    }

    [Theory]
    [InlineData("digest.yaml", "version: 1\nquotes: corner\n")]
    [InlineData("digest.yaml", "version: 1\nprofile: neutral\n")]
    [InlineData("digest.yaml", "version: 1\ngroups:\n  - { host: clip.example, group: 花园 }\n")]
    [InlineData("chela.yaml", "version: 1\nlanguage: en\n")]
    [InlineData("chela.yaml", "version: 1\nzone: Asia/Shanghai\n")]
    public async Task Other_settings_hold_at_once(string file, string text)
    {
        await FillAsync();
        await DigestAsync();
        _shelf.Host.Home.Write(file, text);
        var warm = await DigestAsync();
        Directory.Delete(_shelf.Host.Home["cache"], recursive: true);
        Assert.Equal(await DigestAsync(), warm);
    }

    [Fact]
    public async Task Of_what_is_private_nothing_is_kept()
    {
        await FillAsync();
        Note("202602181003_Mine.md", $"---\nsource: https://mine.example/\n---\n\n{Secret} {Prose}");
        var page = Page("secret", Secret);
        Assert.Equal(0, await _shelf.RunAsync("save", page, "--private"));
        await DigestAsync();
        Assert.Contains("4,711", Kept, StringComparison.Ordinal);
        Note("202602181003_Mine.md", $"---\nsource: https://mine.example/\nprivate: true\n---\n\n{Secret} {Prose}");
        await DigestAsync();
        Assert.DoesNotContain("4,711", Kept, StringComparison.Ordinal);
        Assert.Contains("gardeners", Kept, StringComparison.Ordinal);
    }

    private const string Prose =
        "We found that the gardeners of Utrecht planted 3,400 trees in one year, more than in the ten years before. "
        + "The figure fell to 12 percent of that when the city stopped to pay for the water of the young trees. "
        + "A study by Delft University shows that shade lowers the heat of a street by 4 degrees in July. "
        + "Nobody had expected that the cheapest measure would turn out to be the one that works best of all.";

    /// <summary>Not like the other texts, which go below each other.</summary>
    private const string Other =
        "The ferry to Texel carried 900 cyclists on its first day, and the harbour master had counted on half as many. "
        + "Whoever came late waited for the next boat, which left 40 minutes afterwards with all of them on board.";

    private IEnumerable<string> Files => Directory.GetFiles(_shelf.Host.Home["cache"]);

    private string Kept => File.ReadAllText(Files.Single());

    private static bool IsKept(Effect effect) =>
        effect.Tool == "files.write"
        && ((Value.Text)effect["folder"]).Content.EndsWith("cache", StringComparison.Ordinal);

    /// <summary>A vault with a clipping, a post and notes; two pages and a feed on the shelf.</summary>
    private async Task FillAsync()
    {
        Note(
            "202602181000_Clip.md",
            $"---\ntitle: Clip\nsource: https://clip.example/1\n---\n\n{Other}\n\nIt is ==marked as [[202602181002_Seen|the words of a note]] on 30 trees==."
        );
        Note("202602181001_Post.md", "---\nsource: https://x.com/ada/status/1893\n---\n\nA post of 5 words.");
        Note("202602181002_Seen.md", "---\nheadline: Seen\n---\n\nText of mine.");
        var feed = string.Concat(
            Enumerable
                .Range(0, 3)
                .Select(i =>
                    $"<item><title>Entry {(char)('a' + i)}</title><link>https://feed.example/{i}</link><description>&lt;p&gt;Number {i}: {Prose}&lt;/p&gt;</description></item>"
                )
        );
        Assert.Equal(
            0,
            await _shelf.RunAsync(
                "save",
                Page("one", "The first page is about 12 bridges of the town that were mended."),
                Page("two", "又一页讲的是城里的二十四座桥，它们在去年全部修好了，花了三亿元。"),
                _shelf.Folder.Write(
                    "feed.xml",
                    $"<rss version=\"2.0\"><channel><title>Feed</title><link>https://feed.example/</link>{feed}</channel></rss>"
                ),
                "--note",
                "worth it"
            )
        );
    }

    private string Page(string name, string text) =>
        _shelf.Folder.Write(
            $"{name}.html",
            $"<html><head><title>Page {name}</title><link rel=\"canonical\" href=\"https://site.example/{name}\"></head><body><article><h1>Page {name}</h1><p>{text}</p><p>{Prose}</p></article></body></html>"
        );

    private void Note(string name, string text) => _shelf.Folder.Write("vault/" + name, text + "\n");

    /// <summary>Makes the digest from nothing, and gives all that was written.</summary>
    private async Task<string> DigestAsync()
    {
        var made = _shelf.Folder["out"];
        if (Directory.Exists(made))
        {
            Directory.Delete(made, recursive: true);
        }

        Assert.Equal(
            0,
            await _shelf.RunAsync(
                "digest",
                _shelf.Folder["vault"],
                "--week",
                "2026-W08",
                "--out",
                made,
                "--html",
                "--own-notes",
                "all"
            )
        );
        return string.Concat(
            Directory
                .GetFiles(made, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => Path.GetRelativePath(made, f) + "\n" + File.ReadAllText(f) + "\n")
        );
    }
}
