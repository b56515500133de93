using Chela.Reading.Captures;
using Chela.Tests.Support;

namespace Chela.Tests.Formats;

/// <summary>EPUB and archives.</summary>
public sealed class BookTests
{
    private const string Container =
        "<?xml version=\"1.0\"?><container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>";

    private const string Package = """
        <?xml version="1.0"?>
        <!DOCTYPE package [<!ENTITY a "aaaaaaaaaa">]>
        <package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">
          <metadata><dc:title>A book</dc:title><dc:creator>Ada</dc:creator><dc:creator>Bo</dc:creator><dc:language>en</dc:language><dc:date>2021</dc:date></metadata>
          <manifest>
            <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
            <item id="one" href="text/o%6Ee.xhtml" media-type="application/xhtml+xml"/>
            <item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>
            <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          </manifest>
          <spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="gone"/></spine>
        </package>
        """;

    private const string Contents =
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><nav><ol><li><a href=\"text/one.xhtml\">The beginning</a></li><li><a href=\"text/two.xhtml#x\">The end</a></li></ol></nav></body></html>";

    [Fact]
    public void A_book_is_its_chapters_in_reading_order()
    {
        var reading = Packed.Read(
            Packed.Zip(
                ("META-INF/container.xml", Container),
                ("OEBPS/book.opf", Package),
                ("OEBPS/nav.xhtml", Contents),
                ("OEBPS/text/two.xhtml", "<html><body><h1>The end</h1><p>Second.</p></body></html>"),
                ("OEBPS/text/one.xhtml", "<html><body><p>First.</p></body></html>")
            )
        );
        var item = Assert.Single(reading.Items);
        Assert.Equal(
            (ItemKind.Book, "A book", "Ada, Bo", "en", 2021),
            (item.Kind, item.Title, item.Author, item.Lang, item.Published?.Year)
        );
        Assert.Equal(["The beginning", "First.", "The end", "Second."], item.Blocks.Select(b => b.Text));
        Assert.Equal(["OEBPS/text/one.xhtml", "OEBPS/text/two.xhtml"], item.Blocks.Select(b => b.Part).Distinct());
        Assert.Equal(
            "OEBPS/gone.xhtml: expected the file 'OEBPS/gone.xhtml' in the archive, found none",
            Assert.Single(reading.Problems).ToString()
        );
    }

    [Fact]
    public void A_chapter_is_whole_with_its_lists_tables_notes_and_places()
    {
        const string chapter =
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title/></head><body>"
            + "<nav>All of a book is its text.</nav><div id=\"empty\"/><p>She went<a href=\"#n1\" epub:type=\"noteref\" role=\"doc-noteref\">1</a> <em>home</em>.</p>"
            + "<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>"
            + "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
            + "<aside id=\"n1\" epub:type=\"footnote\"><p>1. By foot.</p></aside></body></html>";
        var item = Packed.Item(
            Packed.Read(
                Packed.Zip(
                    ("META-INF/container.xml", Container),
                    (
                        "OEBPS/book.opf",
                        "<package><metadata><title>A book</title></metadata><manifest><item id=\"one\" href=\"one.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"one\"/></spine></package>"
                    ),
                    ("OEBPS/one.xhtml", chapter)
                )
            )
        );
        Assert.Equal(
            "All of a book is its text.\n\nShe went[^1] *home*.\n\n- one\n- two\n  - deep\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n[^1]: 1\\. By foot.",
            item.Markdown
        );
        Assert.All(item.Blocks, b => Assert.Equal("OEBPS/one.xhtml", b.Part));
        var span = item.Blocks[2].Span!.Value;
        Assert.Equal(
            "<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>",
            System.Text.Encoding.UTF8.GetString(
                System.Text.Encoding.UTF8.GetBytes(chapter).AsSpan(span.Start, span.Length)
            )
        );
    }

    [Fact]
    public void A_book_without_a_package_document_is_told() =>
        Assert.Contains(
            "package document",
            Packed.Problem(Packed.Read(Packed.Zip(("META-INF/container.xml", "<container/>")))),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("typical-epub2.epub")]
    [InlineData("typical-epub3.epub")]
    public void Real_books_are_read(string name)
    {
        var item = Packed.Item(Packed.Read(File.ReadAllBytes(Repository.Shared($"inputs/epub/{name}"))));
        Assert.Equal(("Test title 1", "John Doe, Jane Doe"), (item.Title, item.Author));
        Assert.NotEmpty(item.Blocks);
    }

    [Fact]
    public void A_book_without_chapters_has_its_title_and_says_so()
    {
        var reading = Packed.Read(File.ReadAllBytes(Repository.Shared("inputs/epub/missing-toc.epub")));
        Assert.Equal("Test title", Assert.Single(reading.Items).Title);
        Assert.Single(reading.Problems);
    }

    [Fact]
    public void An_archive_is_the_files_in_it()
    {
        var reading = Packed.Read(
            Packed.Zip(
                ("a.md", "# One"),
                ("b/c.txt", "Two."),
                ("__MACOSX/._a.md", "x"),
                ("d.bin", "\0\u0001\u0002\u0003")
            )
        );
        Assert.Equal(["One", "Two."], reading.Items.Select(i => i.Text));
        Assert.Equal(["a.md", "b/c.txt"], reading.Items.Select(i => i.Blocks[0].Part));
        Assert.StartsWith("d.bin: expected text", Assert.Single(reading.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_is_what_is_in_it()
    {
        var item = Packed.Item(
            Packed.Read(Packed.Gzip("<html><title>T</title><p>Words</p></html>"u8.ToArray()), "dir/page.html.gz")
        );
        Assert.Equal(("T", "page.html"), (item.Title, item.Blocks[0].Part));
    }

    [Fact]
    public void A_damaged_archive_is_told()
    {
        var zip = Packed.Zip(("a.md", new string('x', 100_000)));
        Assert.Contains("damaged", Packed.Problem(Packed.Read(zip[..^30])), StringComparison.Ordinal);
        var gzip = Packed.Gzip(new byte[100_000]);
        gzip[20] ^= 0xFF;
        Assert.Contains("gzip", Packed.Problem(Packed.Read(gzip)), StringComparison.Ordinal);
    }
}
