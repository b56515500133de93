using System.Collections.Immutable;
using Chela.Agent.Search;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Edge.Sqlite.Search;
using Chela.Terminals;

namespace Chela.Search;

/// <summary>Puts the tool that searches together: what of a home, and of folders of notes, is searched.</summary>
internal static class SearchTool
{
    /// <summary>How many texts have to be read before it is shown how far that is.</summary>
    private const int Many = 50;

    /// <summary>The tool.</summary>
    /// <param name="home">The home.</param>
    /// <param name="conversations">Makes the source of what was said; null where there is none.</param>
    /// <param name="terminal">Where it is shown how far it is, if somebody sits there; null for nowhere.</param>
    public static FindText Of(Home home, Func<ISearchSource>? conversations = null, Terminal? terminal = null) =>
        new(
            home.Path,
            places =>
                places.Contains(home.Path)
                    ?
                    [
                        new ShelfSource(home.ShelfLog, home.Captures),
                        new NoteSource([home.Workspace, .. places.Remove(home.Path)]),
                        .. conversations is null ? ImmutableArray<ISearchSource>.Empty : [conversations()],
                    ]
                    : [new NoteSource(places)]
        )
        {
            Progress = count =>
            {
                if (terminal is null || count < Many)
                {
                    return _ => { };
                }

                var line = new ProgressLine(terminal, count);
                return key =>
                {
                    if (key is null)
                    {
                        line.Clear();
                    }
                    else
                    {
                        line.Next(key);
                    }
                };
            },
        };

    /// <summary>All places that are searched for an owner with these settings.</summary>
    public static IEnumerable<string> PlacesOf(Home home, ChelaSettings settings) =>
        settings.Vaults.Select(Path.GetFullPath).Prepend(home.Path);
}
