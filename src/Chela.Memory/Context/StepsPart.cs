using System.Collections.Immutable;
using Chela.Agent.Models;
using Chela.Envelope.Labels;

namespace Chela.Memory.Context;

/// <summary>
/// The steps of the turn so far. Where there is no room for all, the oldest are told by their calls and handles alone: a call and its
/// result always go together.
/// </summary>
/// <param name="steps">The steps, oldest first.</param>
public sealed class StepsPart(ImmutableArray<Step> steps) : ContextPart("steps", place: 4, priority: 1, share: 1)
{
    // Steps leave several at a time, so that what is sent begins the same for a while.
    private const int Many = 4;
    private const int LongestNote = 4000;

    /// <summary>What a step has when only what came of its calls is left out.</summary>
    internal const string ResultsOf = "what came of ";

    /// <inheritdoc/>
    public override PartView? View(long room)
    {
        for (
            var left = 0;
            left < steps.Length;
            left = left + Many < steps.Length ? left + Many : Math.Max(left + 1, steps.Length - 1)
        )
        {
            ImmutableArray<PromptMessage> messages = [.. NoteOf(left), .. steps.Skip(left).SelectMany(s => s.Messages)];
            if (messages.Sum(m => m.TokenBound) <= room)
            {
                return new PartView(
                    Name,
                    messages,
                    [.. steps.Take(left).Select(s => new LeftOut(s.Summary, s.Summary))]
                );
            }
        }

        return steps.IsEmpty ? new PartView(Name, [], []) : OnlyLast(room);
    }

    /// <summary>The last step without what came of its calls, which is behind its handles.</summary>
    private PartView? OnlyLast(long room)
    {
        var last = steps[^1];
        var note = $"[left out: longer than there is room for: {last.Summary}]";
        ImmutableArray<PromptMessage> messages =
        [
            .. NoteOf(steps.Length - 1),
            .. last.Messages.Select(m => m.ResultOf is null ? m : m with { Text = note, Label = Label.System }),
        ];
        return messages.Sum(m => m.TokenBound) <= room
            ? new PartView(
                Name,
                messages,
                [
                    .. steps.SkipLast(1).Select(s => new LeftOut(s.Summary, s.Summary)),
                    new LeftOut($"{ResultsOf}{last.Summary}", last.Summary),
                ]
            )
            : null;
    }

    private IEnumerable<PromptMessage> NoteOf(int left)
    {
        if (left == 0)
        {
            yield break;
        }

        var note = string.Join("; ", steps.Take(left).Select(s => s.Summary));
        var start = Math.Max(0, note.Length - LongestNote);
        yield return new PromptMessage(
            PromptRole.User,
            $"[left out, done before: {(start > 0 ? "… " : "")}{note[start..]}]",
            Label.JoinAll(steps.Take(left).SelectMany(s => s.Messages).Select(m => m.Label))
        );
    }
}
