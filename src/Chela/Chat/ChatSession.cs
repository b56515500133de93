using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Conversations;
using Chela.Agent.Models;
using Chela.Agent.Reports;
using Chela.Agent.Rules;
using Chela.Agent.Turns;
using Chela.Configuration;
using Chela.Terminals;
using Chela.Turns;
using Chela.Verbs;

namespace Chela.Chat;

/// <summary>
/// Takes messages, works on them, and tells what came of them: in each conversation one after the other, in several side by side. What was
/// accepted is on the disk, and ends in a reply or a notice, by whichever process. Thread-safe.
/// </summary>
internal sealed class ChatSession
{
    /// <summary>The longest message, in bytes.</summary>
    public const int Longest = 1024 * 1024;

    /// <summary>Where messages come from, as the record names it.</summary>
    public const string Channel = "chat";

    private const string NothingGoesOn = "Nothing is going on.";

    private readonly Machine _machine;
    private readonly TurnSession _session;
    private readonly ChatDelivery _delivery;
    private readonly Mailboxes _mailboxes;
    private readonly ChatAnswers _answers;
    private bool? _hasPlanner;

    /// <summary>Takes messages from now on.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="session">The journal, which this process has.</param>
    /// <param name="front">Who talks with the owner.</param>
    public ChatSession(Machine machine, TurnSession session, IChatFront front)
    {
        (_machine, _session) = (machine, session);
        var log = ((OpenConversation)session.Engine.Tools[OpenConversation.Name]).Log;
        _delivery = new ChatDelivery(session, log, front);
        _mailboxes = new Mailboxes(_delivery);
        _answers = new ChatAnswers(session, _delivery, _mailboxes);
    }

    /// <summary>Takes up again what broke off.</summary>
    public Task RecoverAsync(CancellationToken cancellation) => _session.RecoverAsync(cancellation);

    /// <summary>Takes up again what broke off, and tells all that the owner was not told.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        await RecoverAsync(cancellation).ConfigureAwait(false);
        await _delivery.CatchUpAsync(cancellation).ConfigureAwait(false);
        Tell(f => f.Ready());
    }

    /// <summary>Waits until all that was accepted ended, or waits for the owner.</summary>
    public Task IdleAsync() => _mailboxes.IdleAsync();

    /// <summary>Accepts a message; once this returns it is on the disk.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its turn's id; empty if it is about other turns; null if it was not accepted, which has been told.</returns>
    public async Task<string?> TakeAsync(ChatMessage message, CancellationToken cancellation)
    {
        if (Refusal(message) is { } refusal)
        {
            var conversation = ConversationLog.IsName(message.Conversation) ? message.Conversation : null;
            Tell(f => f.Fail(conversation, refusal, message.Id));
            return null;
        }

        if (await FollowAsync(message, cancellation).ConfigureAwait(false))
        {
            return "";
        }

        var (id, turn) = await _session
            .AcceptAsync(Channel, message.Id, ChatBody.Job, message.Arguments, cancellation)
            .ConfigureAwait(false);
        _mailboxes.Post(
            message.Conversation,
            async stop =>
            {
                try
                {
                    // One that comes twice is worked on once, and told again.
                    if (turn is not null)
                    {
                        await _session.CountAsync(stop).ConfigureAwait(false);
                        await _session.RunAsync(id, turn, Terminal.Silent(), stop).ConfigureAwait(false);
                    }
                }
                finally
                {
                    await _delivery
                        .DeliverAsync(id.ToString(), message.Conversation, CancellationToken.None, turn?.Record)
                        .ConfigureAwait(false);
                }
            },
            cancellation
        );

        return id.ToString();
    }

    /// <summary>Stops what is going on in a conversation; where nothing is, that is told.</summary>
    public void Stop(string conversation)
    {
        if (!_mailboxes.Stop(conversation))
        {
            Tell(f => f.Notice(conversation, NothingGoesOn));
        }
    }

    /// <summary>Takes an answer to something that was asked.</summary>
    /// <param name="effect">The beginning of its id.</param>
    /// <param name="isWanted">Whether the owner wants it.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task AnswerAsync(string effect, bool isWanted, CancellationToken cancellation) =>
        _answers.TakeAsync(
            effect,
            isWanted,
            "",
            taken =>
            {
                if (!taken.IsTaken)
                {
                    Tell(f => f.Fail(taken.Conversation, taken.Line));
                }
            },
            cancellation
        );

    /// <summary>Follows what is no message for a turn, but about others: stop, an answer, undo. Each is answered by a reply of its own.</summary>
    /// <returns>Whether it was such.</returns>
    private async Task<bool> FollowAsync(ChatMessage message, CancellationToken cancellation)
    {
        if (!message.Text.StartsWith('/') && await HasPlannerAsync(cancellation).ConfigureAwait(false))
        {
            return false;
        }

        switch (ChatBody.Read(message.Text, _machine.Time, _session.Engine.Zone))
        {
            case RuleReading.Stop:
                Reply(message, ChatReply.DoneWord, _mailboxes.Stop(message.Conversation) ? "Stopping." : NothingGoesOn);
                return true;
            case RuleReading.Verb { Arguments: [("approve" or "deny") and var answer, .. var ids] }:
                await AnswerAsync(message, [.. ids], answer == "approve", cancellation).ConfigureAwait(false);
                return true;
            case RuleReading.Verb { Arguments: ["undo", .. var turns] }:
                _mailboxes.Post(
                    message.Conversation,
                    stop => ReplyToUndoAsync(message, turns.FirstOrDefault(OpenTurns.Last), stop),
                    cancellation
                );
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes answers that a message gives; once all of them are taken or refused, it is told so.</summary>
    private async Task AnswerAsync(
        ChatMessage message,
        ImmutableArray<string> effects,
        bool isWanted,
        CancellationToken cancellation
    )
    {
        List<ChatAnswers.Taken> all = [];
        foreach (var effect in effects)
        {
            await _answers.TakeAsync(effect, isWanted, message.Conversation, Take, cancellation).ConfigureAwait(false);
        }

        void Take(ChatAnswers.Taken taken)
        {
            lock (all)
            {
                all.Add(taken);
                if (all.Count == effects.Length)
                {
                    Reply(
                        message,
                        ChatReply.StatusOf(all.TrueForAll(a => a.IsTaken)),
                        string.Join('\n', all.Select(a => a.Line))
                    );
                }
            }
        }
    }

    private async Task<bool> HasPlannerAsync(CancellationToken cancellation)
    {
        _hasPlanner ??=
            await new SettingsLoader(new Run(LookingHost.Of(_machine).Effects(Grants.Read(_machine.Home))))
                .LoadAsync(_machine.Home, cancellation)
                .ConfigureAwait(false)
                is { } settings
            && settings.RoleOf(ModelRole.Planner) is not null;
        return _hasPlanner.Value;
    }

    private async Task ReplyToUndoAsync(ChatMessage message, string turn, CancellationToken cancellation)
    {
        try
        {
            await UndoAsync(message, turn, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Reply(message, "stopped", "", turn);
        }
    }

    private async Task UndoAsync(ChatMessage message, string turn, CancellationToken cancellation)
    {
        if (
            message.Id is { } key
            && RunId.OfMessage(Channel, key).ToString() is var before
            && await TurnRecord.ReadAsync(_session.Engine.Journal, before, cancellation).ConfigureAwait(false)
                is not null
        )
        {
            await _delivery.DeliverAsync(before, message.Conversation, cancellation).ConfigureAwait(false);
            return;
        }

        using var text = new StringWriter();
        var told = new Terminal(text, text, false, false, false);
        var call = await UndoAction
            .CallOfAsync(_machine with { Terminal = told }, turn, [], cancellation)
            .ConfigureAwait(false);
        var code = ExitCode.NotDone;
        if (call is not null)
        {
            var (id, begun) = await _session
                .AcceptAsync(Channel, message.Id, TurnUndoVerb.Path, call, cancellation)
                .ConfigureAwait(false);
            code = await _session.RunAsync(id, begun!, told, cancellation).ConfigureAwait(false);
        }

        Reply(message, ChatReply.StatusOf(code == ExitCode.Done), text.ToString().TrimEnd(), call?[^1] ?? turn);
    }

    /// <summary>Answers a message that was about other turns.</summary>
    private void Reply(ChatMessage message, string status, string text, string turn = "") =>
        Tell(f =>
            f.Done(new ChatReply(message.Conversation, turn, status, text) { Id = message.Id, Answers = message.Text })
        );

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

    private void Tell(Action<IChatFront> tell) => _delivery.Tell(tell);
}
