using Chela.Tests.Support;

namespace Chela.Tests.Digest;

/// <summary>Vaults as people and their plugins really keep them.</summary>
public sealed class VaultTests
{
    private static async Task<DigestFixture> All(DigestFixture fixture, int exit = 0)
    {
        Assert.Equal(exit, await fixture.RunAsync("--week", "2026-W08", "--own-notes", "all"));
        return fixture;
    }

    private const string Prose = "A thought of some length, worth to be kept for the week in which it came to me.";

    [Theory]
    [InlineData("""{"folder":"Days","format":"YYYY-MM-DD dddd (WW)"}""", "Days/2026/02/2026-02-17 Tuesday (08).md")]
    [InlineData("""{"folder":"Days","format":"YYYY/MM/DD-MM-YYYY"}""", "Archive/17-02-2026.md")]
    public async Task A_daily_note_that_was_moved_is_still_one(string setting, string path)
    {
        using var fixture = await All(
            new DigestFixture()
                .Write(".obsidian/daily-notes.json", setting)
                .Write(path, "[[Note]]")
                .Finished("Note", "A headline", "https://example.org/note", "Text.")
        );
        Assert.Equal(["A headline"], SelectionTests.Headlines(fixture));
    }

    [Fact]
    public async Task Every_way_to_link_a_note_is_followed()
    {
        string[] names =
        [
            "Table",
            "Task",
            "Heading",
            "Embed",
            "Field",
            "Coded name",
            "Property",
            "日记 📖",
            "Angle name",
        ];
        var fixture = new DigestFixture().Write(
            "2026-02-17.md",
            "---",
            "read: \"[[Property]]\"",
            "---",
            "| a | b |",
            "| --- | --- |",
            "| x | [[Table\\|shown]] |",
            "",
            "- [ ] [[Task]]",
            "- [[Heading#Part one|alias]]",
            "![[Embed]]",
            "read:: [[Field]]",
            "[x](Coded%20name.md) and [[日记 📖]] and [y](<Angle name.md>)"
        );
        foreach (var name in names)
        {
            fixture.Finished(name, $"Headline of {name}", $"https://example.org/{name.Length}{name[0]}", "Text.");
        }

        using var digest = await All(fixture);
        Assert.Equal(
            names.Select(n => $"Headline of {n}").Order(StringComparer.Ordinal),
            SelectionTests.Headlines(digest).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_link_to_what_is_no_note_is_said_once_and_an_embed_of_a_view_is_not()
    {
        using var fixture = await All(
            new DigestFixture()
                .Write("paper.pdf", "x")
                .Write("Daily.base", "x")
                .Write("2026-02-17.md", "[[paper.pdf]] ![[Daily.base]] [[Missing]]", "[[2026-02-19]]")
                .Write("2026-02-18.md", "[[paper.pdf]] [[Missing]]")
                .Finished("202602171000_N", "H", "https://example.org/n", "Text.")
        );
        Assert.Contains("left out (2)", fixture.Host.Output, StringComparison.Ordinal);
        Assert.Contains("2026-02-17.md:1: 'paper.pdf' is no note", fixture.Host.Output, StringComparison.Ordinal);
        Assert.Contains("2026-02-17.md:1: no note 'Missing'", fixture.Host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("created: 2026年2月17日")]
    [InlineData("date created: Tuesday, February 17th 2026, 1:02:03 pm")]
    [InlineData("date_created: 17 February 2026")]
    [InlineData("created: Feb 17, 2026")]
    [InlineData("created: 20260217")]
    [InlineData("created: 202602171030")]
    [InlineData("created: someday\ndate: 2026-02-17")]
    [InlineData("created: 2026-02-17 10:30")]
    public async Task A_date_is_read_in_the_forms_that_people_and_plugins_write(string property)
    {
        using var fixture = await All(
            new DigestFixture().Write("Note.md", "---", "headline: A headline", property, "---", "Text.")
        );
        Assert.Equal(["A headline"], SelectionTests.Headlines(fixture));
    }

    [Theory]
    [InlineData("created: 03/04/2026")]
    [InlineData("created: February 30th 2026")]
    [InlineData("created: soon")]
    public async Task What_is_no_date_or_two_dates_the_note(string property)
    {
        using var fixture = new DigestFixture()
            .Finished("202602171000_N", "H", "https://example.org/n", "Text.")
            .Write("Note.md", "---", "headline: Undated", property, "---", "Text.");
        await All(fixture);
        Assert.Equal(["H"], SelectionTests.Headlines(fixture));
    }

    [Fact]
    public async Task Of_two_notes_that_differ_in_case_the_link_takes_the_one_it_names()
    {
        using var fixture = await All(
            new DigestFixture()
                .Finished("a/READ", "Upper", "https://example.org/upper", "Text.")
                .Finished("b/c/read", "Lower", "https://example.org/lower", "Text.")
                .Write("2026-02-17.md", "[[read]], then [[READ]]")
        );
        Assert.SkipUnless(Directory.GetFiles(fixture.Vault, "*", SearchOption.AllDirectories).Length == 3, "no case");
        Assert.Equal(["Lower", "Upper"], SelectionTests.Headlines(fixture));
        Assert.DoesNotContain("left out", fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_of_the_web_clipper_gives_its_title_marks_and_first_sentences()
    {
        using var fixture = await All(
            new DigestFixture().Write(
                "Clippings/How we keep notes.md",
                "---",
                "title: \"How we keep notes: a report | Example Blog\"",
                "source: \"https://blog.example.org/notes?utm_source=rss\"",
                "author:",
                "  - \"[[Ann Example]]\"",
                "published: 2026-02-10",
                "created: 2026-02-17",
                "description: \"Only where there is no text.\"",
                "tags:",
                "  - \"clippings\"",
                "---",
                "[Home](https://blog.example.org/) [About](https://blog.example.org/about) [Archive of everything](https://blog.example.org/all)",
                "",
                "![A picture](https://blog.example.org/p.png)",
                "",
                "Notes are kept for years, and ==those with a date are found again==. That is all we found out.",
                "",
                "> [!quote] Highlights",
                "> ==A block of highlights==",
                "",
                "## Read more",
                "",
                "- [Another page](https://blog.example.org/other)"
            )
        );
        var entry = fixture.English[fixture.English.IndexOf("#### ", StringComparison.Ordinal)..];
        Assert.StartsWith("#### How we keep notes: a report\n", entry, StringComparison.Ordinal);
        Assert.Contains("](https://blog.example.org/notes)\n", entry, StringComparison.Ordinal);
        Assert.Contains(
            "> those with a date are found again\n>\n> A block of highlights\n",
            entry,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\nNotes are kept for years, and those with a date are found again.",
            entry,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("About", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("Read more", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("Only where", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_without_text_or_with_the_data_of_a_plugin_is_left_out_with_a_word()
    {
        using var fixture = await All(
            new DigestFixture()
                .Write("202602171000_Empty.md", "---", "rating: 5", "---")
                .Write("202602171001_Board.md", "---", "kanban-plugin: board", "---", "## To do", "- [ ] x")
                .Write("202602171002_Drawing.excalidraw.md", "---", "excalidraw-plugin: parsed", "---", "# Data")
                .Write("202602171003_Thought.md", Prose)
        );
        Assert.Equal(["Thought"], SelectionTests.Headlines(fixture));
        Assert.Contains("202602171000_Empty.md: has no text", fixture.Host.Output, StringComparison.Ordinal);
        Assert.Contains("202602171001_Board.md: a board, not a text", fixture.Host.Output, StringComparison.Ordinal);
        Assert.Contains("Drawing.excalidraw.md: a drawing, not a text", fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_excerpt_holds_prose_and_nothing_of_plugins_or_navigation()
    {
        using var fixture = await All(
            new DigestFixture()
                .Write("Home.md", "x")
                .Write("The index of all things.md", "x")
                .Write(
                    "202602171003_Thought.md",
                    "[[Home]] > [[The index of all things]] | [[Home|Back to where everything begins]]",
                    "",
                    "#tag/one #tag-two",
                    "rating:: 5 of 5 and a long explanation of what that is to mean",
                    "",
                    "**Status**: done and waiting for somebody to look at it",
                    "**Date**: 2026-02-17, a Tuesday",
                    "",
                    "<% tp.file.cursor() %> <%* const x = await tp.system.prompt(\"What?\")",
                    "tR += x %>",
                    "",
                    "```dataview",
                    "TABLE rating FROM #book",
                    "```",
                    "",
                    "<div class=\"nav\">Home of all the navigation that nobody wants to read here</div>",
                    "",
                    "- [ ] buy milk, bread and everything else that is needed for the week",
                    "",
                    Prose[..^1] + " `= this.file.name`[^1] with std::vector. ^block1",
                    "",
                    "[^1]: A footnote that nobody needs in an excerpt of this kind at all."
                )
        );
        var body = fixture.Chinese[fixture.Chinese.IndexOf("[[202602171003_Thought]]", StringComparison.Ordinal)..];
        Assert.Equal($"[[202602171003_Thought]]\n\n{Prose[..^1]} with std::vector.\n", body);
    }

    [Fact]
    public async Task Own_notes_without_a_topic_stand_together_and_not_each_below_its_own_name()
    {
        using var fixture = await All(
            new DigestFixture()
                .Write("202602171000_One.md", Prose)
                .Write("202602171001_Two.md", Prose)
                .Write("202602171002_Qwen：three.md", Prose)
        );
        Assert.Equal(
            ["### 其他", "### Qwen"],
            fixture.Chinese.Split('\n').Where(l => l.StartsWith("### ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_week_whose_daily_notes_link_to_nothing_says_so()
    {
        using var fixture = new DigestFixture().Write("2026-02-17.md", "Nothing read today.");
        Assert.Equal(1, await fixture.RunAsync());
        Assert.Contains("the daily notes of 2026-W08 link to no note", fixture.Host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_fit_for_a_digest_the_newest_week_with_notes_is_spoken_of()
    {
        using var fixture = new DigestFixture()
            .Write("2026-02-24.md", "Nothing.")
            .Write("202602171000_Thought.md", Prose);
        Assert.Equal(1, await fixture.RunAsync());
        Assert.Contains("none of the notes in 2026-W08", fixture.Host.Error, StringComparison.Ordinal);
        Assert.Contains("run with --own-notes all", fixture.Host.Error + fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_file_that_is_gone_is_called_so()
    {
        using var fixture = new DigestFixture().Finished("202602171000_N", "H", "https://example.org/n", "Text.");
        File.CreateSymbolicLink(Path.Combine(fixture.Vault, "gone.md"), "/nowhere/at/all.md");
        await All(fixture);
        Assert.Contains("gone.md: a link to a file that is not there", fixture.Host.Output, StringComparison.Ordinal);
    }
}
