using System.Collections.Immutable;
using Chela.Agent.Reports;
using Chela.Reading.Cards.Extractive;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Reading.Groups;
using Chela.Reading.Memos;
using Chela.Shelf;
using Chela.Text;

namespace Chela.Digest;

/// <summary>
/// Makes the digest of a week: lists vaults and the shelf, reads the week's notes, composes both files, merges them with what the owner
/// changed by hand, writes. Touches the world only through the port.
/// </summary>
internal sealed class DigestJob(Run run, ShelfVault shelf, MemoStore memos, TimeZoneInfo zone)
{
    private readonly VaultReader _reader = new(run);

    /// <summary>Makes the digest; the run is told what came of it.</summary>
    /// <returns>The week it is of; null if none was found.</returns>
    public async Task<IsoWeek?> RunAsync(DigestRequest request, CancellationToken cancellation)
    {
        var vaults = ImmutableArray.CreateBuilder<LoadedVault>();
        foreach (var root in request.Vaults)
        {
            if (await _reader.ListAsync(root, vaults.Count, cancellation).ConfigureAwait(false) is not { } vault)
            {
                return request.Week;
            }

            vaults.Add(vault);
        }

        if (await shelf.ListAsync(vaults, cancellation).ConfigureAwait(false) is { } saved)
        {
            vaults.Add(saved);
        }

        if (vaults.Count == 0)
        {
            Fail(
                "expected a vault, found none named, and nothing on the shelf",
                "chela digest ~/Notes, or tell it once: chela init"
            );
            return request.Week;
        }

        var loader = new WeekLoader(_reader, vaults.ToImmutable(), zone, request.Settings.OwnNotes);
        if ((request.Week ?? await loader.NewestAsync(cancellation).ConfigureAwait(false)) is not { } week)
        {
            Fail("no note says when it is from", "link notes from daily notes, or name them YYYYMMDDHHMM_Title");
            return null;
        }

        if (request.Week is null && loader.SavedAfter(week) is { } newer)
        {
            run.Warn(
                new Remark(null, null, null, $"the shelf has something of {newer}", $"chela digest --week {newer}")
            );
        }

        shelf.ReportLeft(week);
        var selected = await loader.SelectAsync(week, cancellation).ConfigureAwait(false);
        var style = DigestStyles.Settle(request.Settings, week, request.Byline) with
        {
            Grouping = new Grouping(request.Settings.Groups, request.Model),
        };
        await memos.LoadAsync(week, request.Vaults, cancellation).ConfigureAwait(false);
        var cards = new RememberingReader(new ExtractiveReader(), memos.Memo);
        var entryLoader = new EntryLoader(run, _reader, cards, memos.Memo, request.Settings.OwnNotes);
        var entries = new List<Entry>();
        foreach (var (vault, notes) in selected)
        {
            entries.AddRange(await entryLoader.LoadAsync(vault, notes, style, cancellation).ConfigureAwait(false));
        }

        if (entries.Count == 0)
        {
            await memos.SaveAsync(cancellation).ConfigureAwait(false);
            FailEmpty(week, selected.All(s => s.Notes.Notes.IsEmpty), loader);
            return week;
        }

        var combined = EntryPairing.Combine(
            entries,
            (gone, kept) =>
                run.LeaveOut(
                    new Remark(gone.NotePath, null, null, $"has the source of {kept.NotePath} and went into it", null)
                )
        );
        combined = EntryDoubles.Join(
            combined,
            (gone, kept, reason) =>
                run.LeaveOut(new Remark(gone.NotePath, null, null, $"is listed under {kept.NotePath}: {reason}", null))
        );
        var digest = new ComposedDigest(week, style, Outline.Of(combined, style), vaults.ToImmutable());
        ReportPlaces(digest.Outline, request);
        await new DigestOutput(run, memos).WriteAsync(digest, request, cancellation).ConfigureAwait(false);
        await memos.SaveAsync(cancellation).ConfigureAwait(false);
        return week;
    }

    private void ReportPlaces(Outline outline, DigestRequest request)
    {
        string NameOf(Placement place) => $"{place.Section.In(request.Language)} / {place.Group.In(request.Language)}";

        foreach (var entry in outline.Entries)
        {
            if (entry.Otherwise is { } other)
            {
                run.Doubt(new Remark(entry.NotePath, null, null, $"{NameOf(entry.Place)}, or {NameOf(other)}", null));
            }

            if (request.Why)
            {
                var kind = $"it is of kind {Casing.ToLower(entry.Kind.ToString())}";
                var others = entry.Others.Select(o => $"{o.Title} ({o.Url}) is listed under it: {o.Reason}");
                run.Explain(new Explanation(entry.NotePath, NameOf(entry.Place), [.. entry.Reasons, kind, .. others]));
            }
        }
    }

    private void FailEmpty(IsoWeek week, bool hasNoNotes, WeekLoader loader)
    {
        if (!hasNoNotes)
        {
            Fail($"none of the notes in {week} can go into a digest", "the lines above say why");
        }
        else if (loader.Weeks.Contains(week))
        {
            Fail(
                $"the daily notes of {week} link to no note",
                "link what you read there, or name notes YYYYMMDDHHMM_Title"
            );
        }
        else
        {
            Fail(
                $"no notes in {week}",
                loader.Weeks is [var newest, ..] ? $"the newest week with notes is {newest}" : null
            );
        }
    }

    private void Fail(string message, string? advice) => run.Fail(new Remark(null, null, null, message, advice));
}
