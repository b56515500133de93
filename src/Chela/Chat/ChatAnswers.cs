using Chela.Agent.Turns;
using Chela.Envelope.Effects;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Chat;

/// <summary>Takes the owner's answers to what was asked, and goes on with the turns that waited for them. Thread-safe.</summary>
/// <param name="session">The journal, which this process has.</param>
/// <param name="delivery">Told what came of the turns.</param>
/// <param name="mailboxes">The work on conversations.</param>
internal sealed class ChatAnswers(TurnSession session, ChatDelivery delivery, Mailboxes mailboxes)
{
    /// <summary>What became of an answer.</summary>
    /// <param name="Conversation">The conversation of what was asked; null if it is not known.</param>
    /// <param name="IsTaken">Whether it was taken.</param>
    /// <param name="Line">What was answered; what is wrong with the answer.</param>
    internal readonly record struct Taken(string? Conversation, bool IsTaken, string Line);

    /// <summary>Takes an answer.</summary>
    /// <param name="effect">The beginning of the id of what was asked.</param>
    /// <param name="isWanted">Whether the owner wants it.</param>
    /// <param name="from">The conversation in which it was answered; empty outside of any.</param>
    /// <param name="told">Told once what became of the answer, before anything comes of it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task TakeAsync(
        string effect,
        bool isWanted,
        string from,
        Action<Taken> told,
        CancellationToken cancellation
    )
    {
        var turns = await session.Waiting.OpenAsync(cancellation).ConfigureAwait(false);
        if (OpenEffects.Find(turns, effect, error => told(new Taken(null, false, error)), "/") is not var (turn, asked))
        {
            return;
        }

        // Behind what is going on there: a turn that goes on for one answer is not given the next before it waits again.
        var conversation = turn.Opened is { Job: ChatBody.Job } opened ? ChatMessage.Of(opened).Conversation : from;
        mailboxes.Post(
            conversation,
            async stop =>
            {
                var (after, taken) = await GiveAsync(turn.Id, asked.Id, isWanted).ConfigureAwait(false);
                told(taken with { Conversation = conversation });
                if (taken.IsTaken)
                {
                    await GoOnAsync(after, conversation, stop).ConfigureAwait(false);
                }
            },
            cancellation
        );
    }

    private async Task<(TurnRecord Turn, Taken Taken)> GiveAsync(string id, EffectId effect, bool isWanted)
    {
        // Written down or not: nothing is left between.
        var cancellation = CancellationToken.None;
        var turn = (await TurnRecord.ReadAsync(session.Engine.Journal, id, cancellation).ConfigureAwait(false))!;
        _ = turn.TryFind(effect, out var asked);
        if (Answers.NotAwaited(asked!, "approval") is { } not)
        {
            return (turn, new Taken(null, false, not));
        }

        await (
            isWanted
                ? session.Waiting.ApproveAsync(turn, effect, ChatSession.Channel, cancellation)
                : session.Waiting.RefuseAsync(turn, effect, ChatSession.Channel, cancellation)
        ).ConfigureAwait(false);
        var answered = isWanted ? "approved" : "denied";
        return (
            turn,
            new Taken(null, true, $"{answered}: {TurnPrinter.Show(asked!.Call)} ({TurnPrinter.IdOf(effect)})")
        );
    }

    private async Task GoOnAsync(TurnRecord turn, string conversation, CancellationToken cancellation)
    {
        if (turn.Opened is not { Job: ChatBody.Job })
        {
            if (turn.CanGoOn)
            {
                await GoOnElsewhereAsync(turn, conversation, cancellation).ConfigureAwait(false);
            }

            return;
        }

        try
        {
            if (turn.CanGoOn)
            {
                await session.ResumeAsync(turn, Terminal.Silent(), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            await delivery.DeliverAsync(turn.Id, conversation, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Goes on with a turn of no conversation, and tells what came of it.</summary>
    private async Task GoOnElsewhereAsync(TurnRecord turn, string from, CancellationToken cancellation)
    {
        using var text = new StringWriter();
        var writer = TextWriter.Synchronized(text);
        await session
            .ResumeAsync(turn, new Terminal(writer, writer, false, false, false), cancellation)
            .ConfigureAwait(false);
        var after = await TurnRecord.ReadAsync(session.Engine.Journal, turn.Id, cancellation).ConfigureAwait(false);
        if (after!.Ended is null)
        {
            delivery.Tell(f => f.Ask(from, after));
        }
        else
        {
            delivery.Tell(f => f.Done(ChatReply.Of(from, null, after) with { Text = text.ToString().TrimEnd() }));
        }
    }
}
