using System.Text.Json.Serialization;

namespace Chela.Edge.Git;

/// <summary>What is about to be committed.</summary>
/// <param name="Head">The last commit before; null: there was none.</param>
/// <param name="Staged">What is staged of the paths: mode, object and path of each file.</param>
internal sealed record CommitIntent(string? Head, string Staged)
{
    /// <summary>The version of this form.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>The intents of git as JSON.</summary>
[JsonSerializable(typeof(CommitIntent))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class GitForms : JsonSerializerContext;
