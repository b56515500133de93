using Chela.Reading.Captures;
using Chela.Reading.Notes;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Tests.Shelf;

public sealed class ClippingNoteTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void It_has_the_form_in_which_digests_read_clippings()
    {
        var read = new ReadItem(ItemKind.Article)
        {
            Blocks = [new ReadBlock("First.", "First.", null), new ReadBlock("Second.", "Second.", null)],
            Highlights = [new Highlight("marked\nwords", "why")],
        };
        Assert.Equal(
            """
            ---
            title: "A \"title\": of sorts"
            source: "https://example.org/essay"
            author: "Ada Brook"
            published: "2026-02-01"
            created: "2026-02-17T07:30:00+08:00"
            private: true
            ---

            > [!NOTE]
            > mine
            > too

            ==marked words==

            > [!NOTE]
            > why

            First.

            Second.

            """,
            ClippingNote.Write(Item("A \"title\": of sorts", "mine\ntoo"), read, Shanghai)
        );
        Assert.Equal(
            "202602170730_A title of sorts",
            ClippingNote.NameOf(Item("A \"title\": of #[sorts]", null), Shanghai)
        );
    }

    [Theory]
    [InlineData("![[secret]]", @"!\[\[secret]]")]
    [InlineData("a ==forged== mark", @"a \=\=forged\=\= mark")]
    [InlineData("> [!NOTE] not mine", @"> \[\!NOTE] not mine")]
    [InlineData("> > [!tip]", @"> > \[\!tip]")]
    [InlineData("%%hidden%%", @"\%\%hidden\%\%")]
    [InlineData("<!-- own note -->", @"\<!-- own note -->")]
    [InlineData("<% tp.run() %>", @"\<\% tp.run() %>")]
    [InlineData("```dataviewjs\nrun()\n```", "```\nrun()\n```")]
    [InlineData("> ```dataviewjs\n> run()", "> ```\n> run()")]
    [InlineData("```js\n<% run %>\n```", "```js\n<\u2060% run %>\n```")]
    [InlineData("`= this.secret` `$= dv.x`", "`\u2060= this.secret` `\u2060$= dv.x`")]
    [InlineData(
        "<iframe src=x> a<br>b <https://example.org/> 1 < 2",
        @"\<iframe src=x> a<br>b <https://example.org/> 1 < 2"
    )]
    [InlineData("<div>\n```\n==x==", "\\<div>\n```\n==x==\n```")]
    [InlineData("    ```\n==x==", "    ```\n\\=\\=x\\=\\=")]
    [InlineData("```\na\n   ```\n==x==", "```\na\n   ```\n\\=\\=x\\=\\=")]
    [InlineData("# `\n`\n`==x==`", "# `\n`\n`\\=\\=x\\=\\=`")]
    [InlineData("`[[ -f x ]]` and [[x]]", @"`[[ -f x ]]` and \[\[x]]")]
    [InlineData("```\n[[ ==x== ]]\n```", "```\n[[ ==x== ]]\n```")]
    [InlineData("Heading\n=======", "Heading\n=======")]
    [InlineData(
        "[link](https://example.org/?a=b) ![image](x.png) 1 = 2",
        "[link](https://example.org/?a=b) ![image](x.png) 1 = 2"
    )]
    public void What_others_wrote_does_not_speak_for_the_owner(string markdown, string written)
    {
        var read = new ReadItem(ItemKind.Article) { Blocks = [new ReadBlock(markdown, markdown, null)] };
        var note = ClippingNote.Write(Item("T", null), read, TimeZoneInfo.Utc);
        Assert.EndsWith($"---\n\n{written}\n", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_cannot_be_forged_by_a_title()
    {
        var note = ClippingNote.Write(Item("x\"\nheadline: \"y", null), null, TimeZoneInfo.Utc);
        var read = Note.Read("x.md", System.Text.Encoding.UTF8.GetBytes(note), out var problem);
        Assert.Null(problem);
        Assert.Null(read!.Properties.Text("headline"));
        Assert.True(read.Properties.IsPrivate);
    }

    private static ShelfItem Item(string title, string? note)
    {
        var at = new DateTimeOffset(2026, 2, 16, 23, 30, 0, TimeSpan.Zero);
        var saved = new ShelfEvent.Saved(at, ContentHash.Of("i"), ContentHash.Of("c"), 0, ItemKind.Article)
        {
            Url = "https://example.org/essay",
            Title = title,
            Author = "Ada Brook",
            Published = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
            Note = note,
            IsPrivate = true,
        };
        return new ShelfItem(saved, at, ShelfState.Unread);
    }
}
