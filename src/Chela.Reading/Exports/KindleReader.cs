using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Feeds;

namespace Chela.Reading.Exports;

/// <summary>
/// <c>My Clippings.txt</c> of a Kindle, in English, Chinese and the languages written like them: an item a book, with what
/// was marked in it in the order of the book; a note belongs to the words at whose end it was made.
/// </summary>
public static partial class KindleReader
{
    private const string Rule = "==========";

    /// <summary>Whether a text holds such clippings, by its beginning.</summary>
    public static bool Fits(string text) => First().IsMatch(text.AsSpan(0, Math.Min(65_536, text.Length)));

    /// <summary>Reads the books.</summary>
    public static CaptureReading Read(string text)
    {
        var items = new ExportItems();
        var books = new Dictionary<string, List<Clipping>>(StringComparer.Ordinal);
        var order = new List<string>();
        var line = 1;
        foreach (var part in text.Split(Rule))
        {
            var start = line + Leading(part);
            line += part.AsSpan().Count('\n');
            var lines = part.Trim('\uFEFF', '\r', '\n', ' ').Split('\n');
            if (lines is [""])
            {
                continue;
            }

            var place = string.Create(CultureInfo.InvariantCulture, $"line {start}");
            if (lines.Length < 2 || Meta().Match(lines[1].Trim()) is not { Success: true } meta)
            {
                items.Problem(place, "expected a title and a line that says what was clipped, found other text");
                continue;
            }

            var title = lines[0].Trim('\uFEFF', '\r', ' ');
            if (!books.TryGetValue(title, out var clippings))
            {
                books[title] = clippings = [];
                order.Add(title);
            }

            clippings.Add(
                ReadClipping(lines[1], meta.Groups[1].Value, string.Join('\n', lines[2..]).Trim(), clippings.Count)
            );
        }

        foreach (var title in order)
        {
            items.Add(BookOf(title, books[title]));
        }

        return items.Finish("clippings");
    }

    private static Clipping ReadClipping(string meta, string what, string text, int number)
    {
        // The second part is the place in the text where there are pages too; the last one is the time.
        var parts = meta.Split('|', '丨', '｜');
        var places = parts.Length > 2 ? parts[1] : what;
        var range = Range().Matches(places).LastOrDefault() ?? Range().Matches(what).LastOrDefault();
        var start = range is null ? -1 : int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture);
        var end =
            range?.Groups[2].Success == true ? int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture) : start;
        // A range may leave out what both numbers begin with: 1406-07.
        end =
            end < start && range!.Groups[2].Length < range.Groups[1].Length
                ? int.Parse(
                    range.Groups[1].Value[..^range.Groups[2].Length] + range.Groups[2].Value,
                    CultureInfo.InvariantCulture
                )
                : end;
        return new Clipping(KindOf(what), text, start, Math.Max(start, end), number, TimeOf(parts[^1]));
    }

    private static ReadItem BookOf(string line, List<Clipping> clippings)
    {
        var name = Named().Match(line);
        var marked = Latest([.. clippings.Where(c => c.Kind == ClippingKind.Highlight && c.Text.Length > 0)]);
        var notes = new Dictionary<int, string>();
        var lonely = new List<string>();
        foreach (var note in clippings.Where(c => c.Kind == ClippingKind.Note && c.Text.Length > 0))
        {
            var at = Owner(marked, note);
            if (at < 0)
            {
                lonely.Add(note.Text);
            }
            else
            {
                notes[at] =
                    notes.TryGetValue(at, out var before) && before != note.Text ? $"{before}\n{note.Text}" : note.Text;
            }
        }

        return new ReadItem(ItemKind.Book)
        {
            Title = FragmentText.Line(name.Success ? name.Groups[1].Value : line),
            Author = name.Success ? FragmentText.Line(name.Groups[2].Value.Replace(';', ',')) : null,
            Saved = clippings.Max(c => c.At),
            Highlights = [.. marked.Select((c, at) => new Highlight(c.Text, notes.GetValueOrDefault(at)))],
            Blocks = [.. marked.Select(c => c.Text).Concat(lonely).SelectMany(t => FragmentText.Paragraphs(t))],
        };
    }

    /// <summary>
    /// The highlights in the order of the book. Whoever draws one longer or shorter leaves the old one in the file: the
    /// later one counts.
    /// </summary>
    private static List<Clipping> Latest(List<Clipping> marked)
    {
        var sorted = marked.OrderBy(c => c.Start).ThenBy(c => c.Number).ToList();
        var kept = new List<Clipping>();
        foreach (var clipping in sorted)
        {
            var before = kept.Count > 0 ? kept[^1] : null;
            if (
                before is not null
                && clipping.Start <= before.End
                && (
                    clipping.Text.Contains(before.Text, StringComparison.Ordinal)
                    || before.Text.Contains(clipping.Text, StringComparison.Ordinal)
                )
            )
            {
                kept[^1] = clipping.Number > before.Number ? clipping : before;
            }
            else
            {
                kept.Add(clipping);
            }
        }

        return kept;
    }

    /// <summary>The highlight that a note belongs to: the last that begins before it, if it lies in it.</summary>
    private static int Owner(List<Clipping> marked, Clipping note)
    {
        var (low, high) = (0, marked.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            (low, high) = marked[middle].Start <= note.Start ? (middle + 1, high) : (low, middle - 1);
        }

        return high >= 0 && note.Start >= 0 && note.Start <= marked[high].End ? high : -1;
    }

    private static ClippingKind KindOf(string what) =>
        NoteWord().IsMatch(what) ? ClippingKind.Note
        : BookmarkWord().IsMatch(what) ? ClippingKind.Bookmark
        : ClippingKind.Highlight;

    private static DateTimeOffset? TimeOf(string part)
    {
        if (Chinese().Match(part) is not { Success: true } time)
        {
            return WebDate.Parse(Added().Replace(part.Trim(), ""));
        }

        var hour = int.Parse(time.Groups[5].Value, CultureInfo.InvariantCulture);
        hour += time.Groups[4].Value is "下午" or "晚上" or "午後" or "中午" && hour < 12 ? 12 : 0;
        hour -= time.Groups[4].Value is "上午" or "凌晨" or "午前" && hour == 12 ? 12 : 0;
        return WebDate.Parse(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{time.Groups[1].Value}-{time.Groups[2].Value}-{time.Groups[3].Value} {hour}:{time.Groups[6].Value}"
            )
        );
    }

    private static int Leading(string part) =>
        part.Length - part.TrimStart('\r', '\n', ' ', '\uFEFF').Length is var blank and > 0
            ? part.AsSpan(0, blank).Count('\n')
            : 0;

    [GeneratedRegex(
        @"\A[^\n]{1,1000}\n- [^\n]{1,500}\r?\n(?:[^\n]{0,60000}\n){1,64}={10}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex First();

    [GeneratedRegex(@"\A-\s*([^|丨｜]{2,300})(?:[|丨｜]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Meta();

    [GeneratedRegex(
        @"\A(.{1,900})\(([^()]{1,300}|[^()]{0,200}\([^()]{0,100}\)[^()]{0,100})\)\s*\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"([0-9]{1,8})(?:\s*[-–—]\s*([0-9]{1,8}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(
        @"\b(?:note|notiz|nota|notitie|заметка)\b|笔记|筆記|メモ",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex NoteWord();

    [GeneratedRegex(
        @"\b(?:bookmark|lesezeichen|signet|marcador|segnalibro|bladwijzer|закладка)\b|书签|書籤|ブックマーク",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex BookmarkWord();

    [GeneratedRegex(
        @"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日[^0-9]{0,12}?(上午|下午|凌晨|晚上|中午|午前|午後)?\s*([0-9]{1,2}):([0-9]{2}(?::[0-9]{2})?)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Chinese();

    [GeneratedRegex(
        @"\A(?:-\s*)?[^,:0-9]{0,40}?(?:on|am|le|el|il|op)\s+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Added();

    private enum ClippingKind
    {
        Highlight,
        Note,
        Bookmark,
    }

    private sealed record Clipping(ClippingKind Kind, string Text, int Start, int End, int Number, DateTimeOffset? At);
}
