namespace Chela.Reading.Groups;

/// <summary>A place that a model can choose: a group, or a section whose groups are named by their entries.</summary>
/// <param name="Section">The section's present name, as it stands in a Chinese digest.</param>
/// <param name="Group">The group's present name; null where each entry's headline names it.</param>
public sealed record GroupClass(string Section, string? Group)
{
    /// <summary>How reports name it.</summary>
    public override string ToString() => Group ?? $"{Section} / …";
}
