namespace Chela.Chat.Tools;

/// <summary>Keeps a line in the owner's notes, <c>notes.md</c> of the workspace, or a reminder, which status and chat tell when it is due.</summary>
internal sealed class NotesTool()
    : PlannerTool(
        "notes",
        "Keeps a line for the owner; with when, 2026-11-30T09:00, a reminder.",
        """{"type":"object","properties":{"text":{"type":"string"},"when":{"type":"string"}},"required":["text"]}"""
    )
{
    /// <inheritdoc/>
    public override Task<ToolAnswer> RunAsync(PlannerTurn turn, ToolArguments arguments, CancellationToken cancellation)
    {
        arguments.Only("text", "when");
        var text = arguments.Text("text");
        var when = arguments.Optional("when");
        return VerbAnswer.OfAsync(
            turn,
            when is null ? Gate.Of(Gate.Note, ("text", text)) : Gate.Of(Gate.Remind, ("when", when), ("text", text)),
            "report",
            cancellation
        );
    }
}
