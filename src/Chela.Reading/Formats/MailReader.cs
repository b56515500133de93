using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Extraction;
using MimeKit;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Formats;

/// <summary>
/// Reads letters: who wrote, when, what about, and the text, from its HTML where it has one. Also pages saved as MHTML, which
/// are letters by their form.
/// </summary>
internal static partial class MailReader
{
    private const int MostLetters = 20_000;

    /// <summary>A letter's text is read so far, in bytes.</summary>
    private const int MostText = MarkupGuard.MaxLength;

    private static readonly ParserOptions Bounded;

    /// <summary>The library looks charsets of headers up among those that are registered; without this, done before it is used, it knows Latin-1 alone.</summary>
    static MailReader()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        Bounded = new ParserOptions
        {
            MaxMimeDepth = 24,
            MaxAddressGroupDepth = 2,
            ParameterComplianceMode = RfcComplianceMode.Loose,
        };
    }

    /// <summary>Reads a letter.</summary>
    public static CaptureReading Read(Capture capture) =>
        Parse(capture, MimeFormat.Entity, (message, _) => ItemOf(message, capture, null), 1);

    /// <summary>Reads a mailbox: each letter an item.</summary>
    public static CaptureReading ReadMailbox(Capture capture) =>
        Parse(capture, MimeFormat.Mbox, (message, number) => ItemOf(message, capture, $"letter {number}"), MostLetters);

    /// <summary>Reads a page saved as MHTML.</summary>
    public static CaptureReading ReadPage(Capture capture) =>
        Parse(capture, MimeFormat.Entity, (message, _) => PageOf(message, capture), 1);

    private static CaptureReading Parse(
        Capture capture,
        MimeFormat format,
        Func<MimeMessage, int, CaptureReading> read,
        int most
    )
    {
        using var stream = MemoryMarshal.TryGetArray(capture.Bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(capture.Bytes.ToArray(), writable: false);
        var parser = new MimeParser(Bounded, stream, format, persistent: true);
        var items = ImmutableArray.CreateBuilder<ReadItem>();
        var problems = ImmutableArray.CreateBuilder<CaptureProblem>();
        var number = 0;
        try
        {
            while (number < most && (number == 0 || !parser.IsEndOfStream))
            {
                number++;
                using var message = parser.ParseMessage();
                var reading = read(message, number);
                items.AddRange(reading.Items);
                problems.AddRange(reading.Problems);
            }

            if (number == most && most > 1 && !parser.IsEndOfStream)
            {
                problems.Add(new CaptureProblem($"letter {most + 1}", $"expected at most {most} letters, found more"));
            }
        }
        catch (Exception e)
            when (e
                    is FormatException
                        or InvalidOperationException
                        or NotSupportedException
                        or ArgumentException
                        or IOException
            )
        {
            problems.Add(
                new CaptureProblem(most == 1 ? null : $"letter {number}", $"expected a letter, found this: {e.Message}")
            );
        }

        return new CaptureReading(items.ToImmutable(), problems.ToImmutable());
    }

    private static CaptureReading ItemOf(MimeMessage message, Capture capture, string? place)
    {
        var (text, html) = (TextOf(message, "plain"), TextOf(message, "html"));
        string? problem = null;
        ImmutableArray<ReadBlock> body = html is null
            ? []
            :
            [
                .. LetterBody
                    .Read(Part(html, capture), out problem)
                    .Select(b => b with { Part = PlaceOf(place, html) }),
            ];
        body = body.IsEmpty && text is not null ? Body(text, place, ref problem) : body;
        var item = new ReadItem(ItemKind.Mail)
        {
            Title = PlainText.LineOrNull(message.Subject),
            Author = PlainText.LineOrNull(
                string.Join(
                    ", ",
                    message.From.Mailboxes.Select(m => string.IsNullOrWhiteSpace(m.Name) ? m.Address : m.Name)
                )
            ),
            Site = ListName(message.Headers[HeaderId.ListId]),
            Url = Address(message.Headers["Archived-At"]),
            Published =
                message.Headers.Contains(HeaderId.Date) && message.Date > DateTimeOffset.UnixEpoch.AddYears(-10)
                    ? message.Date
                    : null,
            Lang = PlainText.LineOrNull(message.Headers[HeaderId.ContentLanguage]),
            Blocks = body,
        };
        return body.IsEmpty
            ? new CaptureReading(
                item.Title is null ? [] : [item],
                [new CaptureProblem(place, "expected a letter with a text, found one without")]
            )
            : new CaptureReading([item], problem is null ? [] : [new CaptureProblem(place, problem)]);
    }

    private static CaptureReading PageOf(MimeMessage message, Capture capture)
    {
        if (TextOf(message, "html") is not { } html)
        {
            return CaptureReading.Unreadable("expected a page in the MHTML file, found none");
        }

        var url =
            Address(message.Headers["Snapshot-Content-Location"])
            ?? Address(html.Headers[HeaderId.ContentLocation])
            ?? capture.Url;
        var page = Part(html, capture) with { Url = url };
        var text = DecodedText.Of(page.Bytes, page.ContentType).Text;
        var reading = Unpacking.InPart(HtmlReader.Read(page, text), "page");
        return reading with
        {
            Items = [.. reading.Items.Select(i => i with { Title = i.Title ?? PlainText.LineOrNull(message.Subject) })],
        };
    }

    private static ImmutableArray<ReadBlock> Body(TextPart part, string? place, ref string? problem)
    {
        var bytes = BytesOf(part);
        if (bytes.Length > MostText)
        {
            problem = $"expected a text of at most {MostText / (1024 * 1024)} MB, found more; what follows is not read";
        }

        var text = DecodedText.Of(bytes, part.ContentType.ToString());
        return [.. PlainTextReader.BlocksOf(text).Select(b => b with { Part = PlaceOf(place, part) })];
    }

    /// <summary>The first part of that kind that is no attachment; depth first, as it is read.</summary>
    private static TextPart? TextOf(MimeMessage message, string subtype)
    {
        var iterator = new MimeIterator(message);
        while (iterator.MoveNext())
        {
            if (
                iterator.Current is TextPart { IsAttachment: false } part
                && part.ContentType.IsMimeType("text", subtype)
                && iterator.Depth < 16
                && part.Content is not null
            )
            {
                return part;
            }
        }

        return null;
    }

    private static Capture Part(TextPart part, Capture capture) =>
        capture with
        {
            Bytes = BytesOf(part),
            ContentType = part.ContentType.ToString(),
        };

    private static ReadOnlyMemory<byte> BytesOf(TextPart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return bytes.GetBuffer().AsMemory(0, (int)Math.Min(bytes.Length, MostText + 1));
    }

    private static string PlaceOf(string? place, TextPart part) =>
        place is null ? part.ContentType.MimeType : $"{place}, {part.ContentType.MimeType}";

    private static string? Address(string? header) =>
        Web().Match(header ?? "") is { Success: true } match ? match.Value : null;

    /// <summary><c>"Example Weekly" &lt;weekly.example.org&gt;</c></summary>
    private static string? ListName(string? header) =>
        PlainText.LineOrNull(header?.Split('<')[0].Trim().Trim('"'))
        ?? PlainText.LineOrNull(header?.Trim('<', '>', ' '));

    [GeneratedRegex(@"https?://[^\s<>""]{3,2000}", RegexOptions.CultureInvariant)]
    private static partial Regex Web();
}
