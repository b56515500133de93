using System.Text;
using Chela.Reading.Notes;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Tests.Digest;

/// <summary>Bad input gets one clear line, and the rest goes on.</summary>
public sealed class BadInputTests
{
    private static DigestFixture WithGood() =>
        new DigestFixture().Finished("202602171000_Good", "Good", "https://example.org/good", "Text.");

    private static async Task<string> Report(DigestFixture fixture, int exit = 0, params string[] options)
    {
        Assert.Equal(exit, await fixture.RunAsync(["--week", "2026-W08", .. options]));
        if (exit == 0)
        {
            Assert.Contains("#### Good", fixture.Chinese, StringComparison.Ordinal);
        }

        return fixture.Host.Output + fixture.Host.Error;
    }

    [Theory]
    [InlineData("2026-W60", "found '2026-W60'; 2026 has the weeks 01 to 53")]
    [InlineData("2025-W53", "2025 has the weeks 01 to 52")]
    [InlineData("last", "expected an ISO week such as 2026-W08, found 'last'")]
    [InlineData("2026-08", "expected an ISO week such as 2026-W08")]
    [InlineData("", "expected an ISO week")]
    public async Task A_wrong_week_is_a_mistake_of_usage(string week, string message)
    {
        using var fixture = WithGood();
        Assert.Equal(2, await fixture.RunAsync("--week", week));
        Assert.Contains(message, fixture.Host.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(fixture.Out));
    }

    [Fact]
    public async Task An_empty_week_names_one_that_is_not()
    {
        using var fixture = WithGood();
        Assert.Equal(1, await fixture.RunAsync("--week", "2026-W10"));
        Assert.Equal("error: no notes in 2026-W10; the newest week with notes is 2026-W08\n", fixture.Host.Error);
        Assert.False(Directory.Exists(fixture.Out));
    }

    [Fact]
    public async Task No_vault_and_an_empty_vault_are_said()
    {
        using var fixture = WithGood();
        Assert.Equal(1, await fixture.Host.RunAsync("digest", fixture.Vault + "-not"));
        Assert.Contains(
            "it does not exist; name the folder of your vault",
            fixture.Host.Error,
            StringComparison.Ordinal
        );
        using var empty = new TemporaryFolder();
        Assert.Equal(1, await fixture.Host.RunAsync("digest", empty.Path));
        Assert.Contains("no note says when it is from", fixture.Host.Error, StringComparison.Ordinal);
        Assert.Equal(1, await fixture.Host.RunAsync("digest", Path.Combine(fixture.Vault, "202602171000_Good.md")));
        Assert.Contains("it is a file, not a folder", fixture.Host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_front_matter_is_placed_and_read_line_by_line()
    {
        using var fixture = WithGood()
            .Write(
                "202602171001_Bad.md",
                "---",
                "headline: Odd: a colon: too many",
                "tags:",
                "  - x",
                "source: https://example.org/odd",
                "---",
                "Text."
            );
        var report = await Report(fixture);
        Assert.Matches(@"202602171001_Bad.md:2:\d+: front matter is not YAML: .*; it was read line by line", report);
        Assert.Contains("#### Odd: a colon: too many", fixture.Chinese, StringComparison.Ordinal);
    }

    // By name: the runner would write the bytes of 50 MB down one by one.
    private static readonly Dictionary<string, Func<byte[]>> Unreadable = new()
    {
        ["other bytes"] = () => [.. "---\nheadline: x\n---\n"u8, 0xC3, 0x28],
        ["binary"] = () => [.. "a\nb\0"u8],
        ["UTF-16"] = () => [0xFF, 0xFE, 0x41, 0x00],
        ["50 MB"] = () => new byte[50 * 1024 * 1024],
    };

    [Theory]
    [InlineData("other bytes", ":4:1: expected UTF-8, found other bytes; save the note as UTF-8")]
    [InlineData("binary", ":2:2: expected text, found binary data")]
    [InlineData("UTF-16", ":1:1: expected UTF-8, found UTF-16")]
    [InlineData("50 MB", ": expected at most 16 MB, found 50 MB")]
    public async Task A_note_that_is_none_is_left_out(string note, string message)
    {
        using var fixture = WithGood().Write("202602171001_Bad.md", Unreadable[note]());
        Assert.Contains("202602171001_Bad.md" + message, await Report(fixture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_in_the_form_of_Windows_is_read()
    {
        using var fixture = WithGood()
            .Write(
                "202602171001_Win.md",
                Encoding.UTF8.GetBytes("\uFEFF---\r\nheadline: Windows\r\n---\r\n\r\nLine one\r\nline two\r\n")
            );
        await Report(fixture);
        Assert.Contains("#### Windows\n\nLine one\nline two\n", fixture.Chinese, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', fixture.Chinese);
    }

    [Fact]
    public async Task Links_that_loop_through_folders_end()
    {
        using var fixture = WithGood().Write("sub/x.md", "x");
        Directory.CreateSymbolicLink(Path.Combine(fixture.Vault, "sub", "loop"), fixture.Vault);
        Assert.Contains("a link to a folder that is listed already", await Report(fixture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_vault_that_are_no_JSON_are_placed()
    {
        using var fixture = WithGood().Write(".obsidian/daily-notes.json", "{ \"folder\": ");
        Assert.Contains(
            "daily-notes.json:2:1: expected JSON; Obsidian's defaults are used",
            await Report(fixture),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("version: 2", ":1:10: expected 1 for 'version', found '2'")]
    [InlineData(
        "version: 1\nbyline: me",
        ":2:9: expected another form for 'byline', found 'me'; for instance: by @me (Me) and LLMs"
    )]
    [InlineData("version: 1\nprofil: B", ":2:1: unknown key 'profil'; did you mean 'profile'?")]
    [InlineData("version: 1\nversion: 1", ":2:1: 'version' stands here again, after line 1")]
    [InlineData("version: 1\nbyline: [a", ":2:9: this is not YAML: '[' is not closed; close it")]
    [InlineData("version: 1\nsections: [a,\n  b\nquotes: curly", ":2:11: this is not YAML: '[' is not closed")]
    [InlineData("version: 1\n\tbyline: x", ":2:1: expected blanks, found a tab; indent with blanks")]
    public async Task A_broken_digest_yaml_stops_the_run_before_anything_is_written(string yaml, string message)
    {
        using var fixture = WithGood().Write("digest.yaml", yaml);
        Assert.Contains("digest.yaml" + message, await Report(fixture, exit: 1), StringComparison.Ordinal);
        Assert.False(Directory.Exists(fixture.Out));
    }

    [Fact]
    public async Task A_file_that_was_not_made_here_is_not_touched()
    {
        using var fixture = WithGood();
        Directory.CreateDirectory(fixture.Out);
        File.WriteAllText(Path.Combine(fixture.Out, "README.md"), "My own README.\n");
        Assert.Contains(
            "README.md: is there but was not made here: left as it is",
            await Report(fixture, exit: 1),
            StringComparison.Ordinal
        );
        Assert.Equal("My own README.\n", fixture.English);
        Assert.Single(Directory.GetFiles(fixture.Out));
    }

    [Fact]
    public async Task Links_to_what_never_ends_are_not_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/zero");
        using var fixture = WithGood();
        File.CreateSymbolicLink(Path.Combine(fixture.Vault, "202602171001_Zero.md"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(fixture.Vault, "202602171002_Loop.md"), "202602171002_Loop.md");
        Assert.Contains("202602171002_Loop.md", await Report(fixture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_may_be_named_with_a_slash_at_its_end()
    {
        using var fixture = WithGood();
        Assert.Equal(0, await fixture.Host.RunAsync("digest", fixture.Vault + "/", "--out", fixture.Out + "/"));
        Assert.Contains("#### ", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_of_any_form_is_read()
    {
        var part = Gen.OneOf(
            Gen.OneOf(
                "a: ",
                "- ",
                "[",
                "]",
                "{",
                "}",
                "\n",
                "\n  ",
                "\t",
                ": ",
                "\"",
                "'",
                "#",
                "&x",
                "*x",
                "|",
                ">",
                "!!",
                "? ",
                "%"
            ),
            Gen.String[0, 4]
        );
        part.Array[0, 12].Select(string.Concat).Sample(yaml => Assert.NotNull(FrontMatter.Parse(yaml)), iter: 3000);
    }

    [Fact]
    public async Task An_output_that_is_a_file_is_said()
    {
        using var fixture = WithGood();
        File.WriteAllText(fixture.Out, "");
        Assert.Contains(
            "it is a file, not a folder; choose another folder with --out",
            await Report(fixture, exit: 1),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_nobody_can_have_meant_does_no_harm()
    {
        using var fixture = WithGood();
        var odd = new StringBuilder("---\nheadline: Odd\n---\n");
        foreach (
            var part in (string[])
                ["[", "![[", "`", "%%", "](", "<!--", "**", "==", "> ", "- ", "\\", "[[a|", "$$", "|", "#"]
        )
        {
            odd.Insert(odd.Length, part, 20_000).Append('\n');
        }

        fixture.Write("202602171001_Odd.md", odd.ToString());
        fixture.Write("202602171002_Clip.md", "---\nsource: https://example.org/c\n---\n" + odd);
        fixture.Write("202602171003_Deep.md", "---\nheadline: Deep\nx: " + new string('[', 30_000) + "\n---\nText.");
        await Report(fixture);
        Assert.Contains("#### Odd", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_object_that_says_the_same()
    {
        using var fixture = WithGood().Write("202602171001_Thought.md", "x");
        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W08", "--json"));
        using var json = System.Text.Json.JsonDocument.Parse(fixture.Host.Output);
        Assert.Equal("chela.run-report", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        Assert.True(json.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Equal(2, json.RootElement.GetProperty("outputs").GetArrayLength());
        Assert.Equal(1, json.RootElement.GetProperty("leftOut").GetArrayLength());
        Assert.Equal("digest 2026-W08", json.RootElement.GetProperty("job").GetString());
    }
}
