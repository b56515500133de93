using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chela.Reading.Vaults;

/// <summary>
/// An Obsidian vault's files and how its links find them. Immutable; building it is linear in the number of files.
/// </summary>
public sealed class Vault
{
    private readonly FrozenDictionary<string, VaultFile> _byPath;
    private readonly FrozenDictionary<string, ImmutableArray<VaultFile>> _byName;
    private readonly FrozenSet<string> _privateAliases;

    /// <summary>Takes the listing of a vault.</summary>
    /// <param name="number">Tells it from other vaults of a run.</param>
    /// <param name="files">All files; hidden ones are passed over.</param>
    /// <param name="settings">What the vault's own settings say.</param>
    public Vault(int number, IEnumerable<VaultFile> files, VaultSettings settings)
    {
        Number = number;
        Settings = settings;
        Files = [.. files.Where(f => !VaultPath.IsHidden(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal)];
        _byPath = Files.DistinctBy(f => VaultPath.Key(f.Path)).ToFrozenDictionary(f => VaultPath.Key(f.Path));
        _byName = Files
            .GroupBy(f => VaultPath.Key(VaultPath.Name(f.Path)))
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        _privateAliases = PrivateNotes
            .SelectMany(f => f.Properties.List("aliases").AddRange(f.Properties.List("alias")))
            .Select(VaultPath.Key)
            .ToFrozenSet();

        var notes = Files.Where(f => VaultPath.IsNote(f.Path) && !settings.Ignores(f.Path)).ToList();
        var days = notes.Select(f => (Day: settings.DayOf(f.Path), File: f)).ToList();
        Notes = [.. days.Where(n => n.Day is null).Select(n => n.File)];
        DailyNotes = [.. days.Where(n => n.Day is not null).Select(n => (n.Day!.Value, n.File)).OrderBy(n => n.Value)];
    }

    /// <summary>Tells it from other vaults of a run.</summary>
    public int Number { get; }

    /// <summary>All files in ordinal order of their paths.</summary>
    public ImmutableArray<VaultFile> Files { get; }

    /// <summary>What the vault's own settings say.</summary>
    public VaultSettings Settings { get; }

    /// <summary>The notes that can come into a digest: no daily notes, no templates, nothing the owner told Obsidian to ignore.</summary>
    public ImmutableArray<VaultFile> Notes { get; }

    /// <summary>The notes of which only the owner may see anything.</summary>
    public IEnumerable<VaultFile> PrivateNotes => Files.Where(f => f.IsPrivate);

    /// <summary>The daily notes with their days, in order of the day, then of the path.</summary>
    public ImmutableArray<(DateOnly Day, VaultFile File)> DailyNotes { get; }

    /// <summary>The file that a link names, as Obsidian finds it, or null.</summary>
    /// <param name="target">A name, the end of a path, or a path that begins with <c>./</c> or <c>../</c>.</param>
    /// <param name="from">The path of the file the link stands in.</param>
    public VaultFile? Find(string target, string from) => FindAll(target, from).FirstOrDefault();

    /// <summary>All files that a link may mean, the likeliest first: of the same case, in the same folder, then by the shortest path.</summary>
    public ImmutableArray<VaultFile> FindAll(string target, string from)
    {
        var folder = VaultPath.Folder(from);
        var withEnding = FindExactly(target, folder);
        return withEnding.IsEmpty || !IsKnownEnding(target)
            ? [.. FindExactly(target + ".md", folder), .. withEnding]
            : withEnding;
    }

    /// <summary>Whether a link to it would name a private note, by one of its aliases too.</summary>
    public bool IsPrivate(string target, string from) =>
        _privateAliases.Contains(VaultPath.Key(target)) || FindAll(target, from).Any(f => f.IsPrivate);

    private ImmutableArray<VaultFile> FindExactly(string target, string folder)
    {
        if (target.Length == 0)
        {
            return [];
        }

        var isRelative = target.StartsWith('.') || target.Contains('/', StringComparison.Ordinal);
        if (
            isRelative
            && VaultPath.Resolve(folder, target) is { } relative
            && _byPath.TryGetValue(VaultPath.Key(relative), out var beside)
        )
        {
            return [beside];
        }

        if (_byPath.TryGetValue(VaultPath.Key(target.TrimStart('/')), out var atRoot) && isRelative)
        {
            return [atRoot];
        }

        var end = "/" + VaultPath.Key(target.TrimStart('/'));
        return
        [
            .. _byName
                .GetValueOrDefault(VaultPath.Key(VaultPath.Name(target)), [])
                .Where(f => ("/" + VaultPath.Key(f.Path)).EndsWith(end, StringComparison.Ordinal))
                .OrderBy(f => !f.Path.EndsWith(target, StringComparison.Ordinal))
                .ThenBy(f => VaultPath.Folder(f.Path) != folder)
                .ThenBy(f => f.Path.Length)
                .ThenBy(f => f.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>"Qwen 3.5" ends in no file type, "image.png" does.</summary>
    private static bool IsKnownEnding(string target) =>
        VaultPath.Extension(target) is { Length: > 0 } ending
        && (ending == "md" || ending.All(char.IsAsciiLetterOrDigit));
}
