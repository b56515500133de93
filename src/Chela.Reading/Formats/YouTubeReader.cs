using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Formats;

/// <summary>
/// Reads what YouTube gives out: the answer that its player gets (title, author, description; the transcript's address is
/// not followed) and transcripts, as XML and as JSON.
/// </summary>
internal static partial class YouTubeReader
{
    private const string Name = "YouTube";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 128,
    };

    /// <summary>Reads an answer of the player.</summary>
    public static CaptureReading ReadPlayer(Capture capture, DecodedText text) =>
        WithJson(text, root => PlayerOf(root, capture.Url));

    /// <summary>Reads a transcript.</summary>
    public static CaptureReading ReadTranscript(Capture capture, DecodedText text)
    {
        var isJson = text.Text.AsSpan().TrimStart() is ['{' or '[', ..];
        return isJson
            ? WithJson(text, root => TranscriptOf(JsonCues(root), null, capture.Url))
            : XmlTranscript(capture);
    }

    private static CaptureReading WithJson(DecodedText text, Func<JsonElement, CaptureReading> read)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Text, Lenient);
            return read(json.RootElement);
        }
        catch (JsonException e)
        {
            return CaptureReading.Unreadable(
                $"expected JSON, found this: {e.Message.Split(" LineNumber:")[0].TrimEnd('.')}",
                $"line {e.LineNumber + 1}:{e.BytePositionInLine + 1}"
            );
        }
        catch (InvalidOperationException)
        {
            return CaptureReading.Unreadable("expected JSON with whole characters, found half of one");
        }
    }

    private static CaptureReading PlayerOf(JsonElement root, string? url)
    {
        var details = Member(root, "videoDetails");
        var page = Member(Member(root, "microformat"), "playerMicroformatRenderer");
        var id = Text(details, "videoId");
        if (id is null)
        {
            var status = Member(root, "playabilityStatus");
            var why = Text(status, "reason") ?? Text(status, "status") ?? "nothing on why";
            return CaptureReading.Unreadable(
                $"expected a video, found that there is none to play: {PlainText.Line(why)}"
            );
        }

        var description = Text(details, "shortDescription") ?? Text(Member(page, "description"), "simpleText") ?? "";
        var tags = Member(details, "keywords");
        return CaptureReading.Of(
            new ReadItem(ItemKind.Media)
            {
                Url = VideoId().IsMatch(id) ? $"https://www.youtube.com/watch?v={id}" : url,
                Title = PlainText.LineOrNull(Text(details, "title")),
                Author = PlainText.LineOrNull(Text(details, "author")),
                Site = Name,
                Published = WebDate.Parse(Text(page, "publishDate") ?? Text(page, "uploadDate")),
                Lang = LanguageOf(root),
                Summary = PlainText.LineOrNull(description),
                Tags =
                    tags.ValueKind == JsonValueKind.Array
                        ?
                        [
                            .. tags.EnumerateArray()
                                .Where(t => t.ValueKind == JsonValueKind.String)
                                .Select(t => t.GetString()!),
                        ]
                        : [],
                Blocks =
                [
                    .. PlainTextReader
                        .BlocksOf(DecodedText.Of(Encoding.UTF8.GetBytes(description)))
                        .Select(b => b with { Span = null }),
                ],
            }
        );
    }

    /// <summary>The language of the caption track that was recognised from speech, or of the only one.</summary>
    private static string? LanguageOf(JsonElement root)
    {
        var tracks = Member(Member(Member(root, "captions"), "playerCaptionsTracklistRenderer"), "captionTracks");
        if (tracks.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var all = tracks.EnumerateArray().ToList();
        var spoken = all.FirstOrDefault(t => Text(t, "kind") == "asr");
        return Text(spoken, "languageCode") ?? (all is [var only] ? Text(only, "languageCode") : null);
    }

    private static CaptureReading XmlTranscript(Capture capture)
    {
        var elements = XmlElements.Of(capture.Bytes, out var problem);
        var cues = elements
            .Where(e => e.Name is "text" or "p")
            .Select(e =>
            {
                var scale = e.Name == "p" ? 0.001 : 1;
                var start = Number(e["start"] ?? e["t"]) * scale;
                // What was marked up was escaped a second time.
                var said = PlainText.Line(Tag().Replace(HttpUtility.HtmlDecode(e.Text), ""));
                return new Cue(start, start + (Number(e["dur"] ?? e["d"]) * scale), said, null, ..0);
            })
            .Where(c => c.Text.Length > 0);
        return TranscriptOf(cues, problem, capture.Url);
    }

    private static IEnumerable<Cue> JsonCues(JsonElement root)
    {
        if (Member(root, "events") is { ValueKind: JsonValueKind.Array } events)
        {
            foreach (var line in events.EnumerateArray())
            {
                if (Member(line, "segs") is { ValueKind: JsonValueKind.Array } segments)
                {
                    var said = PlainText.Line(string.Concat(segments.EnumerateArray().Select(s => Text(s, "utf8"))));
                    var start = Number(line, "tStartMs") / 1000;
                    if (said.Length > 0)
                    {
                        yield return new Cue(start, start + (Number(line, "dDurationMs") / 1000), said, null, ..0);
                    }
                }
            }
        }

        var list = root.ValueKind == JsonValueKind.Array ? root : FirstList(root);
        foreach (var line in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default)
        {
            var said = PlainText.Line(Text(line, "text"));
            if (said.Length > 0)
            {
                var start = Number(line, "start");
                yield return new Cue(start, start + Number(line, "duration"), said, null, ..0);
            }
        }
    }

    private static JsonElement FirstList(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
            ? root.EnumerateObject()
                .Select(p => p.Value)
                .FirstOrDefault(v =>
                    v.ValueKind == JsonValueKind.Array && v.GetArrayLength() > 0 && Text(v[0], "text") is not null
                )
            : default;

    private static CaptureReading TranscriptOf(IEnumerable<Cue> cues, CaptureProblem? problem, string? url)
    {
        var blocks = Cues.Paragraphs(cues, _ => null);
        return blocks.IsEmpty
            ? problem is null
                ? CaptureReading.Unreadable("expected a transcript with words, found none")
                : new CaptureReading([], [problem])
            : new CaptureReading(
                [
                    new ReadItem(ItemKind.Media)
                    {
                        Url = url,
                        Site = Name,
                        Blocks = blocks,
                    },
                ],
                problem is null ? [] : [problem]
            );
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static double Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value)
            ? value
            : Number(Text(element, name));

    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex(@"^[\w-]{6,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex VideoId();

    [GeneratedRegex(@"</?[a-zA-Z][^<>\n]{0,200}>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
