namespace Chela.Reading.Vaults;

/// <summary>
/// Paths inside a vault: relative to its root, with <c>/</c> on every system, as Obsidian writes them in links.
/// </summary>
public static class VaultPath
{
    /// <summary>The last part: <c>Week.md</c> of <c>Notes/Week.md</c>.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Everything before the last part; empty at the root.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is var at and >= 0 ? path[..at] : "";

    /// <summary>The ending without its dot, lower case; empty if there is none.</summary>
    public static string Extension(string path)
    {
        var name = Name(path);
        return name.LastIndexOf('.') is var at and > 0 ? Text.Casing.ToLower(name[(at + 1)..]) : "";
    }

    /// <summary>The last part without its ending.</summary>
    public static string Stem(string path)
    {
        var name = Name(path);
        return name.LastIndexOf('.') is var at and > 0 ? name[..at] : name;
    }

    /// <summary>Whether the path is a note's.</summary>
    public static bool IsNote(string path) => Extension(path) == "md";

    /// <summary>
    /// Resolves <paramref name="target"/> as seen from <paramref name="folder"/>: <c>.</c> and <c>..</c> are followed.
    /// Null if it leaves the vault.
    /// </summary>
    public static string? Resolve(string folder, string target)
    {
        var parts = target.StartsWith('/') || folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var part in target.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Undoes the percent-encoding of a Markdown link's target; what is not well formed stays as it is.</summary>
    public static string Decode(string target) =>
        target.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(target) : target;

    /// <summary>Whether the path or one of its folders is hidden: <c>.obsidian/…</c>, <c>.trash/…</c>.</summary>
    public static bool IsHidden(string path) => path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal);

    /// <summary>Whether the path lies in <paramref name="folder"/> or below it. The empty folder holds nothing.</summary>
    public static bool IsBelow(string path, string folder) =>
        folder.Length > 0
        && path.Length > folder.Length
        && path[folder.Length] == '/'
        && path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>
    /// The form under which names are compared: links find files in any case and whether accents are composed (NFC) or not
    /// (as macOS has them), and a blank before the ending, which the brackets of a link hide, does not count.
    /// </summary>
    public static string Key(string path)
    {
        var key = Text.Normalization.Nfc(Text.Casing.ToLower(path));
        return key.EndsWith(" .md", StringComparison.Ordinal) ? key[..^3].TrimEnd() + ".md" : key;
    }

    /// <summary>Takes away the slashes around a folder's name in a setting.</summary>
    public static string TrimFolder(string folder) => folder.Trim().Trim('/');
}
