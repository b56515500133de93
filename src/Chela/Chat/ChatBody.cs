using System.Collections.Immutable;
using Chela.Agent.Conversations;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Agent.Reports;
using Chela.Agent.Rules;
using Chela.Agent.Turns;
using Chela.Chat.Tools;
using Chela.Configuration;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Memory.Context;
using Chela.Memory.Handles;
using Chela.Verbs;

namespace Chela.Chat;

/// <summary>
/// The body of a turn that works on a message: by rules, which know some sentences and make a verb of them, or by a planner. Either way
/// it ends in a reply.
/// </summary>
/// <param name="host">The turn's host.</param>
/// <param name="id">The turn's id.</param>
/// <param name="message">The message.</param>
internal sealed class ChatBody(Host host, string id, ChatMessage message)
{
    /// <summary>The job's name.</summary>
    public const string Job = "chat";

    /// <summary>A message of more bytes has a handle, by which all of it can be read.</summary>
    private const int Long = 4096;

    private PlannerLoop? _loop;

    /// <summary>What the models of the planner saw so far, call by call.</summary>
    public IReadOnlyList<ContextView> Views => _loop?.Views ?? [];

    /// <summary>What a planner can call.</summary>
    public ImmutableArray<PlannerTool> Tools { get; init; } = PlannerTools.All;

    /// <summary>Runs it.</summary>
    public async Task<(TurnEnd End, int ExitCode)> RunAsync(CancellationToken cancellation)
    {
        var run = new Run(host.Effects(Grants.Read(host.Home)));
        var settings = await new SettingsLoader(run).LoadAsync(host.Home, cancellation).ConfigureAwait(false);
        var opened = await OwnAsync(
                OpenConversation.Of(message.Conversation, id, new Value.Text(message.Text, PastExchange.OwnerWords)),
                cancellation
            )
            .ConfigureAwait(false);
        if (settings is null)
        {
            var problem = run.Close(host.NewRunId(), Job).Errors.Select(e => e.ToString());
            return await SayAsync(
                    Planned.Failed($"The settings have errors: {string.Join("; ", problem)}"),
                    cancellation
                )
                .ConfigureAwait(false);
        }

        host.Machine.Grant(settings.Places.Concat(settings.Vaults.Select(Path.GetFullPath)));
        return settings.RoleOf(ModelRole.Planner) is { } planner && !message.Text.StartsWith('/')
            ? await PlanAsync(settings, planner, opened, cancellation).ConfigureAwait(false)
            : await FollowRulesAsync(settings, cancellation).ConfigureAwait(false);
    }

    /// <summary>What a sentence asks for, as the rules understand it.</summary>
    public static RuleReading Read(string text, TimeProvider time, TimeZoneInfo zone) =>
        RulePlanner.Read(text, MomentOf(time, zone));

    private static RuleMoment MomentOf(TimeProvider time, TimeZoneInfo zone) =>
        new(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone));

    private async Task<(TurnEnd End, int ExitCode)> FollowRulesAsync(
        ChelaSettings settings,
        CancellationToken cancellation
    )
    {
        var isChinese = RulePlanner.IsChinese(message.Text);
        switch (Read(message.Text, host.Time, settings.Zone ?? host.Zone))
        {
            case RuleReading.Verb verb:
                var (code, output, errors) = await VerbCall
                    .RunAsync(host, id, [.. verb.Arguments], cancellation)
                    .ConfigureAwait(false);
                var text = string.Join('\n', new[] { output, errors }.Where(t => t.Length > 0));
                return await SayAsync(
                        new Planned(
                            text.Length > 0 ? text
                                : isChinese ? "什么也没有。"
                                : "There is nothing.",
                            code == ExitCode.Done
                        ),
                        cancellation,
                        Label.From(new Source(SourceKind.Tool, Job)).RestrictTo(Readers.OwnerOnly)
                    )
                    .ConfigureAwait(false);
            case RuleReading.NotUnderstood not:
                return await SayAsync(Planned.Failed(not.Sentence), cancellation).ConfigureAwait(false);
            case RuleReading.Polite polite:
                return await SayAsync(new Planned(polite.Sentence, true), cancellation).ConfigureAwait(false);
            case RuleReading.Stop:
                return await SayAsync(
                        new Planned(isChinese ? "没有正在进行的事。" : "Nothing is going on.", true),
                        cancellation
                    )
                    .ConfigureAwait(false);
            default:
                return await SayAsync(new Planned(ChatHelp.Of(isChinese), true), cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(TurnEnd End, int ExitCode)> PlanAsync(
        ChelaSettings settings,
        RoleSettings planner,
        Value opened,
        CancellationToken cancellation
    )
    {
        var (exchanges, older) = OpenConversation.Result(opened);
        var words = exchanges.Aggregate(
            Authority.Of(id),
            (said, e) => said.With(new OwnerMessage(e.Turn, e.Said, isOfTask: false))
        );
        var moment = MomentOf(host.Time, settings.Zone ?? host.Zone);
        var turn = new PlannerTurn(
            host,
            id,
            message.Conversation,
            settings,
            words.With(new OwnerMessage(id, message.Text, isOfTask: true)),
            new(() => OwnerOrder.Of(id, RulePlanner.Read(message.Text, moment)))
        );
        Remember(turn, planner, exchanges);
        var models = new RoleModels(planner, host.Effects(RoleModels.PlacesOf(planner)));
        _loop = new PlannerLoop(turn, models, Tools, Parts(turn, exchanges, older));
        var planned = await _loop.RunAsync(cancellation).ConfigureAwait(false);
        return await ReplyAsync(planned, turn, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the planner sees of earlier messages: what replies were made of counts as seen.</summary>
    private static void Remember(PlannerTurn turn, RoleSettings planner, ImmutableArray<PastExchange> exchanges)
    {
        foreach (var exchange in exchanges)
        {
            foreach (var kept in exchange.Handles)
            {
                turn.Handles.Recall(
                    new Handle(kept.Name, kept.Description)
                    {
                        Turn = exchange.Turn,
                        Effect = kept.Effect,
                        IsHere = kept.IsHere,
                    }
                );
            }

            if (
                exchange.Reply is { } reply
                && !reply.Label.IsTrusted
                && planner.Models.Any(m => reply.Label.Readers.Includes(m.Sees.Readers()))
            )
            {
                turn.See(Past("assistant"), reply);
            }
        }
    }

    private ImmutableArray<ContextPart> Parts(PlannerTurn turn, ImmutableArray<PastExchange> exchanges, long older)
    {
        var label = PastExchange.OwnerWords;
        var isLong = System.Text.Encoding.UTF8.GetByteCount(message.Text) > Long;
        var whole = isLong
            ? turn.Take(
                new Found(
                    $"this message of the owner, {Contents.Size(message.Text.Length)}",
                    Past("message"),
                    new Value.Text(message.Text, label)
                )
            )
            : null;
        var head = $"[{TimeTool.Moment(TimeZoneInfo.ConvertTime(host.Time.GetUtcNow(), turn.Zone))}]\n";
        foreach (var attachment in message.Attachments)
        {
            var handle = turn.Take(
                new Found(
                    $"attached by the owner, {Contents.Size(attachment.Length)}",
                    Past("attachment"),
                    new Value.Text(
                        attachment,
                        Label.From(new Source(SourceKind.File, "attachment")).RestrictTo(Contents.OwnersModels)
                    )
                )
            );
            head += $"[{handle.Name}: {handle.Description}]\n";
        }

        var earlier =
            older > 0 || !exchanges.IsEmpty ? turn.Handles.Reserve("what was said before in this conversation") : null;
        return
        [
            new FixedPart("identity", 0, new PromptMessage(PromptRole.System, PlannerPrompt.Identity, Label.System)),
            new FixedPart(
                "policy",
                1,
                new PromptMessage(PromptRole.System, PlannerPrompt.Granted(FilesTool.Places(turn)), Label.System)
            ),
            new HistoryPart(exchanges, older, earlier?.Name ?? ""),
            new TaskPart(head, message.Text, label, whole?.Name),
        ];
    }

    private async Task<(TurnEnd End, int ExitCode)> ReplyAsync(
        Planned planned,
        PlannerTurn turn,
        CancellationToken cancellation
    )
    {
        await RevealTool.RecallAsync(turn, planned.Text, cancellation).ConfigureAwait(false);
        var written = new Value.Text(Closed(planned), turn.Seen.Join(PastExchange.OwnerWords));
        return await ReplyAsync(
                new ConversationEvent.Replied(
                    id,
                    ChatReply.StatusOf(planned.IsDone),
                    ReplyText.Of(written, turn.Handles),
                    KeptHandles.Of(turn.Handles.Own)
                )
                {
                    Did = planned.Did,
                    NotDid = planned.NotDid,
                    Written = written,
                },
                cancellation
            )
            .ConfigureAwait(false);
    }

    private Task<(TurnEnd End, int ExitCode)> SayAsync(
        Planned planned,
        CancellationToken cancellation,
        Label? label = null
    ) =>
        ReplyAsync(
            new ConversationEvent.Replied(
                id,
                ChatReply.StatusOf(planned.IsDone),
                new Value.Text(Closed(planned), label ?? Label.System),
                []
            ),
            cancellation
        );

    private async Task<(TurnEnd End, int ExitCode)> ReplyAsync(
        ConversationEvent.Replied reply,
        CancellationToken cancellation
    )
    {
        await OwnAsync(ReplyTool.Of(message.Conversation, reply), cancellation).ConfigureAwait(false);
        return reply.Status == ChatReply.DoneWord ? (TurnEnd.Done, ExitCode.Done) : (TurnEnd.NotDone, ExitCode.NotDone);
    }

    private static string Closed(Planned planned) =>
        planned.Text
        + (planned.IsCut ? "\n[The model had no room for more.]" : "")
        + (planned.Open.IsDefaultOrEmpty ? "" : $"\n[Left open: {string.Join("; ", planned.Open)}]");

    /// <summary>An effect of our own: the conversation is kept by the program, whatever is said in it.</summary>
    private async Task<Value> OwnAsync(Effect effect, CancellationToken cancellation)
    {
        var outcome = await host.Effects([
                new ManifestPlace(effect.Tool, message.Conversation, Contents.OwnersModels),
                new ManifestPlace(effect.Tool, message.Conversation, Readers.OwnerOnly),
            ])
            .PerformAsync(effect, cancellation)
            .ConfigureAwait(false);
        return outcome is Outcome.Done done ? done.Value : new Value.Nothing(Label.System);
    }

    /// <summary>What led to something that came with the message.</summary>
    private static Effect Past(string what) => new(what, EffectKind.Send, []);
}
