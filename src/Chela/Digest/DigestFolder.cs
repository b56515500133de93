using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Reading.Compose;
using Chela.Reading.Data;
using Chela.Reading.Form;
using Chela.Reading.Notes;

namespace Chela.Digest;

/// <summary>What a digest's folder holds from the last run.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Files">The two files as they are now, with LF line ends; missing where there is none.</param>
/// <param name="Bases">The two files as they were generated last.</param>
/// <param name="Images">The numbers of the images.</param>
/// <param name="Present">Paths of all its files that are not hidden.</param>
internal sealed record DigestFolder(
    string Folder,
    ImmutableDictionary<Language, string> Files,
    ImmutableDictionary<Language, string> Bases,
    ImageMap Images,
    ImmutableHashSet<string> Present
)
{
    private const int MaxFile = 64 * 1024 * 1024;

    /// <summary>Reads the folder; an empty one if there is none. Null, with the reason reported, if it cannot be read.</summary>
    public static async Task<DigestFolder?> ReadAsync(Run run, string folder, CancellationToken cancellation)
    {
        var listing = await run.PerformAsync(ListFiles.Of(folder), cancellation).ConfigureAwait(false);
        if (listing is Outcome.Failed { Failure.Kind: FailureKind.NotFound })
        {
            return new DigestFolder(folder, Empty, Empty, ImageMap.Empty, []);
        }

        if (listing is not Outcome.Done listed)
        {
            run.Fail(new Remark(null, null, null, listing.Reason(), "choose another folder with --out"));
            return null;
        }

        var files = Empty;
        var bases = Empty;
        foreach (var language in Enum.GetValues<Language>())
        {
            var name = DigestData.FileName(language);
            var file = await TextAsync(run, Path.Combine(folder, name), cancellation).ConfigureAwait(false);
            var last = await TextAsync(run, Path.Combine(folder, DigestData.BaseFolder, name), cancellation)
                .ConfigureAwait(false);
            files = file is null ? files : files.Add(language, file);
            bases = last is null ? bases : bases.Add(language, last);
        }

        var map = await run.PerformAsync(
                ReadFile.Of(Path.Combine(folder, DigestData.ImagesPath), MaxFile),
                cancellation
            )
            .ConfigureAwait(false);
        return new DigestFolder(
            folder,
            files,
            bases,
            (map is Outcome.Done done ? DigestData.ReadImages(ReadFile.Result(done.Value).Span) : null)
                ?? ImageMap.Empty,
            [.. ListFiles.Result(listed.Value).Files.Select(f => f.Path)]
        );
    }

    private static ImmutableDictionary<Language, string> Empty => ImmutableDictionary<Language, string>.Empty;

    private static async Task<string?> TextAsync(Run run, string path, CancellationToken cancellation)
    {
        var outcome = await run.PerformAsync(ReadFile.Of(path, MaxFile), cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done done
            ? Encoding.UTF8.GetString(Note.WithoutMark(ReadFile.Result(done.Value).Span)).ReplaceLineEndings("\n")
            : null;
    }
}
