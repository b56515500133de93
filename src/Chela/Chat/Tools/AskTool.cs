using Chela.Agent.Models;
using Chela.Agent.Reader;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Memory.Handles;

namespace Chela.Chat.Tools;

/// <summary>Has the quarantined reader answer a question about what is behind a handle.</summary>
internal sealed class AskTool()
    : PlannerTool(
        "ask",
        "A reader looks into a handle; answers with a handle: answer, quote, or your schema.",
        """{"type":"object","properties":{"handle":{"type":"string"},"question":{"type":"string"},"schema":{"type":"object"}},"required":["handle","question"]}"""
    )
{
    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("question", "schema");
        var handle = await RevealTool.FindAsync(turn, arguments.HandleName, cancellation).ConfigureAwait(false);
        if (turn.Settings.RoleOf(ModelRole.Reader) is not { } role)
        {
            return ToolAnswer.Says("Not done. No model is the reader.");
        }

        var reader = new RoleModels(role, turn.Host.Effects(RoleModels.PlacesOf(role)));
        var form = arguments.Any("schema");
        var schema = form is null or Value.Nothing ? null : ValueJson.Of(form);
        var question = arguments.Text("question");
        var answer = await ReaderQuestion
            .AskAsync(
                reader,
                handle.Value!,
                // The reader is told the schema, too.
                question with
                {
                    Label = question.Label.Join(form?.Label ?? question.Label),
                },
                schema,
                cancellation
            )
            .ConfigureAwait(false);
        return answer switch
        {
            ReaderAnswer.Answered answered => new ToolAnswer(
                string.Join(' ', answered.Notes),
                [
                    new Found(
                        $"the reader's answer about {handle.Name}, {Contents.Size(HandleText.Show(answered.Value).Length)}: {Fields(answered.Value)}",
                        new Effect("reader.ask", EffectKind.ObserveRemote, []),
                        answered.Value
                    )
                    {
                        ReadOf = handle.Record,
                    },
                ]
            ),
            ReaderAnswer.Failed failed => ToolAnswer.Says($"Not done. {failed.Why}"),
            _ => ToolAnswer.Says("Not done."),
        };
    }

    /// <summary>The names of the fields: the schema's, so the planner's own words.</summary>
    private static string Fields(Value value) =>
        value switch
        {
            Value.Record record => string.Join(", ", record.Fields.Keys),
            Value.List list => $"{list.Items.Length} items",
            _ => "a value",
        };
}
