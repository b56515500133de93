using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Edge.Git;
using Chela.Envelope.Labels;
using Chela.Reading.Compose;
using Chela.Reading.Data;
using Chela.Reading.Form;
using Chela.Reading.Merge;
using Chela.Reading.Publish;

namespace Chela.Digest;

/// <summary>
/// Publishes a digest in a git repository: writes it beside the earlier ones, puts it into the list of the README, shows
/// what changed, commits when the owner says yes.
/// </summary>
/// <param name="run">Told what came of it.</param>
/// <param name="top">The full path of the repository.</param>
/// <param name="show">Shows a text to the owner.</param>
/// <param name="isTrial">Whether nothing is done: then git cannot tell what would change.</param>
internal sealed class PublishJob(Run run, string top, Action<string> show, bool isTrial)
{
    private const int MaxFile = 64 * 1024 * 1024;
    private const int MostLinesShown = 400;
    private const string Assets = ImageMap.Folder + "/";

    private bool _wouldChange;

    /// <summary>Publishes.</summary>
    public async Task RunAsync(PublishRequest request, CancellationToken cancellation)
    {
        if (await FindAsync(request, cancellation).ConfigureAwait(false) is not var (week, folder))
        {
            return;
        }

        if (!folder.Files.ContainsKey(Language.Chinese) || !folder.Files.ContainsKey(Language.English))
        {
            Fail($"expected README.md and README.zh-CN.md in {folder.Folder}", "make the digest first: chela digest");
            return;
        }

        var entries = await BytesAsync(
                Path.Combine(folder.Folder, DigestData.EntriesPath),
                cancellation,
                isOptional: true
            )
            .ConfigureAwait(false);
        ShowUnopened(entries is { } json ? DigestData.ReadEntries(json.Span) : null);
        var place = $"weekly/{week.Year:0000}/{week.FolderName}";
        var target = Path.Combine(top, "weekly", $"{week.Year:0000}", week.FolderName);
        if (!await IsIndexCleanAsync(week, folder, cancellation).ConfigureAwait(false))
        {
            return;
        }

        if (
            await run.PerformAsync(ObserveGit.Of(top, GitQuery.Branch), cancellation).ConfigureAwait(false)
            is not Outcome.Done branch
        )
        {
            Fail($"{top} is on no branch: a commit there would get lost", "go to one first: git switch main");
            return;
        }

        if (
            await DigestAsync(folder, target, entries, cancellation).ConfigureAwait(false) is not { } digest
            || await IndexesAsync(week, folder, cancellation).ConfigureAwait(false) is not { } index
        )
        {
            return;
        }

        // All of it is one act: asked once, and there or not there.
        List<(string Path, ReadOnlyMemory<byte> Content)> files =
        [
            .. digest.Files.Select(f => ($"{place}/{f.Path}", f.Content)),
            .. index.Files,
        ];
        var unused = digest.Unused.Select(p => $"{place}/{p}");
        await CompareAsync(isTrial ? files : [], cancellation).ConfigureAwait(false);
        if (
            files.Count == 0
            || await DoAsync(WriteFiles.Of(top, files, unused, Label.Owner), cancellation).ConfigureAwait(false)
        )
        {
            await CommitAsync(request, week, ObserveGit.Result(branch.Value), [place, .. index.Names], cancellation)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Whether the indexes have no other changes than the line of this digest, which an earlier run may have left there.</summary>
    private async Task<bool> IsIndexCleanAsync(IsoWeek week, DigestFolder digest, CancellationToken cancellation)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var name = DigestData.FileName(language);
            if (await ObserveAsync(GitQuery.Changes, [name], cancellation).ConfigureAwait(false) is not { } changes)
            {
                return false;
            }

            if (changes.Length == 0 || changes.StartsWith("??", StringComparison.Ordinal))
            {
                continue;
            }

            var committed = await run.PerformAsync(ObserveGit.Of(top, GitQuery.Committed, name), cancellation)
                .ConfigureAwait(false);
            var now = await BytesAsync(Path.Combine(top, name), cancellation, isOptional: true).ConfigureAwait(false);
            var old = committed is Outcome.Done done ? ObserveGit.Result(done.Value) + "\n" : "";
            var ours = WeeklyIndex.Add(old, language, week, Topics.Of(digest.Files[language], language));
            if (now is not { } bytes || Encoding.UTF8.GetString(bytes.Span).TrimEnd() != ours.TrimEnd())
            {
                Fail(
                    $"the README of {top} has changes of yours that are not committed",
                    "commit them first, then publish again"
                );
                return false;
            }
        }

        return true;
    }

    private async Task<(IsoWeek Week, DigestFolder Folder)?> FindAsync(
        PublishRequest request,
        CancellationToken cancellation
    )
    {
        var from = request.From is { } named ? Path.GetFullPath(named) : Path.GetFullPath(request.Digests);
        if (request.From is not null)
        {
            if ((request.Week ?? WeekOf(from)) is not { } week)
            {
                Fail($"{from} does not say which week it is of", "name it with --week 2026-W08");
                return null;
            }

            return await DigestFolder.ReadAsync(run, from, cancellation).ConfigureAwait(false) is { } folder
                ? (week, folder)
                : null;
        }

        var outcome = await run.PerformAsync(ListFiles.Of(from), cancellation).ConfigureAwait(false);
        var newest = outcome is Outcome.Done done
            ? ListFiles
                .Result(done.Value)
                .Files.Where(f => f.Path.EndsWith("/README.zh-CN.md", StringComparison.Ordinal))
                .Select(f => Path.GetDirectoryName(Path.Combine(from, f.Path))!)
                .Select(d => (Week: WeekOf(d), Folder: d))
                .Where(d => d.Week is not null && (request.Week is null || d.Week == request.Week))
                .OrderByDescending(d => d.Week)
                .FirstOrDefault()
            : default;
        if (newest.Week is not { } found)
        {
            Fail(
                request.Week is { } wanted
                    ? $"there is no digest of {wanted} below {from}"
                    : $"there is no digest below {from}",
                "make one first: chela digest; or name its folder with --from"
            );
            return null;
        }

        return await DigestFolder.ReadAsync(run, newest.Folder, cancellation).ConfigureAwait(false) is { } read
            ? (found, read)
            : null;
    }

    private static IsoWeek? WeekOf(string folder) =>
        IsoWeek.TryParse(Path.GetFileName(folder), out var week) ? week : null;

    /// <summary>The full path of the repository that a folder is in. Null, with the reason reported, if it is in none.</summary>
    public static async Task<string?> TopAsync(Run run, string folder, CancellationToken cancellation)
    {
        var outcome = await run.PerformAsync(ObserveGit.Of(Path.GetFullPath(folder), GitQuery.Top), cancellation)
            .ConfigureAwait(false);
        if (outcome is Outcome.Done done)
        {
            return Path.GetFullPath(ObserveGit.Result(done.Value));
        }

        run.Fail(
            new Remark(null, null, null, outcome.Reason(), "name the folder of a git repository, or make one: git init")
        );
        return null;
    }

    /// <summary>Shows the entries that nobody has looked into.</summary>
    private void ShowUnopened(EntriesFile? entries)
    {
        var unopened = entries?.Entries.Where(e => !e.Opened).ToList() ?? [];
        if (unopened.Count == 0)
        {
            return;
        }

        show(
            $"You never opened {(unopened.Count == 1 ? "1 entry" : $"{unopened.Count} entries")} of this digest (no highlight, no comment, no headline of yours):"
        );
        foreach (var entry in unopened)
        {
            show($"  {entry.Headline}  [{entry.MadeBy}]  {entry.Source}");
        }
    }

    /// <summary>What becomes of the digest's folder; null if that cannot be said, which has been reported.</summary>
    private async Task<PublishedFiles?> DigestAsync(
        DigestFolder source,
        string target,
        ReadOnlyMemory<byte>? entries,
        CancellationToken cancellation
    )
    {
        if (Path.GetFullPath(target) == source.Folder)
        {
            return new PublishedFiles([], []);
        }

        if (await DigestFolder.ReadAsync(run, target, cancellation).ConfigureAwait(false) is not { } present)
        {
            return null;
        }

        var files = new List<(string Path, ReadOnlyMemory<byte> Content)>();
        foreach (
            var asset in source
                .Present.Where(p => p.StartsWith(Assets, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            if (
                await BytesAsync(Path.Combine(source.Folder, asset), cancellation).ConfigureAwait(false)
                is not { } bytes
            )
            {
                return null;
            }

            files.Add((asset, bytes));
        }

        var bases = new List<(string Path, ReadOnlyMemory<byte> Content)>();
        foreach (var language in Enum.GetValues<Language>())
        {
            var name = DigestData.FileName(language);
            var merged = present.Files.TryGetValue(language, out var published)
                ? DigestMerge.Merge(
                    present.Bases.GetValueOrDefault(language) ?? published,
                    published,
                    source.Files[language]
                )
                : new MergeResult(source.Files[language], source.Files[language], [], []);
            foreach (var conflict in merged.Conflicts)
            {
                run.Fail(
                    new Remark(
                        Path.Combine(target, name),
                        conflict.Line,
                        null,
                        $"'{conflict.Heading}' was changed in the repository and in the digest: the repository's text stays",
                        "make both say the same"
                    )
                );
            }

            files.Add((name, Encoding.UTF8.GetBytes(merged.Text)));
            bases.Add(($"{DigestData.BaseFolder}/{name}", Encoding.UTF8.GetBytes(merged.NextBase)));
        }

        files.AddRange(bases);
        files.Add((DigestData.ImagesPath, DigestData.Write(source.Images)));
        if (entries is { } data)
        {
            files.Add((DigestData.EntriesPath, data));
        }

        var kept = files.Select(f => f.Path).ToHashSet();
        var texts = files.Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)).Select(f => f.Content).ToList();
        var unused = present
            .Present.Where(p => p.StartsWith(Assets, StringComparison.Ordinal) && !kept.Contains(p))
            .Where(p => !texts.Any(t => t.Span.IndexOf(Encoding.UTF8.GetBytes(p)) >= 0));
        return new PublishedFiles(files, [.. unused]);
    }

    /// <summary>The indexes that the repository has, and what becomes of them; null if that cannot be said, which has been reported.</summary>
    private async Task<(
        IReadOnlyList<string> Names,
        List<(string Path, ReadOnlyMemory<byte> Content)> Files
    )?> IndexesAsync(IsoWeek week, DigestFolder digest, CancellationToken cancellation)
    {
        var indexes = new List<string>();
        var files = new List<(string Path, ReadOnlyMemory<byte> Content)>();
        foreach (var language in Enum.GetValues<Language>())
        {
            var name = DigestData.FileName(language);
            var readme = await BytesAsync(Path.Combine(top, name), cancellation, isOptional: true)
                .ConfigureAwait(false);
            if (readme is null && language == Language.Chinese)
            {
                // A repository in one language keeps to it.
                continue;
            }

            indexes.Add(name);
            var old = readme is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "";
            var updated = WeeklyIndex.Add(old, language, week, Topics.Of(digest.Files[language], language));
            if (updated != old)
            {
                files.Add((name, Encoding.UTF8.GetBytes(updated)));
            }
        }

        return (indexes, files);
    }

    private async Task CommitAsync(
        PublishRequest request,
        IsoWeek week,
        string branch,
        string[] paths,
        CancellationToken cancellation
    )
    {
        if (
            !await DoAsync(StageGit.Of(top, paths, undo: false), cancellation).ConfigureAwait(false)
            || await ObserveAsync(GitQuery.Difference, paths, cancellation).ConfigureAwait(false) is not { } difference
            || await ObserveAsync(GitQuery.Summary, paths, cancellation).ConfigureAwait(false) is not { } summary
        )
        {
            return;
        }

        if (difference.Length == 0 && !_wouldChange)
        {
            run.Did($"{week} is published already: nothing to commit");
        }
        else
        {
            Show(difference, summary);
            var commit = CommitGit.Of(top, paths, $"Publish the reading digest of {week}");
            var outcome = await run.PerformAsync(commit, cancellation).ConfigureAwait(false);
            if (outcome is not Outcome.Done)
            {
                await DoAsync(StageGit.Of(top, paths, undo: true), cancellation).ConfigureAwait(false);
                Fail($"written to {top}, not committed: {outcome.Reason()}", null);
                return;
            }

            run.Did($"{week}: committed in {top}");
        }

        run.Made(Path.Combine(top, "weekly", $"{week.Year:0000}", week.FolderName));
        if (request.Push && await DoAsync(PushGit.Of(top, branch), cancellation).ConfigureAwait(false))
        {
            run.Did("pushed");
        }
    }

    private void Show(string difference, string summary)
    {
        var lines = difference.Split('\n');
        if (difference.Length == 0)
        {
            return;
        }

        show(string.Join('\n', lines.Take(MostLinesShown)));
        if (lines.Length > MostLinesShown)
        {
            show($"… and {lines.Length - MostLinesShown} more lines; all of them: git diff --cached");
        }

        show(summary);
    }

    /// <summary>Finds out whether a run that is only tried would change something.</summary>
    private async Task CompareAsync(
        List<(string Path, ReadOnlyMemory<byte> Content)> files,
        CancellationToken cancellation
    )
    {
        foreach (var (path, content) in files)
        {
            var there = await run.PerformAsync(ReadFile.Of(Path.Combine(top, path), MaxFile), cancellation)
                .ConfigureAwait(false);
            _wouldChange |=
                there is not Outcome.Done done || !ReadFile.Result(done.Value).Span.SequenceEqual(content.Span);
        }
    }

    private async Task<bool> DoAsync(Envelope.Effects.Effect effect, CancellationToken cancellation)
    {
        var outcome = await run.PerformAsync(effect, cancellation).ConfigureAwait(false);
        if (outcome is Outcome.Done)
        {
            return true;
        }

        Fail(outcome is Outcome.Denied ? $"{effect.Tool}: {outcome.Reason()}" : outcome.Reason(), null);
        return false;
    }

    private async Task<string?> ObserveAsync(GitQuery query, string[] paths, CancellationToken cancellation)
    {
        var outcome = await run.PerformAsync(ObserveGit.Of(top, query, paths), cancellation).ConfigureAwait(false);
        if (outcome is Outcome.Done done)
        {
            return ObserveGit.Result(done.Value);
        }

        Fail(outcome.Reason(), null);
        return null;
    }

    private async Task<ReadOnlyMemory<byte>?> BytesAsync(
        string path,
        CancellationToken cancellation,
        bool isOptional = false
    )
    {
        var outcome = await run.PerformAsync(ReadFile.Of(path, MaxFile), cancellation).ConfigureAwait(false);
        switch (outcome)
        {
            case Outcome.Done done:
                return ReadFile.Result(done.Value);
            case Outcome.Failed { Failure.Kind: FailureKind.NotFound } when isOptional:
                return null;
            default:
                Fail(outcome.Reason(), null);
                return null;
        }
    }

    private void Fail(string message, string? advice) => run.Fail(new Remark(null, null, null, message, advice));

    private sealed record PublishedFiles(
        IReadOnlyList<(string Path, ReadOnlyMemory<byte> Content)> Files,
        IReadOnlyList<string> Unused
    );
}
