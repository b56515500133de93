using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Conversations;
using Chela.Agent.Models;
using Chela.Envelope.Labels;

namespace Chela.Memory.Context;

/// <summary>What was said before in the conversation, as much of the newest as there is room for; the rest can be read by a handle.</summary>
/// <param name="exchanges">The exchanges, oldest first.</param>
/// <param name="older">How many older ones there are.</param>
/// <param name="handle">What the rest can be read by.</param>
public sealed class HistoryPart(ImmutableArray<PastExchange> exchanges, long older, string handle)
    : ContextPart("history", place: 2, priority: 2, share: 0.4)
{
    // Exchanges leave several at a time, so that what is sent begins the same for a while.
    private const int Step = 4;
    private const int ForNote = 160;

    /// <inheritdoc/>
    public override PartView? View(long room)
    {
        var messages = exchanges.Select(Messages).ToList();
        var left = 0;
        while (left < messages.Count && Sum(messages, left) + (left + older > 0 ? ForNote : 0) > room)
        {
            left = Math.Min(left + Step, messages.Count);
        }

        var missing = left + older;
        if (missing == 0)
        {
            return new PartView(Name, [.. messages.SelectMany(m => m)], []);
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"{missing} earlier messages of this conversation");
        var note = new PromptMessage(
            PromptRole.User,
            $"[left out: {what}; reveal {handle} to read them]",
            Label.System
        );
        return note.TokenBound > room
            ? new PartView(Name, [], [new LeftOut(what, handle)])
            : new PartView(Name, [note, .. messages.Skip(left).SelectMany(m => m)], [new LeftOut(what, handle)]);
    }

    private static long Sum(List<ImmutableArray<PromptMessage>> messages, int from) =>
        messages.Skip(from).Sum(e => e.Sum(m => m.TokenBound));

    private static ImmutableArray<PromptMessage> Messages(PastExchange exchange) =>
        [
            new PromptMessage(PromptRole.User, exchange.Said, PastExchange.OwnerWords),
            exchange.Reply is { } reply
                ? new PromptMessage(PromptRole.Assistant, reply.Content + Told(exchange), reply.Label)
                : new PromptMessage(PromptRole.Assistant, "[no reply]", Label.System),
        ];

    private static string Told(PastExchange exchange) =>
        (exchange.Did.IsEmpty ? "" : $"\n[done: {string.Join("; ", exchange.Did)}]")
        + string.Concat(
            exchange.Handles.Select(h =>
                $"\n[{h.Name}: {h.Description}{(h.Effect is null && !h.IsHere ? ", not kept" : "")}]"
            )
        );
}
