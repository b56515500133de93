using System.Collections.Frozen;
using System.CommandLine;

namespace Chela.Turns;

/// <summary>The verbs that change something: each of their calls is a turn. Those that seldom do are one from their first act on.</summary>
internal static class Acting
{
    private static readonly FrozenSet<string> s_verbs = new[]
    {
        "save",
        "feed add",
        "feed remove",
        "feed pull",
        "feed export",
        "shelf open",
        "shelf drop",
        "shelf keep",
        "shelf export",
        "digest",
        "digest learn",
        "digest publish",
        "digest lint",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> s_seldom = new[] { "shelf", "shelf list", "shelf show" }.ToFrozenSet();

    /// <summary>Whether a verb mostly looks, and acts only where something is overdue.</summary>
    public static bool IsSeldom(string path) => s_seldom.Contains(path);

    /// <summary>Whether a verb is one of them.</summary>
    /// <param name="path">Its words, without the program's name.</param>
    public static bool Contains(string path) => s_verbs.Contains(path);

    /// <summary>The words of a command: <c>feed pull</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand
            ? $"{PathOf(parent)} {command.Name}"
            : command.Name;
}
