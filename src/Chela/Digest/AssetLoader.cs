using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Edge.Images;
using Chela.Envelope.Labels;
using Chela.Reading.Compose;
using Chela.Reading.Vaults;
using Chela.Text;

namespace Chela.Digest;

/// <summary>Reads a digest's images, converts what would be smaller, and gives each a name that stays.</summary>
internal sealed class AssetLoader(Run run)
{
    private const int MaxImage = 64 * 1024 * 1024;

    private bool _canConvert = true;

    /// <summary>The images of a digest.</summary>
    /// <param name="Names">The name of each image that could be read, relative to the digest's folder.</param>
    /// <param name="Map">The numbers given.</param>
    /// <param name="Files">Path and content of the files that are to be written.</param>
    public sealed record Assets(
        ImmutableDictionary<LocalImage, string> Names,
        ImageMap Map,
        ImmutableArray<(string Path, ReadOnlyMemory<byte> Content)> Files
    );

    /// <summary>Loads the images.</summary>
    /// <param name="images">In the order of the digest.</param>
    /// <param name="vaults">The vaults, by number.</param>
    /// <param name="map">The numbers of the last run.</param>
    /// <param name="present">The files that are there already, relative to the digest's folder.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Assets> LoadAsync(
        IEnumerable<LocalImage> images,
        ImmutableArray<LoadedVault> vaults,
        ImageMap map,
        IReadOnlySet<string> present,
        CancellationToken cancellation
    )
    {
        var names = ImmutableDictionary.CreateBuilder<LocalImage, string>();
        var files = new Dictionary<string, ReadOnlyMemory<byte>>();
        var used = new List<ContentHash>();
        foreach (var image in images)
        {
            var vault = vaults[image.Vault];
            var outcome = await run.PerformAsync(ReadFile.Of(vault.PathOf(image.Path), MaxImage), cancellation)
                .ConfigureAwait(false);
            if (outcome is not Outcome.Done done)
            {
                run.LeaveOut(new Remark(vault.NameOf(image.Path), null, null, outcome.Reason(), "restore the image"));
                continue;
            }

            var bytes = ReadFile.Result(done.Value);
            var hash = ContentHash.Of(bytes.Span);
            used.Add(hash);
            if (map.NameOf(hash) is not { } name || !present.Contains(PathOf(name)))
            {
                var (content, extension) = await ConvertAsync(vault, image, bytes, cancellation).ConfigureAwait(false);
                map =
                    map.NameOf(hash) is { } old && VaultPath.Extension(old) == extension
                        ? map
                        : map.Add(hash, extension);
                name = map.NameOf(hash)!;
                files[PathOf(name)] = content;
            }

            names[image] = PathOf(name);
        }

        return new Assets(names.ToImmutable(), map.Keep(used), [.. files.Select(f => (f.Key, f.Value))]);
    }

    private static string PathOf(string name) => $"{ImageMap.Folder}/{name}";

    private async Task<(ReadOnlyMemory<byte> Content, string Extension)> ConvertAsync(
        LoadedVault vault,
        LocalImage image,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellation
    )
    {
        var extension = VaultPath.Extension(image.Path);
        if (!_canConvert || !ImageFormat.IsPhoto(image.Path))
        {
            return (bytes, extension);
        }

        var outcome = await run.PerformAsync(ConvertToWebP.Of(bytes, Label.Owner), cancellation).ConfigureAwait(false);
        switch (outcome)
        {
            case Outcome.Done done:
                return (ConvertToWebP.Result(done.Value), "webp");
            case Outcome.Failed { Failure.Kind: FailureKind.NotFound }:
                _canConvert = false;
                return (bytes, extension);
            default:
                run.Warn(new Remark(vault.NameOf(image.Path), null, null, $"kept as it is: {outcome.Reason()}", null));
                return (bytes, extension);
        }
    }
}
