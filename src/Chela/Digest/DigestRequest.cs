using System.Collections.Immutable;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Reading.Groups;

namespace Chela.Digest;

/// <summary>What a digest is wanted of.</summary>
/// <param name="Vaults">Root folders as the owner named them.</param>
/// <param name="Week">The week; null for the newest that has something.</param>
/// <param name="Out">The digest's own folder; null for one below <paramref name="Digests"/>.</param>
/// <param name="Digests">The folder that gets a folder for each year and week.</param>
/// <param name="Settings">What <c>digest.yaml</c> says.</param>
/// <param name="Byline">The owner's byline, where <c>digest.yaml</c> has none.</param>
/// <param name="Language">The language of the page.</param>
/// <param name="Page">Whether the page is wanted.</param>
/// <param name="KeepMine">Whether conflicts are settled: the owner's text stays for good.</param>
internal sealed record DigestRequest(
    ImmutableArray<string> Vaults,
    IsoWeek? Week,
    string? Out,
    string Digests,
    DigestSettings Settings,
    string? Byline,
    Language Language,
    bool Page,
    bool KeepMine
)
{
    /// <summary>What was learnt of the owner's groups, or null.</summary>
    public GroupModel? Model { get; init; }

    /// <summary>Whether the owner asks why each entry stands where it does.</summary>
    public bool Why { get; init; }

    /// <summary>The full path of the folder for <paramref name="week"/>.</summary>
    public string FolderOf(IsoWeek week) =>
        Path.TrimEndingDirectorySeparator(
            Path.GetFullPath(Out ?? Path.Combine(Digests, $"{week.Year:0000}", week.FolderName))
        );
}
