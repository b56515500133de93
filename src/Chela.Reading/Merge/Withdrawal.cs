using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Reading.Markup;
using Chela.Reading.Vaults;
using Chela.Text;

namespace Chela.Reading.Merge;

/// <summary>
/// Takes the entries of notes that have become private out of a digest's file. The owner's edits are sacred, but a note
/// that is private now must not stay for their sake.
/// </summary>
public sealed class Withdrawal
{
    private const int EntryLevel = 4;

    /// <summary>Shorter lines may stand in any entry.</summary>
    private const int ShortestLine = 12;

    private readonly HashSet<string> _pages = [];
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _headlines = [];

    /// <summary>Takes the private notes.</summary>
    /// <param name="privateNotes">Those of all vaults.</param>
    /// <param name="entries">The entries of the digest: what one of them names is public.</param>
    public Withdrawal(IEnumerable<VaultFile> privateNotes, IEnumerable<Entry> entries)
    {
        foreach (var note in privateNotes)
        {
            _names.Add(VaultPath.Stem(note.Path));
            if (Notes.SourceUrl.Of(note.Properties) is { } url && CanonicalUrl.TryParse(url, out var page))
            {
                _pages.Add(page.ToString());
            }

            if (note.Properties.Text("headline") is { } headline)
            {
                _headlines.Add(headline.Trim());
            }
        }

        foreach (var entry in entries)
        {
            _headlines.Remove(DigestWriter.TextOf(entry, Language.Chinese).Headline);
            switch (entry.Source)
            {
                case EntrySource.Page source when CanonicalUrl.TryParse(source.Url, out var page):
                    _pages.Remove(page.ToString());
                    break;
                case EntrySource.OwnNote own:
                    _names.Remove(own.Name);
                    break;
            }
        }
    }

    /// <summary>
    /// The file without their entries. One whose headline and source the owner changed is known by its lines: those that
    /// only an entry of a private note had when the file was generated last.
    /// </summary>
    /// <param name="text">The file.</param>
    /// <param name="last">It as it was generated last, if it was.</param>
    public string From(string text, string? last = null)
    {
        if (_pages.Count + _names.Count + _headlines.Count == 0)
        {
            return text;
        }

        var before = Entries(last ?? "").ToLookup(IsPrivate);
        var lines = before[true]
            .SelectMany(b => b.Lines.Skip(1))
            .Where(l => l.Trim().Length >= ShortestLine)
            .ToHashSet();
        lines.ExceptWith(before[false].SelectMany(b => b.Lines.Skip(1)));
        var entries = Entries(text).ToLookup(b => IsPrivate(b) || b.Lines.Skip(1).Any(lines.Contains));
        var gone = entries[true]
            .Concat(before[true])
            .Select(b => b.Name)
            .Except(entries[false].Select(b => b.Name))
            .ToList();
        if (!entries[true].Any() && gone.Count == 0)
        {
            return text;
        }

        var withdrawn = entries[true].Select(b => b.Line).ToHashSet();
        return string.Join(
            '\n',
            DigestBlocks
                .Of(text)
                .Where(b => !withdrawn.Contains(b.Line))
                .SelectMany(b =>
                    b.Level == EntryLevel ? b.Lines : b.Lines.Where(l => !gone.Any(name => IsItemOf(name, l)))
                )
        );
    }

    private static IEnumerable<DigestBlock> Entries(string text) =>
        DigestBlocks.Of(text).Where(b => b.Level == EntryLevel);

    /// <summary>Whether a line is the item of a heading in the table of contents.</summary>
    private static bool IsItemOf(string heading, string line) =>
        line.TrimStart().StartsWith($"- [{HeadingText.Label(heading)}](#", StringComparison.Ordinal)
        || (
            line.TrimStart().StartsWith("- [", StringComparison.Ordinal)
            && line.EndsWith($"](#{HeadingText.Anchor(heading)})", StringComparison.Ordinal)
        );

    private bool IsPrivate(DigestBlock block) =>
        block.Level == EntryLevel && (_headlines.Contains(block.Name) || block.Lines.Skip(1).Any(NamesPrivate));

    /// <summary>Whether a line is the source line of a private note, or the head of a post that is one.</summary>
    private bool NamesPrivate(string line) =>
        Inlines.Of(line) is [.., var only]
        && (only.Length == line.Length || PostLine.Is(line))
        && (
            (only.Kind == InlineKind.WikiLink && _names.Contains(only.Text))
            || (
                only.Kind == InlineKind.Link
                && CanonicalUrl.TryParse(only.Target, out var page)
                && _pages.Contains(page.ToString())
            )
        );
}
