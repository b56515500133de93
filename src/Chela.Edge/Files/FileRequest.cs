using Chela.Envelope.Effects;

namespace Chela.Edge.Files;

/// <summary>What a tool wants of <see cref="VersionedFiles"/>.</summary>
/// <param name="Place">The folder that the files must lie in, links followed; null where they may be anywhere.</param>
/// <param name="Plan">What is to become of which files. It is asked again if one of them changes at the last moment.</param>
/// <param name="ValueOf">Makes what the tool returns.</param>
internal sealed record FileRequest(
    Func<string?> Place,
    Func<IEnumerable<FileVersions>> Plan,
    Func<FileIntent, Value> ValueOf
)
{
    /// <summary>Whether the versions stay afterwards.</summary>
    public bool IsKept { get; init; } = true;
}
