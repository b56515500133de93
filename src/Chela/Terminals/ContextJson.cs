using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Models;
using Chela.Agent.Turns;
using Chela.Memory.Context;
using Chela.Turns;

namespace Chela.Terminals;

/// <summary>What models saw in a turn, as <c>--json</c> prints it.</summary>
/// <param name="Schema">Names the form.</param>
/// <param name="Version">Its version.</param>
/// <param name="Turn">The turn.</param>
/// <param name="State">How it stands.</param>
/// <param name="Calls">The calls of models, in order; none if no model was asked.</param>
/// <param name="Error">Why it may not be what they saw; null if it is.</param>
internal sealed record ContextJson(
    string Schema,
    int Version,
    string Turn,
    string State,
    ImmutableArray<ContextJson.CallForm> Calls,
    string? Error
)
{
    /// <summary>One object.</summary>
    public static string Of(TurnRecord turn, ImmutableArray<SeenCall> calls, string? error) =>
        JsonSerializer.Serialize(
            new ContextJson(
                "chela.turn-context",
                1,
                turn.Id,
                TurnPrinter.StateOf(turn),
                [.. calls.Select(CallForm.Of)],
                error
            ),
            LineJson.Readable.ContextJson
        );

    /// <summary>What a model saw in one call.</summary>
    internal sealed record CallForm(
        string Model,
        string? Role,
        string? Effort,
        long AtMost,
        long? Counted,
        string? Failure,
        ImmutableArray<PartForm> Parts
    )
    {
        /// <summary>The form of a call: tools are its last part.</summary>
        public static CallForm Of(SeenCall call) =>
            new(
                call.Model,
                call.Role,
                call.Prompt.Effort,
                call.Prompt.TokenBound,
                call.Counted,
                call.Failure,
                [
                    .. call.Parts.Select(PartForm.Of),
                    new PartForm("tools", call.Prompt.Tools.Sum(t => t.TokenBound), null, [], [])
                    {
                        Tools = [.. call.Prompt.Tools.Select(t => new ToolForm(t.Name, t.Description, t.Schema))],
                    },
                ]
            );
    }

    /// <summary>A part of what a model saw.</summary>
    internal sealed record PartForm(
        string Part,
        long AtMost,
        string? Label,
        ImmutableArray<MessageForm> Messages,
        ImmutableArray<LeftOut> LeftOut
    )
    {
        /// <summary>The tools, in the part that has them.</summary>
        public ImmutableArray<ToolForm>? Tools { get; init; }

        /// <summary>The form of a part.</summary>
        public static PartForm Of(PartView part) =>
            new(
                part.Part,
                part.Tokens,
                part.Messages.IsEmpty ? null : LabelText.Of(part.Label),
                [.. part.Messages.Select(MessageForm.Of)],
                part.LeftOut
            );
    }

    /// <summary>A message.</summary>
    internal sealed record MessageForm(
        string Role,
        string Text,
        string Label,
        long AtMost,
        ImmutableArray<PromptCall>? Calls,
        string? ResultOf
    )
    {
        /// <summary>The form of a message.</summary>
        public static MessageForm Of(PromptMessage message) =>
            new(
                ModelWords.Speakers[(int)message.Role],
                message.Text,
                LabelText.Of(message.Label),
                message.TokenBound,
                message.Calls.IsEmpty ? null : message.Calls,
                message.ResultOf
            );
    }

    /// <summary>A tool that it was told of.</summary>
    internal sealed record ToolForm(string Name, string Description, string Schema);
}
