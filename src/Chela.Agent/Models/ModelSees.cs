namespace Chela.Agent.Models;

/// <summary>What a model may be told: its endpoint is somebody who reads the prompt.</summary>
public enum ModelSees
{
    /// <summary>Only what anybody may see.</summary>
    Public,

    /// <summary>Also what is the owner's own, but not what is private.</summary>
    Owner,

    /// <summary>Everything: only for a model on the owner's own machines.</summary>
    Private,
}
