using System.Globalization;
using Chela.Reading.Form;
using Chela.Reading.Groups;
using Chela.Reading.Notes;

namespace Chela.Reading.Compose;

/// <summary>
/// Finds an entry's section and group: as its note says, else as a tag says that names a group, else by the owner's rules,
/// else as past digests teach, else by its shape.
/// </summary>
internal sealed class Placer(DigestStyle style)
{
    /// <summary>Places an entry.</summary>
    /// <param name="properties">The note's front matter.</param>
    /// <param name="shape">How the entry is written.</param>
    /// <param name="headline">Its headline; a topic is named by what stands before the colon.</param>
    /// <param name="facts">What is known of it.</param>
    public Placed Place(FrontMatter properties, Shape shape, string headline, EntryFacts facts)
    {
        var section = properties.Text("section");
        var group = properties.Text("group");
        if (section is not null || group is not null)
        {
            return new Placed(Named(section, group, shape, headline), ["its note says so"]);
        }

        foreach (var tag in facts.Tags)
        {
            if (FindGroup(tag.TrimStart('#').Replace('-', ' ')) is { } tagged)
            {
                return new Placed(tagged, [$"its tag '{tag}' names the group"]);
            }
        }

        if (style.Grouping.Rules.FirstOrDefault(r => r.Fits(facts)) is { } rule)
        {
            return new Placed(
                Named(rule.Section, rule.Group, shape, headline),
                [string.Create(CultureInfo.InvariantCulture, $"the rule in line {rule.Line} of digest.yaml")]
            );
        }

        return style.Grouping.Model is { } model
            ? Learnt(model.Guess(facts), model.LearntFrom, headline)
            : new Placed(Default(shape, headline), ["its kind alone: no rule fits, and nothing was learnt"]);
    }

    private Placed Learnt(GroupGuess guess, LearntFrom from, string headline)
    {
        var next = PlaceOf(guess.Next, headline);
        var evidence = guess.Evidence.Select(e =>
            string.Create(CultureInfo.InvariantCulture, $"{e.Name} {e.Weight:+0.00}")
        );
        return new Placed(
            PlaceOf(guess.Best, headline),
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"learnt from {from.Weeks} weeks: {guess.Probability * 100:0} %, then {next.Group.Chinese} {guess.NextProbability * 100:0} %"
                ),
                .. guess.Evidence.IsEmpty
                    ? Array.Empty<string>()
                    : [$"for it, against that: {string.Join(", ", evidence)}"],
                .. guess.IsSure ? Array.Empty<string>() : ["not sure"],
            ],
            guess.IsSure ? null : next
        );
    }

    private Placement PlaceOf(GroupClass learnt, string headline)
    {
        var section = style
            .Sections.Concat(KnownSections.All)
            .Concat(NeutralSections.All)
            .FirstOrDefault(s => Names(s.Name, learnt.Section));
        return new Placement(
            section?.Name ?? BilingualName.Free(learnt.Section),
            learnt.Group is null ? TopicOf(headline) : GroupOf(section, learnt.Group)
        );
    }

    private Placement Named(string? section, string? group, Shape shape, string headline)
    {
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
            return TopicOf(headline);
        }

        if (section == KnownSections.Excerpts)
        {
            return section.Groups[shape == Shape.Post ? 0 : 1];
        }

        return section?.Groups.FirstOrDefault(g => g.Chinese.StartsWith("其他", StringComparison.Ordinal))
            ?? KnownSections.Other;
    }

    private static BilingualName TopicOf(string headline) =>
        TopicName.Of(headline) is { } topic ? BilingualName.Free(topic) : KnownSections.Other;

    private static bool Names(BilingualName name, string given) =>
        name.Chinese.Equals(given, StringComparison.OrdinalIgnoreCase)
        || name.English.Equals(given, StringComparison.OrdinalIgnoreCase);

    /// <summary>An owner who writes an earlier name of a section or group keeps it.</summary>
    private static BilingualName SpeltAs(BilingualName name, string given) =>
        name.English.Equals(given, StringComparison.OrdinalIgnoreCase) ? name : name with { Chinese = given };
}
