using Chela.Configuration;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;

namespace Chela.Verbs;

/// <summary>Places that verbs put into their manifests.</summary>
internal static class Grants
{
    /// <summary>The manifest of a job.</summary>
    public static Manifest Manifest(string job, IEnumerable<ManifestPlace> grants) => new(job, [.. grants]);

    /// <summary>Looking at folders, full paths, and what is below them.</summary>
    public static IEnumerable<ManifestPlace> Read(params IEnumerable<string> places) =>
        places.SelectMany(p =>
            new[]
            {
                new ManifestPlace("files.list", p, Readers.OwnerOnly),
                new ManifestPlace("files.read", p, Readers.OwnerOnly),
            }
        );

    /// <summary>Reading the owner's settings.</summary>
    public static IEnumerable<ManifestPlace> Read(Home home) => Read(home.Path);

    /// <summary>Writing what others may see.</summary>
    public static ManifestPlace Publish(string place) => new("files.write", place, Readers.Everyone);

    /// <summary>Keeping what is captured, and the log of the shelf.</summary>
    public static IEnumerable<ManifestPlace> Shelf(Home home) =>
        [
            new ManifestPlace("files.keep", home.Captures, Readers.OwnerOnly),
            new ManifestPlace("files.append", home.ShelfLog, Readers.OwnerOnly),
        ];

    /// <summary>Keeping the list of feeds, and what was seen of them.</summary>
    public static IEnumerable<ManifestPlace> Feeds(Home home) =>
        [
            new ManifestPlace("files.append", home.FeedLog, Readers.OwnerOnly),
            new ManifestPlace("files.write", home.FeedStates, Readers.OwnerOnly),
        ];

    /// <summary>Searching: the call names several places, all of them the owner's, and none holds the others.</summary>
    public static ManifestPlace Search() => new("search.find", null, Readers.OwnerOnly);

    /// <summary>Fetching exactly these addresses.</summary>
    public static IEnumerable<ManifestPlace> Fetch(IEnumerable<string> urls) =>
        urls.Select(url => new ManifestPlace("web.get", url, Readers.Everyone));

    /// <summary>Appending to a file of the workspace.</summary>
    public static ManifestPlace Append(string file) => new("file.append", file, Readers.OwnerOnly);

    /// <summary>Changing a file of the workspace.</summary>
    public static ManifestPlace Change(string file) => new("file.write", file, Readers.OwnerOnly);

    /// <summary>Writing what only the owner sees.</summary>
    public static ManifestPlace Keep(string place) => new("files.write", place, Readers.OwnerOnly);
}
