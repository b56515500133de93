using System.Collections.Immutable;

namespace Chela.Chat;

/// <summary>What a planner is told of its call. Immutable.</summary>
/// <param name="Text">In words of our own making, or the planner's own.</param>
/// <param name="Found">What it brought.</param>
internal sealed record ToolAnswer(string Text, ImmutableArray<Found> Found)
{
    /// <summary>Nothing but words.</summary>
    public static ToolAnswer Says(string text) => new(text, []);

    /// <summary>One thing, told by its handle.</summary>
    public static ToolAnswer Of(Found found) => new("", [found]);
}
