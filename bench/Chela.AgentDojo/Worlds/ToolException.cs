namespace Chela.AgentDojo.Worlds;

/// <summary>A tool's error: text for the model, never the end of a run.</summary>
internal sealed class ToolException : Exception
{
    public ToolException() { }

    public ToolException(string message)
        : base(message) { }

    public ToolException(string message, Exception inner)
        : base(message, inner) { }
}
