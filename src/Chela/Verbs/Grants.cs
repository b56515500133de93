using Chela.Agent.Effects;
using Chela.Configuration;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;

namespace Chela.Verbs;

/// <summary>Lines of the allow-list that verbs ask for.</summary>
internal static class Grants
{
    /// <summary>The manifest of a job.</summary>
    public static Manifest Manifest(string job, IEnumerable<Grant> grants) =>
        new(job, [.. grants.Select(g => g.Tool).Distinct()]);

    /// <summary>Looking at folders, full paths, and what is below them.</summary>
    public static IEnumerable<Grant> Read(params IEnumerable<string> places) =>
        places.SelectMany(p =>
            new[] { new Grant("files.list", p, Readers.OwnerOnly), new Grant("files.read", p, Readers.OwnerOnly) }
        );

    /// <summary>Reading the owner's settings.</summary>
    public static IEnumerable<Grant> Read(Home home) => Read(home.Path);

    /// <summary>Writing what others may see.</summary>
    public static Grant Publish(string place) => new("files.write", place, Readers.Everyone);

    /// <summary>Keeping what is captured, and the log of the shelf.</summary>
    public static IEnumerable<Grant> Shelf(Home home) =>
        [
            new Grant("files.keep", home.Captures, Readers.OwnerOnly),
            new Grant("files.append", home.ShelfLog, Readers.OwnerOnly),
        ];

    /// <summary>Keeping the list of feeds, and what was seen of them.</summary>
    public static IEnumerable<Grant> Feeds(Home home) =>
        [
            new Grant("files.append", home.FeedLog, Readers.OwnerOnly),
            new Grant("files.write", home.FeedStates, Readers.OwnerOnly),
        ];

    /// <summary>Fetching exactly these addresses.</summary>
    public static IEnumerable<Grant> Fetch(IEnumerable<string> urls) =>
        urls.Select(url => new Grant("web.get", url, Readers.Everyone));

    /// <summary>Writing what only the owner sees.</summary>
    public static Grant Keep(string place) => new("files.write", place, Readers.OwnerOnly);
}
