using System.Globalization;
using Chela.Agent.Conversations;
using Chela.Agent.Models;
using Chela.Envelope.Labels;
using Chela.Memory.Context;
using CsCheck;

namespace Chela.Tests.Context;

/// <summary>What must hold of every context, whatever there is to say and however little room there is for it.</summary>
public sealed class ContextPropertyTests
{
    private static void Sample(Action<Contexts, ContextView> check) =>
        Contexts.Any.Sample(
            one =>
            {
                if (one.Assembled() is { } view)
                {
                    check(one, view);
                }
            },
            iter: 2000
        );

    [Fact]
    public void It_fits() =>
        Sample(
            (one, view) =>
            {
                Assert.True(view.Parts.Sum(p => p.Tokens) <= one.Room);
                Assert.True(view.Messages.Sum(m => m.TokenBound) <= one.Room);
            }
        );

    [Fact]
    public void It_is_there_if_all_that_is_needed_fits() =>
        Contexts.Any.Sample(
            one =>
            {
                var needed =
                    one.First.View(one.Room)?.Tokens
                    + one.TaskPart.View(long.MaxValue)!.Tokens
                    + one.Steps.Sum(s => s.Tokens);
                Assert.True(!(needed <= one.Room) || one.Assembled() is not null);
            },
            iter: 2000
        );

    [Fact]
    public void It_has_the_task_whole_or_its_beginning_and_a_handle() =>
        Sample(
            (one, view) =>
            {
                var task = Assert.Single(Part(view, "task").Messages).Text;
                if (one.Sees == ModelSees.Public)
                {
                    Assert.DoesNotContain(one.Task.Length > 40 ? one.Task[..40] : "\0", task, StringComparison.Ordinal);
                    return;
                }

                if (Part(view, "task").LeftOut is not [var left])
                {
                    Assert.Equal(Contexts.Head + one.Task, task);
                    return;
                }

                Assert.Equal(Contexts.TaskHandle, left.Handle);
                var note = task.LastIndexOf("\n[left out: ", StringComparison.Ordinal);
                Assert.StartsWith(task[Contexts.Head.Length..note], one.Task, StringComparison.Ordinal);
                Assert.True(note > Contexts.Head.Length + 60);
                Assert.Contains(Contexts.TaskHandle, task[note..], StringComparison.Ordinal);
            }
        );

    [Fact]
    public void Nothing_is_in_it_that_the_model_must_not_see() =>
        Sample(
            (one, view) =>
            {
                Assert.All(view.Messages, m => Assert.True(m.Label.Readers.Includes(one.Sees.Readers())));
                Assert.True(
                    one.Sees == ModelSees.Private || !All(view).Contains(Contexts.Canary, StringComparison.Ordinal)
                );
            }
        );

    [Fact]
    public void It_is_a_pure_function_of_its_inputs() =>
        Sample((one, view) => Assert.Equal(All(view), All(one.Assembled()!)));

    [Fact]
    public void Each_call_has_its_result_right_behind_it_and_no_result_is_without_a_call() =>
        Sample(
            (_, view) =>
            {
                var open = new Queue<string>();
                foreach (var message in view.Messages)
                {
                    Assert.Equal(message.Role == PromptRole.Tool, message.ResultOf is not null);
                    if (message.ResultOf is { } call)
                    {
                        Assert.True(open.TryDequeue(out var expected) && expected == call);
                        continue;
                    }

                    Assert.Empty(open);
                    open = new Queue<string>(message.Calls.Select(c => c.Id));
                }

                Assert.Empty(open);
            }
        );

    [Fact]
    public void Of_what_was_said_before_the_newest_is_there_and_the_rest_has_a_handle() =>
        Sample(
            (one, view) =>
            {
                var history = Part(view, "history");
                var shown = history.Messages.Count(m => m.Role == PromptRole.Assistant);
                var missing = one.Exchanges.Length - shown + one.Older;
                Assert.Equal(missing > 0, history.LeftOut is [{ Handle: Contexts.HistoryHandle }]);
                if (missing > 0)
                {
                    var told = string.Create(CultureInfo.InvariantCulture, $"{missing} earlier messages");
                    Assert.StartsWith(told, history.LeftOut[0].What, StringComparison.Ordinal);
                    Assert.True(
                        history.Messages.IsEmpty
                            || (
                                history.Messages[0].Text.Contains(told, StringComparison.Ordinal)
                                && history.Messages[0].Text.Contains(Contexts.HistoryHandle, StringComparison.Ordinal)
                            )
                    );
                }
            }
        );

    [Fact]
    public void Of_the_steps_the_newest_are_there_and_the_others_are_told_with_their_handles() =>
        Sample(
            (one, view) =>
            {
                var steps = Part(view, "steps");
                var left = steps.LeftOut.Count(l => !IsOfResults(l));
                Assert.Equal(one.Steps.Length - left, steps.Messages.Count(m => m.Role == PromptRole.Assistant));
                Assert.Equal(left > 0, steps.Messages is [{ Role: PromptRole.User }, ..]);
                if (left > 0 && steps.Messages[0].Label.Readers.Includes(one.Sees.Readers()))
                {
                    var told = string.Join("; ", one.Steps.Take(left).Select(s => s.Summary));
                    Assert.True(
                        steps.Messages[0].Text.Contains(told, StringComparison.Ordinal)
                            || steps.Messages[0].Text.Contains("[private", StringComparison.Ordinal)
                    );
                }
            }
        );

    [Fact]
    public void One_more_step_and_one_more_exchange_keep_the_beginning() =>
        Contexts.Any.Sample(
            one =>
            {
                KeepsBeginning(
                    one.StepsPart.View(one.Room),
                    new StepsPart([.. one.Steps, .. one.Steps.Take(1)]).View(one.Room)
                );
                KeepsBeginning(
                    one.History.View(one.Room),
                    (one with { Exchanges = [.. one.Exchanges, .. one.Exchanges.Take(1)] }).History.View(one.Room)
                );
            },
            iter: 2000
        );

    private static bool IsOfResults(LeftOut left) =>
        left.What.StartsWith(StepsPart.ResultsOf, StringComparison.Ordinal);

    [Fact]
    public void As_steps_are_added_the_beginning_changes_at_most_every_fourth_time()
    {
        var step = new Step([new PromptMessage(PromptRole.Assistant, new string('x', 984), Label.Public)], "s");
        var breaks = 0;
        for (var n = 1; n < 80; n++)
        {
            var one = new StepsPart([.. Enumerable.Repeat(step, n)]).View(10_000)!;
            var next = new StepsPart([.. Enumerable.Repeat(step, n + 1)]).View(10_000)!;
            breaks += one.LeftOut.Length == next.LeftOut.Length ? 0 : 1;
        }

        Assert.InRange(breaks, 1, 80 / 4);
    }

    [Fact]
    public void As_exchanges_are_added_the_beginning_changes_at_most_every_fourth_time()
    {
        var exchange = new PastExchange("t", DateTimeOffset.UnixEpoch, new string('x', 984), null, []);
        var breaks = 0;
        for (var n = 1; n < 80; n++)
        {
            var one = new HistoryPart([.. Enumerable.Repeat(exchange, n)], 0, "$h1").View(10_000)!;
            var next = new HistoryPart([.. Enumerable.Repeat(exchange, n + 1)], 0, "$h1").View(10_000)!;
            breaks += one.LeftOut.SequenceEqual(next.LeftOut) ? 0 : 1;
        }

        Assert.InRange(breaks, 1, 80 / 4);
    }

    [Fact]
    public void What_is_hidden_takes_no_more_room_than_what_it_stands_for()
    {
        var secret = Label.Owner.RestrictTo(Readers.OwnerOnly);
        var step = new Step(
            [new PromptMessage(PromptRole.Assistant, "x", secret) { Calls = [new PromptCall("c", "t", "")] }],
            "s"
        );
        var view = ContextAssembly.Assemble([new StepsPart([step])], step.Tokens, ModelSees.Owner.Readers())!;
        Assert.True(view.Parts.Sum(p => p.Tokens) <= step.Tokens);
    }

    /// <summary>As long as no more is left out, the longer one begins with all of the shorter one.</summary>
    private static void KeepsBeginning(PartView? shorter, PartView? longer)
    {
        if (
            shorter is null
            || longer is null
            || shorter.LeftOut.Length != longer.LeftOut.Length
            || shorter.LeftOut.Any(IsOfResults)
        )
        {
            return;
        }

        if (shorter.LeftOut.SequenceEqual(longer.LeftOut))
        {
            Assert.Equal(
                shorter.Messages.Select(m => m.Text),
                longer.Messages.Take(shorter.Messages.Length).Select(m => m.Text)
            );
        }
    }

    private static PartView Part(ContextView view, string name) => view.Parts.Single(p => p.Part == name);

    private static string All(ContextView view) =>
        string.Join(
            '\n',
            view.Messages.Select(m =>
                $"{m.Role} {m.Text} {string.Join(' ', m.Calls.Select(c => $"{c.Id}{c.Tool}{c.Arguments}"))} {m.ResultOf} {m.Label}"
            )
        );
}
