using System.Collections.Immutable;
using Chela.Reading.Form;

namespace Chela.Reading.Compose;

/// <summary>The entries of a digest in their order, below their sections and groups.</summary>
/// <param name="Sections">The sections in order.</param>
public sealed record Outline(ImmutableArray<Outline.Section> Sections)
{
    /// <summary>A section (H2).</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Groups">Its groups in order.</param>
    public sealed record Section(BilingualName Name, ImmutableArray<Group> Groups);

    /// <summary>A group (H3).</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Entries">Its entries in order.</param>
    public sealed record Group(BilingualName Name, ImmutableArray<Entry> Entries);

    /// <summary>All entries in order.</summary>
    public IEnumerable<Entry> Entries => Sections.SelectMany(s => s.Groups).SelectMany(g => g.Entries);

    /// <summary>The local images in the order of the Chinese file, each once.</summary>
    public IEnumerable<LocalImage> Images =>
        Entries
            .SelectMany(e => new[] { e.Chinese, e.English })
            .OfType<EntryText>()
            .SelectMany(t => t.Callout.Concat(t.Body))
            .SelectMany(AssetToken.In)
            .Distinct();

    /// <summary>Puts entries into the order of <paramref name="style"/>; within a group they stay in the order of the week.</summary>
    public static Outline Of(IReadOnlyList<Entry> entries, DigestStyle style)
    {
        var known = style.Sections.Select(s => s.Name.Chinese).ToList();
        var bySection = entries.GroupBy(e => e.Place.Section.Chinese).ToDictionary(g => g.Key, g => g.ToList());
        var sections = ArrivalOrder.Of(bySection.Keys, name => Rank(known, KnownSections.CurrentSectionName(name)));
        return new Outline([.. sections.Select(name => SectionOf(bySection[name], style))]);
    }

    private static Section SectionOf(List<Entry> entries, DigestStyle style)
    {
        var name = entries[0].Place.Section;
        var known = style.Sections.FirstOrDefault(s =>
            s.Name.Chinese == KnownSections.CurrentSectionName(name.Chinese)
        );
        var order = known is null ? [] : known.Groups.Select(g => g.Chinese).ToList();
        var byGroup = entries.GroupBy(e => e.Place.Group.Chinese).ToDictionary(g => g.Key, g => g.ToImmutableArray());
        var groups = ArrivalOrder.Of(
            entries.Select(e => e.Place.Group.Chinese),
            group => group == KnownSections.FloatingGroup ? null : Rank(order, KnownSections.CurrentGroupName(group))
        );
        return new Section(name, [.. groups.Select(g => new Group(byGroup[g][0].Place.Group, byGroup[g]))]);
    }

    private static int? Rank(List<string> order, string name) => order.IndexOf(name) is var at and >= 0 ? at : null;
}
