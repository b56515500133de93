using System.Collections.Immutable;
using System.Globalization;
using Chela.Reading.Form;

namespace Chela.Reading.Compose;

/// <summary>Settles the style of a week's digest.</summary>
public static class DigestStyles
{
    /// <summary>The byline of an owner who named none.</summary>
    public const string DefaultByline = "by @me (Me) and LLMs";

    private static readonly IsoWeek FirstOfC = new(2026, 9);
    private static readonly IsoWeek FirstOfD = new(2026, 17);

    /// <summary>The style that the settings ask for, or else the era of the week.</summary>
    /// <param name="settings">What <c>digest.yaml</c> says.</param>
    /// <param name="week">The week.</param>
    /// <param name="byline">The owner's byline, where <c>digest.yaml</c> has none.</param>
    public static DigestStyle Settle(DigestSettings settings, IsoWeek week, string? byline)
    {
        var profile = settings.Profile ?? EraOf(week);
        var isNeutral = profile == DigestProfile.Neutral;
        var title = settings.Title is { } wanted
            ? new BilingualName(Fill(wanted.Chinese, week), Fill(wanted.English, week))
            : Both(language => isNeutral ? NeutralLines.Title(language, week) : FixedLines.Title(language, week));
        return new DigestStyle(
            title,
            settings.Byline ?? byline ?? DefaultByline,
            Both(language =>
                isNeutral ? NeutralLines.Introduction(language, week) : FixedLines.Introduction(language, week)
            ),
            Ordered(isNeutral ? NeutralSections.All : KnownSections.All, settings.Sections),
            settings.Quotes
                ?? profile switch
                {
                    DigestProfile.B => QuoteStyle.Curly,
                    DigestProfile.Neutral => QuoteStyle.Keep,
                    _ => QuoteStyle.Corner,
                },
            settings.PostDate ?? (profile == DigestProfile.D ? PostDate.Interface : PostDate.Iso),
            isNeutral
        );
    }

    /// <summary>The era of a week; weeks before the first that has a form take its form.</summary>
    public static DigestProfile EraOf(IsoWeek week) =>
        week < FirstOfC ? DigestProfile.B
        : week < FirstOfD ? DigestProfile.C
        : DigestProfile.D;

    private static BilingualName Both(Func<Language, string> line) =>
        new(line(Language.Chinese), line(Language.English));

    private static string Fill(string title, IsoWeek week) =>
        title
            .Replace("{year}", week.Year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{week}", week.Number.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static ImmutableArray<KnownSection> Ordered(
        ImmutableArray<KnownSection> sections,
        ImmutableArray<string> wanted
    )
    {
        var first = wanted
            .Select(name =>
                sections.FirstOrDefault(s =>
                    name.Equals(s.Name.Chinese, StringComparison.OrdinalIgnoreCase)
                    || name.Equals(s.Name.English, StringComparison.OrdinalIgnoreCase)
                ) ?? new KnownSection(BilingualName.Free(name), [])
            )
            .ToList();
        return [.. first, .. sections.Where(s => !first.Contains(s))];
    }
}
