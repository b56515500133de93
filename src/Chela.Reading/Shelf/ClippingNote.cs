using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Cards;
using Chela.Reading.Excerpts;
using Chela.Reading.Groups;
using Chela.Reading.Papers;
using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>
/// An item of the shelf as a note of a vault, in the form in which digests read clippings: front matter, what the owner
/// wrote as callouts, what the owner marked between <c>==</c>, then the text. What others wrote must not pass for any of
/// these (<see cref="OthersText"/>).
/// </summary>
public static partial class ClippingNote
{
    private const int LongestName = 160;

    /// <summary>The name of the note's file, without its ending: the moment of saving, and the title.</summary>
    public static string NameOf(ShelfItem item, TimeZoneInfo zone)
    {
        var moment = Local(item.SavedAt, zone).ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        // What a wikilink gives a meaning of its own cannot stand in a name that it links to.
        var title = LinkCharacters().Replace(item.Title ?? Address(item) ?? item.Name, " ");
        return SafeFileName.Of($"{moment}_{title.TrimStart('.', ' ')}", LongestName).TrimEnd('.', ' ');
    }

    /// <summary>The text of the note.</summary>
    /// <param name="item">The item.</param>
    /// <param name="read">What was read of it; null if that is nothing but its address.</param>
    /// <param name="zone">Where the owner lives.</param>
    public static string Write(ShelfItem item, ReadItem? read, TimeZoneInfo zone) => Of(item, read, zone).Text;

    /// <summary>The note, and where its parts came from.</summary>
    /// <param name="item">The item.</param>
    /// <param name="read">What was read of it; null if that is nothing but its address.</param>
    /// <param name="zone">Where the owner lives.</param>
    public static Clipping Of(ShelfItem item, ReadItem? read, TimeZoneInfo zone)
    {
        var saved = item.Saved;
        var note = new StringBuilder("---\n");
        Property(note, "title", saved.Title ?? (read is null ? null : OpeningWords.Of(read)) ?? item.Title);
        Property(note, "source", saved.Url ?? AddressOf(read));
        Property(note, "author", saved.Author);
        Property(note, "site", saved.Site);
        Property(note, "doi", saved.Doi);
        Property(note, "arxiv", saved.Arxiv);
        Property(note, "published", saved.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Property(
            note,
            "created",
            Local(item.SavedAt, zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
        );
        Property(note, "lang", saved.Lang);
        // What its address does not tell: a paper on a page of its own, an episode out of a feed, a newsletter.
        Property(note, "kind", saved.Kind == ItemKinds.Of(saved.Url) ? null : KindOf(saved.Kind));
        note.Append(saved.IsPrivate ? "private: true\n" : "").Append("---\n");
        Callout(note, saved.Note);
        var parts = new List<(int Start, int End, ClippingPart Part)>();
        foreach (var highlight in read?.Highlights ?? [])
        {
            var words = OthersText.Harmless(
                string.Join(' ', highlight.Text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
            );
            if (words.Length > 0)
            {
                Append($"=={words}==", new ClippingPart(default, null) { Highlight = highlight.Text });
            }

            Callout(note, highlight.Note);
        }

        if (read is { Blocks.IsEmpty: false })
        {
            foreach (var block in read.Blocks)
            {
                Append(
                    OthersText.Harmless(block.Markdown).Trim('\n'),
                    new ClippingPart(default, block.Span) { File = block.Part }
                );
            }
        }
        else
        {
            Append(OthersText.Harmless(read?.Summary ?? "").Trim('\n'), new ClippingPart(default, null));
        }

        var text = note.ToString();
        var places = new BytePlaces(text, 0);
        return new Clipping(text, [.. parts.Select(p => p.Part with { Here = places.Of(p.Start, p.End) })]);

        void Append(string block, ClippingPart part)
        {
            if (block.Length > 0)
            {
                parts.Add((note.Length + 1, note.Length + 1 + block.Length, part));
                note.Append('\n').Append(block).Append('\n');
            }
        }
    }

    /// <summary>The owner's own voice.</summary>
    private static void Callout(StringBuilder note, string? own)
    {
        if (own is { Length: > 0 })
        {
            note.Append("\n> [!NOTE]\n");
            foreach (var line in own.ReplaceLineEndings("\n").Split('\n'))
            {
                note.Append("> ").Append(line).Append('\n');
            }
        }
    }

    /// <summary>Where a paper is found that came as a file and says what it is called.</summary>
    private static string? AddressOf(ReadItem? read) =>
        ArxivId.TryParse(read?.Arxiv, out var paper) ? paper.Url
        : PaperDoi.Of(read?.Doi) is { } doi ? $"https://doi.org/{doi}"
        : null;

    private static string? KindOf(ItemKind kind) =>
        kind is ItemKind.Article or ItemKind.Link or ItemKind.Note ? null : ShelfLog.NameOf(kind);

    private static string? Address(ShelfItem item) =>
        CanonicalUrl.TryParse(item.Saved.Url, out var url) ? $"{url.Host}{url.Path.TrimEnd('/')}" : null;

    private static DateTimeOffset Local(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone);

    private static void Property(StringBuilder note, string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            note.Append(key).Append(": ").Append(YamlScalar.Quote(OthersText.Unrun(value))).Append('\n');
        }
    }

    [GeneratedRegex(@"[\[\]#^|]", RegexOptions.CultureInvariant)]
    private static partial Regex LinkCharacters();
}
