using System.Collections.Immutable;
using Chela.Edge.Files.Yaml;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Reading.Groups;
using Chela.Reading.Shelf;

namespace Chela.Configuration;

/// <summary>Reads <c>digest.yaml</c>.</summary>
internal static class DigestSettingsFile
{
    /// <summary>Its name.</summary>
    public const string Name = "digest.yaml";

    private static readonly ImmutableArray<string> Conditions = ["host", "url", "tag", "kind", "title"];

    /// <summary>Reads the settings out of a file that fits its schema.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="root">Its root.</param>
    /// <param name="errors">What the schema cannot say.</param>
    public static DigestSettings Bind(string file, YamlNode.Map root, out ImmutableArray<ConfigurationError> errors)
    {
        ImmutableArray<YamlNode.Map> rules = [.. (root["groups"] as YamlNode.List)?.Items.OfType<YamlNode.Map>() ?? []];
        errors = [.. rules.SelectMany(r => Mistakes(file, r))];
        return Bind(root) with { Groups = [.. rules.Select(RuleOf)] };
    }

    private static DigestSettings Bind(YamlNode.Map root) =>
        new()
        {
            Byline = root.Text("byline"),
            Profile = root.Text("profile") switch
            {
                "B" => DigestProfile.B,
                "C" => DigestProfile.C,
                "D" => DigestProfile.D,
                "neutral" => DigestProfile.Neutral,
                _ => null,
            },
            Title = root["title"] switch
            {
                YamlNode.Scalar both => BilingualName.Free(both.Text),
                YamlNode.Map each => new BilingualName(each.Text("zh")!, each.Text("en")!),
                _ => null,
            },
            Sections = root.Texts("sections"),
            Quotes = root.Text("quotes") switch
            {
                "curly" => QuoteStyle.Curly,
                "corner" => QuoteStyle.Corner,
                "keep" => QuoteStyle.Keep,
                _ => null,
            },
            PostDate = root.Text("tweet_dates") switch
            {
                "iso" => PostDate.Iso,
                "ui" => PostDate.Interface,
                _ => null,
            },
            OwnNotes = root.Text("own_notes") == "all" ? OwnNotes.All : OwnNotes.Marked,
        };

    private static IEnumerable<ConfigurationError> Mistakes(string file, YamlNode.Map rule)
    {
        if (rule["section"] is null && rule["group"] is null)
        {
            yield return new ConfigurationError(
                file,
                rule.Line,
                rule.Column,
                "expected a section or a group in a rule of 'groups', found neither",
                "say where its entries belong: group: …"
            );
        }

        if (!Conditions.Any(c => rule[c] is not null))
        {
            yield return new ConfigurationError(
                file,
                rule.Line,
                rule.Column,
                "expected a condition in a rule of 'groups', found none",
                $"say which entries it is for, by {string.Join(", ", Conditions)}"
            );
        }
    }

    private static GroupRule RuleOf(YamlNode.Map rule) =>
        new(rule.Text("section"), rule.Text("group"))
        {
            Hosts = rule.Texts("host"),
            Urls = rule.Texts("url"),
            Tags = rule.Texts("tag"),
            Kinds = [.. rule.Texts("kind").Select(k => ShelfLog.KindOf(k)!.Value)],
            Words = rule.Texts("title"),
            Line = rule.Line,
        };
}
