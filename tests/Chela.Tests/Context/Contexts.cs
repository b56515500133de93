using System.Collections.Immutable;
using Chela.Agent.Conversations;
using Chela.Agent.Models;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Memory.Context;
using CsCheck;

namespace Chela.Tests.Context;

/// <summary>Any context: what was said, the task, steps with calls and results, of any length and label, for any room and model.</summary>
/// <param name="Exchanges">What was said before.</param>
/// <param name="Older">How many older exchanges there are.</param>
/// <param name="Task">The task.</param>
/// <param name="Steps">The steps so far.</param>
/// <param name="Room">The room, in tokens.</param>
/// <param name="Sees">What the model may see.</param>
internal sealed record Contexts(
    ImmutableArray<PastExchange> Exchanges,
    long Older,
    string Task,
    ImmutableArray<Step> Steps,
    long Room,
    ModelSees Sees
)
{
    public const string Identity = "You are a test.";
    public const string HistoryHandle = "$h90";
    public const string TaskHandle = "$h91";
    public const string Head = "[now]\n";

    /// <summary>Stands in every text that only the owner may see.</summary>
    public const string Canary = "canary";

    private const int LongTask = 4096;

    private static readonly Label s_private = Label.Owner.RestrictTo(Readers.OwnerOnly);

    private static readonly Gen<Label> s_labels = Gen.OneOf(
        Label.Public,
        Label.System,
        PastExchange.OwnerWords,
        s_private,
        Label.From(new Source(SourceKind.Web, "example.org"))
    );

    private static readonly Gen<string> s_texts = Gen.OneOf(
        Gen.String[Gen.OneOf('a', 'b', ' ', '\n', '读', 'é'), 0, 12],
        Gen.String[Gen.OneOf('c', 'd', ' ', '书'), 0, 900]
    );

    private static readonly Gen<Value.Text> s_labelled = Gen.Select(s_texts, s_labels, TextOf);

    private static readonly Gen<PastExchange> s_exchanges = Gen.Select(
        s_texts,
        s_labelled,
        Gen.Int[0, 3],
        (said, reply, kind) =>
            new PastExchange(
                "t",
                DateTimeOffset.UnixEpoch,
                said,
                kind == 0 ? null : reply,
                kind == 1 ? [new ConversationEvent.Kept("$h1", "file", null)] : []
            )
    );

    private static readonly Gen<Step> s_steps = Gen.Select(
        s_labelled,
        Gen.Select(s_labelled, s_labelled, Gen.OneOf("", "{}", "long")).Array[1, 3],
        (said, calls) =>
            new Step(
                [
                    new PromptMessage(PromptRole.Assistant, said.Content, said.Label)
                    {
                        Calls =
                        [
                            .. calls.Select(
                                (c, i) =>
                                    new PromptCall(
                                        $"c{i}",
                                        "t",
                                        c.Item3 == "long"
                                            ? TextOf(
                                                c.Item1.Content.Replace(Canary, "", StringComparison.Ordinal),
                                                said.Label
                                            ).Content
                                            : c.Item3
                                    )
                            ),
                        ],
                    },
                    .. calls.Select(
                        (c, i) =>
                            new PromptMessage(PromptRole.Tool, c.Item2.Content, c.Item2.Label) { ResultOf = $"c{i}" }
                    ),
                ],
                $"t → $h{calls.Length}"
            )
    );

    /// <summary>All of them.</summary>
    public static Gen<Contexts> Any { get; } =
        Gen.Select(
            s_exchanges.Array[0, 12],
            Gen.OneOf(0L, 0L, 3L, 1000L),
            Gen.OneOf(s_texts, Gen.String[Gen.OneOf('t', 'u', '任'), 0, 6000]),
            s_steps.Array[0, 11],
            Gen.OneOf(Gen.Long[0, 1500], Gen.Long[0, 16_000], Gen.Long[16_000, 60_000]),
            Gen.OneOf(ModelSees.Public, ModelSees.Owner, ModelSees.Private),
            (exchanges, older, task, steps, room, sees) =>
                new Contexts([.. exchanges], older, task, [.. steps], room, sees)
        );

    /// <summary>Whether the task has a handle: only a long one has.</summary>
    public bool IsTaskLong => System.Text.Encoding.UTF8.GetByteCount(Task) > LongTask;

    public FixedPart First { get; } = new("identity", 0, new PromptMessage(PromptRole.System, Identity, Label.System));

    public HistoryPart History => new(Exchanges, Older, Older > 0 || !Exchanges.IsEmpty ? HistoryHandle : "");

    public TaskPart TaskPart => new(Head, Task, PastExchange.OwnerWords, IsTaskLong ? TaskHandle : null);

    public StepsPart StepsPart => new(Steps);

    /// <summary>The context; null if it cannot be had.</summary>
    public ContextView? Assembled() =>
        ContextAssembly.Assemble([First, History, TaskPart, StepsPart], Room, Sees.Readers());

    private static bool IsPrivate(Label label) => label.Readers.Equals(Readers.OwnerOnly);

    private static Value.Text TextOf(string text, Label label) => new(IsPrivate(label) ? Canary + text : text, label);
}
