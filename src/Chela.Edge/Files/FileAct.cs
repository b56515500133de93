using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>
/// Carries out an intent, from wherever it was left: each file has the content from before, or the one from after, or somebody
/// else changed it, and then nothing is done.
/// </summary>
/// <param name="intent">What is to be done.</param>
/// <param name="versions">The folder of the versions.</param>
/// <param name="place">The folder that all files must lie in, links followed; null where they may be anywhere.</param>
/// <param name="isPrivate">Whether a new file at a path is for the owner alone.</param>
internal sealed class FileAct(FileIntent intent, string versions, string? place, Func<string, bool> isPrivate)
{
    private readonly List<string> _folders = [];

    /// <summary>Whether a file has its new content.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Which file somebody else changed, null if none; and how many files are still to be changed.</summary>
    public (string? Changed, int Left) Look()
    {
        var (changed, left) = Steps();
        return (changed, left.Count);
    }

    /// <summary>Does what is left to be done, all or nothing as far as the disk allows.</summary>
    /// <returns>Which file somebody else changed; null if it is done.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var (changed, steps) = Steps();
        try
        {
            if (changed is not null)
            {
                return changed;
            }

            foreach (var step in steps.Where(s => s.Change.After is not null))
            {
                await StageAsync(step, cancellation).ConfigureAwait(false);
            }

            cancellation.ThrowIfCancellationRequested();
            if (steps.FirstOrDefault(s => FileState.StampOf(s.Path) != s.Stamp) is { } touched)
            {
                return touched.Change.Path;
            }

            foreach (var step in steps)
            {
                FileProblem.At("write", step.Path, () => Move(step));
                HasBegun = true;
            }

            foreach (var folder in steps.Select(s => Path.GetDirectoryName(s.Path)!).Distinct())
            {
                FileProblem.At("write", folder, () => Flush(folder));
            }

            return null;
        }
        finally
        {
            steps.ForEach(step => Remove(() => File.Delete(step.Part)));
            // Deepest first; what holds something stays.
            _folders.ForEach(folder => Remove(() => Directory.Delete(folder)));
        }
    }

    private (string? Changed, List<Step> Steps) Steps()
    {
        var steps = new List<Step>();
        foreach (var change in intent.Changes)
        {
            var path = FileState.Locate(change.Path, place);
            var stamp = FileState.StampOf(path);
            var hash = FileProblem.At("read", change.Path, () => FileState.HashOf(path));
            if (hash == change.After)
            {
                HasBegun |= change.Before != change.After;
            }
            else if (hash == change.Before)
            {
                steps.Add(new Step(change, path, DurableFile.Beside(path), stamp));
            }
            else
            {
                return (change.Path, []);
            }
        }

        return (null, steps);
    }

    private async Task StageAsync(Step step, CancellationToken cancellation)
    {
        try
        {
            MakeFolders(Path.GetDirectoryName(step.Path)!, isPrivate(step.Path));
            _ = ContentHash.TryParse(step.Change.After, out var hash);
            var content = await File.ReadAllBytesAsync(KeepBytes.PathOf(versions, hash), cancellation)
                .ConfigureAwait(false);
            await DurableFile
                .WritePartAsync(step.Part, content, isPrivate(step.Path), cancellation)
                .ConfigureAwait(false);
            // A file that moves takes its permissions along.
            var source = File.Exists(step.Path)
                ? step.Path
                : intent.Changes.FirstOrDefault(c => c.After is null && c.Before == step.Change.After)?.Path;
            if (!OperatingSystem.IsWindows() && File.Exists(source))
            {
                File.SetUnixFileMode(step.Part, File.GetUnixFileMode(source));
            }
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            throw FileProblem.Of(e, "write", step.Change.Path);
        }
    }

    private void MakeFolders(string folder, bool isPrivate)
    {
        for (var missing = folder; !Directory.Exists(missing); missing = Path.GetDirectoryName(missing)!)
        {
            _folders.Add(missing);
        }

        DurableFile.CreateFolder(folder, isPrivate);
    }

    private static bool Move(Step step)
    {
        if (step.Change.After is null)
        {
            File.Delete(step.Path);
        }
        else
        {
            File.Move(step.Part, step.Path, overwrite: true);
        }

        return true;
    }

    private static bool Flush(string folder)
    {
        DurableFile.FlushFolder(folder);
        return true;
    }

    private static void Remove(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            // It is not there, or holds something.
        }
    }

    private sealed record Step(FileChange Change, string Path, string Part, (long Length, DateTime Written)? Stamp);
}
