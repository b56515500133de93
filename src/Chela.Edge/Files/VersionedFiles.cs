using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>
/// Changes files so that nothing is lost. What a file was and what it is to be are kept under their hashes, an intent is written
/// down, and only then the new content is moved into its place: whoever is killed in between finds out by that how far it came.
/// One change at a time; thread-safe.
/// </summary>
public sealed class VersionedFiles : IDisposable
{
    /// <summary>The most bytes of a file that is changed, and of what it becomes.</summary>
    public const long Largest = 64 * 1024 * 1024;

    private const int MostTries = 3;
    private const int MostFlushes = 8;

    private readonly string _folder;
    private ImmutableArray<string> _places;
    private readonly Intents<FileIntent> _intents;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isSettled;

    /// <summary>Takes the folders; none of them has to be there.</summary>
    /// <param name="folder">The full path of the folder that the versions are kept in.</param>
    /// <param name="places">Full paths of the folders in which single files may be changed.</param>
    public VersionedFiles(string folder, params IEnumerable<string> places)
    {
        _folder = folder;
        _places = [.. places];
        _intents = new(Path.Combine(folder, "effects"), FileForms.Default.FileIntent);
    }

    /// <summary>Lets single files in more folders be changed.</summary>
    /// <param name="places">Full paths of the folders.</param>
    public void Grant(IEnumerable<string> places) =>
        ImmutableInterlocked.Update(ref _places, (known, more) => [.. known.Union(more)], places);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>A full path: what is none starts from the first of the folders, or with <c>~/</c> from the user's.</summary>
    internal string PathOf(string path) =>
        path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : Path.Combine(_places.FirstOrDefault(""), path);

    /// <summary>The place that a path is written to lie in.</summary>
    /// <exception cref="FileProblem">It lies in none.</exception>
    internal string PlaceOf(string path) =>
        _places.FirstOrDefault(place => RealPath.IsBelow(path, place))
        ?? throw new FileProblem(
            FailureKind.AccessRefused,
            $"expected a file below {string.Join(" or ", _places)}, found {PlainText.OneLine(path)}"
        );

    /// <summary>A version that was kept; null if there is none of that hash.</summary>
    internal ReadOnlyMemory<byte>? VersionOf(string? hash)
    {
        if (!ContentHash.TryParse(hash, out var known) || !File.Exists(KeepBytes.PathOf(_folder, known)))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(KeepBytes.PathOf(_folder, known));
        // A bare null would become an empty version here: bytes convert from it.
        return ContentHash.Of(bytes) == known ? bytes : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>Makes a change, or goes on with one that was interrupted.</summary>
    internal async ValueTask<Outcome> ChangeAsync(EffectId key, FileRequest request, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            Settle();
            var intent = _intents.Find(key) is var (known, isDone)
                ? await GoOnAsync(known, isDone, request, cancellation).ConfigureAwait(false)
                : await BeginAsync(key, request, cancellation).ConfigureAwait(false);
            _intents.Close(key);
            return new Outcome.Done(request.ValueOf(intent));
        }
        catch (FileProblem e)
        {
            return new Outcome.Failed(new EffectFailure(e.Kind, e.Message));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "keep versions in", _folder);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Whether a change happened.</summary>
    internal async ValueTask<Probe> ProbeAsync(EffectId key, FileRequest request, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_intents.Find(key) is not var (intent, isDone))
            {
                return new Probe.NotHappened();
            }

            var (changed, left) = isDone ? (null, 0) : ActOf(intent, request.Place()).Look();
            return changed is not null ? new Probe.Unknown($"{changed} was changed by somebody else in between")
                : left == 0 ? new Probe.Happened(request.ValueOf(intent))
                : new Probe.NotHappened();
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return new Probe.Unknown(e.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The effects that restore what was before a change, the last one first; null if nothing is kept of it.</summary>
    internal ImmutableArray<Effect>? UndoOf(EffectId key) =>
        _intents.Find(key) is var (intent, _)
            ?
            [
                .. intent
                    .Changes.Reverse()
                    .Where(c => c.Before != c.After)
                    .Select(c => FileRestore.Of(c.Path, c.After, c.Before)),
            ]
            : null;

    private async Task<FileIntent> GoOnAsync(
        FileIntent intent,
        bool isDone,
        FileRequest request,
        CancellationToken cancellation
    )
    {
        if (!isDone && await ActOf(intent, request.Place()).RunAsync(cancellation).ConfigureAwait(false) is { } changed)
        {
            throw new FileProblem(
                FailureKind.Other,
                $"{changed} was changed by somebody else after this was begun: left as it is"
            );
        }

        return intent;
    }

    private async Task<FileIntent> BeginAsync(EffectId key, FileRequest request, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var added = new List<string>();
            var intent = await KeepAsync(request.Plan(), added, cancellation).ConfigureAwait(false);
            var act = ActOf(intent, request.Place());
            string? changed;
            try
            {
                await _intents.WriteAsync(key, intent, cancellation).ConfigureAwait(false);
                changed = await act.RunAsync(cancellation).ConfigureAwait(false);
            }
            finally
            {
                if (!act.HasBegun)
                {
                    _intents.Forget(key);
                }
            }

            if (changed is null)
            {
                if (!request.IsKept)
                {
                    _intents.Forget(key);
                    added.ForEach(File.Delete);
                }

                return intent;
            }

            if (tries == MostTries)
            {
                throw new FileProblem(
                    FailureKind.Busy,
                    $"{changed} is being changed by somebody else; try again later"
                );
            }
        }
    }

    /// <summary>
    /// Looks what became of what a process before this one left open, as long as the files are as it left them: afterwards
    /// they change.
    /// </summary>
    private void Settle()
    {
        foreach (var key in _isSettled ? [] : _intents.Open)
        {
            try
            {
                if (_intents.Find(key) is var (intent, _) && ActOf(intent, null).Look() is (null, 0))
                {
                    _intents.Close(key);
                }
            }
            catch (Exception e) when (FileFailure.IsExpected(e))
            {
                // Whoever asks for it is told.
            }
        }

        _isSettled = true;
    }

    private FileAct ActOf(FileIntent intent, string? place) => new(intent, _folder, place, IsPrivate);

    /// <summary>What is new beside the versions, in the home, is for the owner alone; what the owner works on is as it always is.</summary>
    private bool IsPrivate(string path) =>
        RealPath.IsBelow(path, Path.GetDirectoryName(_folder)!) && !_places.Any(p => RealPath.IsBelow(path, p));

    private async Task<FileIntent> KeepAsync(
        IEnumerable<FileVersions> plan,
        List<string> added,
        CancellationToken cancellation
    )
    {
        var changes = ImmutableArray.CreateBuilder<FileChange>();
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var file in plan)
        {
            var (before, after) = (HashOf(file.Before), HashOf(file.After));
            changes.Add(new FileChange(file.Path, before?.ToString(), after?.ToString()));
            foreach (var (hash, bytes) in before == after ? [] : new[] { (before, file.Before), (after, file.After) })
            {
                if (hash is { } known)
                {
                    contents[KeepBytes.PathOf(_folder, known)] = bytes!.Value;
                }
            }
        }

        added.AddRange(contents.Keys.Where(path => !File.Exists(path)));
        // Disks flush several files in about the time of one.
        var limit = new ParallelOptions { MaxDegreeOfParallelism = MostFlushes, CancellationToken = cancellation };
        await Parallel
            .ForEachAsync(
                contents.Values,
                limit,
                async (bytes, stop) => await KeepBytes.KeepAsync(_folder, bytes, true, stop).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return new FileIntent(changes.ToImmutable());
    }

    private static ContentHash? HashOf(ReadOnlyMemory<byte>? bytes) =>
        bytes is { } content ? ContentHash.Of(content.Span) : null;
}
