using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Chela.Edge.Files;

/// <summary>What is about to become of files, in order.</summary>
/// <param name="Changes">A file each.</param>
internal sealed record FileIntent(ImmutableArray<FileChange> Changes)
{
    /// <summary>The version of this form.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>What is about to become of a file.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Before">The hash of what it was; null: it was not there.</param>
/// <param name="After">The hash of what it is to be; null: it goes.</param>
internal sealed record FileChange(string Path, string? Before, string? After);

/// <summary>Where lines are about to be appended.</summary>
/// <param name="Path">The log's full path.</param>
/// <param name="Start">The place where they begin.</param>
/// <param name="Head">The hash of what stands right before it.</param>
internal sealed record AppendIntent(string Path, long Start, string Head)
{
    /// <summary>The version of this form.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>The intents of files as JSON.</summary>
[JsonSerializable(typeof(FileIntent))]
[JsonSerializable(typeof(AppendIntent))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class FileForms : JsonSerializerContext;
