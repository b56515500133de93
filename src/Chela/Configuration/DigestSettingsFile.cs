using Chela.Edge.Files.Yaml;
using Chela.Reading.Compose;
using Chela.Reading.Form;

namespace Chela.Configuration;

/// <summary>Reads <c>digest.yaml</c>.</summary>
internal static class DigestSettingsFile
{
    /// <summary>Its name.</summary>
    public const string Name = "digest.yaml";

    /// <summary>Reads the settings out of a file that fits its schema.</summary>
    public static DigestSettings Bind(YamlNode.Map root) =>
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
}
