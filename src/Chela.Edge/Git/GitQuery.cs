namespace Chela.Edge.Git;

/// <summary>What can be asked of a repository.</summary>
public enum GitQuery
{
    /// <summary>The full path of its top folder.</summary>
    Top,

    /// <summary>Which of the paths differ from the last commit, a line each.</summary>
    Changes,

    /// <summary>What is staged of the paths, in short.</summary>
    Summary,

    /// <summary>What is staged of the paths.</summary>
    Difference,

    /// <summary>The branch that a commit goes to; fails where there is none.</summary>
    Branch,

    /// <summary>The remote branch that a push goes to: <c>origin/main</c>.</summary>
    Upstream,

    /// <summary>What a path was in the last commit; fails where it was not in it.</summary>
    Committed,
}
