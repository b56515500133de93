using System.Collections.Immutable;

namespace Chela.Reading.Groups;

/// <summary>How entries find their groups where their notes do not say.</summary>
/// <param name="Rules">The owner's rules: the first that fits decides.</param>
/// <param name="Model">What was learnt of past digests, or null.</param>
public sealed record Grouping(ImmutableArray<GroupRule> Rules, GroupModel? Model)
{
    /// <summary>No rules, and nothing learnt.</summary>
    public static Grouping None { get; } = new([], null);
}
