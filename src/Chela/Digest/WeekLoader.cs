using System.Collections.Immutable;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;

namespace Chela.Digest;

/// <summary>Finds the week of a digest and its notes in each vault.</summary>
internal sealed class WeekLoader(VaultReader reader, TimeZoneInfo zone, OwnNotes ownNotes)
{
    /// <summary>The notes of <paramref name="wanted"/>, or of the newest week that has something for a digest.</summary>
    /// <returns>The week and what was selected from each vault; null if no vault has a dated note at all.</returns>
    public async Task<(IsoWeek Week, ImmutableArray<(LoadedVault Vault, WeekNotes Notes)> Selected)?> LoadAsync(
        ImmutableArray<LoadedVault> vaults,
        IsoWeek? wanted,
        CancellationToken cancellation
    )
    {
        var selectors = vaults.Select(v => (Vault: v, Selector: new WeekSelector(v.Vault, zone))).ToList();
        if (wanted is { } week)
        {
            return (week, await SelectAsync(selectors, week, cancellation).ConfigureAwait(false));
        }

        var weeks = selectors.SelectMany(s => s.Selector.Weeks).Distinct().OrderDescending().ToList();
        foreach (var candidate in weeks)
        {
            var selected = await SelectAsync(selectors, candidate, cancellation).ConfigureAwait(false);
            if (selected.Any(s => s.Notes.Notes.Any(HasSomething)))
            {
                return (candidate, selected);
            }
        }

        return weeks.Count == 0
            ? null
            : (weeks[0], await SelectAsync(selectors, weeks[0], cancellation).ConfigureAwait(false));
    }

    private async Task<ImmutableArray<(LoadedVault Vault, WeekNotes Notes)>> SelectAsync(
        List<(LoadedVault Vault, WeekSelector Selector)> selectors,
        IsoWeek week,
        CancellationToken cancellation
    )
    {
        var selected = ImmutableArray.CreateBuilder<(LoadedVault Vault, WeekNotes Notes)>();
        foreach (var (vault, selector) in selectors)
        {
            selected.Add((vault, await reader.SelectAsync(vault, selector, week, cancellation).ConfigureAwait(false)));
        }

        return selected.ToImmutable();
    }

    private bool HasSomething(VaultFile note) =>
        !note.Properties.IsPrivate
        && (
            ownNotes == OwnNotes.All
            || note.Properties.Text("headline") is not null
            || SourceUrl.Of(note.Properties) is not null
        );
}
