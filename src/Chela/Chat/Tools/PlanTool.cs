namespace Chela.Chat.Tools;

/// <summary>The turn's list of what is to be done.</summary>
internal sealed class PlanTool()
    : PlannerTool(
        "plan",
        "Your checklist, for several steps.",
        """{"type":"object","properties":{"add":{"type":"array","items":{"type":"string"}},"done":{"type":"array","items":{"type":"string"}}}}"""
    )
{
    /// <inheritdoc/>
    public override Task<ToolAnswer> RunAsync(PlannerTurn turn, ToolArguments arguments, CancellationToken cancellation)
    {
        arguments.Only("add", "done");
        // The list is shown to every model of the planner, and stands in the reply.
        var written = arguments.AsWritten;
        var unknown = turn.Checklist.Change(
            written.Texts("add").Select(t => t.Content),
            written.Texts("done").Select(t => t.Content)
        );
        var open = turn.Checklist.Open;
        var told = open.IsEmpty ? "all done" : $"open: {string.Join("; ", open)}";
        return Task.FromResult(
            ToolAnswer.Says(unknown.IsEmpty ? told : $"{told}. Not on the list: {string.Join("; ", unknown)}")
        );
    }
}
