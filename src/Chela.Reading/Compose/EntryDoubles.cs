using System.Collections.Immutable;
using Chela.Reading.Duplicates;
using Chela.Reading.Evidence;
using Chela.Reading.Form;

namespace Chela.Reading.Compose;

/// <summary>Puts entries that are about one thing under the best of them.</summary>
public static class EntryDoubles
{
    /// <summary>
    /// What the owner wrote always stays, and outranks what was only captured; then what the owner marked, then the longer
    /// text, then the earlier one. What goes under another entry is listed there with its address.
    /// </summary>
    /// <param name="entries">In the order of the week.</param>
    /// <param name="report">Told of each entry that went under another one, and why.</param>
    public static ImmutableArray<Entry> Join(ImmutableArray<Entry> entries, Action<Entry, Entry, string> report)
    {
        var ranked = entries
            .Where(e => e.Print is not null)
            .OrderByDescending(e => e.MadeBy == MadeBy.Owner)
            .ThenByDescending(e => e.IsOpened)
            .ThenByDescending(e => e.Print!.Sketch.Shingles)
            .ToList();
        var found = DuplicateFinder.Find([.. ranked.Select(e => e.Print!)]);
        var under = new Dictionary<Entry, List<OtherCopy>>(ReferenceEqualityComparer.Instance);
        var gone = new HashSet<Entry>(ReferenceEqualityComparer.Instance);
        foreach (var (entry, duplicate) in ranked.Zip(found))
        {
            if (duplicate is null || entry.MadeBy == MadeBy.Owner || entry.Url is not { } url)
            {
                continue;
            }

            var kept = ranked[duplicate.Of];
            under.TryAdd(kept, []);
            under[kept].Add(new OtherCopy(TitleOf(entry), url, duplicate.Reason));
            gone.Add(entry);
            report(entry, kept, duplicate.Reason);
        }

        return
        [
            .. entries
                .Where(e => !gone.Contains(e))
                .Select(e => under.GetValueOrDefault(e) is { } others ? e with { Others = [.. others] } : e),
        ];
    }

    private static string TitleOf(Entry entry)
    {
        var text = DigestWriter.TextOf(entry, Language.Chinese);
        return text.Title ?? text.Headline;
    }
}
