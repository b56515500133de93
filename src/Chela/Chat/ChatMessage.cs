using System.Collections.Immutable;
using Chela.Agent.Turns;

namespace Chela.Chat;

/// <summary>A message of the owner's. Immutable.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Text">The owner's own words.</param>
/// <param name="Attachments">What came along, pasted or attached: words of others, that ground nothing.</param>
internal sealed record ChatMessage(string Conversation, string Text, ImmutableArray<string> Attachments)
{
    /// <summary>Its id, by which one that comes twice is one; null where whoever sent it gave none.</summary>
    public string? Id { get; init; }

    /// <summary>The arguments of the turn that works on it.</summary>
    public string[] Arguments => [Conversation, Text, .. Attachments];

    /// <summary>The message that a turn works on.</summary>
    public static ChatMessage Of(TurnEvent.Opened turn) =>
        new(turn.Arguments[0], turn.Arguments[1], turn.Arguments[2..]);

    /// <summary>The id of the message that a turn came from; null where it had none of its own.</summary>
    public static string? IdOf(TurnRecord turn) =>
        turn.Opened is { Message: var message } && message != turn.Id ? message : null;
}
