namespace Chela.Edge.Files;

/// <summary>What a file is, and what it is to be.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Before">What it is; null: it is not there.</param>
/// <param name="After">What it is to be; null: it is to go.</param>
internal readonly record struct FileVersions(string Path, ReadOnlyMemory<byte>? Before, ReadOnlyMemory<byte>? After);
