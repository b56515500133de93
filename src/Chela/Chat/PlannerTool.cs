using Chela.Agent.Models;

namespace Chela.Chat;

/// <summary>Something that a planner can call: effects under the authority of the owner's words. Stateless; calls may run side by side.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does, for the planner: every word is sent with every call.</param>
/// <param name="schema">Its arguments, as JSON Schema.</param>
internal abstract class PlannerTool(string name, string description, string schema)
{
    /// <summary>What the model is told.</summary>
    public PromptTool Prompt { get; } = new(name, description, schema);

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Whether handles in its arguments stand for their content.</summary>
    public virtual bool TakesHandles => true;

    /// <summary>Carries out a call.</summary>
    /// <exception cref="ToolMistakeException">The call is not one that it knows.</exception>
    public abstract Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    );
}
