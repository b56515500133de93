using System.Collections.Immutable;

namespace Chela.Agent.Search;

/// <summary>The kinds by their names: <c>shelf</c>, <c>notes</c>, <c>conversations</c>.</summary>
public static class SearchKinds
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<SearchKind> All { get; } = [.. Enum.GetValues<SearchKind>()];

    /// <summary>The name of a kind.</summary>
    public static string NameOf(SearchKind kind) =>
        kind switch
        {
            SearchKind.Shelf => "shelf",
            SearchKind.Notes => "notes",
            _ => "conversations",
        };

    /// <summary>The kind of a name; null for none.</summary>
    public static SearchKind? Of(string name) => All.Cast<SearchKind?>().FirstOrDefault(k => NameOf(k!.Value) == name);
}
