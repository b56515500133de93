using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;

namespace Chela.Reading.Formats;

/// <summary>Reads text without marks: paragraphs between blank lines, lines of one joined where they were broken to fit.</summary>
internal static partial class PlainTextReader
{
    private const int LongestTitle = 120;

    /// <summary>A line at least so long was broken because it was full.</summary>
    private const int Full = 55;

    /// <summary>Reads a text. One that is nothing but addresses is a list of them.</summary>
    public static CaptureReading Read(DecodedText text)
    {
        if (AddressesOf(text.Text) is { IsEmpty: false } addresses)
        {
            return new CaptureReading([.. addresses.Select(a => new ReadItem(ItemKind.Link) { Url = a })], []);
        }

        var blocks = BlocksOf(text);
        return CaptureReading.Of(
            new ReadItem(ItemKind.Note)
            {
                Title = TitleOf(blocks),
                Url = blocks.Take(3).Select(b => b.Text).FirstOrDefault(Address().IsMatch),
                Blocks = blocks,
            }
        );
    }

    /// <summary>The paragraphs of a text as blocks.</summary>
    public static ImmutableArray<ReadBlock> BlocksOf(DecodedText text) =>
        [
            .. ParagraphsOf(text.Text)
                .Select(p =>
                {
                    var paragraph = Joined(text.Text, p);
                    var markdown = string.Join('\n', paragraph.Split('\n').Select(MarkdownEscape.Line));
                    return new ReadBlock(markdown, paragraph, text.SpanOf(p.Start.Value, p.End.Value - p.Start.Value));
                })
                .Where(b => b.Text.Length > 0),
        ];

    /// <summary>The paragraphs of a text, as ranges of its characters without blanks around them.</summary>
    public static List<Range> ParagraphsOf(string text)
    {
        var paragraphs = new List<Range>();
        var (start, end, at) = (-1, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var first = at;
            at += line.Length;
            at +=
                text.AsSpan(at).StartsWith("\r\n") ? 2
                : at < text.Length ? 1
                : 0;
            var trimmed = line.Trim();
            if (trimmed.IsEmpty)
            {
                Add();
                continue;
            }

            start = start < 0 ? first + line.IndexOf(trimmed[0]) : start;
            end = first + line.TrimEnd().Length;
        }

        Add();
        return paragraphs;

        void Add()
        {
            if (start >= 0)
            {
                paragraphs.Add(start..end);
            }

            start = -1;
        }
    }

    /// <summary>
    /// The lines of a paragraph: joined if all but the last are about as long as the longest, or else kept, as in a list,
    /// a poem or an address.
    /// </summary>
    private static string Joined(string text, Range paragraph)
    {
        var lines = text[paragraph].Split('\n');
        if (lines.Length == 1)
        {
            return PlainText.Line(lines[0]);
        }

        var longest = lines.Max(WidthOf);
        var isBroken =
            longest is >= Full and <= 160
            && lines.SkipLast(1).All(l => WidthOf(l) >= longest * 2 / 3)
            && !lines.Skip(1).Any(l => Item().IsMatch(l));
        return isBroken
            ? PlainText.Line(text[paragraph])
            : string.Join('\n', lines.Select(l => PlainText.Line(l)).Where(l => l.Length > 0));
    }

    private static int WidthOf(string line) => line.Trim().Sum(c => PlainText.IsWide(c) ? 2 : 1);

    /// <summary>A first paragraph that is one short line without a full stop.</summary>
    private static string? TitleOf(ImmutableArray<ReadBlock> blocks) =>
        blocks is [var first, _, ..]
        && first.Text.Length <= LongestTitle
        && !first.Text.Contains('\n', StringComparison.Ordinal)
        && first.Text[^1] is not ('.' or '。' or '，' or ',' or ';' or '；' or ':' or '：')
        && !Address().IsMatch(first.Text)
            ? first.Text
            : null;

    private static ImmutableArray<string> AddressesOf(string text)
    {
        var addresses = ImmutableArray.CreateBuilder<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (line.Length > 4096 || !Address().IsMatch(line.Trim()))
            {
                return [];
            }

            addresses.Add(line.Trim().ToString());
        }

        return addresses.ToImmutable();
    }

    [GeneratedRegex(@"^https?://[^\s<>""]{3,4000}$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*(?:[-*+•·]|\d{1,3}[.)])\s", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
