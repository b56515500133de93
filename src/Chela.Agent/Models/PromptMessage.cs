using System.Collections.Immutable;
using Chela.Envelope.Labels;

namespace Chela.Agent.Models;

/// <summary>A message of a prompt, with its label. Immutable.</summary>
/// <param name="Role">Who said it.</param>
/// <param name="Text">What was said.</param>
/// <param name="Label">Where it came from and who may see it.</param>
public sealed record PromptMessage(PromptRole Role, string Text, Label Label)
{
    /// <summary>The calls that the model wrote along with it.</summary>
    public ImmutableArray<PromptCall> Calls { get; init; } = [];

    /// <summary>The call whose result it is; null if it is none.</summary>
    public string? ResultOf { get; init; }
}
