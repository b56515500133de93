using System.Collections.Immutable;

namespace Chela.Reading.Groups;

/// <summary>Finds which places of past digests can be learnt.</summary>
internal static class GroupClasses
{
    private const int LeastWeeks = 2;
    private const int LeastEntries = 3;

    /// <summary>
    /// Each group that came back in another week, with enough entries to learn from. A section most of whose entries stand in
    /// groups that never came back names its groups by its entries (topics): it is one class as a whole.
    /// </summary>
    public static ImmutableArray<GroupClass> Of(IReadOnlyCollection<GroupExample> examples)
    {
        var classes = ImmutableArray.CreateBuilder<GroupClass>();
        foreach (var section in examples.GroupBy(e => e.Section).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var lasting = section
                .GroupBy(e => e.Group)
                .Where(IsLearnable)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToList();
            if (lasting.Sum(g => g.Count()) * 2 >= section.Count())
            {
                classes.AddRange(lasting.Select(g => new GroupClass(section.Key, g.Key)));
            }
            else if (IsLearnable(section))
            {
                classes.Add(new GroupClass(section.Key, null));
            }
        }

        return classes.ToImmutable();
    }

    /// <summary>The index of the class of which an entry is an example; -1 if there is none.</summary>
    public static int IndexOf(ImmutableArray<GroupClass> classes, GroupExample example) =>
        Math.Max(
            classes.IndexOf(new GroupClass(example.Section, example.Group)),
            classes.IndexOf(new GroupClass(example.Section, null))
        );

    private static bool IsLearnable(IEnumerable<GroupExample> examples) =>
        examples.Count() >= LeastEntries && examples.Select(e => e.Week).Distinct().Count() >= LeastWeeks;
}
