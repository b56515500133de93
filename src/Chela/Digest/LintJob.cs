using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Labels;
using Chela.Reading.Data;
using Chela.Reading.Form;
using Chela.Reading.Lint;

namespace Chela.Digest;

/// <summary>Lints files, corrects them if that is asked for, and compares the two of a digest.</summary>
/// <param name="effects">The port.</param>
internal sealed class LintJob(IEffects effects)
{
    private const long MaxFile = 256 * 1024 * 1024;

    private static readonly string English = DigestData.FileName(Language.English);
    private static readonly string Chinese = DigestData.FileName(Language.Chinese);

    /// <summary>Lints.</summary>
    /// <param name="names">Files, or folders of digests.</param>
    /// <param name="pair">The English and the Chinese file that are a pair whatever their names; or empty.</param>
    /// <param name="fix">Whether to correct what is mechanical.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <returns>The files in the order they were named; what could not be read says why.</returns>
    public async Task<ImmutableArray<LintedFile>> RunAsync(
        IEnumerable<string> names,
        ImmutableArray<string> pair,
        bool fix,
        CancellationToken cancellation
    )
    {
        var files = new List<LintedFile>();
        var seen = new HashSet<string>();
        foreach (var name in names.Concat(pair))
        {
            foreach (var (file, bytes, problem) in await ReadAsync(name, cancellation).ConfigureAwait(false))
            {
                if (seen.Add(Path.GetFullPath(file)))
                {
                    files.Add(
                        problem is not null ? new LintedFile(file, default, []) { Problem = problem }
                        : fix ? await FixAsync(file, bytes, cancellation).ConfigureAwait(false)
                        : new LintedFile(file, bytes, DigestLinter.Lint(bytes.Span))
                    );
                }
            }
        }

        if (pair is [var english, var chinese])
        {
            Compare(files, Path.GetFullPath(english), Path.GetFullPath(chinese));
        }

        foreach (var folder in files.Select(f => FolderOf(f.Name)).Distinct().ToList())
        {
            Compare(files, Path.Combine(folder, English), Path.Combine(folder, Chinese));
        }

        return [.. files];
    }

    /// <summary>The file of that name; where it is none, the two of the digest in the folder of that name.</summary>
    private async Task<IEnumerable<(string Name, ReadOnlyMemory<byte> Content, string? Problem)>> ReadAsync(
        string name,
        CancellationToken cancellation
    )
    {
        var (content, failure) = await ReadFileAsync(name, cancellation).ConfigureAwait(false);
        if (failure is not { Kind: FailureKind.NotFound or FailureKind.AccessRefused })
        {
            return [(name, content, failure?.Message)];
        }

        var found = new List<(string, ReadOnlyMemory<byte>, string?)>();
        foreach (var inside in new[] { Path.Combine(name, Chinese), Path.Combine(name, English) })
        {
            var (text, problem) = await ReadFileAsync(inside, cancellation).ConfigureAwait(false);
            if (problem is not { Kind: FailureKind.NotFound })
            {
                found.Add((inside, text, problem?.Message));
            }
        }

        return found.Count > 0
            ? found
            : [(name, default, $"{failure.Message}, nor is there a {Chinese} or {English} below it")];
    }

    private async Task<(ReadOnlyMemory<byte> Content, EffectFailure? Failure)> ReadFileAsync(
        string name,
        CancellationToken cancellation
    ) =>
        await effects
            .PerformAsync(ReadFile.Of(Path.GetFullPath(name), MaxFile), cancellation)
            .ConfigureAwait(false) switch
        {
            Outcome.Done done => (ReadFile.Result(done.Value), null),
            Outcome.Failed failed => (default, failed.Failure),
            var other => (default, new EffectFailure(FailureKind.Other, other.Reason())),
        };

    private async Task<LintedFile> FixAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var fix = DigestFixer.Fix(bytes);
        if (!fix.IsChanged)
        {
            return new LintedFile(name, bytes, fix.Before) { Fix = fix };
        }

        var full = Path.GetFullPath(name);
        var label = Label.From(new Source(SourceKind.File, full));
        var write = WriteFiles.Of(FolderOf(name), [(Path.GetFileName(full), fix.File)], [], label);
        var outcome = await effects.PerformAsync(write, cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done
            ? new LintedFile(name, fix.File, fix.After) { Fix = fix }
            : new LintedFile(name, bytes, fix.Before) { Problem = $"{outcome.Reason()}; it is as it was" };
    }

    private static void Compare(List<LintedFile> files, string english, string chinese)
    {
        int IndexOf(string path) => files.FindIndex(f => Path.GetFullPath(f.Name) == path && f.Problem is null);

        var (one, other) = (IndexOf(english), IndexOf(chinese));
        if (one < 0 || other < 0 || one == other || files[one].Findings.Any(f => f.Rule.Id[0] == 'D'))
        {
            return;
        }

        var (inEnglish, inChinese) = DigestLinter.LintPair(files[one].Content.Span, files[other].Content.Span);
        files[one] = files[one] with { Findings = Sorted(files[one].Findings, inEnglish) };
        files[other] = files[other] with { Findings = Sorted(files[other].Findings, inChinese) };
    }

    private static ImmutableArray<Finding> Sorted(ImmutableArray<Finding> findings, ImmutableArray<Finding> more) =>
        [.. findings.Concat(more).OrderBy(f => f.Line).ThenBy(f => f.Column)];

    private static string FolderOf(string name) => Path.GetDirectoryName(Path.GetFullPath(name)) ?? name;
}
