namespace Chela.AgentDojo.Worlds;

/// <summary>A tool over the state; throws <see cref="ToolException"/> for an error that the model reads.</summary>
internal delegate object? Tool(Map state, Map arguments);
