using System.Collections.Immutable;
using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Extraction;
using Chela.Reading.Form;
using Chela.Reading.Posts;

namespace Chela.Reading.Sites;

/// <summary>A saved page of X: a post with what its author goes on to say and the answers, or an article.</summary>
internal sealed class XPage : ISiteReader
{
    public bool Fits(SitePage page) => page.First(n => IsArticle(n) || IsPost(n)) is not null;

    public ReadItem? Read(SitePage page) =>
        page.First(IsArticle) is { } article ? ReadArticle(page, article) : ReadThread(page);

    private static bool IsArticle(PageNode node) => node.Has("data-testid", "twitterArticleRichTextView");

    private static bool IsPost(PageNode node) => node.Has("data-testid", "tweet");

    private static bool IsName(PageNode node) => node.Has("data-testid", "User-Name");

    private static ReadItem ReadArticle(SitePage page, PageNode article)
    {
        var title = page.First(n => n.Has("data-testid", "twitter-article-title"));
        var heading = page.Line(title);
        var author = page.First(n => n.Has("itemprop", "author"));
        var name = author is null ? null : page.First(n => n.Has("itemprop", "name"), author)?.Attribute("content");
        var shown = page.First(IsName) is { } line ? NameOf(page, line) : default;
        if (title is not null)
        {
            title.DroppedBy = ExtractionRules.Opening;
        }

        return Item(page) with
        {
            Kind = ItemKind.Article,
            Title = heading ?? page.Item.Title,
            Author = name ?? shown.Name ?? Handle(page.Item.Url),
            Published = page.First(IsPost) is { } post ? page.Time(post).At : page.Item.Published,
            Blocks = page.Blocks(article),
        };
    }

    private static ReadItem? ReadThread(SitePage page)
    {
        var posts = page.All(IsPost)
            .Where(n => n.Around(IsPost) is null)
            .Select(n => (Node: n, Post: PostOf(page, n)))
            .ToList();
        var own = PostAddress.TryParse(page.Item.Url, out var address)
            ? posts.FindIndex(p => PostAddress.TryParse(p.Post.Url, out var url) && url.Id == address.Id)
            : 0;
        if (own < 0 || posts.Count == 0)
        {
            return null;
        }

        var account = posts[own].Post.Account;
        // INVARIANT: the thread is what the author says in a row around the post; who speaks before it is answered by it.
        var (first, end) = (own, own + 1);
        while (first > 0 && posts[first - 1].Post.Account == account)
        {
            first--;
        }

        while (end < posts.Count && posts[end].Post.Account == account)
        {
            end++;
        }

        var head = posts[first].Post;
        return Item(page) with
        {
            Kind = ItemKind.Thread,
            Url = head.Url ?? page.Item.Url,
            Title = null,
            Author = head.Name ?? (account.Length > 0 ? account : null),
            Published = head.At,
            Summary = null,
            Blocks = Remark.Below(
                posts[first..end].SelectMany(p => PostThreads.BlocksOf(p.Post)),
                posts[end..]
                    .Select((p, i) => (p.Post, p.Node, Depth: Depth(page, posts[end..], i)))
                    .Select(p => new Remark(
                        p.Depth,
                        p.Post.Name is null ? p.Post.Account : $"{p.Post.Name} (@{p.Post.Account})",
                        [.. PostThreads.BlocksOf(p.Post)]
                    )
                    {
                        At = p.Post.At,
                        Url = p.Post.Url,
                        Span = page.SpanOf(p.Node),
                    })
            ),
        };
    }

    /// <summary>Answers that go on stand in cells next to each other; an empty cell parts one conversation from another.</summary>
    private static int Depth(SitePage page, List<(PageNode Node, Post Post)> answers, int index)
    {
        var depth = 0;
        while (index > 0 && !HasGap(page, answers[index - 1].Node, answers[index].Node))
        {
            (depth, index) = (depth + 1, index - 1);
        }

        return depth;
    }

    private static bool HasGap(SitePage page, PageNode before, PageNode after)
    {
        for (var i = before.End; i < after.Index; i++)
        {
            if (page.Tree.Nodes[i].Has("role", "separator"))
            {
                return true;
            }
        }

        // Where cells are not parted at all, nothing is known of who answers whom.
        return page.First(n => n.Has("role", "separator")) is null;
    }

    private static ReadItem Item(SitePage page) =>
        page.Item with
        {
            Site = "X",
            Url = PostAddress.TryParse(page.Item.Url, out var address) ? address.ToString() : page.Item.Url,
        };

    private static string? Handle(string? url) => PostAddress.TryParse(url, out var address) ? address.Handle : null;

    private static Post PostOf(SitePage page, PageNode node)
    {
        var names = page.All(IsName, node).Take(2).ToList();
        var texts = page.All(n => n.Has("data-testid", "tweetText"), node).Take(2).ToList();
        var quoted = names.Count > 1 ? names[1].Index : int.MaxValue;
        var (name, account) = names.Count > 0 ? NameOf(page, names[0]) : default;
        var (at, url) = page.Time(node);
        var own = texts.Find(t => t.Index < quoted);
        var quote = texts.Find(t => t.Index > quoted);
        return new Post(url ?? "", own is null ? "" : TextOf(page, own))
        {
            Site = "X",
            Url = PostAddress.TryParse(url, out var address) ? address.ToString() : url,
            Account = account ?? Handle(url) ?? "",
            Name = name,
            At = at,
            Media = MediaOf(page, node, quoted),
            Quote =
                names.Count > 1 && NameOf(page, names[1]) is var (other, theirs)
                    ? new Post("", quote is null ? "" : TextOf(page, quote))
                    {
                        Site = "X",
                        Name = other,
                        Account = theirs ?? "",
                    }
                    : null,
        };
    }

    private static ImmutableArray<PostMedia> MediaOf(SitePage page, PageNode post, int quoted) =>
        [
            .. page.All(n => n.Is("img") && n.Around(a => a.Has("data-testid", "tweetPhoto")) is not null, post)
                .Where(n => n.Index < quoted)
                .Select(n => (Url: ImageSource.Of(n, page.Address), Alt: n.Attribute("alt")))
                .Where(m => m.Url is not null)
                .Select(m => new PostMedia(m.Url!, m.Alt is "Image" ? null : m.Alt)),
        ];

    /// <summary>The name and the handle, which begins with a sign.</summary>
    private static (string? Name, string? Account) NameOf(SitePage page, PageNode names)
    {
        var line = page.Line(names) ?? "";
        var at = line.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return (line.Length > 0 ? line : null, null);
        }

        var end = at + 1;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '_'))
        {
            end++;
        }

        return (line[..at].Trim() is { Length: > 0 } name ? name : null, line[(at + 1)..end]);
    }

    /// <summary>Lines are lines here; signs are pictures with their sign as words, and addresses are cut for the eye.</summary>
    private static string TextOf(SitePage page, PageNode text)
    {
        var said = new StringBuilder();
        for (var i = text.Index + 1; i < text.End; i++)
        {
            var node = page.Tree.Nodes[i];
            if (
                node.Is("a")
                && node.Attribute("href") is { } href
                && href.StartsWith("http", StringComparison.Ordinal)
                && page.Line(node) is { } words
                && words.EndsWith('…')
            )
            {
                said.Append(href);
                i = node.End - 1;
                continue;
            }

            said.Append(
                node.Is("img") ? node.Attribute("alt")
                : node.Is("br") ? "\n"
                : node.Text
            );
        }

        return said.ToString();
    }
}
