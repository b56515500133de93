using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Envelope.Labels;
using Chela.Reading.Compose;
using Chela.Reading.Data;
using Chela.Reading.Form;
using Chela.Reading.Merge;

namespace Chela.Digest;

/// <summary>
/// Makes the digest of a week: lists vaults, reads the week's notes, composes both files, merges them with what the owner
/// changed by hand, writes. Touches the world only through the port.
/// </summary>
internal sealed class DigestJob(Run run, TimeZoneInfo zone)
{
    private readonly VaultReader _reader = new(run);

    /// <summary>Makes the digest; the run is told what came of it.</summary>
    public async Task RunAsync(DigestRequest request, CancellationToken cancellation)
    {
        var vaults = ImmutableArray.CreateBuilder<LoadedVault>();
        foreach (var root in request.Vaults)
        {
            if (await _reader.ListAsync(root, vaults.Count, cancellation).ConfigureAwait(false) is not { } vault)
            {
                return;
            }

            vaults.Add(vault);
        }

        var loader = new WeekLoader(_reader, zone, request.Settings.OwnNotes);
        if (
            await loader.LoadAsync(vaults.ToImmutable(), request.Week, cancellation).ConfigureAwait(false)
            is not var (week, selected)
        )
        {
            run.Fail(
                new Remark(
                    null,
                    null,
                    null,
                    "no note says when it is from",
                    "link notes from daily notes, or name them YYYYMMDDHHMM_Title"
                )
            );
            return;
        }

        var style = DigestStyles.Settle(request.Settings, week, request.Byline);
        var entries = new List<Entry>();
        foreach (var (vault, notes) in selected)
        {
            var entryLoader = new EntryLoader(run, _reader, request.Settings.OwnNotes);
            entries.AddRange(await entryLoader.LoadAsync(vault, notes, style, cancellation).ConfigureAwait(false));
        }

        if (entries.Count == 0)
        {
            run.Fail(new Remark(null, null, null, $"nothing to digest in {week}", "choose another week with --week"));
            return;
        }

        var combined = EntryPairing.Combine(
            entries,
            (gone, kept) =>
                run.LeaveOut(
                    new Remark(gone.NotePath, null, null, $"has the source of {kept.NotePath} and went into it", null)
                )
        );
        await WriteAsync(request, week, style, Outline.Of(combined, style), vaults.ToImmutable(), cancellation)
            .ConfigureAwait(false);
    }

    private async Task WriteAsync(
        DigestRequest request,
        IsoWeek week,
        DigestStyle style,
        Outline outline,
        ImmutableArray<LoadedVault> vaults,
        CancellationToken cancellation
    )
    {
        var path = request.FolderOf(week);
        if (await DigestFolder.ReadAsync(run, path, cancellation).ConfigureAwait(false) is not { } folder)
        {
            return;
        }

        var assets = await new AssetLoader(run)
            .LoadAsync(outline.Images, vaults, folder.Images, folder.Present, cancellation)
            .ConfigureAwait(false);
        var files = new List<(string Path, ReadOnlyMemory<byte> Content)>(assets.Files);
        var bases = new List<(string Path, ReadOnlyMemory<byte> Content)>();
        foreach (var language in Enum.GetValues<Language>())
        {
            var name = DigestData.FileName(language);
            var generated = DigestWriter.Write(
                outline,
                style,
                language,
                image => assets.Names.GetValueOrDefault(image)
            );
            if (Merge(folder, language, generated) is not { } merged)
            {
                run.Fail(
                    new Remark(
                        Path.Combine(path, name),
                        null,
                        null,
                        "is there but was not made here: left as it is",
                        "move it away, or choose another folder with --out"
                    )
                );
                return;
            }

            Report(Path.Combine(path, name), merged);
            files.Add((name, Encoding.UTF8.GetBytes(merged.Text)));
            bases.Add(($"{DigestData.BaseFolder}/{name}", Encoding.UTF8.GetBytes(merged.NextBase)));
        }

        files.AddRange(bases);
        files.Add((DigestData.EntriesPath, DigestData.Write(week, outline)));
        files.Add((DigestData.ImagesPath, DigestData.Write(assets.Map)));
        var label = Label.JoinAll(outline.Entries.Select(e => e.Label));
        var outcome = await run.PerformAsync(WriteFiles.Of(path, files, label), cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done)
        {
            run.Fail(new Remark(null, null, null, outcome.Reason(), "what was there before is untouched"));
            return;
        }

        Report(week, outline, assets);
        run.Made(Path.Combine(path, DigestData.FileName(Language.Chinese)));
        run.Made(Path.Combine(path, DigestData.FileName(Language.English)));
    }

    /// <summary>Null if there is a file that this job did not make.</summary>
    private static MergeResult? Merge(DigestFolder folder, Language language, string generated)
    {
        if (!folder.Files.TryGetValue(language, out var owners))
        {
            return new MergeResult(generated, generated, [], []);
        }

        return folder.Bases.TryGetValue(language, out var last) ? DigestMerge.Merge(last, owners, generated)
            : owners == generated ? new MergeResult(generated, generated, [], [])
            : null;
    }

    private void Report(string file, MergeResult merged)
    {
        foreach (var conflict in merged.Conflicts)
        {
            run.Fail(
                new Remark(
                    file,
                    conflict.Line,
                    null,
                    $"you changed '{conflict.Key}' here and in the vault: your text stays{Both(conflict)}",
                    "make the file say what it should; the vault's text is in the next run's again"
                )
            );
        }

        foreach (var note in merged.Notes)
        {
            run.Warn(new Remark(file, null, null, note, null));
        }
    }

    private static string Both(MergeConflict conflict) =>
        $"\n    here:  {string.Join("\n           ", conflict.Owners)}\n    vault: {string.Join("\n           ", conflict.Generated)}";

    private void Report(IsoWeek week, Outline outline, AssetLoader.Assets assets)
    {
        var byMaker = outline.Entries.GroupBy(e => e.MadeBy).ToDictionary(g => g.Key, g => g.Count());
        var entries = outline.Entries.Count();
        run.Did(
            $"{week}: {Count(entries, "entry", "entries")} in {Count(outline.Sections.Sum(s => s.Groups.Length), "group", "groups")}"
                + $" (made by owner {byMaker.GetValueOrDefault(Reading.Evidence.MadeBy.Owner)}, extract {byMaker.GetValueOrDefault(Reading.Evidence.MadeBy.Extract)}, model {byMaker.GetValueOrDefault(Reading.Evidence.MadeBy.Model)})"
        );
        if (!assets.Names.IsEmpty)
        {
            run.Did($"{Count(assets.Names.Count, "image", "images")}, {assets.Files.Length} written");
        }
    }

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
