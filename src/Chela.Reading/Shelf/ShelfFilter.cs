using Chela.Reading.Captures;
using Chela.Reading.Form;
using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>Which items of the shelf are wanted; what is null does not matter.</summary>
/// <param name="Week">Those saved in a week.</param>
/// <param name="Kind">Those of a kind.</param>
/// <param name="Source">Those of a host and what is below it, or of a site by its name.</param>
/// <param name="State">Those that stand so; null for all that wait to be read.</param>
/// <param name="IsAll">Those of any state.</param>
public sealed record ShelfFilter(IsoWeek? Week, ItemKind? Kind, string? Source, ShelfState? State, bool IsAll)
{
    /// <summary>Whether <paramref name="item"/> is wanted.</summary>
    /// <param name="item">The item.</param>
    /// <param name="zone">Where the owner lives.</param>
    public bool Includes(ShelfItem item, TimeZoneInfo zone) =>
        (IsAll || (State is { } state ? item.State == state : item.IsWaiting))
        && (Week is not { } week || item.WeekIn(zone) == week)
        && (Kind is not { } kind || item.Saved.Kind == kind)
        && (Source is null || IsFrom(item, Casing.ToLower(Source)));

    private static bool IsFrom(ShelfItem item, string source) =>
        item.Source is { } host && (host == source || host.EndsWith("." + source, StringComparison.Ordinal))
        || (item.Saved.Site is { } site && Casing.ToLower(site) == source);
}
