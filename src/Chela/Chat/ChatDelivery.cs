using Chela.Agent.Conversations;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Chat;

/// <summary>Tells the owner what came of turns, and keeps that it was told. Thread-safe.</summary>
/// <param name="session">The journal, which this process has.</param>
/// <param name="log">The conversations.</param>
/// <param name="front">Who talks with the owner.</param>
internal sealed class ChatDelivery(TurnSession session, ConversationLog log, IChatFront front)
{
    private readonly Lock _telling = new();

    /// <summary>Tells something, one after the other.</summary>
    public void Tell(Action<IChatFront> tell)
    {
        lock (_telling)
        {
            tell(front);
        }
    }

    /// <summary>Tells all that the owner was not told.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await foreach (var name in log.OpenAsync(cancellation).ConfigureAwait(false))
        {
            foreach (var exchange in await log.ReadAsync(name, cancellation).ConfigureAwait(false))
            {
                if (!exchange.IsDelivered)
                {
                    await DeliverAsync(exchange.Said.Turn, name, cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Tells what came of a turn: that it waits, or its reply.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="from">Where it was asked for, if the turn belongs to no conversation.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="known">The turn's record, if it ran here; it may have gone on under another one.</param>
    public async Task DeliverAsync(string turn, string from, CancellationToken cancellation, TurnRecord? known = null)
    {
        var record = known is { Ended: not null }
            ? known
            : await TurnRecord.ReadAsync(session.Engine.Journal, turn, cancellation).ConfigureAwait(false);
        var message = record?.Opened is { Job: ChatBody.Job } opened ? ChatMessage.Of(opened) : null;
        var conversation = message?.Conversation ?? from;
        if (record?.Ended is null)
        {
            if (record?.Parked is not null)
            {
                Tell(f => f.Ask(conversation, record));
            }

            return;
        }

        if (message is null)
        {
            var text = $"{TurnPrinter.CallOf(record)}: {TurnPrinter.StateOf(record)}";
            Tell(f => f.Done(ChatReply.Of(conversation, null, record) with { Text = text }));
        }
        else if (front.Delivers)
        {
            await DeliverAsync(message, record, cancellation).ConfigureAwait(false);
        }
    }

    private async Task DeliverAsync(ChatMessage message, TurnRecord record, CancellationToken cancellation)
    {
        var (conversation, turn) = (message.Conversation, record.Id);
        var exchanges = await log.ReadAsync(conversation, cancellation).ConfigureAwait(false);
        var exchange = exchanges.FirstOrDefault(e => e.Said.Turn == turn);
        var reply = ChatReply.Of(conversation, exchange, record) with { Answers = message.Text };
        if (exchange is { Reply: null })
        {
            // It broke off without a reply: later turns are told how far it came.
            var ended = new ConversationEvent.Replied(
                turn,
                reply.Status,
                new Value.Text($"[{reply.Status}: {reply.Text}]", Label.System),
                []
            )
            {
                // Not what was written where: that may be of others.
                Did = [.. ChatReply.DoneIn(record).Select(e => TurnPrinter.Show(e.Call))],
            };
            await log.AppendAsync(conversation, ended, cancellation).ConfigureAwait(false);
        }

        Tell(f => f.Done(reply));
        await log.AppendAsync(conversation, new ConversationEvent.Delivered(turn), cancellation).ConfigureAwait(false);
    }
}
