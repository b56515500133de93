using System.Collections.Immutable;

namespace Chela.Agent.Models;

/// <summary>The words of models in files, effects and on the command line, each in the order of its type.</summary>
public static class ModelWords
{
    /// <summary>Of <see cref="ModelApi"/>.</summary>
    public static ImmutableArray<string> Apis { get; } = ["openai", "anthropic", "ollama"];

    /// <summary>Of <see cref="ModelSees"/>.</summary>
    public static ImmutableArray<string> Sights { get; } = ["public", "owner", "private"];

    /// <summary>Of <see cref="ModelRole"/>.</summary>
    public static ImmutableArray<string> Roles { get; } = ["planner", "reader", "writer"];

    /// <summary>Of <see cref="PromptRole"/>.</summary>
    public static ImmutableArray<string> Speakers { get; } = ["system", "user", "assistant", "tool"];

    /// <summary>Of <see cref="ModelFinish"/>.</summary>
    public static ImmutableArray<string> Finishes { get; } = ["stop", "calls", "length", "refused"];
}
