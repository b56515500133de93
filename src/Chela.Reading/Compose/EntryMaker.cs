using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Cards;
using Chela.Reading.Duplicates;
using Chela.Reading.Evidence;
using Chela.Reading.Excerpts;
using Chela.Reading.Form;
using Chela.Reading.Groups;
using Chela.Reading.Markup;
using Chela.Reading.Memos;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;
using Chela.Text;

namespace Chela.Reading.Compose;

/// <summary>Makes entries out of notes: finished text as it stands, clippings as highlights and what a reader says of them.</summary>
public sealed class EntryMaker
{
    /// <summary>The most that is quoted of a post, in characters.</summary>
    public const int LongestPost = 30_000;

    private readonly DigestStyle _style;
    private readonly BodyWriter _bodies;
    private readonly BodyWriter _silent;
    private readonly Vault _vault;
    private readonly IReader _reader;
    private readonly Memo _memo;
    private readonly Placer _placer;

    /// <summary>Takes the vault the notes are from, who reads them, and the style of the digest.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="reader">Reads what is not finished.</param>
    /// <param name="memo">What was made of notes before.</param>
    /// <param name="notes">Notes that may be embedded, by path.</param>
    /// <param name="style">The style.</param>
    /// <param name="report">Told what could not be written as it stands.</param>
    public EntryMaker(
        Vault vault,
        IReader reader,
        Memo memo,
        IReadOnlyDictionary<string, Note> notes,
        DigestStyle style,
        Action<NoteProblem> report
    )
    {
        _style = style;
        _bodies = new BodyWriter(vault, notes, report);
        // Of a clipping only the callout goes in as it stands: what else its text holds is nobody's trouble.
        _silent = new BodyWriter(vault, notes, _ => { });
        (_vault, _reader, _memo) = (vault, reader, memo);
        _placer = new Placer(style);
    }

    /// <summary>What a note is to a digest, or null if it has neither a headline nor a source nor the owner's mark.</summary>
    public static NoteKind? KindOf(Note note)
    {
        if (note.Properties.Text("headline") is not null)
        {
            return NoteKind.Finished;
        }

        if (SourceUrl.Of(note) is not null)
        {
            return NoteKind.Clipping;
        }

        return note.Body.Contains(BodyWriter.OwnMark, StringComparison.Ordinal) ? NoteKind.Own : null;
    }

    /// <summary>Why a note of the owner's is none to read, where a plugin keeps its data in it; null if it is one.</summary>
    public static string? NoTextIn(Note note) =>
        note.Properties.Has("excalidraw-plugin") ? "a drawing, not a text"
        : note.Properties.Has("kanban-plugin") ? "a board, not a text"
        : null;

    /// <summary>Makes the entry of a public note.</summary>
    public async ValueTask<Entry> MakeAsync(Note note, NoteKind kind, CancellationToken cancellation)
    {
        if (kind == NoteKind.Finished)
        {
            return Finished(note);
        }

        var task = TaskMaker.Of(note, _vault);
        if (kind == NoteKind.Clipping && PostAddress.TryParse(SourceUrl.Of(note), out var post))
        {
            return Post(note, post, task);
        }

        var card = await _reader.ReadAsync(task, cancellation).ConfigureAwait(false);
        return kind == NoteKind.Clipping ? Clipping(note, SourceUrl.Of(note)!, card) : Own(note, card);
    }

    private Entry Finished(Note note)
    {
        var body = _bodies.Write(note);
        var headline = OneLine(_bodies.Clean(note, note.Properties.Text("headline")!));
        var url = SourceUrl.Of(note.Properties);
        EntrySource source =
            url is not null ? new EntrySource.Page(url)
            : body.IsOwn ? new EntrySource.OwnNote(VaultPath.Stem(note.Path))
            : new EntrySource.None();
        var title = url is null ? null : TitleOf(note);
        var shape =
            ArxivAddress.TryParse(url, out _) ? Shape.Paper
            : body.IsOwn && url is null ? Shape.Own
            : url is null && body.Lines is [var first, ..] && PostLine.Is(first) ? Shape.Post
            : Shape.Article;
        var post = shape == Shape.Post ? PostLine.AddressIn(body.Lines[0]) : null;
        return Entry(
            note,
            source,
            shape,
            FactsOf(note, shape, url ?? post) with
            {
                Headline = headline,
                Title = title ?? (body.IsOwn ? VaultPath.Stem(note.Path) : null),
                Text = string.Join('\n', body.Lines),
            },
            new EntryText(headline, title, body.Callout, body.Lines),
            string.Join('\n', body.Lines.Prepend(headline))
        ) with
        {
            MadeBy = MadeBy.Owner,
            Status = source is EntrySource.OwnNote ? EvidenceStatus.Owner : EvidenceStatus.Unchecked,
            IsOpened = true,
        };
    }

    private Entry Clipping(Note note, string url, Card card)
    {
        var callout = _silent.Write(note).Callout;
        var title = TitleCleaner.Clean(TitleOf(note), url, note.Properties.Text("site", "domain"));
        var headline = Typography.Set(GeneratedTitle.ForHeading(title), _style.Quotes);
        var isPaper = ArxivAddress.TryParse(url, out var paper);
        var sourceTitle = isPaper
            ? $"{paper!.Id}{paper.Version} {GeneratedTitle.ForPaper(title)}"
            : GeneratedTitle.ForLink(TitleOf(note));
        ImmutableArray<ImmutableArray<Statement>> paragraphs =
            card.Paragraphs.IsEmpty && note.Properties.Text("description") is { } description
                ?
                [
                    [
                        new Statement(
                            MarkdownEscape.Line(OneLine(_bodies.Clean(note, description))),
                            EvidenceStatus.Unchecked,
                            null
                        ),
                    ],
                ]
                : card.Paragraphs;
        var body = Body(card.Highlights, paragraphs);
        return Entry(
            note,
            new EntrySource.Page(WebAddress.WithoutTracking(url)),
            isPaper ? Shape.Paper : Shape.Article,
            FactsOf(note, Shape.Article, url) with
            {
                Title = title,
                Text = $"{note.Properties.Text("description")}\n{note.Body}",
            },
            new EntryText(headline, Typography.Set(sourceTitle, _style.Quotes), callout, body),
            title + "\n" + string.Join('\n', body)
        ) with
        {
            Statements = [.. card.Highlights, .. paragraphs.SelectMany(p => p)],
            Status = EvidenceStatus.Anchored,
            IsOpened = !card.Highlights.IsEmpty || !callout.IsEmpty,
            Facts = card.Facts,
        };
    }

    /// <summary>
    /// A post is quoted whole, but without images: its text is a stranger's and must not choose files of the owner's.
    /// </summary>
    private Entry Post(Note note, PostAddress post, ReadingTask task)
    {
        var written = _silent.Write(note);
        var length = 0;
        ImmutableArray<Statement> paragraphs =
        [
            .. task
                .Passages.Where(p => p.Role is not (PassageRole.Heading or PassageRole.Callout))
                .TakeWhile(p => (length += p.Text.Length) <= LongestPost)
                .Select(p => p.StatementOf(Range.All))
                .Where(s => s.Text.Length > 0),
        ];
        var first = paragraphs is [var opening, ..] ? opening.Text : TitleOf(note);
        var headline = Typography.Set(GeneratedTitle.ForHeading(OpeningWords.Of(first)), _style.Quotes);
        ImmutableArray<string> body =
        [
            PostLine.Write(AuthorOf(note, post.Handle), post, _style.PostDate),
            "",
            .. Quote(paragraphs),
        ];
        return Entry(
            note,
            new EntrySource.None(),
            Shape.Post,
            FactsOf(note, Shape.Post, post.ToString()) with
            {
                Text = string.Join('\n', paragraphs.Select(p => p.Text)),
            },
            new EntryText(headline, null, written.Callout, body),
            string.Join('\n', paragraphs.Select(p => p.Text))
        ) with
        {
            Statements = paragraphs,
            Status = EvidenceStatus.Anchored,
            IsOpened = !written.Callout.IsEmpty,
        };
    }

    private Entry Own(Note note, Card card)
    {
        var title = TitleOf(note);
        var headline = Typography.Set(GeneratedTitle.ForHeading(title), _style.Quotes);
        var body = Body(card.Highlights, card.Paragraphs);
        return Entry(
            note,
            new EntrySource.OwnNote(VaultPath.Stem(note.Path)),
            Shape.Own,
            FactsOf(note, Shape.Own, null) with
            {
                Title = VaultPath.Stem(note.Path),
                Text = note.Body,
            },
            new EntryText(headline, null, _silent.Write(note).Callout, body),
            title + "\n" + string.Join('\n', body)
        ) with
        {
            Statements = [.. card.Highlights, .. card.Statements],
            Status = EvidenceStatus.Owner,
            IsOpened = true,
        };
    }

    private static EntryFacts FactsOf(Note note, Shape shape, string? url)
    {
        var stated = note.Properties.Text("kind", "type");
        var kind = ItemKinds.Of(url, stated, VaultPath.Stem(note.Path), shape == Shape.Own);
        return new EntryFacts(shape == Shape.Post ? ItemKind.Thread : kind)
        {
            Url = url,
            Tags = note.Properties.List("tags"),
        };
    }

    private Entry Entry(Note note, EntrySource source, Shape shape, EntryFacts facts, EntryText text, string sample)
    {
        var placed = _placer.Place(note.Properties, shape, text.Headline, facts);
        var language = TextLanguage.Named(note.Properties.Text("lang")) ?? TextLanguage.Of(sample);
        var url = (source as EntrySource.Page)?.Url;
        var address = SourceUrl.Of(note);
        return new Entry
        {
            Id = CanonicalUrl.TryParse(url, out var canonical) ? ContentHash.Of(canonical.ToString()) : note.Hash,
            Place = placed.Place,
            Kind = facts.Kind,
            Reasons = placed.Reasons,
            Otherwise = placed.Otherwise,
            Source = source,
            Chinese = language == Language.Chinese ? text : null,
            English = language == Language.English ? text : null,
            MadeBy = MadeBy.Extract,
            Status = EvidenceStatus.Unchecked,
            Statements = [],
            Capture = note.Hash,
            IsOpened = false,
            Label = note.Label,
            NotePath = note.Path,
            Url = address is null ? null : WebAddress.WithoutTracking(address),
            Print = address is null ? null : PrintOf(note, address),
        };
    }

    /// <summary>Finished text is the owner's, and no copy of its source: it is known by address, paper and title.</summary>
    private Fingerprint PrintOf(Note note, string url)
    {
        if (note.Properties.Has("headline"))
        {
            return Print("");
        }

        var key = MemoKinds.Print.KeyOf(note.Hash.ToString());
        if (_memo.Find(MemoKinds.Print, key) is not { } print)
        {
            print = Print(note.Body);
            _memo.Keep(MemoKinds.Print, key, print);
        }

        return print;

        Fingerprint Print(string text) =>
            Fingerprint.Of(
                url,
                note.Properties.Text("doi"),
                note.Properties.Text("arxiv"),
                note.Properties.Text("title"),
                text
            );
    }

    /// <summary>Highlights as a quotation, then paragraphs, a blank line between them.</summary>
    private ImmutableArray<string> Body(
        ImmutableArray<Statement> highlights,
        ImmutableArray<ImmutableArray<Statement>> paragraphs
    )
    {
        var lines = Quote(highlights).ToList();
        foreach (var paragraph in paragraphs)
        {
            var text = paragraph.Aggregate("", (text, s) => text + (NeedsBlank(text) ? " " : "") + s.Text);
            lines.AddRange(lines.Count == 0 ? [] : [""]);
            lines.Add(Typography.Set(text, _style.Quotes));
        }

        return [.. lines];
    }

    private static bool NeedsBlank(string text) => text.Length > 0 && text[^1] < '\u2E80';

    private ImmutableArray<string> Quote(ImmutableArray<Statement> statements) =>
        [
            .. statements
                .SelectMany((s, i) => i == 0 ? [s.Text] : new[] { "", s.Text })
                .Select(l => l.Length == 0 ? ">" : "> " + Typography.Set(l, _style.Quotes)),
        ];

    private string TitleOf(Note note) => OneLine(_bodies.Clean(note, note.Properties.Text("title") ?? note.Name.Title));

    /// <summary>The display name that the clipper found, if it is more than the handle.</summary>
    private string AuthorOf(Note note, string handle)
    {
        var author = _bodies.Clean(note, note.Properties.Text("author") ?? "");
        if (Inlines.Of(author) is [{ Kind: InlineKind.WikiLink } link])
        {
            author = WikiLink.Parse(link.Text).Shown;
        }

        author = author.Trim().TrimStart('@');
        return
            author.Equals(handle, StringComparison.OrdinalIgnoreCase)
            || author.Contains("://", StringComparison.Ordinal)
            ? ""
            : GeneratedTitle.ForLink(author);
    }

    private static string OneLine(string text) =>
        string.Join(
            ' ',
            text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
}
