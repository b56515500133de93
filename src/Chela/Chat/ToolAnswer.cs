using System.Collections.Immutable;
using Chela.Memory.Handles;

namespace Chela.Chat;

/// <summary>What a planner is told of its call. Immutable.</summary>
/// <param name="Text">In words of our own making, or the planner's own.</param>
/// <param name="Found">What it brought.</param>
internal sealed record ToolAnswer(string Text, ImmutableArray<Found> Found)
{
    /// <summary>A handle whose content is shown; null if none is.</summary>
    public Handle? Shown { get; init; }

    /// <summary>As much of its content as is shown.</summary>
    public string Piece { get; init; } = "";

    /// <summary>Whether something was changed by it, which later turns are told.</summary>
    public bool IsAct { get; init; }

    /// <summary>Something was done.</summary>
    public static ToolAnswer Did(string text) => new(text, []) { IsAct = true };

    /// <summary>Nothing but words.</summary>
    public static ToolAnswer Says(string text) => new(text, []);

    /// <summary>One thing, told by its handle.</summary>
    public static ToolAnswer Of(Found found) => new("", [found]);
}
