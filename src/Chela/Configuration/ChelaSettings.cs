using System.Collections.Immutable;
using System.Text;
using Chela.Edge.Files.Yaml;
using Chela.Reading.Form;

namespace Chela.Configuration;

/// <summary>What <c>chela.yaml</c> says; everything may be missing.</summary>
internal sealed record ChelaSettings
{
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

    /// <summary>The full path of the folder for digests; null for the one in the current folder.</summary>
    public string? Digests { get; init; }

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

        return new ChelaSettings
        {
            Byline = root.Text("byline"),
            Language = root.Text("language") == "en" ? Language.English : Language.Chinese,
            Zone = zone,
            Vaults = [.. root.Texts("vault").Select(v => Home.Expand(v, folder))],
            Digests = root.Text("digests") is { } digests ? Home.Expand(digests, folder) : null,
        };
    }

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
            Vaults is [var only] ? Quote(only) : $"[{string.Join(", ", Vaults.Select(Quote))}]",
            !Vaults.IsEmpty
        );
        Line("Your language: zh or en.", "language", Language == Language.English ? "en" : "zh", true);
        Line("Your time zone.", "zone", Quote(Zone?.Id ?? ""), Zone is not null);
        Line(
            "The folder that gets a folder for each year and week.",
            "digests",
            Quote(Digests ?? ""),
            Digests is not null
        );
        Line("The line under a digest's title.", "byline", Quote(Byline ?? ""), Byline is not null);
        return yaml.ToString();

        void Line(string comment, string key, string value, bool isSet)
        {
            if (isSet)
            {
                yaml.Append($"\n# {comment}\n{key}: {value}\n");
            }
        }
    }

    /// <summary>A double-quoted scalar (YAML 1.2, section 7.3.1).</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(
                    $"\\u{(int)character:x4}"
                ),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
