using System.Collections.Immutable;
using Chela.Agent.Models;
using Chela.Chat.Tools;

namespace Chela.Chat;

/// <summary>The tools of a planner: few, and the same for every message, so that a provider's cache of what is sent holds.</summary>
internal static class PlannerTools
{
    /// <summary>The tools.</summary>
    public static ImmutableArray<PlannerTool> All { get; } =
    [
        new FilesTool(),
        new FetchTool(),
        new SearchPlannerTool(),
        new ShelfTool(),
        new DigestTool(),
        new AskTool(),
        new RevealTool(),
        new NotesTool(),
        new ContactsTool(),
        new PlanTool(),
        new TimeTool(),
    ];

    /// <summary>How models see them.</summary>
    public static ImmutableArray<PromptTool> Prompts { get; } = [.. All.Select(t => t.Prompt)];
}
