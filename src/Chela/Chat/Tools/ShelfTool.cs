using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Chat.Tools;

/// <summary>The owner's reading list.</summary>
internal sealed class ShelfTool()
    : PlannerTool(
        "shelf",
        "The reading list.",
        """{"type":"object","properties":{"op":{"enum":["list","save","open","keep","drop"]},"url":{"type":"string"},"note":{"type":"string"},"item":{"type":"string"}},"required":["op"]}"""
    )
{
    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only("op", "url", "note", "item");
        var op = arguments.Word("op", "list", "save", "open", "keep", "drop");
        var (gate, what, verb) = op switch
        {
            "list" => (
                Gate.Of(Gate.Reveal, ("source", new Value.Text("shelf", Label.System))),
                "list of the shelf",
                ["shelf", "list"]
            ),
            "save" => (
                Gate.Of(
                    Gate.Save,
                    [
                        ("url", arguments.Text("url")),
                        .. arguments.Optional("note") is { } n ? [("note", (Value)n)] : Array.Empty<(string, Value)>(),
                    ]
                ),
                "report of saving",
                arguments.Optional("note") is { } note
                    ? (string[])["save", "--note", note.Content, "--", arguments.Text("url").Content]
                    : ["save", "--", arguments.Text("url").Content]
            ),
            _ => (
                Gate.Of(Gate.Mark, ("item", arguments.Text("item")), ("state", new Value.Text(op, Label.System))),
                "report",
                (string[])["shelf", op, "--", arguments.Text("item").Content]
            ),
        };
        var (outcome, id) = await turn.PerformAsync(gate, cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done
            ? await VerbAnswer
                .OfAsync(turn, gate, op == "list" ? null : id, what, verb, cancellation)
                .ConfigureAwait(false)
            : ToolAnswer.Says($"Not done. {outcome.Reason()}");
    }
}
