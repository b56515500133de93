using System.Collections.Immutable;
using Chela.Agent.Claims;
using Chela.Agent.Conversations;
using Chela.Agent.Models;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;
using Chela.Terminals;

namespace Chela.Chat;

/// <summary>
/// What a turn comes to for the owner: the words of whoever planned it, and, apart from them, what was done, out of the journal. Immutable.
/// </summary>
/// <param name="Conversation">The conversation; empty for a turn of none.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Status">How it went: <c>done</c>, <c>not done</c>, <c>stopped</c>, <c>failed</c>.</param>
/// <param name="Text">The words.</param>
internal sealed record ChatReply(string Conversation, string Turn, string Status, string Text)
{
    /// <summary>The status of what is done.</summary>
    public const string DoneWord = "done";

    /// <summary>The status of what came to its end.</summary>
    public static string StatusOf(bool isDone) => isDone ? DoneWord : "not done";

    /// <summary>What is bookkeeping of ours.</summary>
    private static readonly ImmutableHashSet<string> s_own = [OpenConversation.Name, ReplyTool.Name, ModelCall.Tool];

    /// <summary>What is done by the effects behind it.</summary>
    private static readonly ImmutableHashSet<string> s_gates = [.. Gate.All.Select(g => g.Declaration.Name)];

    /// <summary>The id of the message that it answers, as whoever sent that gave it; null where none was given.</summary>
    public string? Id { get; init; }

    /// <summary>The message that it answers; empty for a turn that came from none.</summary>
    public string Answers { get; init; } = "";

    /// <summary>What was done.</summary>
    public ImmutableArray<string> Done { get; init; } = [];

    /// <summary>What may have happened.</summary>
    public ImmutableArray<string> InDoubt { get; init; } = [];

    /// <summary>What was not done, and why.</summary>
    public ImmutableArray<string> NotDone { get; init; } = [];

    /// <summary>Words that claim an act which the journal does not have.</summary>
    public ImmutableArray<string> Unmatched { get; init; } = [];

    /// <summary>Tokens of models that it took.</summary>
    public long Tokens { get; init; }

    /// <summary>What was done in a turn.</summary>
    public static IEnumerable<EffectState> DoneIn(TurnRecord turn) =>
        ActsOf(turn).Where(e => !s_gates.Contains(e.Call.Tool)).Where(IsDone);

    /// <summary>The reply of a turn that ended.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="exchange">What the conversation has of it; null if nothing.</param>
    /// <param name="turn">The turn.</param>
    public static ChatReply Of(string conversation, Exchange? exchange, TurnRecord turn)
    {
        var reply = exchange?.Reply;
        var words = reply?.Text is Value.Text text ? text.Content : turn.Ended?.Summary ?? "";
        // Only what a model wrote claims anything: a verb of ours tells what it did.
        var claims = reply?.Written is Value.Text written ? written.Content : "";
        return new ChatReply(
            conversation,
            turn.Id,
            turn.Ended?.End switch
            {
                TurnEnd.Stopped => "stopped",
                TurnEnd.Failed => "failed",
                TurnEnd.Done => reply?.Status ?? DoneWord,
                _ => reply?.Status ?? StatusOf(false),
            },
            words
        )
        {
            Id = ChatMessage.IdOf(turn),
            Done = [.. DoneIn(turn).Select(e => TurnPrinter.ShowDone(e.Call))],
            InDoubt = [.. turn.InDoubt.Select(e => TurnPrinter.Show(e.Call))],
            NotDone =
            [
                .. ActsOf(turn)
                    .Where(e => e.Result is { Failure: not null } or { Denied: not null })
                    .Select(e => $"{TurnPrinter.Show(e.Call)}: {TurnPrinter.WhyOf(e)}"),
                .. reply?.NotDid ?? [],
            ],
            Unmatched =
            [
                .. ClaimCheck
                    .Unmatched(claims, [.. ClaimableIn(turn).Select(e => new DoneAct(e.Call.Kind, e.Call.Tool))])
                    .Select(c => claims.Substring(c.Start, c.Length)),
            ],
            Tokens = turn.Effects.Sum(e => e.Call.Tool == ModelCall.Tool ? e.Used?.Tokens ?? 0 : 0),
        };
    }

    /// <summary>What words may mean: what was done, and what it was let through as, once it wrote something.</summary>
    private static IEnumerable<EffectState> ClaimableIn(TurnRecord turn)
    {
        var done = turn.Effects.Where(e => IsDone(e) && !s_own.Contains(e.Call.Tool)).ToLookup(IsGate);
        return done[false].Any(e => e.Call.Kind == EffectKind.Write)
            ? done[false].Concat(done[true].Where(e => e.Call.Kind == EffectKind.Write))
            : done[false];
    }

    private static bool IsGate(EffectState effect) => s_gates.Contains(effect.Call.Tool);

    // A large value is not kept, and that of a look not in memory.
    private static bool IsDone(EffectState effect) => effect.Result is { Failure: null, Denied: null };

    private static IEnumerable<EffectState> ActsOf(TurnRecord turn) =>
        turn.Effects.Where(e => e.Call.Kind >= EffectKind.ObserveRemote && !s_own.Contains(e.Call.Tool));
}
