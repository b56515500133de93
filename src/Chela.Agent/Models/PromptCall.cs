namespace Chela.Agent.Models;

/// <summary>A call of a tool that a model wrote.</summary>
/// <param name="Id">Its id, by which the result names it.</param>
/// <param name="Tool">The tool's name, as the model was told it.</param>
/// <param name="Arguments">Its arguments, as the model wrote them: JSON, or what should be JSON.</param>
public sealed record PromptCall(string Id, string Tool, string Arguments);
