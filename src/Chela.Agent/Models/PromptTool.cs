using System.Text;

namespace Chela.Agent.Models;

/// <summary>A tool as a model is told of it.</summary>
/// <param name="Name">Its name: letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="Description">What it does, for the model.</param>
/// <param name="Schema">Its parameters, as JSON Schema.</param>
public sealed record PromptTool(string Name, string Description, string Schema)
{
    /// <summary>The most tokens that it can have, as <see cref="PromptMessage.TokenBound"/> counts them.</summary>
    public long TokenBound =>
        PromptMessage.Around
        + Encoding.UTF8.GetByteCount(Name)
        + Encoding.UTF8.GetByteCount(Description)
        + Encoding.UTF8.GetByteCount(Schema);
}
