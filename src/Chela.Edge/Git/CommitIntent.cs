using System.Text.Json.Serialization;

namespace Chela.Edge.Git;

/// <summary>What is about to be committed.</summary>
/// <param name="Head">The last commit before; null: there was none.</param>
/// <param name="Staged">What is staged of the paths: mode, object and path of each file.</param>
/// <param name="Branch">The full name of the branch it goes to, <c>HEAD</c> for none; null: an older version did not say.</param>
internal sealed record CommitIntent(string? Head, string Staged, string? Branch = null)
{
    /// <summary>The version of this form.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>The intents of git as JSON.</summary>
[JsonSerializable(typeof(CommitIntent))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class GitForms : JsonSerializerContext;
