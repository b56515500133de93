using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chela.Reading.Evidence;
using Chela.Text;

namespace Chela.Reading.Compose;

/// <summary>Makes one entry of several that are about the same page.</summary>
public static class EntryPairing
{
    /// <summary>
    /// Finished text outranks a clipping, which then only lends its text in the language that is missing; a finished
    /// text in the other language joins as the translation. Two finished texts in one language both stay: the owner
    /// wrote them. Of two clippings the one with more marks stays, of equals the first.
    /// </summary>
    /// <param name="entries">In the order of the week.</param>
    /// <param name="report">Told of each entry that went into another one.</param>
    public static ImmutableArray<Entry> Combine(IReadOnlyList<Entry> entries, Action<Entry, Entry> report)
    {
        var kept = new List<Entry>();
        var byPage = new Dictionary<string, List<int>>();
        foreach (var entry in entries)
        {
            var same = KeyOf(entry) is { } key
                ? CollectionsMarshal.GetValueRefOrAddDefault(byPage, key, out _) ??= []
                : [];
            var at = same.FindIndex(i => CanJoin(kept[i], entry)) is var found and >= 0 ? same[found] : -1;
            if (at < 0)
            {
                same.Add(kept.Count);
                kept.Add(entry);
                continue;
            }

            var (first, second) = IsBetter(entry, kept[at]) ? (entry, kept[at]) : (kept[at], entry);
            report(second, first);
            kept[at] = first with
            {
                Chinese = first.Chinese ?? second.Chinese,
                English = first.English ?? second.English,
                Label = first.Label.Join(second.Label),
            };
        }

        return [.. kept];
    }

    private static string? KeyOf(Entry entry) =>
        entry.Source is EntrySource.Page page && CanonicalUrl.TryParse(page.Url, out var url) ? url.ToString() : null;

    private static bool CanJoin(Entry a, Entry b) =>
        a.MadeBy != MadeBy.Owner || b.MadeBy != MadeBy.Owner || (a.Chinese is null) != (b.Chinese is null);

    private static bool IsBetter(Entry candidate, Entry present) =>
        (candidate.MadeBy == MadeBy.Owner, candidate.IsOpened).CompareTo(
            (present.MadeBy == MadeBy.Owner, present.IsOpened)
        ) > 0;
}
