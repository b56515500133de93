namespace Chela.Agent.Models;

/// <summary>Who said a message of a prompt.</summary>
public enum PromptRole
{
    /// <summary>This program: what the model is and may do.</summary>
    System,

    /// <summary>The owner, or what is shown to the model in his place.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>A tool, in answer to a call.</summary>
    Tool,
}
