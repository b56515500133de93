using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Reading.Form;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;

namespace Chela.Digest;

/// <summary>Lists vaults and reads their notes; what cannot be read is reported and left out.</summary>
internal sealed class VaultReader(Run run)
{
    private const int MaxSettings = 1024 * 1024;

    /// <summary>Lists a vault. Null if there is none.</summary>
    /// <param name="root">Its folder as the owner named it.</param>
    /// <param name="number">Its number in the run.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<LoadedVault?> ListAsync(string root, int number, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(root);
        var outcome = await run.PerformAsync(ListFiles.Of(folder), cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            run.Fail(new Remark(null, null, null, outcome.Reason(), "name the folder of your vault"));
            return null;
        }

        var listing = ListFiles.Result(done.Value);
        if (listing.Unreadable.FirstOrDefault(u => u.Path.Length == 0) is { Reason: { } refused })
        {
            run.Fail(new Remark(null, null, null, refused, null));
            return null;
        }

        foreach (var (path, reason) in listing.Unreadable)
        {
            run.LeaveOut(new Remark(Path.Combine(root, path), null, null, reason, null));
        }

        var settings = VaultSettings.Read(await SettingsAsync(folder, cancellation).ConfigureAwait(false));
        var files = listing.Files.Select(f => new VaultFile(f.Path, f.Length, f.Head));
        var vault = new LoadedVault(root, folder, new Vault(number, files, settings));
        foreach (var problem in settings.Problems)
        {
            run.Warn(problem.In(vault));
        }

        return vault;
    }

    /// <summary>Reads a note. Null if it cannot be, which has been reported.</summary>
    public async Task<Note?> ReadAsync(LoadedVault vault, VaultFile file, CancellationToken cancellation)
    {
        if (await BytesOfAsync(vault, file, cancellation).ConfigureAwait(false) is not { } bytes)
        {
            return null;
        }

        var note = Note.Read(file.Path, bytes, out var problem);
        if (problem is not null && note is null)
        {
            run.LeaveOut(problem.In(vault));
        }
        else if (problem is not null)
        {
            run.Warn(problem.In(vault));
        }

        return note;
    }

    /// <summary>Selects the notes of a week.</summary>
    public async Task<WeekNotes> SelectAsync(
        LoadedVault vault,
        WeekSelector selector,
        IsoWeek week,
        CancellationToken cancellation
    )
    {
        var daily = new Dictionary<string, Note>();
        foreach (var file in selector.DailyNotesOf(week))
        {
            if (await ReadAsync(vault, file, cancellation).ConfigureAwait(false) is { } note)
            {
                daily[file.Path] = note;
            }
        }

        return selector.Select(week, daily);
    }

    private async Task<ReadOnlyMemory<byte>?> BytesOfAsync(
        LoadedVault vault,
        VaultFile file,
        CancellationToken cancellation
    )
    {
        if (vault.Open is { } open)
        {
            return await open(file.Path, cancellation).ConfigureAwait(false);
        }

        var outcome = await run.PerformAsync(ReadFile.Of(vault.PathOf(file.Path), Note.MaxLength), cancellation)
            .ConfigureAwait(false);
        if (outcome is Outcome.Done done)
        {
            return ReadFile.Result(done.Value);
        }

        var advice = outcome is Outcome.Failed { Failure.Kind: FailureKind.TooLarge } ? "split the note" : null;
        run.LeaveOut(new Remark(vault.NameOf(file.Path), null, null, outcome.Reason(), advice));
        return null;
    }

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> SettingsAsync(
        string folder,
        CancellationToken cancellation
    )
    {
        var settings = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var path in VaultSettings.Files)
        {
            var read = ReadFile.Of(Path.GetFullPath(Path.Combine(folder, path)), MaxSettings);
            if (await run.PerformAsync(read, cancellation).ConfigureAwait(false) is Outcome.Done done)
            {
                settings[path] = ReadFile.Result(done.Value);
            }
        }

        return settings;
    }
}
