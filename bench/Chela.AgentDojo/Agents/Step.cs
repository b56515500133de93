using System.Collections.Immutable;
using Chela.AgentDojo.Runs;

namespace Chela.AgentDojo.Agents;

/// <summary>What a scripted planner answers once: calls of tools, or words.</summary>
/// <param name="Calls">The calls, each with who makes it.</param>
/// <param name="Text">The words.</param>
internal sealed record Step(ImmutableArray<(string Tool, Map Arguments, Speaker By)> Calls, string Text)
{
    /// <summary>One call.</summary>
    public static Step Of(string tool, Map arguments, Speaker by = Speaker.Planner) => new([(tool, arguments, by)], "");

    /// <summary>Several calls side by side.</summary>
    public static Step All(IEnumerable<(string Tool, Map Arguments)> calls) =>
        new([.. calls.Select(c => (c.Tool, c.Arguments, Speaker.Planner))], "");

    /// <summary>The reply.</summary>
    public static Step Says(string text) => new([], text);

    /// <summary>A question to the reader, which answers with a text.</summary>
    public static Step Ask(string handle, string question) =>
        Of(
            "ask",
            new Map
            {
                ["handle"] = handle,
                ["question"] = question,
                ["schema"] = new Map { ["type"] = "string" },
            }
        );

    /// <summary>A look behind a handle.</summary>
    public static Step Reveal(string handle) => Of("reveal", new Map { ["handle"] = handle });
}
