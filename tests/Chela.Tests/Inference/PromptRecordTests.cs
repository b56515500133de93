using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Models;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Chela.Tests.Turns;
using Chela.Verbs;

namespace Chela.Tests.Inference;

/// <summary>What a turn of many rounds with a model leaves in the journal.</summary>
public sealed class PromptRecordTests
{
    private static readonly ModelSettings s_model = new("a", ModelApi.OpenAI, new Uri("http://127.0.0.1:1/v1"), "m")
    {
        Sees = ModelSees.Private,
    };

    private static readonly ImmutableArray<PromptTool> s_tools =
    [
        .. Enumerable
            .Range(0, 8)
            .Select(n => new PromptTool(
                $"tool_{n}",
                "Does something that a sentence describes.",
                """{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}"""
            )),
    ];

    [Fact]
    public async Task A_round_costs_the_journal_what_is_new_in_it()
    {
        var journal = new MemoryJournal();
        var (tools, policy) = TurnEngine.Equip([new Scripted()], Policy.Default);
        var time = new SimulatedTime(DateTimeOffset.UnixEpoch);
        var engine = new TurnEngine(journal, tools, policy, [], time, TimeZoneInfo.Utc, () => 0.5);
        var stop = TestContext.Current.CancellationToken;
        var turn = await engine.OpenAsync("one", new TurnEvent.Opened("test", [], "/", "UTC", "test", "one"), stop);
        var port = turn!.PortFor(Grants.Manifest("test", [ModelCall.PlaceOf(s_model)]));
        var messages = ImmutableArray.Create(
            new PromptMessage(PromptRole.System, new string('s', 900), Label.System),
            new PromptMessage(PromptRole.User, "Go through the notes.", Label.Owner)
        );
        var sizes = new List<int>();
        for (var round = 0; round < 10; round++)
        {
            var before = await SizeAsync(journal);
            var outcome = await port.PerformAsync(ModelCall.Of(s_model, new ModelPrompt(messages, s_tools)), stop);
            // What was answered is written a moment later.
            time.Advance(TimeSpan.FromSeconds(1));
            var answer = ModelCall.AnswerOf(s_model, Assert.IsType<Outcome.Done>(outcome).Value);
            sizes.Add(await SizeAsync(journal) - before);
            messages =
            [
                .. messages,
                new PromptMessage(PromptRole.Assistant, answer.Text, Label.Owner) { Calls = answer.Calls },
                new PromptMessage(PromptRole.Tool, new string('r', 800), Label.Owner) { ResultOf = answer.Calls[0].Id },
            ];
        }

        Assert.InRange(sizes[9], 0, sizes[1] + 100);
    }

    private static async Task<int> SizeAsync(MemoryJournal journal)
    {
        var size = 0;
        await foreach (var happened in journal.ReadAsync(0, TestContext.Current.CancellationToken))
        {
            size += happened.Body?.Length ?? 0;
        }

        return size;
    }

    private sealed class Scripted : ITool
    {
        public ToolDeclaration Declaration => ModelCall.Declaration;

        public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
            ValueTask.FromResult<Outcome>(
                new Outcome.Done(
                    ModelCall.ValueOf(
                        effect,
                        new ModelAnswer(
                            "I look.",
                            [
                                new PromptCall(
                                    $"c{ModelCall.PromptOf(effect).Messages.Length}",
                                    "tool_1",
                                    """{"path":"a"}"""
                                ),
                            ],
                            ModelFinish.Calls,
                            new ModelUsage(10, 0, 5)
                        )
                    )
                )
            );
    }
}
