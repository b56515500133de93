using Chela.Reading.Excerpts;
using Chela.Reading.Exports;
using Chela.Reading.Extraction;
using Chela.Reading.Feeds;
using Chela.Reading.Formats;
using Chela.Reading.Papers;
using Chela.Reading.Posts;

namespace Chela.Reading.Captures;

/// <summary>Reads any capture: finds its format by what is in it, not by its name, and hands it to the reader of that format.</summary>
public static class CaptureReader
{
    /// <summary>A longer text is no article or note, in characters.</summary>
    private const int MostText = 16 * 1024 * 1024;

    /// <summary>What a long text says of itself stands at its beginning, in bytes.</summary>
    private const int MostHeading = 256 * 1024;

    /// <summary>Reads a capture. Total: bytes of any kind give items, or problems that say why not.</summary>
    public static CaptureReading Read(Capture capture) => Read(capture, new Unpacking());

    /// <summary>Reads a file that was packed into others.</summary>
    /// <param name="capture">The file.</param>
    /// <param name="unpacking">What may still be unpacked.</param>
    internal static CaptureReading Read(Capture capture, Unpacking unpacking)
    {
        if (capture.Bytes.Length > Capture.MaxLength)
        {
            return CaptureReading.Unreadable(
                $"expected at most {Capture.MaxLength / (1024 * 1024)} MB, found {capture.Bytes.Length / (1024 * 1024)} MB"
            );
        }

        var format = FormatSniffer.Sniff(capture, out var text);
        if (text is not null && text.Text.Length > MostText && IsReadAtOnce(format))
        {
            return CaptureReading.Unreadable(
                $"expected a text of at most {MostText / (1024 * 1024)} million characters, found {text.Text.Length / (1024 * 1024)} million"
            ) with
            {
                Heading = HeadingOf(capture, unpacking),
            };
        }

        // One line a format. A reader takes the capture, and its text where the format is made of text.
        return format switch
        {
            ContentFormat.Empty => CaptureReading.Unreadable("expected something to read, found nothing"),
            ContentFormat.Html => HtmlReader.Read(capture, text!.Text),
            ContentFormat.Markdown => NoteReader.Read(capture.Input, text!),
            ContentFormat.PlainText => PlainTextReader.Read(text!),
            ContentFormat.Binary => CaptureReading.Unreadable(
                $"expected text, a page or a document, found {Magic.NameOf(capture.Bytes.Span) ?? "binary data"}"
            ),
            ContentFormat.Xml => CaptureReading.Unreadable(
                "expected a page, a feed or a list of feeds, found XML of another form"
            ),
            ContentFormat.Mhtml => MailReader.ReadPage(capture),
            ContentFormat.Epub => EpubReader.Read(capture, unpacking),
            ContentFormat.Pdf => PdfReader.Read(capture),
            ContentFormat.Mail => MailReader.Read(capture),
            ContentFormat.Mailbox => MailReader.ReadMailbox(capture),
            ContentFormat.Subtitles => SubtitleReader.Read(text!),
            ContentFormat.YouTubePlayer => YouTubeReader.ReadPlayer(capture, text!),
            ContentFormat.YouTubeTranscript => YouTubeReader.ReadTranscript(capture, text!),
            ContentFormat.OEmbed => OembedReader.Read(text!.Text),
            ContentFormat.Feed or ContentFormat.JsonFeed => FeedReader.Read(capture, text!),
            ContentFormat.Opml => Opml.Read(capture, text!.Text),
            ContentFormat.ArxivAnswer => ArxivReader.Read(capture, text!.Text),
            ContentFormat.Posts => PostReader.Read(text!.Text),
            ContentFormat.Export => OfExport(capture, text!.Text),
            ContentFormat.Zip => ArchiveReader.ReadZip(capture, unpacking),
            ContentFormat.Gzip => ArchiveReader.ReadGzip(capture, unpacking),
            var other => throw new InvalidOperationException($"No reader is named for {other}."),
        };
    }

    /// <summary>What the beginning says of the whole: title, address, author. Its text is not that of the whole.</summary>
    private static ReadItem? HeadingOf(Capture capture, Unpacking unpacking) =>
        Read(capture with { Bytes = capture.Bytes[..Math.Min(capture.Bytes.Length, MostHeading)] }, unpacking).Items
            is [var item]
            ? item with
            {
                Kind = ItemKind.Link,
                Title = item.Title ?? OpeningWords.Of(item),
                Blocks = [],
                Highlights = [],
            }
            : null;

    private static CaptureReading OfExport(Capture capture, string text) =>
        BookmarkReader.Fits(text) ? BookmarkReader.Read(capture, text)
        : KindleReader.Fits(text) ? KindleReader.Read(text)
        : CsvReader.Fits(text) ? CsvReader.Read(text)
        : ReadingListReader.Read(text);

    /// <summary>Formats that become one item, which is held in memory with its tree or blocks several times over.</summary>
    private static bool IsReadAtOnce(ContentFormat format) =>
        format
            is ContentFormat.Html
                or ContentFormat.Markdown
                or ContentFormat.PlainText
                or ContentFormat.YouTubePlayer
                or ContentFormat.YouTubeTranscript;
}
