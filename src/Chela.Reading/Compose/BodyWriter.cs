using System.Collections.Immutable;
using Chela.Reading.Form;
using Chela.Reading.Markup;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;

namespace Chela.Reading.Compose;

/// <summary>
/// Writes the text of a note for a digest. Text goes in byte for byte, but for what would break or betray: local images
/// and embeds are resolved, comments and links to private notes are taken out, headings go below those of the digest, and
/// what was left open is closed.
/// </summary>
public sealed class BodyWriter
{
    /// <summary>The first line, after its callout, of a note that is the owner's own.</summary>
    public const string OwnMark = "<!-- own note -->";

    private const int MaxEmbedDepth = 8;
    private const int MaxEmbeddedLines = 20_000;

    private readonly Vault _vault;
    private readonly IReadOnlyDictionary<string, Note> _notes;
    private readonly PrivateLinks _privateLinks;
    private readonly Action<NoteProblem> _report;
    private int _embeddedLines;

    /// <summary>Takes the vault and the notes that may be embedded.</summary>
    /// <param name="vault">The vault the notes are from.</param>
    /// <param name="notes">Notes that were read, by path.</param>
    /// <param name="report">Told what could not be written as it stands.</param>
    public BodyWriter(Vault vault, IReadOnlyDictionary<string, Note> notes, Action<NoteProblem> report)
    {
        _vault = vault;
        _notes = notes;
        _privateLinks = new PrivateLinks(vault);
        _report = report;
    }

    /// <summary>Writes the body of <paramref name="note"/>.</summary>
    public WrittenBody Write(Note note)
    {
        _embeddedLines = 0;
        var lines = Trim(LinesOf(note));
        var callout =
            lines is [var first, ..] && first.Text.StartsWith("> [!", StringComparison.Ordinal)
                ? lines.TakeWhile(l => l.Text.StartsWith('>')).ToList()
                : [];
        var rest = Trim(lines[callout.Count..]);
        var isOwn = rest is [var mark, ..] && mark.Text.Trim() == OwnMark;
        var source = new Source(note, TextLanguage.Of(note.Body), [note.Path]);
        var body = Trim(isOwn ? rest[1..] : rest).SelectMany(l => Write(source, l)).ToList();
        return new WrittenBody(
            [.. callout.SelectMany(l => Write(source, l))],
            isOwn,
            Closing.Close(HeadingLevels.Below(4, body), what => _report(Problem(note, null, what)))
        );
    }

    /// <summary>Takes links to private notes out of a property of the note, a title for instance.</summary>
    public string Clean(Note note, string property)
    {
        var clean = _privateLinks.Remove(property, note.Path, TextLanguage.Of(property), out var removed);
        if (removed > 0)
        {
            _report(Problem(note, null, "the front matter links to a private note: the link was taken out"));
        }

        return clean;
    }

    /// <summary>The other notes and the images that the note embeds: what must be read before it is written.</summary>
    public static IEnumerable<VaultFile> EmbedsOf(Note note, Vault vault) =>
        MarkdownLines
            .Of(note.Body)
            .Where(l => !l.IsCode)
            .SelectMany(l => Inlines.Of(l.Text))
            .Select(s => FileOf(s, note.Path, vault))
            .OfType<VaultFile>()
            .Where(f => !f.IsPrivate);

    private static VaultFile? FileOf(InlineSpan span, string from, Vault vault) =>
        span.Kind switch
        {
            InlineKind.Embed when WikiLink.Parse(span.Text).Target is { Length: > 0 } target => vault.Find(
                target,
                from
            ),
            InlineKind.Image when !IsRemote(span.Target) => vault.Find(VaultPath.Decode(span.Target), from),
            _ => null,
        };

    private static bool IsRemote(string target) =>
        target.Contains("://", StringComparison.Ordinal)
        || target.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("//", StringComparison.Ordinal);

    private static List<TextLine> LinesOf(Note note) => [.. Comments.Remove([.. MarkdownLines.Of(note.Body)])];

    private static List<TextLine> Trim(List<TextLine> lines)
    {
        var from = lines.FindIndex(l => l.Text.Trim().Length > 0);
        var to = lines.FindLastIndex(l => l.Text.Trim().Length > 0);
        return from < 0 ? [] : lines[from..(to + 1)];
    }

    private IEnumerable<string> Write(Source source, TextLine line)
    {
        if (line.IsCode)
        {
            return [WithoutPrivate(source, line)];
        }

        if (
            Inlines.Of(line.Text.Trim()) is [{ Kind: InlineKind.Embed } embed]
            && embed.Length == line.Text.Trim().Length
        )
        {
            var link = WikiLink.Parse(embed.Text);
            if (_vault.Find(link.Target, source.Note.Path) is { } file && VaultPath.IsNote(file.Path))
            {
                return Embed(source, line, link, file);
            }
        }

        var text = Inlines.Replace(line.Text, span => WriteInline(source, line, span));
        return text != line.Text && text.Trim().Length == 0 ? [] : [WithoutPrivate(source, line with { Text = text })];
    }

    private IEnumerable<string> Embed(Source source, TextLine line, WikiLink link, VaultFile file)
    {
        if (file.IsPrivate)
        {
            Report(source, line, "embeds a private note: left out");
            return [];
        }

        if (source.Path.Contains(file.Path) || source.Path.Length >= MaxEmbedDepth)
        {
            Report(source, line, $"'{link.Target}' embeds itself: left out", "remove one of the embeds");
            return [];
        }

        if (!_notes.TryGetValue(file.Path, out var note))
        {
            Report(source, line, $"the embedded note '{file.Path}' could not be read: left out");
            return [];
        }

        var part = NotePart.Of(LinesOf(note), link.Fragment);
        if ((_embeddedLines += part.Count) > MaxEmbeddedLines)
        {
            Report(source, line, $"more than {MaxEmbeddedLines} lines are embedded: the rest was left out");
            return [];
        }

        if (part.Count == 0 && link.Fragment is not null)
        {
            Report(source, line, $"'{link.Target}' has no part '{link.Fragment}': left out", "check the embed");
        }

        var inner = new Source(note, source.Language, source.Path.Add(file.Path));
        return Trim(part).Where(l => l.Text.Trim() != OwnMark).SelectMany(l => Write(inner, l));
    }

    private string? WriteInline(Source source, TextLine line, InlineSpan span)
    {
        if (
            span.Kind is not (InlineKind.Embed or InlineKind.Image)
            || (span.Kind == InlineKind.Image && IsRemote(span.Target))
        )
        {
            return null;
        }

        var target = span.Kind == InlineKind.Embed ? WikiLink.Parse(span.Text).Target : VaultPath.Decode(span.Target);
        switch (FileOf(span, source.Note.Path, _vault))
        {
            case null:
                Report(
                    source,
                    line,
                    $"the embedded file '{target}' is missing: left out",
                    "restore the file or remove the embed"
                );
                return "";
            case { } file when ImageFormat.IsImage(file.Path):
                return AssetToken.Image(
                    span.Kind == InlineKind.Image && span.Text.Length > 0 ? span.Text : "Image",
                    new LocalImage(_vault.Number, file.Path)
                );
            case { } file when VaultPath.IsNote(file.Path):
                return null;
            default:
                Report(source, line, $"'{target}' is no image: left out");
                return "";
        }
    }

    private string WithoutPrivate(Source source, TextLine line)
    {
        var text = _privateLinks.Remove(line.Text, source.Note.Path, source.Language, out var removed);
        if (removed > 0)
        {
            Report(source, line, "links to a private note: the link was taken out");
        }

        return text;
    }

    private void Report(Source source, TextLine line, string message, string? advice = null) =>
        _report(Problem(source.Note, source.Note.LineOf(line.Start), message, advice));

    private static NoteProblem Problem(Note note, int? line, string message, string? advice = null) =>
        new(note.Path, line, null, message, advice);

    /// <summary>The note whose lines are being written, and the notes that embed it.</summary>
    private sealed record Source(Note Note, Language Language, ImmutableArray<string> Path);
}
