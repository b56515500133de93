using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Reading.Markup;
using Chela.Reading.Notes;

namespace Chela.Reading.Vaults;

/// <summary>Finds the notes of a week: those its daily notes link to, and those whose name or front matter dates them in it.</summary>
public sealed partial class WeekSelector(Vault vault, TimeZoneInfo zone)
{
    private readonly ImmutableArray<(VaultFile File, DateOnly Day)> _dated =
    [
        .. vault
            .Notes.Select(f => (File: f, Day: NoteDate.Of(f, zone)))
            .Where(n => n.Day is not null)
            .Select(n => (n.File, n.Day!.Value)),
    ];

    /// <summary>The weeks that have a daily note or a dated note, the newest first.</summary>
    public ImmutableArray<IsoWeek> Weeks =>
        [
            .. vault
                .DailyNotes.Select(d => d.Day)
                .Concat(_dated.Select(n => n.Day))
                .Select(IsoWeek.Of)
                .Distinct()
                .OrderDescending(),
        ];

    /// <summary>The daily notes that must be read to select <paramref name="week"/>.</summary>
    public IEnumerable<VaultFile> DailyNotesOf(IsoWeek week) =>
        vault.DailyNotes.Where(d => week.Contains(d.Day)).Select(d => d.File);

    /// <summary>Selects the notes of <paramref name="week"/>.</summary>
    /// <param name="week">The week.</param>
    /// <param name="dailyNotes">Those of <see cref="DailyNotesOf"/> that could be read, by path.</param>
    public WeekNotes Select(IsoWeek week, IReadOnlyDictionary<string, Note> dailyNotes)
    {
        var problems = ImmutableArray.CreateBuilder<NoteProblem>();
        var found = new List<(DateOnly Day, int Rank, string Within, VaultFile File)>();
        foreach (var (day, file) in vault.DailyNotes.Where(d => week.Contains(d.Day)))
        {
            if (dailyNotes.TryGetValue(file.Path, out var note))
            {
                var links = LinksOf(note, problems);
                found.AddRange(links.Select((link, place) => (day, 0, $"{file.Path}\n{place:00000}", link)));
            }
        }

        found.AddRange(
            _dated.Where(n => week.Contains(n.Day)).Select(n => (n.Day, 1, VaultPath.Name(n.File.Path), n.File))
        );
        var notes = found
            .GroupBy(n => n.File.Path)
            .Select(g => g.OrderBy(n => n.Rank).ThenBy(n => n.Day).First())
            .OrderBy(n => n.Day)
            .ThenBy(n => n.Rank)
            .ThenBy(n => n.Within, StringComparer.Ordinal)
            .Select(n => n.File);
        // A link that stands in many places is one thing to mend.
        var once = problems.DistinctBy(p => p.Advice is null || p.Line is null ? p.Path + p.Message : p.Message);
        return new WeekNotes(week, [.. notes], [.. once]);
    }

    private List<VaultFile> LinksOf(Note daily, ImmutableArray<NoteProblem>.Builder problems)
    {
        var notes = new List<VaultFile>();
        if (daily.Properties.IsPrivate)
        {
            problems.Add(
                new NoteProblem(daily.Path, null, null, "a private daily note: its links were not followed", null)
            );
            return notes;
        }

        foreach (var span in daily.Properties.Values.SelectMany(Inlines.Of))
        {
            Follow(daily, null, span, notes, problems);
        }

        var web = 0;
        foreach (var line in MarkdownLines.Of(daily.Body).Where(l => !l.IsCode))
        {
            foreach (var span in Inlines.Of(line.Text))
            {
                web += span.Kind == InlineKind.Link && IsWeb(span.Target) ? 1 : 0;
                Follow(daily, daily.LineOf(line.Start), span, notes, problems);
            }
        }

        if (web > 0)
        {
            var links = web == 1 ? "1 link to the web has" : $"{web} links to the web have";
            problems.Add(
                new NoteProblem(daily.Path, null, null, $"{links} no note", "clip a page to have it in the digest")
            );
        }

        return notes;
    }

    private void Follow(
        Note daily,
        int? at,
        InlineSpan span,
        List<VaultFile> notes,
        ImmutableArray<NoteProblem>.Builder problems
    )
    {
        if (TargetOf(span) is not { Length: > 0 } target)
        {
            return;
        }

        var files = vault.FindAll(target, daily.Path);
        if (files.IsEmpty)
        {
            // Days and periods link to their neighbours before these exist.
            var note = target + ".md";
            if (!PeriodName().IsMatch(VaultPath.Stem(note)) && vault.Settings.DayOf(note) is null)
            {
                problems.Add(
                    new NoteProblem(daily.Path, at, null, $"no note '{target}'", "make the note or remove the link")
                );
            }

            return;
        }

        var alike = files.Count(f => VaultPath.Name(f.Path) == VaultPath.Name(files[0].Path));
        if (alike > 1)
        {
            problems.Add(
                new NoteProblem(
                    daily.Path,
                    at,
                    null,
                    $"{alike} files are named '{target}': took {files[0].Path}",
                    "write the link with its folder"
                )
            );
        }

        var file = files[0];
        if (
            VaultPath.IsNote(file.Path)
            && vault.Settings.DayOf(file.Path) is null
            && !vault.Settings.Ignores(file.Path)
            && !PeriodName().IsMatch(VaultPath.Stem(file.Path))
        )
        {
            notes.Add(file);
        }
        else if (span.Kind != InlineKind.Embed && !VaultPath.IsNote(file.Path) && !ImageFormat.IsImage(file.Path))
        {
            problems.Add(
                new NoteProblem(
                    daily.Path,
                    at,
                    null,
                    $"'{target}' is no note",
                    "write a note about it to have it in the digest"
                )
            );
        }
    }

    private static string? TargetOf(InlineSpan span) =>
        span.Kind switch
        {
            InlineKind.WikiLink or InlineKind.Embed => WikiLink.Parse(span.Text).Target,
            InlineKind.Link when !IsWeb(span.Target) && VaultPath.IsNote(LinkPath(span.Target)) => LinkPath(
                span.Target
            ),
            _ => null,
        };

    private static string LinkPath(string target)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        return VaultPath.Decode(hash < 0 ? target : target[..hash]);
    }

    private static bool IsWeb(string target) =>
        target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Notes of weeks, months, quarters, years, and days.</summary>
    [GeneratedRegex(
        @"^[0-9]{4}(?:-?(?:[Ww][0-9]{1,2}|[Qq][1-4]|[0-9]{2}|[0-9]{2}-[0-9]{2}))?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PeriodName();
}
