namespace Chela.Agent.Models;

/// <summary>
/// What the calls of a role, or of a model, may use; what is null does not matter. It is checked before each call from the most that
/// the call may use, and counted by what it did use. Immutable.
/// </summary>
public sealed record RoleBudget
{
    /// <summary>No limit at all.</summary>
    public static RoleBudget None { get; } = new();

    /// <summary>The most tokens in one turn, read and written.</summary>
    public long? TokensATurn { get; init; }

    /// <summary>The most tokens in a day of the owner's, read and written.</summary>
    public long? TokensADay { get; init; }

    /// <summary>The most money in one turn, in the currency of the prices.</summary>
    public decimal? MoneyATurn { get; init; }

    /// <summary>The most money in a day of the owner's, in the currency of the prices.</summary>
    public decimal? MoneyADay { get; init; }
}
