using System.Globalization;
using System.Text.RegularExpressions;
using System.Web;
using Chela.Reading.Captures;

namespace Chela.Reading.Formats;

/// <summary>Reads WebVTT and SubRip: cues joined into paragraphs, without numbers, times and styles.</summary>
internal static partial class SubtitleReader
{
    private const int MostCues = 200_000;

    /// <summary>The longest cue that is looked at; nobody could read it.</summary>
    private const int LongestCue = 10_000;

    /// <summary>Reads subtitles.</summary>
    public static CaptureReading Read(DecodedText text)
    {
        var cues = CuesOf(text.Text);
        return cues.Count == 0
            ? CaptureReading.Unreadable("expected subtitles with cues, found none", "line 1")
            : CaptureReading.Of(
                new ReadItem(ItemKind.Media)
                {
                    Title = TitleOf(text.Text),
                    Lang = Language().Match(text.Text[..Math.Min(text.Text.Length, 2000)]) is { Success: true } lang
                        ? lang.Groups[1].Value
                        : null,
                    Blocks = Cues.Paragraphs(cues, r => text.SpanOf(r.Start.Value, r.End.Value - r.Start.Value)),
                }
            );
    }

    private static List<Cue> CuesOf(string text)
    {
        var cues = new List<Cue>();
        foreach (var paragraph in PlainTextReader.ParagraphsOf(text))
        {
            var start = paragraph.Start.Value;
            var lines = text.AsSpan(start, Math.Min(paragraph.End.Value - start, LongestCue)).ToString();
            var time = Time().Match(lines);
            if (!time.Success || lines.StartsWith("NOTE", StringComparison.Ordinal) || cues.Count == MostCues)
            {
                continue;
            }

            var body = lines[(time.Index + time.Length)..];
            var speaker = Voice().Match(body) is { Success: true } voice
                ? PlainText.LineOrNull(HttpUtility.HtmlDecode(voice.Groups[1].Value))
                : null;
            var said = PlainText.Line(HttpUtility.HtmlDecode(Mark().Replace(body, "")));
            if (said.Length > 0)
            {
                var first = start + time.Index + time.Length + (body.Length - body.AsSpan().TrimStart().Length);
                var from = Seconds(time.Groups[1].Value);
                cues.Add(
                    new Cue(from, Math.Max(from, Seconds(time.Groups[2].Value)), said, speaker, first..paragraph.End)
                );
            }
        }

        return cues;
    }

    /// <summary><c>WEBVTT - Some title</c></summary>
    private static string? TitleOf(string text)
    {
        var line = text.AsSpan()[..Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n'))].ToString();
        return Header().Match(line) is { Success: true } header ? PlainText.LineOrNull(header.Groups[1].Value) : null;
    }

    private static double Seconds(string time)
    {
        var seconds = 0.0;
        foreach (var part in time.Replace(',', '.').Split(':'))
        {
            seconds = (seconds * 60) + double.Parse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }

        return seconds;
    }

    [GeneratedRegex(
        @"((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)[ \t]+-->[ \t]+((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)[^\n]*(?:\n|$)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Time();

    [GeneratedRegex(@"^\s*<v(?:\.[\w.]{1,40})?[ \t]+([^<>\n]{1,100})>", RegexOptions.CultureInvariant)]
    private static partial Regex Voice();

    /// <summary>Tags, times of words, and the places of other programs.</summary>
    [GeneratedRegex(@"</?[a-zA-Z0-9:.][^<>\n]{0,200}>|\{\\[^{}\n]{1,100}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\uFEFF?WEBVTT[ \t]+(?:-[ \t]+)?(\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(
        @"^Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})[ \t]*\r?$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Language();
}
