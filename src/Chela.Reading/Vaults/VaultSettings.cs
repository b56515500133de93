using System.Collections.Immutable;
using System.Text.Json;
using Chela.Reading.Notes;

namespace Chela.Reading.Vaults;

/// <summary>
/// What a vault's own settings say about which notes are daily notes and which are none at all: Obsidian's
/// <c>daily-notes.json</c>, <c>templates.json</c> and <c>app.json</c>, and the plugins Periodic Notes and Templater.
/// </summary>
public sealed class VaultSettings
{
    /// <summary>The files that <see cref="Read"/> wants to see, as far as they exist.</summary>
    public static ImmutableArray<string> Files { get; } =
    [
        ".obsidian/daily-notes.json",
        ".obsidian/plugins/periodic-notes/data.json",
        ".obsidian/templates.json",
        ".obsidian/plugins/templater-obsidian/data.json",
        ".obsidian/app.json",
    ];

    private static readonly ImmutableArray<MomentFormat> Usual =
    [
        .. new[]
        {
            "YYYY-MM-DD",
            "YYYY_MM_DD",
            "YYYY.MM.DD",
            "YYYYMMDD",
            "YYYY-MM-DD dddd",
            "YYYY-MM-DD-dddd",
            "YYYY年M月D日",
            "MMMM D, YYYY",
            "MMMM Do, YYYY",
            "dddd, MMMM Do YYYY",
        }.Select(format => new MomentFormat(format, isGuess: true)),
    ];

    private readonly ImmutableArray<(string Folder, MomentFormat Format)> _daily;
    private readonly ImmutableArray<string> _ignored;

    private VaultSettings(
        ImmutableArray<(string Folder, MomentFormat Format)> daily,
        ImmutableArray<string> ignored,
        ImmutableArray<NoteProblem> problems
    )
    {
        _daily = daily;
        _ignored = ignored;
        Problems = problems;
    }

    /// <summary>What the settings held that could not be read.</summary>
    public ImmutableArray<NoteProblem> Problems { get; }

    /// <summary>Reads the settings. What is missing or broken leaves Obsidian's defaults.</summary>
    /// <param name="files">Path and bytes of those of <see cref="Files"/> that exist.</param>
    public static VaultSettings Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var problems = ImmutableArray.CreateBuilder<NoteProblem>();
        var daily = ImmutableArray.CreateBuilder<(string, MomentFormat)>();
        var ignored = ImmutableArray.CreateBuilder<string>();
        foreach (var path in Files)
        {
            if (!files.TryGetValue(path, out var bytes))
            {
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(
                    bytes,
                    new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
                );
                Take(path, json.RootElement, daily, ignored);
            }
            catch (JsonException e)
            {
                problems.Add(
                    new NoteProblem(
                        path,
                        (int?)e.LineNumber + 1,
                        (int?)e.BytePositionInLine + 1,
                        "expected JSON",
                        "Obsidian's defaults are used; let Obsidian write the file again"
                    )
                );
            }
        }

        return new VaultSettings(daily.ToImmutable(), ignored.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>
    /// The day whose daily note <paramref name="path"/> is, or null. Where the settings do not say, the usual names count
    /// in any folder; a plain <c>YYYY-MM-DD</c> always does.
    /// </summary>
    public DateOnly? DayOf(string path)
    {
        if (!VaultPath.IsNote(path))
        {
            return null;
        }

        var whole = path[..^3];
        foreach (var (folder, format) in _daily)
        {
            var name =
                folder.Length == 0 ? whole
                : VaultPath.IsBelow(path, folder) ? whole[(folder.Length + 1)..]
                : null;
            if (name is not null && format.TryRead(name, out var day))
            {
                return day;
            }
        }

        var stem = VaultPath.Stem(path);
        if (stem.Count(char.IsAsciiDigit) < 5)
        {
            return null;
        }

        // Owners move old ones into folders of years and months, where Obsidian no longer looks.
        foreach (var (_, format) in _daily)
        {
            if (format.Name.TryRead(stem, out var day))
            {
                return day;
            }
        }

        foreach (var format in _daily.IsEmpty ? Usual : [MomentFormat.Default])
        {
            if (format.TryRead(stem, out var day))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>Whether the owner keeps templates there, or told Obsidian to leave it out.</summary>
    public bool Ignores(string path) => _ignored.Any(f => VaultPath.IsBelow(path, f) || path == f);

    private static void Take(
        string path,
        JsonElement root,
        ImmutableArray<(string, MomentFormat)>.Builder daily,
        ImmutableArray<string>.Builder ignored
    )
    {
        switch (VaultPath.Name(VaultPath.Folder(path)) + "/" + VaultPath.Name(path))
        {
            case ".obsidian/daily-notes.json":
                TakeDaily(root, daily);
                break;
            case "periodic-notes/data.json" when Member(root, "daily") is { } section:
                if (Member(section, "enabled") is not { ValueKind: JsonValueKind.False })
                {
                    TakeDaily(section, daily);
                }

                break;
            case ".obsidian/templates.json":
                TakeFolder(Text(root, "folder"), ignored);
                break;
            case "templater-obsidian/data.json":
                TakeFolder(Text(root, "templates_folder"), ignored);
                break;
            case ".obsidian/app.json"
                when Member(root, "userIgnoreFilters") is { ValueKind: JsonValueKind.Array } filters:
                foreach (var filter in filters.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.String))
                {
                    TakeFolder(filter.GetString(), ignored);
                }

                break;
        }
    }

    private static void TakeDaily(JsonElement section, ImmutableArray<(string, MomentFormat)>.Builder daily)
    {
        var folder = VaultPath.TrimFolder(Text(section, "folder") ?? "");
        var format = Text(section, "format") is { Length: > 0 } set ? new MomentFormat(set) : MomentFormat.Default;
        daily.Add((folder, format));
    }

    private static void TakeFolder(string? folder, ImmutableArray<string>.Builder ignored)
    {
        if (VaultPath.TrimFolder(folder ?? "") is { Length: > 0 } trimmed)
        {
            ignored.Add(trimmed);
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
