using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Reading.Form;

namespace Chela.Reading.Posts;

/// <summary>Answers of oEmbed (oembed.com): of a post its text, of a film its title and author.</summary>
public static partial class OembedReader
{
    /// <summary>Whether a text is an answer of oEmbed.</summary>
    public static bool Fits(string text)
    {
        var head = text.AsSpan(0, Math.Min(16_384, text.Length)).TrimStart("\uFEFF \t\r\n");
        return head is ['{', ..] && Type().IsMatch(head) && Provider().IsMatch(head);
    }

    /// <summary>Reads an answer.</summary>
    public static CaptureReading Read(string text, FragmentReader? html = null)
    {
        using var json = JsonText.Parse(text.AsMemory(), out var problem);
        if (json is null)
        {
            return new CaptureReading([], [problem!]);
        }

        var root = json.RootElement;
        var type = root.TextOf("type");
        var url = WebLink.Resolve(root.TextOf("url")) ?? (type == "photo" ? null : Embedded(root.TextOf("html")));
        var isPost = PostAddress.TryParse(url, out var post);
        var blocks =
            type == "rich" && root.TextOf("html") is { } given
                ? Said((html ?? PlainFragment.Read)(given, url), root.TextOf("author_name"))
                : [];
        var title = FragmentText.Line(root.TextOf("title"));
        if (title is null && blocks.IsEmpty)
        {
            return CaptureReading.Unreadable("expected a title or a text, found none");
        }

        return CaptureReading.Of(
            new ReadItem(
                isPost ? ItemKind.Thread
                : type == "video" ? ItemKind.Media
                : blocks.IsEmpty ? ItemKind.Link
                : ItemKind.Article
            )
            {
                Url = url,
                Title = title,
                Author = FragmentText.Line(root.TextOf("author_name")),
                Site = isPost ? "X" : FragmentText.Line(root.TextOf("provider_name")),
                Published = post is null
                    ? null
                    : XPosts.Moment(null, post.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Blocks = blocks,
            }
        );
    }

    /// <summary>The text without the line below it that says whose it is.</summary>
    private static ImmutableArray<ReadBlock> Said(ImmutableArray<ReadBlock> blocks, string? author) =>
        blocks.Length > 1
        && author is not null
        && blocks[^1].Text.StartsWith('—')
        && blocks[^1].Text.Contains(author, StringComparison.Ordinal)
            ? blocks[..^1]
            : blocks;

    private static string? Embedded(string? html)
    {
        var tokens = new MarkupTokens(html ?? "");
        while (tokens.Next())
        {
            if (
                tokens.Kind == MarkupTokenKind.Start
                && tokens.Name.Equals("iframe", StringComparison.OrdinalIgnoreCase)
            )
            {
                return WebLink.Resolve(
                    tokens.Attributes.Find(a => a.Key.Equals("src", StringComparison.OrdinalIgnoreCase)).Value
                );
            }
        }

        return null;
    }

    [GeneratedRegex(@"""type""\s*:\s*""(?:rich|video|photo|link)""", RegexOptions.CultureInvariant)]
    private static partial Regex Type();

    [GeneratedRegex(@"""(?:provider_name|provider_url|author_url)""\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex Provider();
}
