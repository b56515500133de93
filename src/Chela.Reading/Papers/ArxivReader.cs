using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Feeds;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Papers;

/// <summary>
/// Answers of the arXiv API (info.arxiv.org/help/api), as they are or recorded in JSON as <c>url</c>, <c>status_code</c>
/// and <c>body</c>. An error and an answer without papers are problems.
/// </summary>
public static partial class ArxivReader
{
    private const int Look = 4096;

    private const int MostAuthors = 1000;

    /// <summary>Whether a text is an answer of the API, by its beginning.</summary>
    public static bool Fits(string text)
    {
        var head = text.AsSpan(0, Math.Min(Look, text.Length));
        return Answer().IsMatch(head) || Recorded().IsMatch(head);
    }

    /// <summary>Reads the papers of an answer.</summary>
    public static CaptureReading Read(Capture capture, string text)
    {
        if (text.AsSpan().TrimStart("\uFEFF \t\r\n") is not ['{', ..])
        {
            return ReadAtom(text, capture.Url, []);
        }

        using var json = JsonText.Parse(text.AsMemory(), out var problem);
        if (json is null)
        {
            return new CaptureReading([], [problem!]);
        }

        var status = json.RootElement.Get("status_code").Number();
        var body = json.RootElement.Get("body").Text();
        return body is null ? CaptureReading.Unreadable("expected the text of an answer, found none", "body")
            : status is null or 200 ? ReadAtom(body, json.RootElement.TextOf("url"), [])
            : ReadAtom(body, json.RootElement.TextOf("url"), [StatusProblem(status.Value)]);
    }

    private static CaptureProblem StatusProblem(int status) =>
        new("status_code", string.Create(CultureInfo.InvariantCulture, $"expected 200, found {status}"));

    private static CaptureReading ReadAtom(string text, string? url, ImmutableArray<CaptureProblem> problems)
    {
        var tree = MarkupTree.Read(text, url, FeedReader.MaxEntries, out var broken);
        var items = ImmutableArray.CreateBuilder<ReadItem>();
        var found = problems.ToBuilder();
        if (broken is not null)
        {
            found.Add(broken);
        }

        if (tree.Root is not { Name: "feed" } root)
        {
            found.Add(new CaptureProblem(null, $"expected feed, found {tree.Root?.Name ?? "no element"}"));
            return new CaptureReading([], found.ToImmutable());
        }

        if (tree.TooLarge is { } tooLarge)
        {
            found.Add(tooLarge);
        }

        if (tree.Entries > FeedReader.MaxEntries)
        {
            found.Add(FeedReader.TooMany(tree.Entries));
        }

        var number = 0;
        foreach (var entry in root.Children("entry"))
        {
            number++;
            if (ArxivId.TryParse(entry.TextOf("id"), out var id))
            {
                items.Add(ReadPaper(entry, id));
            }
            else
            {
                found.Add(
                    new CaptureProblem(
                        string.Create(CultureInfo.InvariantCulture, $"entry {number}"),
                        entry.TextOf("id")?.Contains("/api/errors", StringComparison.Ordinal) == true
                            ? $"arXiv answers: {FragmentText.Line(entry.TextOf("summary")) ?? "an error"}"
                            : $"expected the id of a paper, found {FragmentText.Line(entry.TextOf("id")) ?? "none"}"
                    )
                );
            }
        }

        if (number == 0)
        {
            var query = FragmentText.Line(root.TextOf("title"));
            found.Add(
                new CaptureProblem(null, $"expected papers, found none{(query is null ? "" : $" for \"{query}\"")}")
            );
        }

        return new CaptureReading(items.ToImmutable(), found.ToImmutable());
    }

    private static ReadItem ReadPaper(MarkupElement entry, ArxivId id)
    {
        var primary = entry.Child("arxiv:primary_category")?.Attribute("term");
        var summary = entry.TextOf("summary");
        var authors = entry
            .Children("author")
            .Select(a => FragmentText.Line(a.TextOf("name")))
            .OfType<string>()
            .Take(MostAuthors)
            .ToList();
        return new ReadItem(ItemKind.Paper)
        {
            Url = id.Url,
            Title = FragmentText.Line(entry.TextOf("title")),
            Author = authors.Count > 0 ? string.Join(", ", authors) : null,
            Site = FragmentText.Line(entry.TextOf("arxiv:journal_ref")) ?? "arXiv",
            Published = WebDate.Parse(entry.TextOf("published", "updated")),
            Summary = FragmentText.Line(summary),
            // Line breaks within an abstract come from its source; a line that is indented begins a paragraph.
            Blocks =
            [
                .. Paragraph()
                    .Split(summary?.Trim() ?? "")
                    .Select(FragmentText.Line)
                    .OfType<string>()
                    .Select(FragmentText.Paragraph),
            ],
            Tags =
            [
                .. entry
                    .Children("category")
                    .Select(c => c.Attribute("term"))
                    .Prepend(primary)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ],
            Doi = PaperDoi.Of(entry.TextOf("arxiv:doi")),
            Arxiv = id.ToString(),
        };
    }

    [GeneratedRegex(
        @"\A[^<]{0,64}(?:<\?[^>]{0,256}>\s*)?<feed(?=[\s>])(?:[^>]{0,1024}arxiv\.org/schemas/atom|[^>]{0,1024}>[\s\S]{0,1024}https?://(?:export\.)?arxiv\.org/api/)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Answer();

    [GeneratedRegex(
        @"\A\uFEFF?\s*\{(?=[\s\S]{0,1024}arxiv\.org/api/)(?=[\s\S]{0,2048}""(?:status_code|body)""\s*:)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Recorded();

    [GeneratedRegex(@"\n[ \t]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Paragraph();
}
