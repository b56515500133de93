namespace Chela.Chat;

/// <summary>A planner called a tool in a way that it does not know. The message is for the planner.</summary>
internal sealed class ToolMistakeException(string message) : Exception(message);
