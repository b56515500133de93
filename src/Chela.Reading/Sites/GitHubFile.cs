using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Extraction;
using Chela.Reading.Feeds;

namespace Chela.Reading.Sites;

/// <summary>A file of a repository on GitHub: text as text, code as code.</summary>
internal static partial class GitHubFile
{
    private const int MaxLength = 4_000_000;

    public static ReadItem? Read(SitePage page)
    {
        // The path begins behind the branch; a branch with a slash in it cannot be told from a folder.
        var path = string.Join('/', page.Path.Skip(4));
        var blocks =
            page.First(n => n.Is("article") && n.HasClass("markdown-body")) is { } text ? page.Blocks(text)
            : CodeOf(page) is { } code ? [Block(code, path)]
            : ImmutableArray<ReadBlock>.Empty;
        return path.Length == 0 || blocks.IsEmpty
            ? null
            : page.Item with
            {
                Kind = ItemKind.Article,
                Title = Uri.UnescapeDataString(path),
                Author = page.Path[0],
                Site = $"{page.Path[0]}/{page.Path[1]}",
                Published = null,
                Summary = null,
                Blocks = blocks,
            };
    }

    /// <summary>The code stands in a field that is not seen, in the data of a program, or line by line in a table.</summary>
    private static string? CodeOf(SitePage page)
    {
        if (page.First(n => n.HasId("read-only-cursor-text-area")) is { } field)
        {
            return field.Element!.TextContent;
        }

        foreach (var script in page.Document.Scripts)
        {
            if (
                script.GetAttribute("data-target") == "react-app.embeddedData"
                && script.Text is { Length: > 0 and < MaxLength } data
            )
            {
                using var json = JsonText.Parse(data.AsMemory(), out _);
                var lines = json?.RootElement.Get("payload", "blob", "rawLines") ?? default;
                lines =
                    lines.ValueKind == JsonValueKind.Array
                        ? lines
                        : json?.RootElement.Get("payload", "codeViewBlobLayoutRoute.StyledBlob", "rawLines") ?? default;
                if (lines.ValueKind == JsonValueKind.Array)
                {
                    return string.Join(
                        '\n',
                        lines.Each().Select(l => l.ValueKind == JsonValueKind.String ? l.Text() ?? "" : "")
                    );
                }
            }
        }

        var rows = page.All(n => n.Is("td") && n.HasClass("blob-code")).Select(n => n.Element!.TextContent).ToList();
        return rows.Count > 0 ? string.Join('\n', rows.Select(r => r.Trim('\r', '\n'))) : null;
    }

    private static ReadBlock Block(string code, string path)
    {
        var plain = code.Replace("\r\n", "\n", StringComparison.Ordinal).Trim('\n').TrimEnd();
        var fence = new string('`', Math.Max(3, CodeBlock.LongestTicks(plain) + 1));
        var language = Extension().Match(path) is { Success: true } end ? end.Groups[1].Value : "";
        return new ReadBlock($"{fence}{language}\n{plain}\n{fence}", plain, Span: null);
    }

    [GeneratedRegex(@"\.([A-Za-z0-9+]{1,10})$", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}
