using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Extraction;

namespace Chela.Reading.Formats;

/// <summary>
/// Reads a book (EPUB 2 and 3): the package document says what it is called and in which order its chapters are read; the
/// table of contents, where there is one, names chapters that have no heading.
/// </summary>
internal sealed class EpubReader
{
    private const string Container = "META-INF/container.xml";

    /// <summary>The text of a book is shorter.</summary>
    private const int MostBytes = 32 * 1024 * 1024;

    private readonly ZipFiles _files;
    private readonly List<CaptureProblem> _problems = [];
    private readonly List<XmlElements> _package;
    private readonly string _folder;
    private long _length;

    private EpubReader(ZipFiles files, string package)
    {
        _files = files;
        _folder = package[..(package.LastIndexOf('/') + 1)];
        _package = Xml(package);
    }

    /// <summary>Reads a book.</summary>
    public static CaptureReading Read(Capture capture, Unpacking unpacking)
    {
        using var files = ZipFiles.Open(capture.Bytes, unpacking, out var damage);
        if (files is null)
        {
            return CaptureReading.Unreadable(damage!);
        }

        if (files.Names.Contains("META-INF/rights.xml"))
        {
            return CaptureReading.Unreadable("expected a book without copy protection, found an encrypted one");
        }

        return PackageOf(files) is { } package
            ? new EpubReader(files, package).Read()
            : CaptureReading.Unreadable("expected a package document (.opf) in the book, found none");
    }

    private static string? PackageOf(ZipFiles files) =>
        (
            files.TryRead(Container, out var bytes, out _)
                ? XmlElements.Of(bytes, out _).FirstOrDefault(e => e.Name == "rootfile")?["full-path"]
                : null
        )
            is { } named
        && files.Names.Contains(named)
            ? named
            : files.Names.FirstOrDefault(n => n.EndsWith(".opf", StringComparison.OrdinalIgnoreCase));

    private CaptureReading Read()
    {
        var manifest = _package
            .Where(e => e is { Name: "item" } && e["id"] is not null && e["href"] is not null)
            .DistinctBy(e => e["id"])
            .ToDictionary(e => e["id"]!, e => e);
        var spine = _package
            .Where(e => e.Name == "itemref" && e["idref"] is not null)
            .Select(e => manifest.GetValueOrDefault(e["idref"]!))
            .OfType<XmlElements>()
            .ToList();
        spine = spine.Count > 0 ? spine : [.. manifest.Values.Where(IsPage)];
        var contents = ContentsOf(manifest);
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        foreach (var chapter in spine.Where(i => !IsContents(i)))
        {
            blocks.AddRange(BlocksOf(Within(_folder, chapter["href"]!), contents));
        }

        if (blocks.Count == 0)
        {
            _problems.Add(new CaptureProblem(null, "expected chapters with text, found none"));
            if (Metadata("title") is null)
            {
                return new CaptureReading([], [.. _problems]);
            }
        }

        return new CaptureReading(
            [
                new ReadItem(ItemKind.Book)
                {
                    Title = Metadata("title"),
                    Author = PlainText.LineOrNull(string.Join(", ", All("creator"))),
                    Site = Metadata("publisher"),
                    Published = WebDate.Parse(Metadata("date")),
                    Lang = Metadata("language"),
                    Summary = Metadata("description"),
                    Tags = [.. All("subject").Distinct()],
                    Blocks = blocks.ToImmutable(),
                },
            ],
            [.. _problems]
        );
    }

    private ImmutableArray<ReadBlock> BlocksOf(string name, Dictionary<string, string> contents)
    {
        if (!_files.TryRead(name, out var bytes, out var problem))
        {
            _problems.Add(new CaptureProblem(name, problem!));
            return [];
        }

        if (_length > MostBytes)
        {
            return [];
        }

        _length += bytes.Length;
        if (_length > MostBytes)
        {
            _problems.Add(
                new CaptureProblem(
                    name,
                    $"expected chapters of at most {MostBytes / (1024 * 1024)} MB, found more; the next ones are not read"
                )
            );
        }

        var page = WholePage.Of(new Capture(name, bytes));
        if (page.Problem is not null)
        {
            _problems.Add(new CaptureProblem(name, page.Problem));
        }

        var blocks = page.Blocks().Select(b => b with { Part = name }).ToImmutableArray();
        return
            blocks.Length > 0
            && contents.TryGetValue(name, out var title)
            && !blocks.Take(3).Any(b => b.Markdown.StartsWith('#') || b.Text == title)
            ? [new ReadBlock($"## {Excerpts.MarkdownEscape.Plain(title)}", title, null) { Part = name }, .. blocks]
            : blocks;
    }

    /// <summary>The titles of chapters by their files, from the page of contents of EPUB 3 or the NCX of EPUB 2.</summary>
    private Dictionary<string, string> ContentsOf(Dictionary<string, XmlElements> manifest)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        var page = manifest.Values.FirstOrDefault(IsContents)?["href"];
        var ncx = manifest.Values.FirstOrDefault(i => i["media-type"] == "application/x-dtbncx+xml")?["href"];
        foreach (var href in new[] { page, ncx }.OfType<string>().Take(titles.Count == 0 ? 2 : 1))
        {
            var name = Within(_folder, href);
            var folder = name[..(name.LastIndexOf('/') + 1)];
            var label = "";
            foreach (var element in _files.Names.Contains(name) ? Xml(name) : [])
            {
                label = element.Name == "navLabel" ? element.Text : label;
                var (target, title) =
                    element.Name == "a" ? (element["href"], element.Text)
                    : element.Name == "content" ? (element["src"], label)
                    : (null, "");
                if (target is not null && title.Length > 0)
                {
                    titles.TryAdd(Within(folder, target), title);
                }
            }
        }

        return titles;
    }

    private List<XmlElements> Xml(string name)
    {
        if (!_files.TryRead(name, out var bytes, out var problem))
        {
            _problems.Add(new CaptureProblem(name, problem!));
            return [];
        }

        var elements = XmlElements.Of(bytes, out var damage);
        if (damage is not null)
        {
            _problems.Add(damage with { Place = $"{name}, {damage.Place}" });
        }

        return elements;
    }

    private string? Metadata(string name) => All(name).FirstOrDefault();

    private IEnumerable<string> All(string name) =>
        _package.Where(e => e.Name == name && e.Text.Length > 0).Select(e => e.Text);

    private static bool IsPage(XmlElements item) =>
        item["media-type"] is "application/xhtml+xml" or "text/html" or "application/x-dtbook+xml";

    private static bool IsContents(XmlElements item) =>
        (item["properties"] ?? "").Split(' ').Contains("nav", StringComparer.Ordinal);

    /// <summary>A path as a file of the book writes it, from the archive's root, without the place within the file.</summary>
    private static string Within(string folder, string href)
    {
        var path = Uri.UnescapeDataString(href.Split('#')[0]);
        var parts = new List<string>();
        foreach (
            var part in (path.StartsWith('/') ? path : folder + path).Split('/', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
