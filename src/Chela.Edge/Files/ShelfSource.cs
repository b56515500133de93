using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chela.Agent.Search;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>What is on the shelf and was not dropped, for the search, each item with the text of its capture.</summary>
/// <param name="log">The full path of the shelf's log.</param>
/// <param name="captures">The full path of the folder of captured bytes.</param>
public sealed class ShelfSource(string log, string captures) : ISearchSource
{
    private const long LongestLog = 256 * 1024 * 1024;

    private ReadingList _list = new([]);
    private (ContentHash Hash, ReadOnlyMemory<byte> Bytes, CaptureReading Reading)? _last;

    /// <inheritdoc/>
    public SearchKind Kind => SearchKind.Shelf;

    /// <inheritdoc/>
    public async ValueTask<SearchListing?> ListAsync(string? mark, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(log);
            var now = file.Exists
                ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks} {file.Length}")
                : "none";
            if (now == mark)
            {
                return null;
            }

            if (file is { Exists: true, Length: > LongestLog })
            {
                return Unreadable($"expected at most {LongestLog >> 20} MB, found more: {log}");
            }

            var bytes = file.Exists ? await File.ReadAllBytesAsync(log, cancellation).ConfigureAwait(false) : [];
            _list = new ReadingList(ShelfLog.Read(bytes).Events);
            return new SearchListing([
                .. _list
                    .Items.Where(i => i.State != ShelfState.Dropped)
                    .Select(i => new SearchEntry(i.Id.ToString(), VersionOf(i))),
            ])
            {
                Mark = now,
            };
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return Unreadable(FileFailure.Of(e, "read", log).Reason());
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<SearchDocument>> ReadAsync(SearchEntry entry, CancellationToken cancellation)
    {
        if (!ContentHash.TryParse(entry.Key, out var id) || _list[id] is not { } item)
        {
            return [];
        }

        var path = KeepBytes.PathOf(captures, item.Saved.Capture);
        var read = await ReadAsync(item, path, cancellation).ConfigureAwait(false);
        var (text, passages) = TextOf(read);
        return
        [
            new SearchDocument(item.Id.ToString(), item.Name, text, LabelOf(item))
            {
                About = string.Join(
                    '\n',
                    item.Saved.Author,
                    item.Saved.Site,
                    item.Source,
                    item.Saved.Doi,
                    item.Saved.Arxiv,
                    item.Saved.Note,
                    string.Join(' ', read?.Tags ?? [])
                ),
                Address = item.Saved.Url,
                Path = path,
                At = item.SavedAt,
                Passages = passages,
            },
        ];
    }

    private static SearchListing Unreadable(string problem) => new([]) { Problems = [problem] };

    private static string VersionOf(ShelfItem item) =>
        ContentHash
            .Of(
                string.Join(
                    '\n',
                    item.Saved.Capture,
                    item.Saved.Part,
                    item.Saved.Url,
                    item.Saved.Title,
                    item.Saved.Author,
                    item.Saved.Site,
                    item.Saved.Note,
                    item.Saved.IsPrivate,
                    item.SavedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)
                )
            )
            .ToString();

    /// <summary>The item, read out of its capture. Null if that is not there as it was: it is found by its title then.</summary>
    private async Task<ReadItem?> ReadAsync(ShelfItem item, string path, CancellationToken cancellation)
    {
        var hash = item.Saved.Capture;
        // The items of a feed or an export lie in one capture, and come one after the other.
        if (_last is not { } last || last.Hash != hash)
        {
            if (await BytesOfAsync(hash, path, cancellation).ConfigureAwait(false) is not { } bytes)
            {
                return null;
            }

            var captured = _list.CaptureOf(hash);
            var capture = new Capture(captured?.Input ?? item.Name, bytes)
            {
                Url = captured?.Url,
                ContentType = captured?.Headers.GetValueOrDefault("content-type"),
                At = captured?.At,
            };
            last = (hash, bytes, await DeepReading.ReadAsync(capture, cancellation).ConfigureAwait(false));
            _last = last;
        }

        return item.Saved.Part < last.Reading.Items.Length ? last.Reading.Items[item.Saved.Part] : null;
    }

    private static async Task<byte[]?> BytesOfAsync(ContentHash hash, string path, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= Capture.MaxLength })
            {
                return null;
            }

            var bytes = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            return ContentHash.Of(bytes) == hash ? bytes : null;
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return null;
        }
    }

    private (string Text, ImmutableArray<SearchPassage> Passages) TextOf(ReadItem? read)
    {
        var text = new StringBuilder();
        var passages = ImmutableArray.CreateBuilder<SearchPassage>();
        foreach (var block in read?.Blocks ?? [])
        {
            if (block.Text.Length == 0)
            {
                continue;
            }

            text.Append(text.Length > 0 ? "\n\n" : "");
            passages.Add(new SearchPassage(text.Length, block.Span, block.Part, IsExact(block)));
            text.Append(block.Text);
        }

        return (text.ToString(), passages.ToImmutable());
    }

    private bool IsExact(ReadBlock block) =>
        block is { Span: { } span, Part: null }
        && _last is { } last
        && span.End <= last.Bytes.Length
        && span.Length == Encoding.UTF8.GetByteCount(block.Text)
        && span.Of(last.Bytes.Span).SequenceEqual(Encoding.UTF8.GetBytes(block.Text));

    /// <summary>Whoever the bytes came from may have written all of it, whatever address it names.</summary>
    private Label LabelOf(ShelfItem item)
    {
        var captured = _list.CaptureOf(item.Saved.Capture);
        var source = CanonicalUrl.TryParse(captured is null ? item.Saved.Url : captured.Url, out var url)
            ? new Source(SourceKind.Web, url.Host)
            : new Source(SourceKind.File, captured?.Input ?? item.Name);
        var label = Label.From(source);
        return item.Saved.IsPrivate ? label.RestrictTo(Readers.OwnerOnly) : label;
    }
}
