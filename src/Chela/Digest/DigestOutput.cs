using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Envelope.Labels;
using Chela.Reading.Compose;
using Chela.Reading.Data;
using Chela.Reading.Evidence;
using Chela.Reading.Form;
using Chela.Reading.Merge;
using Chela.Reading.Page;

namespace Chela.Digest;

/// <summary>Writes a digest into its folder: both files, merged with the owner's edits, images, the page, and what the next run needs.</summary>
internal sealed class DigestOutput(Run run, MemoStore memos)
{
    private const string PageName = "digest.html";
    private const int MaxImage = 64 * 1024 * 1024;

    /// <summary>Writes all of it, or nothing; the run is told.</summary>
    public async Task WriteAsync(ComposedDigest digest, DigestRequest request, CancellationToken cancellation)
    {
        var path = request.FolderOf(digest.Week);
        if (await DigestFolder.ReadAsync(run, path, cancellation).ConfigureAwait(false) is not { } folder)
        {
            return;
        }

        var outline = digest.Outline;
        var assets = await new AssetLoader(run)
            .LoadAsync(outline.Images, digest.Vaults, folder.Images, folder.Present, cancellation)
            .ConfigureAwait(false);
        if (Merge(digest, folder, assets) is not { } merged)
        {
            return;
        }

        var files = new List<(string Path, ReadOnlyMemory<byte> Content)>(assets.Files);
        files.AddRange(merged.Select(m => (DigestData.FileName(m.Key), Utf8(m.Value.Text))));
        var wantsPage = request.Page || folder.Present.Contains(PageName);
        if (wantsPage)
        {
            var text = merged[request.Language].Text;
            var images = await ImagesAsync(folder, assets, cancellation).ConfigureAwait(false);
            files.Add(
                (PageName, Utf8(DigestPage.Write(text, outline, request.Language, name => ImageOf(images, name))))
            );
        }

        files.AddRange(
            merged.Select(m =>
                (
                    $"{DigestData.BaseFolder}/{DigestData.FileName(m.Key)}",
                    Utf8(request.KeepMine ? m.Value.Generated : m.Value.Merged.NextBase)
                )
            )
        );
        files.Add((DigestData.EntriesPath, DigestData.Write(digest.Week, outline)));
        files.Add((DigestData.ImagesPath, DigestData.Write(assets.Map)));
        var label = Label.JoinAll(outline.Entries.Select(e => e.Label));
        // At once with it, so that who is asked is asked for both on one card.
        var saving = memos.SaveAsync(cancellation);
        var outcome = await run.PerformAsync(
                WriteFiles.Of(path, files, Unused(folder, assets, merged), label),
                cancellation
            )
            .ConfigureAwait(false);
        await saving.ConfigureAwait(false);
        if (outcome is not Outcome.Done)
        {
            run.Fail(new Remark(null, null, null, outcome.Reason(), "what was there before is untouched"));
            return;
        }

        Report(digest, assets, merged, request.KeepMine, path);
        if (wantsPage)
        {
            run.Made(Path.Combine(path, PageName));
        }

        run.Made(Path.Combine(path, DigestData.FileName(Language.Chinese)));
        run.Made(Path.Combine(path, DigestData.FileName(Language.English)));
    }

    /// <summary>The images of the last run that nothing shows any more.</summary>
    private static IEnumerable<string> Unused(
        DigestFolder folder,
        AssetLoader.Assets assets,
        SortedDictionary<Language, Version> merged
    ) =>
        folder
            .Images.Names.Values.Select(name => $"{ImageMap.Folder}/{name}")
            .Except(assets.Names.Values)
            .Where(path =>
                folder.Present.Contains(path)
                && !merged.Values.Any(m => m.Text.Contains(path, StringComparison.Ordinal))
            );

    /// <summary>A file as it was generated, and as it is after the merge.</summary>
    private sealed record Version(string Generated, MergeResult Merged)
    {
        public string Text => Merged.Text;
    }

    /// <summary>Null if there is a file that this program did not make.</summary>
    private SortedDictionary<Language, Version>? Merge(
        ComposedDigest digest,
        DigestFolder folder,
        AssetLoader.Assets assets
    )
    {
        var withdrawal = new Withdrawal(digest.Vaults.SelectMany(v => v.Vault.PrivateNotes), digest.Outline.Entries);
        var merged = new SortedDictionary<Language, Version>();
        foreach (var language in Enum.GetValues<Language>())
        {
            var generated = DigestWriter.Write(
                digest.Outline,
                digest.Style,
                language,
                image => assets.Names.GetValueOrDefault(image)
            );
            var old = folder.Bases.GetValueOrDefault(language);
            var last = old is null ? null : withdrawal.From(old);
            var owners = folder.Files.TryGetValue(language, out var present)
                ? withdrawal.From(present, old)
                : generated;
            if (last is null && owners != generated)
            {
                run.Fail(
                    new Remark(
                        Path.Combine(folder.Folder, DigestData.FileName(language)),
                        null,
                        null,
                        "is there but was not made here: left as it is",
                        "move it away, or choose another folder with --out"
                    )
                );
                return null;
            }

            merged[language] = new Version(generated, DigestMerge.Merge(last ?? generated, owners, generated));
        }

        return merged;
    }

    private void Report(
        ComposedDigest digest,
        AssetLoader.Assets assets,
        SortedDictionary<Language, Version> merged,
        bool keepMine,
        string path
    )
    {
        var outline = digest.Outline;
        var makers = string.Join(
            ", ",
            outline
                .Entries.GroupBy(e => e.MadeBy)
                .OrderBy(g => g.Key)
                .Select(g => $"{g.Count()} made by {NameOf(g.Key)}")
        );
        run.Did($"{Count(outline.Entries.Count(), "entry", "entries")}: {makers}");
        if (!assets.Names.IsEmpty)
        {
            run.Did($"{Count(assets.Names.Count, "image", "images")}, {assets.Files.Length} of them new");
        }

        foreach (var (language, version) in merged)
        {
            var file = Path.Combine(path, DigestData.FileName(language));
            foreach (var conflict in version.Merged.Conflicts)
            {
                Report(file, conflict, keepMine);
            }

            foreach (var note in version.Merged.Notes)
            {
                run.Warn(new Remark(file, null, null, note, null));
            }
        }
    }

    private void Report(string file, MergeConflict conflict, bool keepMine)
    {
        var place = conflict.Heading.Length == 0 ? "the top" : $"'{conflict.Heading}'";
        var message = $"{place} was changed here and in the vault: your text stays";
        var both = $"\n    here:  {Indented(conflict.Owners)}\n    vault: {Indented(conflict.Generated)}";
        if (keepMine)
        {
            run.Warn(new Remark(file, conflict.Line, null, message, "settled" + both));
        }
        else
        {
            run.Fail(
                new Remark(
                    file,
                    conflict.Line,
                    null,
                    message,
                    "change one of the two, or settle it with --keep-mine" + both
                )
            );
        }
    }

    private static string Indented(ImmutableArray<string> lines) =>
        lines.IsEmpty ? "(nothing)" : string.Join("\n           ", lines);

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> ImagesAsync(
        DigestFolder folder,
        AssetLoader.Assets assets,
        CancellationToken cancellation
    )
    {
        var images = assets.Files.ToDictionary(f => f.Path, f => f.Content);
        foreach (
            var name in assets.Names.Values.Distinct().Where(n => !images.ContainsKey(n)).Order(StringComparer.Ordinal)
        )
        {
            var read = ReadFile.Of(Path.GetFullPath(Path.Combine(folder.Folder, name)), MaxImage);
            if (await run.PerformAsync(read, cancellation).ConfigureAwait(false) is Outcome.Done done)
            {
                images[name] = ReadFile.Result(done.Value);
            }
        }

        return images;
    }

    private static (string MediaType, ReadOnlyMemory<byte> Bytes)? ImageOf(
        Dictionary<string, ReadOnlyMemory<byte>> images,
        string name
    ) => images.TryGetValue(name, out var bytes) ? (ImageFormat.MediaType(name), bytes) : null;

    private static string NameOf(MadeBy maker) =>
        maker switch
        {
            MadeBy.Owner => "the owner",
            MadeBy.Extract => "extract",
            _ => "a model",
        };

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
