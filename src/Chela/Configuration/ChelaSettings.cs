using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chela.Agent.Models;
using Chela.Edge.Files.Yaml;
using Chela.Reading.Form;
using Chela.Reading.Vaults;
using Chela.Text;

namespace Chela.Configuration;

/// <summary>What <c>chela.yaml</c> says; everything may be missing.</summary>
internal sealed record ChelaSettings
{
    private const int MostDays = 36_500;

    /// <summary>The settings of an owner who has none.</summary>
    public static ChelaSettings Default { get; } = new();

    /// <summary>The line under a digest's title.</summary>
    public string? Byline { get; init; }

    /// <summary>The owner's language.</summary>
    public Language Language { get; init; } = Language.Chinese;

    /// <summary>The owner's zone; null for the machine's.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Full paths of the owner's vaults.</summary>
    public ImmutableArray<string> Vaults { get; init; } = [];

    /// <summary>Full paths of the folders in which the agent may look and, if it is asked, change files.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>The full path of the folder for digests; null for the one in the current folder.</summary>
    public string? Digests { get; init; }

    /// <summary>What is unread for longer leaves the shelf; null if nothing does.</summary>
    public TimeSpan? AgeOut { get; init; }

    /// <summary>The folder of the vault that clippings are written to.</summary>
    public string Clippings { get; init; } = "Clippings";

    /// <summary>The models that may be called, in the order of the file; each name once.</summary>
    public ImmutableArray<ModelSettings> Models { get; init; } = [];

    /// <summary>What plays each role, in the order of <see cref="ModelRole"/>; none where there is no model.</summary>
    public ImmutableArray<RoleSettings> Roles { get; init; } = [];

    /// <summary>What plays a role; null where there is no model.</summary>
    public RoleSettings? RoleOf(ModelRole role) => Roles.FirstOrDefault(r => r.Role == role);

    /// <summary>Reads the settings out of a file that fits its schema.</summary>
    /// <param name="file">The file's full path: relative paths in it are relative to its folder.</param>
    /// <param name="root">Its root.</param>
    /// <param name="errors">What the schema cannot say.</param>
    public static ChelaSettings Bind(string file, YamlNode.Map root, out ImmutableArray<ConfigurationError> errors)
    {
        var folder = Path.GetDirectoryName(file)!;
        errors = [];
        TimeZoneInfo? zone = null;
        if (root.Text("zone") is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone))
        {
            var node = root["zone"]!;
            errors =
            [
                new ConfigurationError(
                    file,
                    node.Line,
                    node.Column,
                    $"there is no zone '{name}'",
                    "write an IANA name: Asia/Shanghai"
                ),
            ];
        }

        var models = ModelsSettings.Bind(file, root, out var mistakes);
        var roles = RolesSettings.Bind(file, root, models, out var misnamed);
        errors = [.. errors, .. mistakes, .. misnamed];
        var shelf = root["shelf"] as YamlNode.Map;
        return new ChelaSettings
        {
            AgeOut = shelf?.Text("age_out_days") is { } days ? TimeSpan.FromDays(DaysOf(days)) : null,
            Clippings = shelf?.Text("clippings") is { } clippings ? VaultPath.TrimFolder(clippings) : "Clippings",
            Byline = root.Text("byline"),
            Language = root.Text("language") == "en" ? Language.English : Language.Chinese,
            Zone = zone,
            Vaults = [.. root.Texts("vault").Select(v => Home.Expand(v, folder))],
            Places = [.. root.Texts("places").Select(p => Home.Expand(p, folder))],
            Models = models,
            Roles = roles,
            Digests = root.Text("digests") is { } digests ? Home.Expand(digests, folder) : null,
        };
    }

    /// <summary>A time that is longer than anybody has is as good as a longer one.</summary>
    private static int DaysOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? Math.Min(days, MostDays)
            : MostDays;

    /// <summary>Writes the settings as a commented file that <see cref="Bind"/> reads back.</summary>
    public string ToYaml()
    {
        var yaml = new StringBuilder();
        yaml.Append(
            "# What Chela knows of you. Every line but the first may go. See docs/configuration.md.\nversion: 1\n"
        );
        Line(
            "Your Obsidian vault, or a list of them.",
            "vault",
            Vaults is [var only] ? YamlScalar.Quote(only) : $"[{string.Join(", ", Vaults.Select(YamlScalar.Quote))}]",
            !Vaults.IsEmpty
        );
        Line("Your language: zh or en.", "language", Language == Language.English ? "en" : "zh", true);
        Line("Your time zone.", "zone", YamlScalar.Quote(Zone?.Id ?? ""), Zone is not null);
        Line(
            "The folder that gets a folder for each year and week.",
            "digests",
            YamlScalar.Quote(Digests ?? ""),
            Digests is not null
        );
        Line("The line under a digest's title.", "byline", YamlScalar.Quote(Byline ?? ""), Byline is not null);
        return yaml.ToString();

        void Line(string comment, string key, string value, bool isSet)
        {
            if (isSet)
            {
                yaml.Append($"\n# {comment}\n{key}: {value}\n");
            }
        }
    }
}
