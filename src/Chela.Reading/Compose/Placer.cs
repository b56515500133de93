using Chela.Reading.Form;
using Chela.Reading.Notes;

namespace Chela.Reading.Compose;

/// <summary>
/// Finds an entry's section and group: as its note says, else as a tag says that names a group, else by its shape.
/// </summary>
internal sealed class Placer(DigestStyle style)
{
    /// <summary>Places an entry.</summary>
    /// <param name="properties">The note's front matter.</param>
    /// <param name="shape">What the entry is about.</param>
    /// <param name="headline">Its headline; a topic is named by what stands before the colon.</param>
    public Placement Place(FrontMatter properties, Shape shape, string headline)
    {
        var section = properties.Text("section");
        var group = properties.Text("group");
        if (section is null && group is null)
        {
            var tagged = properties
                .List("tags")
                .Select(t => FindGroup(t.TrimStart('#').Replace('-', ' ')))
                .FirstOrDefault(p => p is not null);
            return tagged ?? Default(shape, headline);
        }

        if (section is null)
        {
            return FindGroup(group!) ?? new Placement(Default(shape, headline).Section, BilingualName.Free(group!));
        }

        var known = style.Sections.FirstOrDefault(s => Names(s.Name, KnownSections.CurrentSectionName(section)));
        var name = known is null ? BilingualName.Free(section) : SpeltAs(known.Name, section);
        return new Placement(name, group is null ? DefaultGroup(known, shape, headline) : GroupOf(known, group));
    }

    private Placement? FindGroup(string name)
    {
        foreach (var section in style.Sections)
        {
            if (section.Groups.FirstOrDefault(g => Names(g, KnownSections.CurrentGroupName(name))) is { } group)
            {
                return new Placement(section.Name, SpeltAs(group, name));
            }
        }

        return null;
    }

    private static BilingualName GroupOf(KnownSection? section, string name) =>
        section?.Groups.FirstOrDefault(g => Names(g, KnownSections.CurrentGroupName(name))) is { } group
            ? SpeltAs(group, name)
            : BilingualName.Free(name);

    private Placement Default(Shape shape, string headline)
    {
        var section = SectionOf(shape);
        return new Placement(section.Name, DefaultGroup(section, shape, headline));
    }

    private KnownSection SectionOf(Shape shape) =>
        (shape, style.IsNeutral) switch
        {
            (Shape.Article, false) => KnownSections.Interesting,
            (Shape.Paper, false) => KnownSections.Research,
            (Shape.Post, false) => KnownSections.Excerpts,
            (_, false) => KnownSections.Topics,
            (Shape.Article, true) => NeutralSections.Articles,
            (Shape.Paper, true) => NeutralSections.Papers,
            (Shape.Post, true) => NeutralSections.Posts,
            (_, true) => NeutralSections.Notes,
        };

    private static BilingualName DefaultGroup(KnownSection? section, Shape shape, string headline)
    {
        if (section == KnownSections.Topics || section == KnownSections.FollowUps)
        {
            return Topic(headline) is { } topic ? BilingualName.Free(topic) : KnownSections.Other;
        }

        if (section == KnownSections.Excerpts)
        {
            return section.Groups[shape == Shape.Post ? 0 : 1];
        }

        return section?.Groups.FirstOrDefault(g => g.Chinese.StartsWith("其他", StringComparison.Ordinal))
            ?? KnownSections.Other;
    }

    /// <summary>What stands before the colon; null without one, since a group named like its only entry says nothing.</summary>
    private static string? Topic(string headline)
    {
        var colon = headline.AsSpan().IndexOfAny('：', ':');
        return colon > 0 ? headline[..colon].Trim() : null;
    }

    private static bool Names(BilingualName name, string given) =>
        name.Chinese.Equals(given, StringComparison.OrdinalIgnoreCase)
        || name.English.Equals(given, StringComparison.OrdinalIgnoreCase);

    /// <summary>An owner who writes an earlier name of a section or group keeps it.</summary>
    private static BilingualName SpeltAs(BilingualName name, string given) =>
        name.English.Equals(given, StringComparison.OrdinalIgnoreCase) ? name : name with { Chinese = given };
}
