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
    /// <remarks>The list is told to the planner again and again: nothing comes onto it that it has not seen.</remarks>
    public override bool TakesHandles => false;

    /// <inheritdoc/>
    public override Task<ToolAnswer> RunAsync(PlannerTurn turn, ToolArguments arguments, CancellationToken cancellation)
    {
        arguments.Only("add", "done");
        var unknown = turn.Checklist.Change(
            arguments.Texts("add").Select(t => t.Content),
            arguments.Texts("done").Select(t => t.Content)
        );
        var open = turn.Checklist.Open;
        var told = open.IsEmpty ? "all done" : $"open: {string.Join("; ", open)}";
        return Task.FromResult(
            ToolAnswer.Says(unknown.IsEmpty ? told : $"{told}. Not on the list: {string.Join("; ", unknown)}")
        );
    }
}
