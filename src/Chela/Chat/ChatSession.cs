using System.Collections.Concurrent;
using System.Text;
using Chela.Agent.Conversations;
using Chela.Agent.Journal;
using Chela.Agent.Models;
using Chela.Agent.Reports;
using Chela.Agent.Rules;
using Chela.Agent.Turns;
using Chela.Configuration;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Terminals;
using Chela.Turns;
using Chela.Verbs;

namespace Chela.Chat;

/// <summary>
/// Takes messages, works on them, and tells what came of them: in each conversation one after the other, in several side by side. What was
/// accepted is on the disk, and ends in a reply or a notice, by whichever process. Thread-safe.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="session">The journal, which this process has.</param>
/// <param name="front">Who talks with the owner.</param>
internal sealed class ChatSession(Machine machine, TurnSession session, IChatFront front)
{
    /// <summary>The longest message, in bytes.</summary>
    public const int Longest = 1024 * 1024;

    private const string Channel = "chat";

    private readonly ConversationLog _log = new(session.Engine.Journal, machine.Time);
    private readonly ConcurrentDictionary<string, Task> _mailboxes = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new();
    private readonly Lock _telling = new();
    private bool? _hasPlanner;

    /// <summary>Takes up again what broke off.</summary>
    public Task RecoverAsync(CancellationToken cancellation) => session.RecoverAsync(cancellation);

    /// <summary>Takes up again what broke off, and tells all that the owner was not told.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        await RecoverAsync(cancellation).ConfigureAwait(false);
        await foreach (var name in _log.OpenAsync(cancellation).ConfigureAwait(false))
        {
            foreach (var exchange in await _log.ReadAsync(name, cancellation).ConfigureAwait(false))
            {
                if (!exchange.IsDelivered)
                {
                    await DeliverAsync(name, exchange.Said.Turn, cancellation).ConfigureAwait(false);
                }
            }
        }

        Tell(f => f.Ready());
    }

    /// <summary>Waits until all that was accepted ended, or waits for the owner.</summary>
    public Task IdleAsync() => Task.WhenAll(_mailboxes.Values);

    /// <summary>Accepts a message; once this returns it is on the disk.</summary>
    /// <param name="message">The message.</param>
    /// <param name="key">Its id on the channel, by which one that comes twice is one; null for a new one.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its turn's id; empty if it is about other turns; null if it was not accepted, which has been told.</returns>
    public async Task<string?> TakeAsync(ChatMessage message, string? key, CancellationToken cancellation)
    {
        if (Refusal(message) is { } refusal)
        {
            Tell(f => f.Fail(ConversationLog.IsName(message.Conversation) ? message.Conversation : null, refusal));
            return null;
        }

        if (await FollowAsync(message, cancellation).ConfigureAwait(false))
        {
            return "";
        }

        var (id, turn) = await session
            .AcceptAsync(Channel, key ?? machine.NewId().ToString(), ChatBody.Job, message.Arguments, cancellation)
            .ConfigureAwait(false);
        Post(
            message.Conversation,
            async stop =>
            {
                if (turn is null)
                {
                    // One that comes twice is worked on once, and told again.
                    return ExitCode.Done;
                }

                await session.CountAsync(stop).ConfigureAwait(false);
                return await session.RunAsync(id, turn, Terminal.Silent(), stop).ConfigureAwait(false);
            },
            id.ToString(),
            cancellation,
            turn?.Record
        );

        return id.ToString();
    }

    /// <summary>Stops what is going on in a conversation.</summary>
    public void Stop(string conversation)
    {
        try
        {
            if (_running.TryGetValue(conversation, out var running))
            {
                running.Cancel();
                return;
            }
        }
        catch (ObjectDisposedException)
        {
            // It came to its end meanwhile.
        }

        Tell(f => f.Notice(conversation, "nothing is going on"));
    }

    /// <summary>Takes an answer to something that was asked.</summary>
    /// <param name="effect">The beginning of its id.</param>
    /// <param name="isWanted">Whether the owner wants it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="from">The conversation in which it was answered; empty outside of any.</param>
    public async Task AnswerAsync(string effect, bool isWanted, CancellationToken cancellation, string from = "")
    {
        var turns = await session.Waiting.OpenAsync(cancellation).ConfigureAwait(false);
        if (OpenEffects.Find(turns, effect, error => Tell(f => f.Fail(null, error))) is not var (turn, asked))
        {
            return;
        }

        // Behind what is going on there: a turn that goes on for one answer is not given the next before it waits again.
        var conversation = turn.Opened is { Job: ChatBody.Job } opened ? ChatMessage.Of(opened).Conversation : null;
        Post(
            conversation ?? from,
            stop => AnswerAsync(turn.Id, asked.Id, isWanted, conversation, from, stop),
            null,
            cancellation
        );
    }

    private async Task<int> AnswerAsync(
        string id,
        EffectId effect,
        bool isWanted,
        string? conversation,
        string from,
        CancellationToken cancellation
    )
    {
        var turn = await TurnRecord.ReadAsync(session.Engine.Journal, id, cancellation).ConfigureAwait(false);
        _ = turn!.TryFind(effect, out var asked);
        if (Answers.NotAwaited(asked!, "approval") is { } not)
        {
            Tell(f => f.Fail(conversation ?? from, not));
            return ExitCode.NotDone;
        }

        await (
            isWanted
                ? session.Waiting.ApproveAsync(turn, effect, Channel, cancellation)
                : session.Waiting.RefuseAsync(turn, effect, Channel, cancellation)
        ).ConfigureAwait(false);
        var code = ExitCode.Done;
        if (conversation is null)
        {
            return turn.CanGoOn ? await GoOnAsync(turn, from, cancellation).ConfigureAwait(false) : code;
        }

        try
        {
            code = turn.CanGoOn
                ? await session.ResumeAsync(turn, Terminal.Silent(), cancellation).ConfigureAwait(false)
                : code;
        }
        finally
        {
            await DeliverAsync(conversation, id, CancellationToken.None).ConfigureAwait(false);
        }

        return code;
    }

    /// <summary>Goes on with a turn of no conversation, and tells what came of it.</summary>
    private async Task<int> GoOnAsync(TurnRecord turn, string from, CancellationToken cancellation)
    {
        using var text = new StringWriter();
        var writer = TextWriter.Synchronized(text);
        var code = await session
            .ResumeAsync(turn, new Terminal(writer, writer, false, false, false), cancellation)
            .ConfigureAwait(false);
        var after = await TurnRecord.ReadAsync(session.Engine.Journal, turn.Id, cancellation).ConfigureAwait(false);
        if (after!.Ended is null)
        {
            Tell(f => f.Ask(from, after));
        }
        else
        {
            var none = new Exchange(new ConversationEvent.Said(turn.Id, ""), after.At);
            Tell(f => f.Done(ChatReply.Of(from, none, after) with { Text = text.ToString().TrimEnd() }));
        }

        return code;
    }

    /// <summary>Follows what is no message for a turn, but about others: stop, an answer, undo.</summary>
    /// <returns>Whether it was such.</returns>
    private async Task<bool> FollowAsync(ChatMessage message, CancellationToken cancellation)
    {
        if (!message.Text.StartsWith('/') && await HasPlannerAsync(cancellation).ConfigureAwait(false))
        {
            return false;
        }

        switch (ChatBody.Read(message.Text, machine.Time, session.Engine.Zone))
        {
            case RuleReading.Stop:
                Stop(message.Conversation);
                return true;
            case RuleReading.Verb { Arguments: [("approve" or "deny") and var answer, .. var ids] }:
                foreach (var id in ids)
                {
                    await AnswerAsync(id, answer == "approve", cancellation, message.Conversation)
                        .ConfigureAwait(false);
                }

                return true;
            case RuleReading.Verb { Arguments: ["undo", .. var turns] }:
                Post(
                    message.Conversation,
                    stop => UndoAsync(message.Conversation, turns.FirstOrDefault(OpenTurns.Last), stop),
                    null,
                    cancellation
                );
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> HasPlannerAsync(CancellationToken cancellation)
    {
        _hasPlanner ??=
            await new SettingsLoader(new Run(LookingHost.Of(machine).Effects(Grants.Read(machine.Home))))
                .LoadAsync(machine.Home, cancellation)
                .ConfigureAwait(false)
                is { } settings
            && settings.RoleOf(ModelRole.Planner) is not null;
        return _hasPlanner.Value;
    }

    private async Task<int> UndoAsync(string conversation, string turn, CancellationToken cancellation)
    {
        using var text = new StringWriter();
        var told = new Terminal(text, text, false, false, false);
        var call = await UndoAction
            .CallOfAsync(machine with { Terminal = told }, turn, [], cancellation)
            .ConfigureAwait(false);
        var code = call is null
            ? ExitCode.NotDone
            : await session.RunAsync(TurnUndoVerb.Path, call, told, cancellation).ConfigureAwait(false);
        var status = code == ExitCode.Done ? ChatReply.DoneWord : "not done";
        Tell(f => f.Done(new ChatReply(conversation, call?[^1] ?? turn, status, text.ToString().TrimEnd())));
        return code;
    }

    private static string? Refusal(ChatMessage message)
    {
        if (!ConversationLog.IsName(message.Conversation))
        {
            return $"expected the name of a conversation, up to {ConversationLog.LongestName} printable characters without blanks";
        }

        var bytes = Encoding.UTF8.GetByteCount(message.Text) + message.Attachments.Sum(Encoding.UTF8.GetByteCount);
        return message.Text.AsSpan().Trim().IsEmpty && message.Attachments.IsEmpty
                ? "expected a message, found an empty one"
            : bytes > Longest
                ? $"expected a message of at most {Longest / (1024 * 1024)} MB, found {Contents.Size(bytes)}; put it into a file and name that"
            : null;
    }

    /// <summary>Puts work into the mailbox of a conversation: one after the other.</summary>
    private void Post(
        string conversation,
        Func<CancellationToken, Task<int>> work,
        string? turn,
        CancellationToken cancellation,
        TurnRecord? record = null
    ) =>
        _mailboxes.AddOrUpdate(
            conversation,
            _ => WorkAsync(Task.CompletedTask, conversation, work, turn, record, cancellation),
            (_, before) => WorkAsync(before, conversation, work, turn, record, cancellation)
        );

    private async Task WorkAsync(
        Task before,
        string conversation,
        Func<CancellationToken, Task<int>> work,
        string? turn,
        TurnRecord? record,
        CancellationToken cancellation
    )
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _running[conversation] = stop;
        Drafts.Listener = piece => Tell(f => f.Draft(conversation, piece));
        try
        {
            await work(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The turn is over, and its record says so.
        }
        catch (Exception e) when (e is not (JournalException or StreamConflictException))
        {
            // A mistake of the program ends this turn, which has been recorded, and no other.
            Tell(f => f.Notice(conversation, $"a mistake of the program: {e.GetType().Name}: {e.Message}"));
        }
        catch (JournalException e)
        {
            Tell(f => f.Fail(conversation, e.Advice is null ? e.Message : $"{e.Message}; {e.Advice}"));
            return;
        }
        finally
        {
            _running.TryRemove(KeyValuePair.Create(conversation, stop));
        }

        if (turn is not null)
        {
            await DeliverAsync(conversation, turn, CancellationToken.None, record).ConfigureAwait(false);
        }
    }

    /// <param name="conversation">The conversation.</param>
    /// <param name="turn">The turn's id.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="known">The turn's record, if it ran here; it may have gone on under another one.</param>
    private async Task DeliverAsync(
        string conversation,
        string turn,
        CancellationToken cancellation,
        TurnRecord? known = null
    )
    {
        var record = known is { Ended: not null }
            ? known
            : await TurnRecord.ReadAsync(session.Engine.Journal, turn, cancellation).ConfigureAwait(false);
        if (record?.Ended is null)
        {
            if (record?.Parked is not null)
            {
                Tell(f => f.Ask(conversation, record));
            }

            return;
        }

        if (!front.Delivers)
        {
            return;
        }

        var exchanges = await _log.ReadAsync(conversation, cancellation).ConfigureAwait(false);
        var exchange =
            exchanges.FirstOrDefault(e => e.Said.Turn == turn)
            ?? new Exchange(new ConversationEvent.Said(turn, ""), record.At);
        var reply = ChatReply.Of(conversation, exchange, record);
        if (exchange.Reply is null)
        {
            // It broke off without a reply: later turns are told how far it came.
            var ended = new ConversationEvent.Replied(
                turn,
                reply.Status,
                new Value.Text($"[{reply.Status}: {reply.Text}]", Label.System),
                []
            )
            {
                Did = reply.Done,
            };
            await _log.AppendAsync(conversation, ended, cancellation).ConfigureAwait(false);
        }

        Tell(f => f.Done(reply));
        await _log.AppendAsync(conversation, new ConversationEvent.Delivered(turn), cancellation).ConfigureAwait(false);
    }

    private void Tell(Action<IChatFront> tell)
    {
        lock (_telling)
        {
            tell(front);
        }
    }
}
