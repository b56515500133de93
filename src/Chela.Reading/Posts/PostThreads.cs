using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;
using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Reading.Posts;

/// <summary>Joins posts in which an author goes on, and makes of each thread a thing to read.</summary>
internal static class PostThreads
{
    /// <summary>
    /// One item a thread, in the order in which the first post of each comes; the posts of a thread in reading order: an
    /// answer of the same author after what it answers, several by their time.
    /// </summary>
    public static ImmutableArray<ReadItem> Join(IReadOnlyList<Post> posts)
    {
        var known = new Dictionary<string, Post>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            known.TryAdd(post.Id, post);
        }

        var answers = new Dictionary<string, List<Post>>(StringComparer.Ordinal);
        foreach (var post in known.Values.Where(p => Before(p, known) is not null))
        {
            if (!answers.TryGetValue(post.ReplyTo!, out var list))
            {
                answers[post.ReplyTo!] = list = [];
            }

            list.Add(post);
        }

        var items = ImmutableArray.CreateBuilder<ReadItem>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            if (!read.Contains(post.Id))
            {
                items.Add(ItemOf(Unroll(First(known[post.Id], known), answers, read)));
            }
        }

        return items.ToImmutable();
    }

    /// <summary>The post of the same author that a post answers.</summary>
    private static Post? Before(Post post, Dictionary<string, Post> known) =>
        post.ReplyTo is { } id
        && id != post.Id
        && known.TryGetValue(id, out var before)
        && before.Account.Equals(post.Account, StringComparison.OrdinalIgnoreCase)
            ? before
            : null;

    private static Post First(Post post, Dictionary<string, Post> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(post.Id) && Before(post, known) is { } before)
        {
            post = before;
        }

        return post;
    }

    private static List<Post> Unroll(Post first, Dictionary<string, List<Post>> answers, HashSet<string> read)
    {
        var thread = new List<Post>();
        var open = new Stack<Post>([first]);
        while (open.TryPop(out var post))
        {
            if (read.Add(post.Id))
            {
                thread.Add(post);
                foreach (var answer in answers.GetValueOrDefault(post.Id, []).OrderByDescending(p => p.At))
                {
                    open.Push(answer);
                }
            }
        }

        return thread;
    }

    private static ReadItem ItemOf(List<Post> thread)
    {
        var first = thread[0];
        return new ReadItem(ItemKind.Thread)
        {
            Url = first.Url,
            Title = first.Title,
            Author = first.Name ?? (first.Account.Length > 0 ? first.Account : null),
            Site = first.Site,
            Published = first.At,
            Lang = first.Lang is "und" or "zxx" or "qme" or "qht" or "art" ? null : first.Lang,
            Blocks = [.. thread.SelectMany(BlocksOf)],
            Tags = [.. thread.SelectMany(p => p.Tags).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>What a post says and shows, and what it quotes.</summary>
    public static IEnumerable<ReadBlock> BlocksOf(Post post)
    {
        foreach (var paragraph in FragmentText.Paragraphs(post.Text))
        {
            yield return paragraph;
        }

        foreach (var media in post.Media)
        {
            // A picture without words for it says nothing in a text, but it belongs to the post.
            var alt = FragmentText.Line(media.Alt) ?? "";
            yield return new ReadBlock(
                $"![{MarkdownEscape.Plain(alt)}]({WebAddress.Escape(media.Url)})",
                alt,
                Span: null
            );
        }

        if (post.Quote is { } quote)
        {
            var name = quote.Name ?? quote.Account;
            var who = quote.Url is null
                ? MarkdownEscape.Plain(name)
                : $"[{MarkdownEscape.Plain(name)}]({WebAddress.Escape(quote.Url)})";
            var said = FragmentText.Paragraphs(quote.Text);
            var lines = said.SelectMany(b => b.Markdown.Split('\n').Append("")).Prepend("").Prepend(who + ":");
            yield return new ReadBlock(
                string.Join('\n', lines.SkipLast(1).Select(l => l.Length == 0 ? ">" : "> " + l)),
                string.Join("\n\n", said.Select(b => b.Text).Prepend(name + ":")),
                Span: null
            );
        }
    }
}
