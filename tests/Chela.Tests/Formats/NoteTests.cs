using System.Text;
using Chela.Reading.Captures;

namespace Chela.Tests.Formats;

/// <summary>Notes in Markdown and plain text.</summary>
public sealed class NoteTests
{
    [Fact]
    public void A_note_keeps_its_blocks_and_each_knows_its_bytes()
    {
        const string note =
            "---\ntitle: 标题\n---\n# 标题\n\n一段**重要**的话。\n\n```c\nint x;\n\n\nint y;\n```\n- one\n\n  more of one\n- two\n\n> quoted\n> words\n";
        var bytes = Encoding.UTF8.GetBytes(note);
        var item = Packed.Item(Packed.Read(bytes));
        Assert.Equal(
            [
                "# 标题",
                "一段**重要**的话。",
                "```c\nint x;\n\n\nint y;\n```",
                "- one\n\n  more of one\n- two",
                "> quoted\n> words",
            ],
            item.Blocks.Select(b => b.Markdown)
        );
        Assert.Equal(
            ["标题", "一段重要的话。", "int x;\n\n\nint y;", "one\n\nmore of one\ntwo", "quoted\nwords"],
            item.Blocks.Select(b => b.Text)
        );
        Assert.Equal(
            item.Blocks.Select(b => b.Markdown),
            item.Blocks.Select(b => Encoding.UTF8.GetString(b.Span!.Value.Of(bytes)))
        );
    }

    [Fact]
    public void A_clipping_says_where_it_is_from()
    {
        var item = Packed.Item(
            Packed.Read(
                "---\ntitle: \"A: b\"\nauthor:\n  - \"[[Ada Brook]]\"\n  - Bo\nsource: https://example.org/a\npublished: 2026-02-17\ncreated: 2026-02-18\ntags: [x, \"#y\"]\ndescription: On b\nlang: en\n---\nText with ==a mark== and [a link](https://example.org/b \"t\") and %%a secret%%.\n"
            )
        );
        Assert.Equal(ItemKind.Article, item.Kind);
        Assert.Equal(
            ("A: b", "Ada Brook, Bo", "https://example.org/a", "On b", "en"),
            (item.Title, item.Author, item.Url, item.Summary, item.Lang)
        );
        Assert.Equal(new DateTimeOffset(2026, 2, 17, 0, 0, 0, TimeSpan.Zero), item.Published);
        Assert.Equal(["x", "y"], item.Tags);
        Assert.Equal("a mark", Assert.Single(item.Highlights).Text);
        Assert.Equal("Text with a mark and a link and .", item.Text);
    }

    [Fact]
    public void Front_matter_that_is_no_YAML_is_told_with_its_place_and_the_note_is_read()
    {
        var reading = Packed.Read("---\ntitle: a: b: c\nx: [\n---\n# Words\n");
        Assert.Single(reading.Items);
        Assert.StartsWith("line ", Assert.Single(reading.Problems).Place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_without_a_title_is_called_as_its_file() =>
        Assert.Equal("A thought", Packed.Item(Packed.Read("- only a list", "notes/A thought.md")).Title);

    [Fact]
    public void Plain_text_that_was_broken_to_fit_is_joined_and_lists_and_poems_are_not()
    {
        var broken =
            "A title\n\nThis is a paragraph that somebody broke after about seventy\ncharacters, as letters and manuals have it, so that each of its\nlines is nearly as long as the others.\n\n一个自动换行的中文段落，它的每一行都差不多一样长，读起来应该是连续的一段\n话，中间不应该有空格。\n\nroses are red\nviolets are blue\n";
        var item = Packed.Item(Packed.Read(broken));
        Assert.Equal("A title", item.Title);
        Assert.Equal(
            [
                "A title",
                "This is a paragraph that somebody broke after about seventy characters, as letters and manuals have it, so that each of its lines is nearly as long as the others.",
                "一个自动换行的中文段落，它的每一行都差不多一样长，读起来应该是连续的一段话，中间不应该有空格。",
                "roses are red\nviolets are blue",
            ],
            item.Blocks.Select(b => b.Text)
        );
    }

    [Fact]
    public void Plain_text_stands_for_itself_in_Markdown() =>
        Assert.Equal("2 \\* 3 is \\[six\\], \\<b>", Packed.Item(Packed.Read("2 * 3 is [six], <b>")).Markdown);

    [Fact]
    public void Nothing_but_addresses_is_a_list_of_links() =>
        Assert.Equal(
            ["https://example.org/a", "http://example.org/b"],
            Packed.Read("https://example.org/a\r\n\r\nhttp://example.org/b\n").Items.Select(i => i.Url)
        );
}
