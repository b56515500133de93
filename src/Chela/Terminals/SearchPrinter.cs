using System.Globalization;
using System.Text;
using Chela.Agent.Search;
using Chela.Text;

namespace Chela.Terminals;

/// <summary>Prints what a search found.</summary>
internal sealed class SearchPrinter(Terminal terminal, TimeZoneInfo zone)
{
    private const int ShortId = 8;

    /// <summary>Prints a hit: what it is and is called, where it is, and the piece of it with what was looked for.</summary>
    public void Print(SearchHit hit)
    {
        var hidden = SearchHitJson.IsPrivate(hit) ? " [private]" : "";
        var kind = terminal.Painted(SearchKinds.NameOf(hit.Kind), Colour.Cyan);
        terminal.Print($"{kind}  {terminal.Painted(PlainText.OneLine(hit.Title), Colour.Bold)}{hidden}");
        var day = hit.At is { } at
            ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
        terminal.Print(
            terminal.Painted("    " + string.Join("  ", PlacesOf(hit).Append(day).OfType<string>()), Colour.Dim)
        );
        if (hit.Snippet.Length > 0)
        {
            terminal.Print("    " + SnippetOf(hit));
        }
    }

    private static IEnumerable<string?> PlacesOf(SearchHit hit) =>
        hit.Kind switch
        {
            SearchKind.Shelf => [hit.Id[..Math.Min(hit.Id.Length, ShortId)], Shown(hit.Address)],
            SearchKind.Notes => [Shown(hit.Path)],
            _ => [hit.Id],
        };

    private static string? Shown(string? text) => text is null ? null : PlainText.OneLine(text);

    private string SnippetOf(SearchHit hit)
    {
        var line = new StringBuilder();
        var at = 0;
        foreach (var (start, length) in hit.Matches)
        {
            line.Append(Cleaned(hit.Snippet[at..start]));
            line.Append(terminal.Painted(Cleaned(hit.Snippet.Substring(start, length)), Colour.Bold));
            at = start + length;
        }

        return line.Append(Cleaned(hit.Snippet[at..])).ToString().Trim();
    }

    /// <summary>A piece on one line, with the blanks at its ends.</summary>
    private static string Cleaned(string piece)
    {
        var line = PlainText.OneLine(piece);
        return line.Length == 0
            ? (piece.Length > 0 ? " " : "")
            : (char.IsWhiteSpace(piece[0]) ? " " : "") + line + (char.IsWhiteSpace(piece[^1]) ? " " : "");
    }
}
