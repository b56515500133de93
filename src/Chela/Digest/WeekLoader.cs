using System.Collections.Immutable;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;

namespace Chela.Digest;

/// <summary>Finds the week of a digest and its notes in each vault.</summary>
internal sealed class WeekLoader(
    VaultReader reader,
    ImmutableArray<LoadedVault> vaults,
    TimeZoneInfo zone,
    OwnNotes ownNotes
)
{
    private readonly ImmutableArray<(LoadedVault Vault, WeekSelector Selector)> _selectors =
    [
        .. vaults.Select(v => (v, new WeekSelector(v.Vault, zone))),
    ];

    private readonly Dictionary<IsoWeek, ImmutableArray<(LoadedVault Vault, WeekNotes Notes)>> _selected = [];

    /// <summary>The weeks that have a daily note or a dated note in any vault, the newest first.</summary>
    public ImmutableArray<IsoWeek> Weeks =>
        [.. _selectors.SelectMany(s => s.Selector.Weeks).Distinct().OrderDescending()];

    /// <summary>The newest week of the shelf that is newer than <paramref name="week"/>; null if there is none.</summary>
    public IsoWeek? SavedAfter(IsoWeek week) =>
        _selectors
            .Where(s => s.Vault.Open is not null)
            .SelectMany(s => s.Selector.Weeks)
            .OrderDescending()
            .Select(w => (IsoWeek?)w)
            .FirstOrDefault(w => w!.Value.CompareTo(week) > 0);

    /// <summary>
    /// The newest week that has something for a digest, or else has notes, or else the newest at all; null if no note is
    /// dated. The vaults decide: what is on the shelf only where they have nothing.
    /// </summary>
    public async Task<IsoWeek?> NewestAsync(CancellationToken cancellation)
    {
        IsoWeek? saved = null;
        IsoWeek? withNotes = null;
        foreach (var week in Weeks)
        {
            var selected = await SelectAsync(week, cancellation).ConfigureAwait(false);
            var full = selected.Where(s => s.Notes.Notes.Any(HasSomething)).ToList();
            if (full.Any(s => s.Vault.Open is null))
            {
                return week;
            }

            saved ??= full.Count > 0 ? week : null;
            withNotes ??= selected.Any(s => s.Notes.Notes.Any(n => !n.IsPrivate)) ? week : null;
        }

        return saved ?? withNotes ?? (Weeks is [var newest, ..] ? newest : null);
    }

    /// <summary>The notes of a week in each vault.</summary>
    public async Task<ImmutableArray<(LoadedVault Vault, WeekNotes Notes)>> SelectAsync(
        IsoWeek week,
        CancellationToken cancellation
    )
    {
        if (_selected.TryGetValue(week, out var known))
        {
            return known;
        }

        var selected = ImmutableArray.CreateBuilder<(LoadedVault Vault, WeekNotes Notes)>();
        foreach (var (vault, selector) in _selectors)
        {
            selected.Add((vault, await reader.SelectAsync(vault, selector, week, cancellation).ConfigureAwait(false)));
        }

        return _selected[week] = selected.ToImmutable();
    }

    private bool HasSomething(VaultFile note) =>
        !note.IsPrivate
        && (
            ownNotes == OwnNotes.All
            || note.Properties.Text("headline") is not null
            || SourceUrl.Of(note.Properties) is not null
        );
}
