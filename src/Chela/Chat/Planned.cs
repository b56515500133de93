using System.Collections.Immutable;

namespace Chela.Chat;

/// <summary>How a planner's turn ended. Immutable.</summary>
/// <param name="Text">The planner's words; why there are none, if it is not done.</param>
/// <param name="IsDone">Whether the planner replied.</param>
internal sealed record Planned(string Text, bool IsDone)
{
    /// <summary>Whether the words end where the model had no room for more.</summary>
    public bool IsCut { get; init; }

    /// <summary>What it set out to do and left.</summary>
    public ImmutableArray<string> Open { get; init; } = [];

    /// <summary>What was done, as the planner was told it.</summary>
    public ImmutableArray<string> Did { get; init; } = [];

    /// <summary>What was let through, and did not come off.</summary>
    public ImmutableArray<string> NotDid { get; init; } = [];

    /// <summary>It did not come to a reply.</summary>
    public static Planned Failed(string why) => new(why, IsDone: false);
}
