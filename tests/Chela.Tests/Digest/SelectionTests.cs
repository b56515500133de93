using Chela.Tests.Support;

namespace Chela.Tests.Digest;

/// <summary>Which notes are a week's.</summary>
public sealed class SelectionTests
{
    private static DigestFixture WithNote() =>
        new DigestFixture().Finished("Note", "A headline", "https://example.org/note", "Text.");

    [Theory]
    [InlineData(null, "2026-02-17.md")]
    [InlineData(null, "Journal/2026/2026-02-17.md")]
    [InlineData(null, "20260217.md")]
    [InlineData(null, "2026_02_17.md")]
    [InlineData(null, "2026年2月17日.md")]
    [InlineData("""{"folder":"/Days/","format":"YYYY/MM-MMMM/DD-dddd"}""", "Days/2026/02-February/17-Tuesday.md")]
    [InlineData("""{"folder":"Days","format":"DD-MM-YYYY"}""", "Days/17-02-2026.md")]
    [InlineData("""{"folder":"Days","format":"dddd, MMMM Do YYYY"}""", "Days/Tuesday, February 17th 2026.md")]
    [InlineData("""{"format":"gggg-[W]ww/YYYYMMDD"}""", "2026-W08/20260217.md")]
    [InlineData("""{"format":"YY.M.D"}""", "26.2.17.md")]
    [InlineData("""{"format":"YYYY年M月D日 dddd"}""", "2026年2月17日 星期二.md")]
    [InlineData("""{"format":"[Tag] DDDD-YYYY"}""", "Tag 048-2026.md")]
    public async Task Daily_notes_are_found_by_their_folder_and_format(string? setting, string path)
    {
        using var fixture = WithNote().Write(path, "[[Note]]");
        if (setting is not null)
        {
            fixture.Write(".obsidian/daily-notes.json", setting);
        }

        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W08"));
        Assert.Contains("#### A headline", fixture.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Periodic_notes_settings_count_too()
    {
        using var fixture = WithNote()
            .Write(
                ".obsidian/plugins/periodic-notes/data.json",
                """{"daily":{"folder":"D","format":"MM-DD-YYYY","enabled":true}}"""
            )
            .Write("D/02-17-2026.md", "[[Note]]");
        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W08"));
    }

    [Theory]
    [InlineData("202602171030_Title")]
    [InlineData("20260217103015 Title")]
    [InlineData("2026-02-17 Title")]
    [InlineData("20260217-Title")]
    public async Task A_note_stamped_in_the_week_is_the_weeks(string name)
    {
        using var fixture = new DigestFixture().Finished(name, "A headline", "https://example.org/x", "Text.");
        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W08"));
    }

    [Theory]
    [InlineData("created: 2026-02-17")]
    [InlineData("created: 2026-02-17T23:59:00")]
    [InlineData("created: \"2026-02-22T23:00:00-05:00\"", "America/New_York")]
    [InlineData("created: 2026-02-15T20:00:00Z", "Asia/Shanghai")]
    [InlineData("date: 2026/2/17")]
    [InlineData("created: \"[[2026-02-17]]\"")]
    public async Task A_note_created_in_the_week_is_the_weeks(string created, string zone = "Europe/Berlin")
    {
        using var fixture = new DigestFixture().Write(
            "Note.md",
            "---",
            "headline: A headline",
            created,
            "---",
            "Text."
        );
        fixture.Host.Home.Write("chela.yaml", $"version: 1\nzone: {zone}\n");
        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W08"));
    }

    [Fact]
    public async Task Notes_of_other_weeks_templates_and_ignored_folders_stay_out()
    {
        using var fixture = WithNote()
            .Daily("Note", "Templates/Clip")
            .Finished("202602091030_Before", "Before", "https://example.org/before", "Text.")
            .Finished("202602231030_After", "After", "https://example.org/after", "Text.")
            .Finished("Templates/Clip", "Template", "https://example.org/t", "Text.")
            .Finished("Old/202602171030_Archived", "Archived", "https://example.org/a", "Text.")
            .Finished(".trash/202602171030_Deleted", "Deleted", "https://example.org/d", "Text.")
            .Write(".obsidian/templates.json", """{"folder":"Templates"}""")
            .Write(".obsidian/app.json", """{"userIgnoreFilters":["Old/"]}""");
        Assert.Equal(0, await fixture.RunAsync("--week", "2026-W08"));
        Assert.Single(Headlines(fixture));
    }

    [Fact]
    public async Task Without_a_week_the_newest_that_has_something_is_taken()
    {
        using var fixture = WithNote()
            .Daily("Note")
            .Write("2026-03-04.md", "nothing linked here")
            .Write("202603051000_Shopping list.md", "milk");
        Assert.Equal(0, await fixture.RunAsync());
        Assert.Contains("digest 2026-W08", fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_come_in_the_order_in_which_the_daily_notes_link_them()
    {
        using var fixture = new DigestFixture();
        foreach (var name in (string[])["C", "A", "B", "D"])
        {
            fixture.Finished(name, name, $"https://example.org/{name}", "Text.");
        }

        fixture
            .Write("2026-02-18.md", "[[D]] and [[C]] again")
            .Write("2026-02-16.md", "[[C]], then ![[A]], then [text](B.md)");
        Assert.Equal(0, await fixture.RunAsync());
        Assert.Equal(["C", "A", "B", "D"], Headlines(fixture));
    }

    [Fact]
    public async Task Links_in_code_and_comments_select_nothing()
    {
        using var fixture = WithNote()
            .Finished("Other", "Other", "https://example.org/other", "Text.")
            .Write("2026-02-17.md", "[[Note]] `[[Other]]` %%[[Other]]%%", "```", "[[Other]]", "```");
        await fixture.RunAsync();
        Assert.Equal(["A headline"], Headlines(fixture));
    }

    [Fact]
    public async Task Of_two_notes_of_one_name_the_nearest_is_taken_and_said()
    {
        using var fixture = new DigestFixture()
            .Finished("a/Note", "Near", "https://example.org/near", "Text.")
            .Finished("b/c/Note", "Far", "https://example.org/far", "Text.")
            .Write("2026-02-17.md", "", "[[Note]]")
            .Write("2026-02-18.md", "[[b/c/Note]]");
        Assert.Equal(0, await fixture.RunAsync());
        Assert.Equal(["Near", "Far"], Headlines(fixture));
        Assert.Contains(
            "2026-02-17.md:2: 2 files are named 'Note': took a/Note.md",
            fixture.Host.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_left_out_is_said_with_its_place()
    {
        using var fixture = WithNote()
            .Write(
                "2026-02-17.md",
                "[[Note]]",
                "[[Missing]]",
                "[a page](https://example.org/page)",
                "[[2026-02-16]] [[2026-W08]]"
            )
            .Write("202602171000_Thought.md", "Just a thought.");
        Assert.Equal(0, await fixture.RunAsync());
        var output = fixture.Host.Output;
        Assert.Contains("left out (3)", output, StringComparison.Ordinal);
        Assert.Contains(
            "2026-02-17.md:2: no note 'Missing'; make the note or remove the link",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("2026-02-17.md: 1 link to the web has no note", output, StringComparison.Ordinal);
        Assert.Contains("202602171000_Thought.md: neither a headline nor a source", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unmarked_notes_of_the_owner_come_in_when_asked_for()
    {
        using var fixture = new DigestFixture().Write(
            "202602171000_Thought.md",
            "# Thought",
            "",
            "A thought of some length, worth to be kept for the week it came in."
        );
        Assert.Equal(1, await fixture.RunAsync());
        Assert.Equal(0, await fixture.RunAsync("--own-notes", "all"));
        Assert.Contains(
            "[[202602171000_Thought]]\n\nA thought of some length",
            fixture.Chinese,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Several_vaults_make_one_digest()
    {
        using var fixture = WithNote().Daily("Note");
        using var second = new DigestFixture()
            .Finished("202602181000_Second", "From the second", "https://example.org/second", "![[p.svg]]")
            .Write("p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Assert.Equal(0, await fixture.Host.RunAsync("digest", fixture.Vault, second.Vault, "--out", fixture.Out));
        Assert.Equal(["A headline", "From the second"], Headlines(fixture));
        Assert.True(File.Exists(Path.Combine(fixture.Out, "README.zh-CN.assets/README.zh-CN_001.svg")));
    }

    internal static List<string> Headlines(DigestFixture fixture) =>
        [
            .. fixture
                .Chinese.Split('\n')
                .Where(l => l.StartsWith("#### ", StringComparison.Ordinal))
                .Select(l => l[5..]),
        ];
}
