using System.Collections.Immutable;
using Chela.Reading.Duplicates;

namespace Chela.Reading.Shelf;

/// <summary>Puts items of the shelf that are one thing under the best of them.</summary>
public static class ShelfDoubles
{
    /// <summary>
    /// Of several the best is what the owner wants to keep, then what the owner wrote something about, then the longest
    /// text, then the first.
    /// </summary>
    /// <param name="items">In the order in which they are listed.</param>
    /// <returns>The items that are best, in that order, each with those under it and why they are there.</returns>
    public static ImmutableArray<(ShelfItem Best, ImmutableArray<(ShelfItem Item, string Why)> Others)> Group(
        IEnumerable<ShelfItem> items
    )
    {
        var listed = items.ToList();
        var ranked = listed
            .Where(i => i.Saved.Print is not null)
            .OrderByDescending(i => i.State == ShelfState.Kept)
            .ThenByDescending(i => i.Saved.Note is not null)
            .ThenByDescending(i => i.Saved.Print!.Sketch.Shingles)
            .ToList();
        var under = ranked
            .Zip(DuplicateFinder.Find([.. ranked.Select(i => i.Saved.Print!)]))
            .Where(p => p.Second is not null)
            .ToLookup(p => ranked[p.Second!.Of].Id, p => (Item: p.First, Why: p.Second!.Reason));
        var gone = under.SelectMany(u => u).Select(u => u.Item.Id).ToHashSet();
        return
        [
            .. listed
                .Where(i => !gone.Contains(i.Id))
                .Select(i => (i, under[i.Id].OrderBy(u => u.Item.SavedAt).ToImmutableArray())),
        ];
    }
}
