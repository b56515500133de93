using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chela.Agent.Reports;
using Chela.Digest;
using Chela.Reading.Captures;
using Chela.Reading.Form;
using Chela.Reading.Memos;
using Chela.Reading.Notes;
using Chela.Reading.Shelf;
using Chela.Reading.Vaults;
using Chela.Text;

namespace Chela.Shelf;

/// <summary>
/// The shelf as digests see it: a vault more, whose notes are the clippings that <c>chela save --to-vault</c> would write,
/// made when they are read. What a vault has a note of, a private one too, is left to that vault.
/// </summary>
internal sealed class ShelfVault(Run run, ShelfJob shelf, MemoStore memos, TimeZoneInfo zone)
{
    /// <summary>How messages name it.</summary>
    private const string Name = "shelf";

    private readonly Dictionary<string, CaptureAnchors> _anchors = [];
    private readonly List<(ShelfItem Item, string Note)> _left = [];

    private static readonly VaultSettings NoSettings = VaultSettings.Read(
        ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty
    );

    /// <summary>The shelf beside <paramref name="vaults"/>; null if it has nothing that they have not, or cannot be read.</summary>
    public async Task<LoadedVault?> ListAsync(IReadOnlyList<LoadedVault> vaults, CancellationToken cancellation)
    {
        if (await shelf.LoadAsync(cancellation).ConfigureAwait(false) is not { } list)
        {
            return null;
        }

        var items = list.Items.Where(i => i.State is not (ShelfState.Dropped or ShelfState.Aged)).ToList();
        var present = items.Count == 0 ? [] : SourcesOf(vaults);
        var notes = new Dictionary<string, ShelfItem>();
        foreach (var item in items)
        {
            if (item.Saved.Url is { } url && present.TryGetValue(KeyOf(url), out var note))
            {
                _left.Add((item, note));
                continue;
            }

            var name = ClippingNote.NameOf(item, zone);
            // Two of one name and minute: the id tells them apart.
            _ = notes.TryAdd($"{name}.md", item) || notes.TryAdd($"{name} {item.ShortId}.md", item);
        }

        var files = notes.Select(n => new VaultFile(n.Key, 1, HeadOf(n.Value)));
        return notes.Count == 0
            ? null
            : new LoadedVault(Name, Path.GetFullPath(Name), new Vault(vaults.Count, files, NoSettings))
            {
                Open = (path, stop) => OpenAsync(list, path, notes[path], stop),
                Finish = entry => _anchors.Remove(entry.NotePath, out var anchors) ? anchors.Anchor(entry) : entry,
            };
    }

    /// <summary>Tells what of a week was left to notes of vaults.</summary>
    public void ReportLeft(IsoWeek week)
    {
        foreach (var (item, note) in _left.Where(l => l.Item.WeekIn(zone) == week))
        {
            run.LeaveOut(
                new Remark(
                    $"{Name}: {item.Name} ({item.ShortId})",
                    null,
                    null,
                    $"is left to {note}, which has its source",
                    null
                )
            );
        }
    }

    private async Task<ReadOnlyMemory<byte>> OpenAsync(
        ReadingList list,
        string path,
        ShelfItem item,
        CancellationToken cancellation
    )
    {
        var (capture, reason) = await shelf.CaptureAsync(list, item, cancellation).ConfigureAwait(false);
        var key = capture is null ? default : KeyOf(capture, item);
        var clipping = capture is null ? null : memos.Memo.Find(MemoKinds.Clipping, key);
        if (clipping is null)
        {
            ReadItem? read = null;
            if (capture is not null)
            {
                (read, reason) = await shelf.ReadAsync(capture, item, cancellation).ConfigureAwait(false);
            }

            clipping = ClippingNote.Of(item, read, zone);
            if (read is not null)
            {
                memos.Memo.Keep(MemoKinds.Clipping, key, clipping);
            }
        }

        // A link is worth its address, and may have a line that describes it.
        if (reason is not null && item.Saved.Kind != ItemKind.Link)
        {
            run.Warn(new Remark($"{Name}: {item.Name} ({item.ShortId})", null, null, reason, null));
        }

        if (capture is not null)
        {
            _anchors[path] = new CaptureAnchors(clipping, item.Saved.Capture, capture.Bytes.Span);
        }

        return Encoding.UTF8.GetBytes(clipping.Text);
    }

    /// <summary>All that a clipping is made of. What the item itself gives to it is what it would be without a text.</summary>
    private ContentHash KeyOf(Capture capture, ShelfItem item) =>
        MemoKinds.Clipping.KeyOf(
            ClippingNote.Write(item, null, zone),
            item.Saved.Capture.ToString(),
            item.Saved.Part.ToString(CultureInfo.InvariantCulture),
            capture.Input,
            capture.Url,
            capture.ContentType,
            capture.At?.ToString("O", CultureInfo.InvariantCulture)
        );

    private string HeadOf(ShelfItem item) =>
        FrontMatterFence.Text(Encoding.UTF8.GetBytes(ClippingNote.Write(item, null, zone)));

    private static Dictionary<string, string> SourcesOf(IEnumerable<LoadedVault> vaults) =>
        vaults
            .SelectMany(v => v.Vault.Files.Select(f => (File: f, Name: v.NameOf(f.Path))))
            .Where(f => f.File.Head.Contains("://", StringComparison.Ordinal))
            .Select(f => (Url: SourceUrl.Of(f.File.Properties), f.Name))
            .Where(f => f.Url is not null)
            .GroupBy(f => KeyOf(f.Url!), f => f.Name)
            .ToDictionary(f => f.Key, f => f.First());

    private static string KeyOf(string url) => CanonicalUrl.TryParse(url, out var canonical) ? canonical.Value : url;
}
