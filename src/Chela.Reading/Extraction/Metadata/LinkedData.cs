using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Chela.Reading.Extraction;

/// <summary>The article that a page describes in JSON-LD (schema.org), as far as it does.</summary>
internal sealed class LinkedData
{
    /// <summary>A longer script is not read, in characters.</summary>
    private const int MaxLength = 2_000_000;

    /// <summary>Objects that are looked at.</summary>
    private const int MaxObjects = 500;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 32,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly string[] Articles =
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Report",
        "TechArticle",
        "ScholarlyArticle",
        "MedicalScholarlyArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "WebPage",
    ];

    /// <summary>The kind of thing, such as <c>NewsArticle</c>.</summary>
    public string? Type { get; private set; }

    public string? Headline { get; private set; }

    public string? Author { get; private set; }

    public string? Publisher { get; private set; }

    public string? Published { get; private set; }

    public string? Description { get; private set; }

    public string? Language { get; private set; }

    public string? Body { get; private set; }

    /// <summary>Reads the scripts of a page; what is no JSON is passed over, for a page can be read without it.</summary>
    public static LinkedData Of(IDocument document)
    {
        var data = new LinkedData();
        foreach (var script in document.Scripts)
        {
            if (
                script is IHtmlScriptElement { Type: { } type }
                && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)
                && script.TextContent is { Length: > 0 and <= MaxLength } json
            )
            {
                data.Read(WithoutSection(json));
            }
        }

        return data;
    }

    private void Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var waiting = new Queue<JsonElement>();
            waiting.Enqueue(document.RootElement);
            for (var count = 0; count < MaxObjects && waiting.TryDequeue(out var element); count++)
            {
                if (element.ValueKind == JsonValueKind.Array)
                {
                    foreach (var item in element.EnumerateArray())
                    {
                        waiting.Enqueue(item);
                    }
                }
                else if (element.ValueKind == JsonValueKind.Object)
                {
                    Take(element);
                    foreach (var name in (string[])["@graph", "mainEntity", "mainEntityOfPage"])
                    {
                        if (element.TryGetProperty(name, out var inner))
                        {
                            waiting.Enqueue(inner);
                        }
                    }
                }
            }
        }
        catch (JsonException)
        {
            // Many sites write it by hand, with mistakes.
        }
    }

    /// <summary>XHTML of old wraps scripts into CDATA sections.</summary>
    private static string WithoutSection(string json)
    {
        var text = json.Trim();
        return text.StartsWith("<![CDATA[", StringComparison.Ordinal) && text.EndsWith("]]>", StringComparison.Ordinal)
            ? text["<![CDATA[".Length..^3]
            : json;
    }

    private void Take(JsonElement element)
    {
        if (
            !element.TryGetProperty("@type", out var types)
            || Names(types).FirstOrDefault(t => Articles.Contains(t)) is not { } type
        )
        {
            return;
        }

        // What is said of the page is second to what is said of the article.
        var isArticle = type != "WebPage";
        string? Value(string? known, string name) =>
            known is null || isArticle && Type == "WebPage" ? Text(element, name) ?? known : known;
        Headline = Value(Headline, "headline");
        Published = Value(Published, "datePublished");
        Description = Value(Description, "description");
        Language = Value(Language, "inLanguage");
        Body = isArticle ? Body ?? Text(element, "articleBody") : Body;
        Author ??= People(element, "author") ?? People(element, "creator");
        Publisher ??= People(element, "publisher");
        Type = isArticle ? type : Type ?? type;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Names(value).FirstOrDefault(t => t.Trim().Length > 0) : null;

    private static string? People(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var names = Names(value)
            .Select(n => n.Trim())
            .Where(n => n.Length is > 0 and < 100 && !n.Contains("://", StringComparison.Ordinal));
        return string.Join(", ", names.Distinct(StringComparer.Ordinal).Take(20)) is { Length: > 0 } people
            ? people
            : null;
    }

    private static IEnumerable<string> Names(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value
                .EnumerateArray()
                .Take(50)
                .Where(v => v.ValueKind != JsonValueKind.Array)
                .SelectMany(Names),
            JsonValueKind.Object
                when value.TryGetProperty("name", out var name) && name.ValueKind != JsonValueKind.Object => Names(
                name
            ),
            _ => [],
        };
}
