namespace Chela.AgentDojo.Suites;

/// <summary>One call of a tool.</summary>
/// <param name="Function">The tool's name.</param>
/// <param name="Arguments">Its arguments by name.</param>
internal sealed record Call(string Function, Map Arguments)
{
    /// <summary>Reads the calls of a list.</summary>
    public static List<Call> Read(object? calls) =>
        [.. calls.Maps().Select(c => new Call(c.Text("function"), c.In("args")))];

    /// <summary>Whether it is the same call.</summary>
    public bool IsSame(Call other) => Function == other.Function && Data.AreEqual(Arguments, other.Arguments);
}
