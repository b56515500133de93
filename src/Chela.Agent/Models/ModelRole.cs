namespace Chela.Agent.Models;

/// <summary>What a model is asked for.</summary>
public enum ModelRole
{
    /// <summary>The privileged one: reads the owner's words and handles, and calls tools.</summary>
    Planner,

    /// <summary>The quarantined one: reads what nobody vouches for, has no tools, answers in a schema.</summary>
    Reader,

    /// <summary>The one that drafts text.</summary>
    Writer,
}
