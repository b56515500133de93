using System.Collections.Immutable;
using Chela.Chat.Tools;
using Chela.Configuration;

namespace Chela.Chat;

/// <summary>The tools of a planner: few, and the same for every message, so that a provider's cache of what is sent holds.</summary>
internal static class PlannerTools
{
    private static readonly ImmutableArray<PlannerTool> s_tools =
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

    /// <summary>The tools for an owner with these settings.</summary>
    public static ImmutableArray<PlannerTool> For(ChelaSettings settings) => s_tools;
}
