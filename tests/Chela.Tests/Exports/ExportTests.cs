using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Exports;
using Chela.Tests.Feeds;

namespace Chela.Tests.Exports;

public sealed class ExportTests
{
    private delegate CaptureReading Reader(Capture capture, string text);

    private static CaptureReading Read(string export, Func<string, bool> fits, Reader read)
    {
        Assert.True(fits(export));
        var (capture, text) = Inputs.Of(export);
        return read(capture, text);
    }

    private static CaptureReading List(string json) =>
        Read(json, ReadingListReader.Fits, (_, t) => ReadingListReader.Read(t));

    [Fact]
    public void Bookmarks_keep_folders_tags_times_and_what_is_private()
    {
        var reading = Read(
            """
            <!DOCTYPE NETSCAPE-Bookmark-file-1>
            <TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
            <DL><p>
              <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bar</H3>
              <DL><p>
                <DT><H3>Tea &amp; more</H3><DD>All about it
                <DL><p>
                  <DT><A HREF="https://a.example/?x=1&y=2" ADD_DATE="1466010266" PRIVATE="1" TAGS="green, multi word">A &amp; B</A>
                  <DD>First line
                second <a href="https://no.example/">link</a>
                </DL><p>
                <DT><A HREF="javascript:void(0)">Tool</A>
              </DL><p>
              <DT><A HREF="https://b.example/" ADD_DATE="10/Oct/2000:13:55:36 +0300" TOREAD="1" TAGS="one two">B</A>
              <DT><A HREF="?own">Own note</A>
              <DD>Words
            </DL><p>
            """,
            BookmarkReader.Fits,
            BookmarkReader.Read
        );
        Assert.Equal(
            "expected addresses of the web, found 1 others; they were left out",
            Assert.Single(reading.Problems).Reason
        );
        Assert.Equal(["A & B", "B", "Own note"], reading.Items.Select(i => i.Title));
        var a = reading.Items[0];
        Assert.Equal(
            ("https://a.example/?x=1&y=2", true, 2016, "First line second link"),
            (a.Url, a.IsPrivate, a.Saved!.Value.Year, a.Summary)
        );
        Assert.Equal(["Tea & more", "green", "multi word"], a.Tags);
        Assert.Equal((false, 2000), (reading.Items[1].IsRead, reading.Items[1].Saved!.Value.Year));
        Assert.Equal(["one", "two"], reading.Items[1].Tags);
        Assert.Equal(
            (ItemKind.Note, null, "Words"),
            (reading.Items[2].Kind, reading.Items[2].Url, reading.Items[2].Text)
        );
    }

    [Fact]
    public void The_list_of_pocket_says_what_was_read()
    {
        var reading = Read(
            """<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href="https://a.example/" time_added="1688628695" tags="x,y">A</a></li></ul><h1>Read Archive</h1><ul><li><a href="https://b.example/" time_added="1688628695" tags="">B</a></li></ul></body></html>""",
            BookmarkReader.Fits,
            BookmarkReader.Read
        );
        Assert.Equal([("A", (bool?)false), ("B", true)], reading.Items.Select(i => (i.Title!, i.IsRead)));
        Assert.Equal(["x", "y"], reading.Items[0].Tags);
    }

    [Fact]
    public void Readwise_gives_highlights_with_their_notes()
    {
        var reading = List(
            """{"results":[{"title":"Book","author":"Jo\nDoe","category":"books","source_url":null,"highlights":[{"text":" Marked ","note":"mine","location":1,"url":"https://r.example/1"},{"text":"Two","note":""}]}]}"""
        );
        var book = Assert.Single(reading.Items);
        Assert.Equal((ItemKind.Book, "Book", "Jo Doe", null), (book.Kind, book.Title, book.Author, book.Url));
        Assert.Equal([new Highlight("Marked", "mine"), new Highlight("Two")], book.Highlights);
    }

    [Fact]
    public void Wallabag_gives_its_content_and_what_was_marked_in_it()
    {
        var reading = List(
            """[{"is_archived":true,"title":"T","url":"https://a.example/","content":"<p>One <b>two</b>.</p>","created_at":"2016-09-08T11:55:58+0200","language":"fr","tags":["x"],"annotations":[{"text":"mine","quote":"two"}]}]"""
        );
        var item = Assert.Single(reading.Items);
        Assert.Equal(
            (ItemKind.Article, "One two.", true, "fr", 2016),
            (item.Kind, item.Text, item.IsRead, item.Lang, item.Saved!.Value.Year)
        );
        Assert.Equal([new Highlight("two", "mine")], item.Highlights);
    }

    [Fact]
    public void Browsers_write_folders_that_become_tags_and_roots_that_do_not()
    {
        var firefox = List(
            """{"guid":"root________","title":"","root":"placesRoot","children":[{"guid":"menu________","title":"Menu","root":"bookmarksMenuFolder","children":[{"title":"Tea","guid":"x","children":[{"title":"A","uri":"https://a.example/","dateAdded":1388166091644000,"tags":"one,two"}]}]}]}"""
        );
        Assert.Equal(["Tea", "one", "two"], Assert.Single(firefox.Items).Tags);
        var chrome = List(
            """{"roots":{"bookmark_bar":{"guid":"0bc5d13f-2cba-5d74-951f-3f233fe6c908","name":"Bar","children":[{"name":"A","url":"https://a.example/","date_added":"13350000000000000","type":"url"},{"name":"B","url":"chrome://x","date_added":"0"}]}}}"""
        );
        Assert.Equal(("A", 2024), (chrome.Items[0].Title, chrome.Items[0].Saved!.Value.Year));
        Assert.Empty(Assert.Single(chrome.Items).Tags);
        Assert.Single(chrome.Problems);
    }

    [Fact]
    public void Pocket_keys_its_tags_and_authors_by_name()
    {
        var item = Assert.Single(
            List(
                """{"status":1,"list":{"1":{"given_url":"http://a.example/?utm=1","resolved_url":"http://a.example/","given_title":"","resolved_title":"A","status":"1","time_added":"1570303854","excerpt":"E","authors":{"9":{"name":"Jo"}},"tags":{"x":{"tag":"x"}}}}}"""
            ).Items
        );
        Assert.Equal(
            ("http://a.example/", "A", true, "E", "Jo"),
            (item.Url, item.Title, item.IsRead, item.Summary, item.Author)
        );
        Assert.Equal(["x"], item.Tags);
    }

    [Fact]
    public void A_table_is_read_by_its_columns_and_a_row_without_an_address_is_told_by_its_line()
    {
        var reading = Read(
            "URL,Title,Selection,Folder\nhttps://a.example/,\"A \"\"x\"\"\nsecond, line\",chosen words,Archive\nnone,B,,Unread\nhttps://c.example/,C,,Tea",
            CsvReader.Fits,
            (_, t) => CsvReader.Read(t)
        );
        Assert.Equal("line 4: expected an address, found \"none\"", Assert.Single(reading.Problems).ToString());
        Assert.Equal(["A \"x\" second, line", "C"], reading.Items.Select(i => i.Title));
        Assert.Equal([new Highlight("chosen words")], reading.Items[0].Highlights);
        Assert.True(reading.Items[0].IsRead);
        Assert.Equal(["Tea"], reading.Items[1].Tags);
    }

    [Theory]
    [InlineData("url,title\nhttps://a.example/,")]
    [InlineData("url,title\nhttps://a.example/,\"")]
    [InlineData("url;title\n\"https://a.example/\"x y;\"")]
    [InlineData("url\ttitle\n\nhttps://a.example/\t\n")]
    public void A_table_that_ends_early_is_read_as_far_as_it_goes(string csv) =>
        Assert.Single(Read(csv, CsvReader.Fits, (_, t) => CsvReader.Read(t)).Items);

    [Fact]
    public void A_description_of_an_interface_is_no_reading_list()
    {
        var (capture, text) = Inputs.Of(
            """{"openapi":"3","servers":[{"url":"https://a.example/","description":"x"}],"tags":[]}"""
        );
        Assert.Empty(ReadingListReader.Read(text).Items);
    }

    [Fact]
    public void A_list_of_blogs_in_a_table_loads()
    {
        var (_, capture, text) = Inputs.Open(
            Chela.Tests.Support.Repository.Shared("inputs/opml/chinese-independent-blogs.csv")
        );
        Assert.True(CsvReader.Fits(text));
        var reading = CsvReader.Read(text);
        Assert.Empty(reading.Problems);
        Assert.Equal(1462, reading.Items.Length);
        Assert.Equal(["创业", "编程", "开源"], reading.Items[0].Tags);
    }

    [Fact]
    public void Highlights_in_a_table_are_gathered_by_book()
    {
        var reading = Read(
            "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n\"One, a\",Book,Jo,,mine,,,page,1,2023-06-18 01:59:39+00:00,x\nOther,Two,Mo,,,,,,,,\nTwo,Book,Jo,,,,,,,2023-06-19 01:59:39+00:00,x\n",
            CsvReader.Fits,
            (_, t) => CsvReader.Read(t)
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(["Book", "Two"], reading.Items.Select(i => i.Title));
        Assert.Equal([new Highlight("One, a", "mine"), new Highlight("Two")], reading.Items[0].Highlights);
        Assert.Equal((19, "x"), (reading.Items[0].Saved!.Value.Day, reading.Items[0].Tags[0]));
    }

    [Fact]
    public void Clippings_of_a_kindle_are_gathered_by_book_in_its_order_with_notes_where_they_belong()
    {
        var reading = Read(
            "\uFEFFA Book (with more) (Doe, Jo)\r\n- Your Highlight on page 12 | Location 180-182 | Added on Sunday, 3 January 2021 10:20:33 PM\r\n\r\nLater words\r\n==========\r\n"
                + "A Book (with more) (Doe, Jo)\r\n- Your Highlight on Location 100-05 | Added on Saturday, 2 January 2021 10:20:33\r\n\r\nFirst wor\r\n==========\r\n"
                + "A Book (with more) (Doe, Jo)\r\n- Your Highlight on Location 100-106 | Added on Saturday, 2 January 2021 10:21:33\r\n\r\nFirst words\r\n==========\r\n"
                + "A Book (with more) (Doe, Jo)\r\n- Your Note on Location 106 | Added on Saturday, 2 January 2021 10:22:33\r\n\r\nmine\r\n==========\r\n"
                + "三体 (刘慈欣)\r\n- 您在位置 #123-125的标注 | 添加于 2016年5月3日星期二 下午10:20:33\r\n\r\n给岁月以文明\r\n==========\r\n"
                + "三体 (刘慈欣)\r\n- 您在位置 #125 的笔记 | 添加于 2016年5月3日星期二 下午10:21:33\r\n\r\n好\r\n==========\r\n"
                + "三体 (刘慈欣)\r\n- 您在位置 #200 的书签 | 添加于 2016年5月4日星期三 上午12:21:33\r\n\r\n\r\n==========\r\nbroken\r\n==========\r\n",
            KindleReader.Fits,
            (_, t) => KindleReader.Read(t)
        );
        Assert.Equal(
            "line 36: expected a title and a line that says what was clipped, found other text",
            Assert.Single(reading.Problems).ToString()
        );
        var (book, three) = (reading.Items[0], reading.Items[1]);
        Assert.Equal(("A Book (with more)", "Doe, Jo", ItemKind.Book), (book.Title, book.Author, book.Kind));
        Assert.Equal([new Highlight("First words", "mine"), new Highlight("Later words")], book.Highlights);
        Assert.Equal(new DateTimeOffset(2021, 1, 3, 22, 20, 33, TimeSpan.Zero), book.Saved);
        Assert.Equal(
            ("三体", "刘慈欣", new DateTimeOffset(2016, 5, 4, 0, 21, 33, TimeSpan.Zero)),
            (three.Title, three.Author, three.Saved)
        );
        Assert.Equal([new Highlight("给岁月以文明", "好")], three.Highlights);
    }

    [Fact]
    public void A_clipped_note_gives_its_page_and_what_was_marked()
    {
        var text =
            "---\ntitle: \"T: x\"\nsource: \"https://a.example/\"\nauthor:\n  - \"[[Jo]]\"\n  - \"[[x/Mo|Mo]]\"\npublished: 2024-06-15\ncreated: 2025-01-15\ndescription: D\ntags:\n  - clippings\n---\n# Head\n\nA ==marked\nline== and `==no==`, [link](https://b.example/).\n\n```\n==no==\n\nx == y\n```\n";
        var reading = CaptureReader.Read(new Capture("note.md", Encoding.UTF8.GetBytes(text)));
        Assert.Empty(reading.Problems);
        var note = Assert.Single(reading.Items);
        Assert.Equal(
            ("T: x", "https://a.example/", "Jo, Mo", "D", 2024, 2025),
            (note.Title, note.Url, note.Author, note.Summary, note.Published!.Value.Year, note.Saved!.Value.Year)
        );
        Assert.Equal([new Highlight("marked line")], note.Highlights);
        Assert.Equal(3, note.Blocks.Length);
        Assert.Equal("Head", note.Blocks[0].Text);
        Assert.Equal("A marked\nline and ==no==, link.", note.Blocks[1].Text);
    }

    [Theory]
    [InlineData("==a== b ==c d==", "a|c d")]
    [InlineData("a == b == c", "")]
    [InlineData("Title\n=====\n\n==x", "")]
    [InlineData("==no\n\nparagraph==", "")]
    [InlineData("https://a.example/?a==b== ==yes==", "yes")]
    [InlineData("中文==标注==里", "标注")]
    public void Marks_are_found_in_prose_alone(string markdown, string expected) =>
        Assert.Equal(expected, string.Join('|', MarkedText.In(markdown).Select(h => h.Text)));

    [Theory]
    [InlineData("bookmarks", 17, 1)]
    [InlineData("exports-instapaper", 1, 0)]
    [InlineData("exports-omnivore", 1, 0)]
    [InlineData("exports-other", 3, 0)]
    [InlineData("exports-pocket", 3, 0)]
    [InlineData("exports-readwise", 1, 0)]
    [InlineData("exports-wallabag", 3, 0)]
    [InlineData("exports-obsidian-clipper", 6, 0)]
    public void Every_export_of_the_inputs_loads(string folder, int files, int unread)
    {
        var (found, empty) = (0, 0);
        foreach (
            var (name, capture, text) in Inputs
                .All(folder)
                .Where(f => folder != "exports-obsidian-clipper" || f.Name.EndsWith(".md", StringComparison.Ordinal))
        )
        {
            var reading =
                BookmarkReader.Fits(text) ? BookmarkReader.Read(capture, text)
                : CsvReader.Fits(text) ? CsvReader.Read(text)
                : ReadingListReader.Fits(text) ? ReadingListReader.Read(text)
                : folder == "exports-obsidian-clipper" ? CaptureReader.Read(capture)
                : null;
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{name}: {reading?.Items.Length.ToString() ?? "unknown"} {string.Join("; ", reading?.Problems ?? [])}"
            );
            Assert.All(reading?.Items ?? [], i => Assert.True(i is { Title: not null }));
            found++;
            empty += reading is null or { Items.IsEmpty: true } ? 1 : 0;
        }

        Assert.Equal((files, unread), (found, empty));
    }
}
