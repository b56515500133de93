using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Feeds;

/// <summary>Lists of feeds as readers exchange them (opml.org): nested, in any case, well-formed or not.</summary>
public static partial class Opml
{
    /// <summary>Feeds of a list beyond this number are left out.</summary>
    public const int MaxFeeds = 20_000;

    /// <summary>Whether a text is OPML, by its beginning.</summary>
    public static bool Fits(string text) => Head().IsMatch(text.AsSpan(0, Math.Min(4096, text.Length)));

    /// <summary>Reads the feeds of a list as links: to the site where one is told, else to the feed.</summary>
    public static CaptureReading Read(Capture capture, string text)
    {
        var list = ReadList(text, capture.Url);
        return new CaptureReading(
            [
                .. list.Feeds.Select(f => new ReadItem(ItemKind.Link)
                {
                    Url = f.SiteUrl ?? f.Url,
                    Title = f.Title,
                    Site = f.Title,
                    Summary = f.Description,
                    Tags = f.Folders,
                }),
            ],
            list.Problems
        );
    }

    /// <summary>Reads a list.</summary>
    public static SubscriptionList ReadList(string text, string? url = null)
    {
        var tree = MarkupTree.Read(text, url, int.MaxValue, out var broken);
        var problems = ImmutableArray.CreateBuilder<CaptureProblem>();
        if (broken is not null)
        {
            problems.Add(broken);
        }

        if (tree.Root is not { Name: "opml" } root)
        {
            problems.Add(new CaptureProblem(null, $"expected opml, found {tree.Root?.Name ?? "no element"}"));
            return new SubscriptionList(null, [], problems.ToImmutable());
        }

        if (tree.TooLarge is { } tooLarge)
        {
            problems.Add(tooLarge);
        }

        var feeds = new List<Subscription>();
        // The head of a broken list may have swallowed its body.
        foreach (var body in root.Children("body").DefaultIfEmpty(root))
        {
            Collect(body, [], feeds);
        }

        if (feeds.Count > MaxFeeds)
        {
            problems.Add(
                new CaptureProblem(
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected at most {MaxFeeds} feeds, found {feeds.Count}; the first ones were read"
                    )
                )
            );
        }
        else if (feeds.Count == 0)
        {
            problems.Add(new CaptureProblem(null, "expected outlines with xmlUrl, found none"));
        }

        var title = FragmentText.Line(root.Child("head")?.TextOf("title"));
        return new SubscriptionList(title, [.. feeds.Take(MaxFeeds)], problems.ToImmutable());
    }

    /// <summary>Writes a list as OPML 2.0: folders nested, everything in the order given.</summary>
    public static string Write(string title, IEnumerable<Subscription> feeds)
    {
        var folder = new Folder();
        foreach (var feed in feeds)
        {
            var within = folder;
            foreach (var name in feed.Folders.Take(MarkupTree.MaxDepth / 2))
            {
                within = within.Open(name);
            }

            within.Parts.Add(feed);
        }

        var opml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");
        opml.Append("  <head>\n    <title>").Append(Escape(title)).Append("</title>\n  </head>\n  <body>\n");
        folder.Write(opml, "    ");
        return opml.Append("  </body>\n</opml>\n").ToString();
    }

    // The depth is bounded by that of the tree.
    private static void Collect(MarkupElement within, ImmutableArray<string> folders, List<Subscription> feeds)
    {
        foreach (var outline in within.Elements)
        {
            var title = FragmentText.Line(outline.Attribute("title")) ?? FragmentText.Line(outline.Attribute("text"));
            if (outline.Name == "outline" && WebLink.Resolve(AddressOf(outline), outline.BaseUrl) is { } url)
            {
                feeds.Add(
                    new Subscription(url)
                    {
                        Title = title,
                        SiteUrl = WebLink.Resolve(outline.Attribute("htmlurl"), outline.BaseUrl),
                        Description = FragmentText.Line(outline.Attribute("description")),
                        Folders = folders,
                    }
                );
            }

            Collect(outline, outline.Name == "outline" && title is not null ? folders.Add(title) : folders, feeds);
        }
    }

    private static string? AddressOf(MarkupElement outline)
    {
        var url =
            outline.Attribute("xmlurl")
            ?? (outline.Attribute("type") is "rss" or "atom" ? outline.Attribute("url") : null);
        return url is not null && url.StartsWith("feed:", StringComparison.OrdinalIgnoreCase)
            ? (WebLink.IsWeb(url[5..]) ? url[5..] : "http:" + url[5..])
            : url;
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                < ' ' or '\uFFFE' or '\uFFFF' => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    [GeneratedRegex(
        @"\A[^<]{0,512}(?:<[?!][^>]{0,2048}>\s*){0,8}<opml(?=[\s>])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Head();

    private sealed class Folder
    {
        private readonly Dictionary<string, Folder> _folders = new(StringComparer.Ordinal);

        public List<object> Parts { get; } = [];

        private string Name { get; init; } = "";

        public Folder Open(string name)
        {
            if (!_folders.TryGetValue(name, out var folder))
            {
                _folders[name] = folder = new Folder { Name = name };
                Parts.Add(folder);
            }

            return folder;
        }

        public void Write(StringBuilder opml, string indent)
        {
            foreach (var part in Parts)
            {
                if (part is Folder folder)
                {
                    opml.Append(indent).Append($"<outline text=\"{Escape(folder.Name)}\">\n");
                    folder.Write(opml, indent + "  ");
                    opml.Append(indent).Append("</outline>\n");
                }
                else if (part is Subscription feed)
                {
                    var title = Escape(feed.Title ?? feed.Url);
                    opml.Append(indent).Append($"<outline type=\"rss\" text=\"{title}\" title=\"{title}\"");
                    Attribute(opml, "xmlUrl", feed.Url);
                    Attribute(opml, "htmlUrl", feed.SiteUrl);
                    Attribute(opml, "description", feed.Description);
                    opml.Append("/>\n");
                }
            }
        }

        private static void Attribute(StringBuilder opml, string name, string? value)
        {
            if (value is not null)
            {
                opml.Append($" {name}=\"{Escape(value)}\"");
            }
        }
    }
}
