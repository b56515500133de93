using System.Collections.Immutable;

namespace Chela.Edge.Files;

/// <summary>What <see cref="ListFiles"/> found.</summary>
/// <param name="Files">All files that are not hidden, in ordinal order of their paths.</param>
/// <param name="Unreadable">Path and reason of each folder that could not be listed and each note that could not be opened.</param>
public sealed record FileListing(
    ImmutableArray<ListedFile> Files,
    ImmutableArray<(string Path, string Reason)> Unreadable
);
