namespace Chela.Edge.Files;

/// <summary>A file as <see cref="ListFiles"/> found it.</summary>
/// <param name="Path">Relative to the listed folder, with <c>/</c>.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Head">The YAML of its front matter if it is a note with one; else empty.</param>
public sealed record ListedFile(string Path, long Length, string Head);
