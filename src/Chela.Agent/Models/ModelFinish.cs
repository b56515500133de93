namespace Chela.Agent.Models;

/// <summary>Why a model stopped writing.</summary>
public enum ModelFinish
{
    /// <summary>It was done.</summary>
    Stop,

    /// <summary>It wants results of the calls it wrote.</summary>
    Calls,

    /// <summary>It reached the most that it may write, or the end of its context.</summary>
    Length,

    /// <summary>It, or a filter, refused.</summary>
    Refused,
}
