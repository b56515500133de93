using System.Globalization;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Reading.Exports;

/// <summary>
/// Reading lists and highlights in CSV: of Pocket, Instapaper, Readwise, Raindrop and others like them, by the names of
/// their columns.
/// </summary>
public static class CsvReader
{
    private static readonly string[] Addresses =
    [
        "url",
        "address",
        "link",
        "href",
        "source url",
        "source_url",
        "given_url",
    ];

    /// <summary>Whether a text is such a table, by its first line.</summary>
    public static bool Fits(string text)
    {
        var end = text.AsSpan(0, Math.Min(4096, text.Length)).IndexOf('\n');
        if (end < 0 || text.AsSpan(0, end).ContainsAny('<', '{'))
        {
            return false;
        }

        var columns = new CsvTable(text[..end]).Columns;
        return columns.Length > 1
            && (Addresses.Any(a => columns.Contains(a)) || IsHighlights(new CsvTable(text[..end])));
    }

    /// <summary>Reads the table.</summary>
    public static CaptureReading Read(string text)
    {
        var table = new CsvTable(text);
        return IsHighlights(table) ? ReadHighlights(table) : ReadList(table);
    }

    private static bool IsHighlights(CsvTable table) =>
        table.Columns.Contains("highlight") && table.Columns.Contains("book title");

    private static CaptureReading ReadList(CsvTable table)
    {
        var items = new ExportItems();
        while (table.ReadRow() is { } row)
        {
            if (row.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            var written = table.Value(row, Addresses);
            if (WebLink.Resolve(written) is not { } url)
            {
                items.Problem(
                    Place(table),
                    $"expected an address, found {(written is null ? "none" : $"\"{Short(written)}\"")}"
                );
                continue;
            }

            // Instapaper has one column for the state and the folders; Pocket has a status.
            var folder = table.Value(row, "folder");
            var state = table.Value(row, "status") ?? folder;
            var selection = table.Value(row, "selection");
            items.Add(
                new ReadItem(ItemKind.Link)
                {
                    Url = url,
                    Title = FragmentText.Line(table.Value(row, "title", "name", "introduction")),
                    Author = FragmentText.Line(table.Value(row, "author")),
                    Saved = WebDate.Parse(
                        table.Value(
                            row,
                            "time_added",
                            "timestamp",
                            "saved date",
                            "created",
                            "created_at",
                            "date added",
                            "added"
                        )
                    ),
                    Published = WebDate.Parse(table.Value(row, "published", "published date", "published_at")),
                    IsRead = Casing.ToLower(state ?? "") switch
                    {
                        "archive" or "archived" or "read" => true,
                        "unread" => false,
                        _ => null,
                    },
                    Summary = FragmentText.LineOf(table.Value(row, "description", "excerpt", "note")),
                    Tags = TagList.Of([
                        IsState(folder) ? null : folder,
                        .. TagList.Split(table.Value(row, "tags", "labels", "document tags")),
                    ]),
                    Highlights = selection is null ? [] : [new Highlight(selection)],
                    Blocks = selection is null ? [] : FragmentText.Paragraphs(selection),
                }
            );
        }

        return items.Finish("rows with an address");
    }

    private static CaptureReading ReadHighlights(CsvTable table)
    {
        var books =
            new Dictionary<
                (string? Title, string? Author),
                (ReadItem Item, List<Highlight> Highlights, DateTimeOffset? Last)
            >();
        var items = new ExportItems();
        while (table.ReadRow() is { } row)
        {
            var title = FragmentText.Line(table.Value(row, "book title"));
            if (table.Value(row, "highlight") is not { } text)
            {
                if (!row.All(string.IsNullOrWhiteSpace))
                {
                    items.Problem(Place(table), "expected a highlight, found none");
                }

                continue;
            }

            var author = FragmentText.Line(table.Value(row, "book author"));
            if (!books.TryGetValue((title, author), out var book))
            {
                book.Highlights = [];
                book.Item = new ReadItem(ItemKind.Book)
                {
                    Title = title,
                    Author = author,
                    Url = WebLink.Resolve(table.Value(row, "source url", "source_url", "url")),
                    Tags = TagList.Of(TagList.Split(table.Value(row, "document tags"))),
                };
            }

            book.Highlights.Add(new Highlight(text, table.Value(row, "note")));
            var at = WebDate.Parse(table.Value(row, "highlighted at"));
            book.Last = book.Last is null || at > book.Last ? at : book.Last;
            books[(title, author)] = book;
        }

        foreach (var (item, highlights, last) in books.Values)
        {
            items.Add(
                item with
                {
                    Saved = last,
                    Highlights = [.. highlights],
                    Blocks = [.. highlights.SelectMany(h => FragmentText.Paragraphs(h.Text))],
                }
            );
        }

        return items.Finish("highlights");
    }

    private static bool IsState(string? folder) =>
        Casing.ToLower(folder ?? "") is "unread" or "archive" or "archived" or "starred";

    private static string Place(CsvTable table) => string.Create(CultureInfo.InvariantCulture, $"line {table.Line}");

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
