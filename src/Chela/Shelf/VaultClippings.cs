using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Digest;
using Chela.Edge.Files;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Notes;
using Chela.Reading.Shelf;
using Chela.Reading.Vaults;
using Chela.Text;

namespace Chela.Shelf;

/// <summary>
/// Writes items of the shelf into a vault, a note each, and links them in the daily note of their day if there is one.
/// What the vault has already, by its source, is left alone.
/// </summary>
internal sealed class VaultClippings(Run run, string folder, TimeZoneInfo zone)
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files = [];
    private readonly List<string> _linked = [];

    /// <summary>Writes the notes.</summary>
    /// <param name="root">The vault, as the owner named it.</param>
    /// <param name="items">The items, with what was read of them.</param>
    /// <param name="cancellation">Stops it; then nothing is written.</param>
    public async Task WriteAsync(
        string root,
        ImmutableArray<(ShelfItem Item, ReadItem Read)> items,
        CancellationToken cancellation
    )
    {
        if (await new VaultReader(run).ListAsync(root, 0, cancellation).ConfigureAwait(false) is not { } vault)
        {
            return;
        }

        var present = vault
            .Vault.Notes.Select(n => (n.Path, Source: SourceUrl.Of(n.Properties)))
            .Where(n => n.Source is not null)
            .GroupBy(n => KeyOf(n.Source!))
            .ToDictionary(n => n.Key, n => n.First().Path);
        foreach (var (item, read) in items.DistinctBy(i => i.Item.Id))
        {
            if (item.Saved.Url is { } url && present.TryGetValue(KeyOf(url), out var path))
            {
                run.Did($"in the vault already: {vault.NameOf(path)}");
                continue;
            }

            var name = FreeName(vault.Vault, item);
            _files[$"{folder}/{name}.md"] = Encoding.UTF8.GetBytes(ClippingNote.Write(item, read, zone));
            await LinkAsync(vault, item, name, cancellation).ConfigureAwait(false);
        }

        if (_files.Count == 0)
        {
            return;
        }

        // The vault is the owner's own: nobody else reads there.
        var label = Label.Owner.RestrictTo(Readers.OwnerOnly);
        var write = WriteFiles.Of(vault.Folder, _files.Select(f => (f.Key, f.Value)), [], label);
        var outcome = await run.PerformAsync(write, cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done)
        {
            run.Fail(new Remark(null, null, null, outcome.Reason(), null));
            return;
        }

        foreach (var path in _files.Keys.Except(_linked))
        {
            run.Made(vault.PathOf(path));
        }

        foreach (var path in _linked)
        {
            run.Did($"linked in {vault.NameOf(path)}");
        }
    }

    private string FreeName(Vault vault, ShelfItem item)
    {
        var name = ClippingNote.NameOf(item, zone);
        bool IsTaken(string candidate) =>
            _files
                .Keys.Concat(vault.Files.Select(f => f.Path))
                .Any(p => VaultPath.Key(p) == VaultPath.Key($"{folder}/{candidate}.md"));

        var free = name;
        for (var number = 2; IsTaken(free); number++)
        {
            free = $"{name} {number}";
        }

        return free;
    }

    private async Task LinkAsync(LoadedVault vault, ShelfItem item, string name, CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(item.SavedAt, zone).DateTime);
        if (vault.Vault.DailyNotes.FirstOrDefault(d => d.Day == day).File is not { } daily)
        {
            return;
        }

        if (!_files.TryGetValue(daily.Path, out var bytes))
        {
            var outcome = await run.PerformAsync(ReadFile.Of(vault.PathOf(daily.Path), Note.MaxLength), cancellation)
                .ConfigureAwait(false);
            if (
                outcome is not Outcome.Done done
                || Note.Read(daily.Path, bytes = ReadFile.Result(done.Value), out var problem) is null
            )
            {
                run.Warn(
                    new Remark(
                        vault.NameOf(daily.Path),
                        null,
                        null,
                        $"{name} could not be linked in it",
                        outcome is Outcome.Done ? "it is no text in UTF-8" : outcome.Reason()
                    )
                );
                return;
            }

            _linked.Add(daily.Path);
        }

        var end = bytes.Span.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        var gap = bytes.IsEmpty || bytes.Span[^1] == (byte)'\n' ? "" : end;
        _files[daily.Path] = (byte[])[.. bytes.Span, .. Encoding.UTF8.GetBytes($"{gap}- [[{name}]]{end}")];
    }

    private static string KeyOf(string url) => CanonicalUrl.TryParse(url, out var canonical) ? canonical.Value : url;
}
