using System.Globalization;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Terminals;

/// <summary>Prints items of the shelf.</summary>
internal sealed class ShelfPrinter(Terminal terminal, TimeZoneInfo zone)
{
    /// <summary>
    /// Prints items in their order, what doubles one below it: under their weeks, or each as an object on a line.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="json">Whether a program reads it.</param>
    /// <param name="why">Whether to say why items are held for one.</param>
    public void Print(IEnumerable<ShelfItem> items, bool json, bool why)
    {
        var groups = ShelfDoubles.Group(items);
        if (json)
        {
            foreach (var (best, others) in groups)
            {
                terminal.Print(ShelfItemJson.Of(best, zone));
                foreach (var (item, reason) in others)
                {
                    terminal.Print(ShelfItemJson.Of(item, zone, sameAs: best, why: reason));
                }
            }

            return;
        }

        foreach (var week in groups.GroupBy(g => g.Best.WeekIn(zone)))
        {
            terminal.Print(terminal.Painted($"{week.Key}", Colour.Bold));
            foreach (var (best, others) in week)
            {
                terminal.Print($"  {terminal.Painted(best.ShortId, Colour.Cyan)}  {LineOf(best)}");
                foreach (var (item, reason) in others)
                {
                    terminal.Print($"    {terminal.Painted(item.ShortId, Colour.Cyan)}  also {LineOf(item)}");
                    if (why)
                    {
                        terminal.Print(terminal.Painted($"              {PlainText.OneLine(reason)}", Colour.Dim));
                    }
                }
            }
        }
    }

    /// <summary>Says that nothing is listed, what there is, and how to see it.</summary>
    public void PrintNone(ReadingList list, ShelfFilter filter)
    {
        var states = list
            .Items.GroupBy(i => i.State)
            .OrderBy(s => s.Key)
            .Select(s => $"{s.Count()} {ShelfLog.NameOf(s.Key)}")
            .ToList();
        var isFiltered = filter is not { Week: null, Kind: null, Source: null, State: null };
        var what =
            states.Count == 0 ? "nothing is on the shelf yet; chela save URL puts something there"
            : isFiltered || filter.IsAll ? "nothing on the shelf is such"
            : "nothing waits to be read";
        var rest = states.Count == 0 ? "" : $"; there are {string.Join(", ", states)}: chela shelf list --all";
        terminal.Error.WriteLine(what + rest);
    }

    /// <summary>Prints an item with its text.</summary>
    public void PrintOne(ShelfItem item, ShelfEvent.Captured? captured, ReadItem? read, bool json)
    {
        if (json)
        {
            terminal.Print(ShelfItemJson.Of(item, zone, captured, read));
            return;
        }

        terminal.Print(terminal.Painted(item.Name, Colour.Bold));
        var way = captured is { Chain.IsEmpty: false }
            ? string.Join(" → ", captured.Chain.Append(captured.Url!))
            : null;
        foreach (
            var (name, value) in (IEnumerable<(string, string?)>)
                [
                    ("id", item.Id.ToString()),
                    ("address", item.Saved.Url),
                    ("redirected", way),
                    ("author", item.Saved.Author),
                    ("site", item.Saved.Site),
                    ("published", item.Saved.Published is { } published ? Day(published) : null),
                    ("saved", Day(item.SavedAt)),
                    ("state", ShelfLog.NameOf(item.State) + (item.Saved.IsPrivate ? ", private" : "")),
                    ("note", item.Saved.Note),
                    .. FactLines.Of(read),
                ]
        )
        {
            if (value is not null)
            {
                terminal.Print($"{terminal.Painted(name + ":", Colour.Dim)} {PlainText.Of(value)}");
            }
        }

        if (read is { Blocks.IsEmpty: false })
        {
            terminal.Print("");
            terminal.Print(PlainText.Of(read.Markdown));
        }
    }

    private static string LineOf(ShelfItem item)
    {
        var source = item.Source is { } host && item.Saved.Title is not null ? $", {host}" : "";
        var state = item.State == ShelfState.Unread ? "" : $" [{ShelfLog.NameOf(item.State)}]";
        var hidden = item.Saved.IsPrivate ? " [private]" : "";
        var note = item.Saved.Note is { } text ? $" – {text}" : "";
        return PlainText.OneLine($"{item.Name} ({ShelfLog.NameOf(item.Saved.Kind)}{source}){state}{hidden}{note}");
    }

    private string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
