namespace Chela.Agent.Rules;

/// <summary>What a token is.</summary>
internal enum RuleTokenKind
{
    /// <summary>Letters and digits, one Chinese character, or a slash with the name of a command.</summary>
    Word,

    /// <summary>Any other sign.</summary>
    Mark,

    /// <summary>A web address.</summary>
    Link,

    /// <summary>The path of a file.</summary>
    Path,

    /// <summary>Words of somebody else, whatever they are.</summary>
    Cut,
}
