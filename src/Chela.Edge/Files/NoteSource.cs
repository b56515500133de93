using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Search;
using Chela.Envelope.Labels;
using Chela.Reading.Notes;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>The notes of folders, for the search. A file with the time and size that it had is not read again.</summary>
/// <param name="folders">Full paths; one that is not there has no notes.</param>
public sealed class NoteSource(ImmutableArray<string> folders) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind => SearchKind.Notes;

    /// <inheritdoc/>
    public ValueTask<SearchListing?> ListAsync(string? mark, CancellationToken cancellation)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var folder in folders.Where(Directory.Exists))
        {
            FolderWalk.Visit(
                folder,
                (file, _) =>
                {
                    if (VersionOf(file) is { } version)
                    {
                        entries[file.FullName] = version;
                    }
                },
                (path, reason) =>
                {
                    // That a folder is reached by two ways is no trouble here.
                    if (path.Length == 0)
                    {
                        problems.Add(reason);
                    }
                },
                cancellation
            );
        }

        return ValueTask.FromResult<SearchListing?>(
            new SearchListing([.. entries.Select(e => new SearchEntry(e.Key, e.Value))])
            {
                Problems = problems.ToImmutable(),
            }
        );
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<SearchDocument>> ReadAsync(SearchEntry entry, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(entry.Key);
            var bytes = await File.ReadAllBytesAsync(entry.Key, cancellation).ConfigureAwait(false);
            return Note.Read(entry.Key, bytes, out _) is { } note ? [DocumentOf(note, file)] : [];
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return [];
        }
    }

    private static string? VersionOf(FileInfo file)
    {
        try
        {
            // A pipe has no length either: what is empty is not opened.
            return
                file.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
                && FileTarget.Of(file) is { Length: > 0 and <= Note.MaxLength } target
                ? string.Create(CultureInfo.InvariantCulture, $"{target.LastWriteTimeUtc.Ticks} {target.Length}")
                : null;
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return null;
        }
    }

    private static SearchDocument DocumentOf(Note note, FileInfo file)
    {
        // Who wrote what is in a file nobody knows, as of one that is read whole: much of a vault was clipped.
        var label = Label.From(new Source(SourceKind.File, note.Path));
        var source = SourceUrl.Of(note.Properties);
        return new SearchDocument(
            note.Path,
            note.Properties.Text("headline", "title") ?? note.Name.Title,
            note.Body,
            note.Properties.IsPrivate ? label.RestrictTo(Readers.OwnerOnly) : label
        )
        {
            About = string.Join(
                '\n',
                [
                    Path.GetFileNameWithoutExtension(note.Path),
                    note.Properties.Text("title") ?? "",
                    .. note.Properties.List("author"),
                    .. note.Properties.List("tags"),
                    CanonicalUrl.TryParse(source, out var url) ? url.Host : "",
                ]
            ),
            Address = source,
            Path = note.Path,
            At = new DateTimeOffset(file.LastWriteTimeUtc),
            Passages =
            [
                new SearchPassage(
                    0,
                    new ByteSpan(note.BodyStart, note.Bytes.Length - note.BodyStart),
                    null,
                    IsExact: true
                ),
            ],
        };
    }
}
