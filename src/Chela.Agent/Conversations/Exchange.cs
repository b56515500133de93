namespace Chela.Agent.Conversations;

/// <summary>A message of the owner's and what came of it. Immutable.</summary>
/// <param name="Said">What the owner said.</param>
/// <param name="At">When.</param>
public sealed record Exchange(ConversationEvent.Said Said, DateTimeOffset At)
{
    /// <summary>The reply; null as long as there is none.</summary>
    public ConversationEvent.Replied? Reply { get; init; }

    /// <summary>Whether the owner was told of it.</summary>
    public bool IsDelivered { get; init; }
}
