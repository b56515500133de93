namespace Chela.Agent.Search;

/// <summary>What can be searched. The numbers are kept in the index.</summary>
public enum SearchKind
{
    /// <summary>What was captured, and not dropped.</summary>
    Shelf = 1,

    /// <summary>The owner's notes, and those of the workspace.</summary>
    Notes = 2,

    /// <summary>What was said with the agent.</summary>
    Conversations = 3,
}
