using Chela.Edge.Files;
using Chela.Text;

namespace Chela.Configuration;

/// <summary>The folder that holds the owner's settings and the agent's state.</summary>
/// <param name="Path">Its full path.</param>
internal sealed record Home(string Path)
{
    /// <summary><c>$CHELA_HOME</c>, else the place for state of the XDG Base Directory Specification, or of Windows.</summary>
    public static Home OfProcess()
    {
        if (Environment.GetEnvironmentVariable("CHELA_HOME") is { Length: > 0 } set)
        {
            return new Home(System.IO.Path.GetFullPath(set));
        }

        if (OperatingSystem.IsWindows())
        {
            var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return new Home(System.IO.Path.Combine(local, "chela"));
        }

        var state =
            Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } xdg
            && System.IO.Path.IsPathRooted(xdg)
                ? xdg
                : System.IO.Path.Combine(UserFolder, ".local", "state");
        return new Home(System.IO.Path.Combine(state, "chela"));
    }

    /// <summary>The settings of the owner.</summary>
    public string Settings => System.IO.Path.Combine(Path, "chela.yaml");

    /// <summary>What may be done, and whom the owner knows.</summary>
    public string Policy => System.IO.Path.Combine(Path, "policy.yaml");

    /// <summary>The settings of digests whose vault has none.</summary>
    public string DigestSettings => System.IO.Path.Combine(Path, "digest.yaml");

    /// <summary>What was learnt of the owner's groups.</summary>
    public string Groups => System.IO.Path.Combine(Path, "groups.model");

    /// <summary>What happened to the reading list, line by line.</summary>
    public string ShelfLog => System.IO.Path.Combine(Path, "shelf.jsonl");

    /// <summary>What the owner follows, line by line.</summary>
    public string FeedLog => System.IO.Path.Combine(Path, "feeds.jsonl");

    /// <summary>The folder in which each feed has a file of what was seen of it.</summary>
    public string FeedStates => System.IO.Path.Combine(Path, "feeds");

    /// <summary>The folder of captured bytes, under their hashes.</summary>
    public string Captures => System.IO.Path.Combine(Path, "captures");

    /// <summary>The folder of what files were, under their hashes, and of what tools were about to do.</summary>
    public string Versions => System.IO.Path.Combine(Path, "versions");

    /// <summary>The folder of the owner's files that the agent may change.</summary>
    public string Workspace => System.IO.Path.Combine(Path, "workspace");

    /// <summary>What the owner is to be reminded of: tasks in Markdown.</summary>
    public string Reminders => System.IO.Path.Combine(Workspace, "reminders.md");

    /// <summary>What the owner wanted to have written down: a line each.</summary>
    public string Notes => System.IO.Path.Combine(Workspace, "notes.md");

    /// <summary>The folder of keys and passwords.</summary>
    public string Secrets => System.IO.Path.Combine(Path, "secrets");

    /// <summary>The folder of what can be made again at any time.</summary>
    public string Cache => System.IO.Path.Combine(Path, "cache");

    /// <summary>Where captured bytes are.</summary>
    public string CaptureOf(ContentHash hash) => KeepBytes.PathOf(Captures, hash);

    /// <summary>The folder of readable copies of what was opened and has no address.</summary>
    public string Opened => System.IO.Path.Combine(Path, "opened");

    /// <summary>The folder of the user.</summary>
    public static string UserFolder => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>A full path, with a leading <c>~/</c> put in place.</summary>
    /// <param name="path">As the owner wrote it.</param>
    /// <param name="folder">What a relative path is relative to.</param>
    public static string Expand(string path, string folder) =>
        System.IO.Path.GetFullPath(
            path == "~" || path.StartsWith("~/", StringComparison.Ordinal) ? UserFolder + path[1..] : path,
            folder
        );
}
