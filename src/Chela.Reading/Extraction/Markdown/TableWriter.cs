using System.Globalization;
using System.Text;

namespace Chela.Reading.Extraction;

/// <summary>Writes tables of data as GitHub's Markdown; tables that only place things on a page are none.</summary>
internal static class TableWriter
{
    private const int MaxColumns = 100;

    /// <summary>Whether a table holds data: several columns, and nothing in its cells that is a page of its own.</summary>
    public static bool IsData(PageTree tree, PageNode table)
    {
        if (table.Attribute("role") is "presentation" or "none")
        {
            return false;
        }

        var (columns, cells, hasHead) = (0, 0, false);
        for (var i = table.Index + 1; i < table.End; i++)
        {
            var node = tree.Nodes[i];
            if (node.IsDropped)
            {
                i = node.End - 1;
                continue;
            }

            switch (node.Tag)
            {
                case "table" or "h1" or "h2" or "h3" or "pre" or "blockquote" or "article" or "section":
                    return false;
                case "tr":
                    columns = Math.Max(columns, cells);
                    cells = 0;
                    break;
                case "th":
                    hasHead = true;
                    cells++;
                    break;
                case "td":
                    cells++;
                    if (node.Characters > 1_500)
                    {
                        return false;
                    }

                    break;
            }
        }

        return Math.Max(columns, cells) > 1 || hasHead;
    }

    /// <summary>The table; empty if nothing is in it.</summary>
    public static (string Markdown, string Text) Write(PageTree tree, PageNode table, Func<InlineWriter> line)
    {
        var rows = new List<List<(string Markdown, string Text)>>();
        var head = -1;
        for (var i = table.Index + 1; i < table.End; i++)
        {
            var node = tree.Nodes[i];
            if (node.IsDropped)
            {
                i = node.End - 1;
            }
            else if (node.Is("tr"))
            {
                var (row, isHead) = Row(tree, node, line);
                if (row.Exists(c => c.Markdown.Length > 0))
                {
                    head = head < 0 && isHead && rows.Count == 0 ? 0 : head;
                    rows.Add(row);
                }

                i = node.End - 1;
            }
        }

        if (rows.Count == 0)
        {
            return ("", "");
        }

        var columns = Math.Min(MaxColumns, rows.Max(r => r.Count));
        var markdown = new StringBuilder();
        var text = new StringBuilder();
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            markdown.Append(r > 0 ? "\n" : "").Append('|');
            for (var c = 0; c < columns; c++)
            {
                markdown.Append(' ').Append(c < row.Count ? row[c].Markdown : "").Append(" |");
            }

            if (r == 0)
            {
                markdown.Append("\n|").Append(string.Concat(Enumerable.Repeat(" --- |", columns)));
            }

            text.Append(r > 0 ? "\n" : "")
                .Append(string.Join('\t', row.Where(c => c.Text.Length > 0).Select(c => c.Text)));
        }

        return (markdown.ToString(), text.ToString().Trim());
    }

    private static (List<(string Markdown, string Text)> Cells, bool IsHead) Row(
        PageTree tree,
        PageNode tr,
        Func<InlineWriter> line
    )
    {
        var cells = new List<(string, string)>();
        var isHead = true;
        for (var i = tr.Index + 1; i < tr.End; i = tree.Nodes[i].End)
        {
            var cell = tree.Nodes[i];
            if (cell.IsDropped || cell.Tag is not ("td" or "th"))
            {
                continue;
            }

            isHead &= cell.Is("th");
            var writer = line();
            writer.Write(cell);
            var (markdown, text) = writer.Take();
            cells.Add(
                (
                    markdown.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal),
                    text
                )
            );
            var span = int.TryParse(
                cell.Attribute("colspan"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var n
            )
                ? Math.Clamp(n, 1, MaxColumns)
                : 1;
            for (; span > 1 && cells.Count < MaxColumns; span--)
            {
                cells.Add(("", ""));
            }
        }

        return (cells, isHead);
    }
}
