using System.IO.Compression;
using System.Text;
using Chela.Reading.Captures;
using Chela.Tests.Support;

namespace Chela.Tests.Captures;

/// <summary>A format is found by what is in a file, whatever its name or content type.</summary>
public sealed class FormatTests
{
    [Theory]
    [InlineData("", ContentFormat.Empty)]
    [InlineData(" \r\n\t", ContentFormat.Empty)]
    [InlineData("<!DOCTYPE html><html><body>x</body></html>", ContentFormat.Html)]
    [InlineData("<!-- saved from url -->\n<HTML><p>x", ContentFormat.Html)]
    [InlineData(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        ContentFormat.Html
    )]
    [InlineData("<div><p>A fragment</p></div>", ContentFormat.Html)]
    [InlineData("x <p>a</p> <p>b</p> <p>c</p>", ContentFormat.Html)]
    [InlineData("\uFEFF\n<?xml version='1.0'?><rss version=\"2.0\"/>", ContentFormat.Feed)]
    [InlineData("<rdf:RDF xmlns:rdf=\"x\">", ContentFormat.Feed)]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\">", ContentFormat.Feed)]
    [InlineData(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>http://arxiv.org/api/x</id>",
        ContentFormat.ArxivAnswer
    )]
    [InlineData("<opml version=\"2.0\">", ContentFormat.Opml)]
    [InlineData("<transcript><text start=\"0\">x</text></transcript>", ContentFormat.YouTubeTranscript)]
    [InlineData("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL>", ContentFormat.Export)]
    [InlineData("<?xml version=\"1.0\"?><plist/>", ContentFormat.Xml)]
    [InlineData("<3 this is a note about hearts", ContentFormat.PlainText)]
    [InlineData("---\ntitle: x\n---\nBody", ContentFormat.Markdown)]
    [InlineData("# A title\n\nText", ContentFormat.Markdown)]
    [InlineData("[A link](https://example.org) at the start", ContentFormat.Markdown)]
    [InlineData("[[A note]] at the start", ContentFormat.Markdown)]
    [InlineData("Just words.\n\nAnd more of them.", ContentFormat.PlainText)]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\nHi", ContentFormat.Subtitles)]
    [InlineData("1\r\n00:00:01,000 --> 00:00:02,000\r\nHi", ContentFormat.Subtitles)]
    [InlineData("From: a@example.org\nTo: b@example.org\nSubject: x\n\nHi", ContentFormat.Mail)]
    [InlineData(
        "From a@example.org Thu Feb 12 10:00:00 2026\nFrom: a@example.org\nSubject: x\n\nHi",
        ContentFormat.Mailbox
    )]
    [InlineData(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n",
        ContentFormat.Mhtml
    )]
    [InlineData("Title: not a letter\nSource: somewhere\n\nText", ContentFormat.PlainText)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", ContentFormat.JsonFeed)]
    [InlineData("{\"playabilityStatus\":{},\"videoDetails\":{}}", ContentFormat.YouTubePlayer)]
    [InlineData("{\"type\":\"video\",\"version\":\"1.0\",\"provider_name\":\"YouTube\"}", ContentFormat.OEmbed)]
    [InlineData("{\"url\":\"x\",\"status_code\":200,\"body\":\"\"}", ContentFormat.ArxivAnswer)]
    [InlineData("window.YTD.tweet.part0 = [ ]", ContentFormat.Posts)]
    [InlineData("[{\"id_str\":\"1\",\"full_text\":\"x\"}]", ContentFormat.Posts)]
    [InlineData("[{\"url\":\"https://example.org\",\"title\":\"x\"}]", ContentFormat.Export)]
    [InlineData("URL,Title,Selection,Folder,Timestamp\nhttps://example.org,x,,Unread,1", ContentFormat.Export)]
    [InlineData("Book (Author)\n- Your Highlight\n\nWords\n==========\n", ContentFormat.Export)]
    [InlineData("%PDF-1.7\n", ContentFormat.Pdf)]
    [InlineData("The mark %PDF- begins a PDF.", ContentFormat.PlainText)]
    public void Text_tells_its_format(string text, ContentFormat format)
    {
        foreach (var contentType in new[] { null, "application/pdf", "text/html; charset=utf-16" })
        {
            Assert.Equal(format, Sniff(Encoding.UTF8.GetBytes(text), contentType));
        }
    }

    [Theory]
    [InlineData("\u0089PNG\r\n\u001A\n", "a PNG image")]
    [InlineData("\u007FELF\u0002\u0001", "a program")]
    [InlineData("SQLite format 3\0", "an SQLite database")]
    public void What_is_no_text_is_called_by_its_name(string magic, string name)
    {
        var reading = CaptureReader.Read(new Capture("x.html", Encoding.Latin1.GetBytes(magic + new string('x', 500))));
        Assert.Empty(reading.Items);
        Assert.Equal($"expected text, a page or a document, found {name}", Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void Noise_is_binary()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var bytes = new byte[3000];
            new Random(seed).NextBytes(bytes);
            bytes[0] = 7;
            Assert.Equal(ContentFormat.Binary, Sniff(bytes));
        }
    }

    [Fact]
    public void Archives_are_told_by_what_is_in_them()
    {
        using var book = new MemoryStream();
        using (var zip = new ZipArchive(book, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var type = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open();
            type.Write("application/epub+zip"u8);
        }

        Assert.Equal(ContentFormat.Epub, Sniff(book.ToArray()));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("<html>"u8);
        }

        Assert.Equal(ContentFormat.Gzip, Sniff(packed.ToArray()));
    }

    public static TheoryData<string, ContentFormat> Folders { get; } =
        new()
        {
            { "feeds/*.rss", ContentFormat.Feed },
            { "feeds/*.atom", ContentFormat.Feed },
            { "feeds/*.xml", ContentFormat.Feed },
            { "feeds/*json*feed*.json", ContentFormat.JsonFeed },
            { "feeds/gofeed-*.json", ContentFormat.JsonFeed },
            { "opml/*.opml", ContentFormat.Opml },
            { "opml/*.csv", ContentFormat.Export },
            { "epub/*.epub", ContentFormat.Epub },
            { "pdf/*.pdf", ContentFormat.Pdf },
            { "arxiv/*.json", ContentFormat.ArxivAnswer },
            { "bookmarks/*.htm", ContentFormat.Export },
            { "exports-pocket/*", ContentFormat.Export },
            { "exports-instapaper/*", ContentFormat.Export },
            { "exports-omnivore/*", ContentFormat.Export },
            { "exports-readwise/*", ContentFormat.Export },
            { "exports-wallabag/*", ContentFormat.Export },
            { "tweets/x-*.js*", ContentFormat.Posts },
            { "tweets/fxembed-*", ContentFormat.Posts },
            { "tweets/bluesky-*", ContentFormat.Posts },
            { "html-defuddle/*.html", ContentFormat.Html },
            { "html-defuddle/*.md", ContentFormat.Markdown },
            { "html-article-benchmark/html/*.gz", ContentFormat.Gzip },
        };

    [Theory]
    [MemberData(nameof(Folders))]
    public void Real_files_have_the_format_of_their_folder(string pattern, ContentFormat format)
    {
        var folder = Repository.Shared($"inputs/{Path.GetDirectoryName(pattern)}");
        var others = Directory
            .GetFiles(folder, Path.GetFileName(pattern))
            .Where(f =>
                Path.GetFileName(f)
                    is not (
                        "x-archive-urlmap.json"
                        or "unrecognized.rss"
                        or "empty.htm"
                        or "feedrs-jsonfeed_elastic_1.1.serde.json"
                    )
            )
            .Select(f => (Path.GetFileName(f), Sniff(File.ReadAllBytes(f))))
            .Where(f => f.Item2 != format)
            .ToList();
        Assert.Empty(others);
    }

    private static ContentFormat Sniff(byte[] bytes, string? contentType = null) =>
        FormatSniffer.Sniff(new Capture("x", bytes) { ContentType = contentType }, out _);
}
