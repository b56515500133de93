using System.Collections.Immutable;

namespace Chela.Reading.Form;

/// <summary>The sections of the neutral profile: by what a thing is, with free names for groups.</summary>
public static class NeutralSections
{
    /// <summary>Pages.</summary>
    public static KnownSection Articles { get; } = Free("文章", "Articles");

    /// <summary>Papers.</summary>
    public static KnownSection Papers { get; } = Free("论文", "Papers");

    /// <summary>Posts and threads.</summary>
    public static KnownSection Posts { get; } = Free("帖子", "Posts");

    /// <summary>The owner's own notes.</summary>
    public static KnownSection Notes { get; } = Free("笔记", "Notes");

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<KnownSection> All { get; } = [Articles, Papers, Posts, Notes];

    private static KnownSection Free(string chinese, string english) => new(new BilingualName(chinese, english), []);
}
