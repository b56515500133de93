using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Form;
using Chela.Text;

namespace Chela.Reading.Groups;

/// <summary>
/// Tells what a thing to read is by what its note says, else by the form of its address, else by its name. An address says
/// what a page <em>is</em>, a text only what it is <em>about</em>: an article on a podcast is an article.
/// </summary>
public static partial class ItemKinds
{
    /// <summary>The kind.</summary>
    /// <param name="url">Its address; null if it has none.</param>
    /// <param name="stated">What the note's front matter calls it: a word such as <c>podcast</c> or <c>论文</c>.</param>
    /// <param name="name">The note's title or name.</param>
    /// <param name="isOwn">Whether the owner wrote it, and no source is named.</param>
    public static ItemKind Of(string? url, string? stated = null, string? name = null, bool isOwn = false) =>
        Stated(stated, url)
        ?? ByAddress(url)
        ?? (
            PaperName().IsMatch(name ?? "") ? ItemKind.Paper
            : isOwn ? ItemKind.Note
            : ItemKind.Article
        );

    /// <summary>The kind that a word names, in English or Chinese. Of what has an address, "note" says only where it lies.</summary>
    private static ItemKind? Stated(string? word, string? url) =>
        Casing.ToLower((word ?? "").Trim()) switch
        {
            "article" or "post" or "blog" or "blogpost" or "blog post" or "news" or "文章" or "博客" =>
                ItemKind.Article,
            "paper" or "papers" or "preprint" or "论文" => ItemKind.Paper,
            "thread" or "tweet" or "toot" or "discussion" or "推文" or "帖子" => ItemKind.Thread,
            "repository" or "repo" or "code" or "仓库" or "代码" => ItemKind.Repository,
            "media" or "podcast" or "episode" or "video" or "talk" or "播客" or "视频" => ItemKind.Media,
            "book" or "书" or "图书" or "书籍" => ItemKind.Book,
            "mail" or "email" or "newsletter" or "邮件" => ItemKind.Mail,
            "note" or "笔记" when url is null => ItemKind.Note,
            _ => null,
        };

    /// <summary>The kind that the form of an address tells; null if it tells none.</summary>
    public static ItemKind? ByAddress(string? url)
    {
        if (PostAddress.TryParse(url, out _))
        {
            return ItemKind.Thread;
        }

        if (!CanonicalUrl.TryParse(url, out var page))
        {
            return null;
        }

        // Matched as host and path in one, so that each pattern reads as the address it is about.
        var address = page.Value["https://".Length..];
        return Threads().IsMatch(address) ? ItemKind.Thread
            : Papers().IsMatch(address) ? ItemKind.Paper
            : Media().IsMatch(address) ? ItemKind.Media
            : Books().IsMatch(address) ? ItemKind.Book
            : Repositories().IsMatch(address) ? ItemKind.Repository
            : null;
    }

    /// <summary>A name that begins with a number of arXiv's, as papers are filed.</summary>
    [GeneratedRegex(@"^(?:arxiv[:_ ]?)?[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?(?![0-9.])", Options)]
    private static partial Regex PaperName();

    /// <summary>Posts and discussions: of the big sites, and of what runs Mastodon's or Discourse's addresses anywhere.</summary>
    [GeneratedRegex(
        @"^(?:bsky\.app/profile/[^/]+/post/|threads\.(?:net|com)/@[^/]+/post/|[^/]+/@[^/]+/[0-9]{8,}$|news\.ycombinator\.com/item\?|(?:old\.)?reddit\.com/r/[^/]+/comments/|lobste\.rs/s/|v2ex\.com/t/|(?:github\.com|gitlab\.com|codeberg\.org)/[^/]+/[^/]+/(?:-/)?(?:issues|pull|merge_requests|discussions|pulls)/[0-9]|[^/]+/t/[^/]+/[0-9]+|weibo\.com/[0-9]+/[A-Za-z0-9]+$|lore\.kernel\.org/[^/]+/[^/]+@)",
        Options
    )]
    private static partial Regex Threads();

    /// <summary>Papers: servers of preprints, publishers, conferences, registries of DOIs.</summary>
    [GeneratedRegex(
        @"^(?:arxiv\.org/(?:abs|html|pdf)/|ar5iv\.[^/]+/|alphaxiv\.org/(?:abs|overview)/|openreview\.net/(?:forum|pdf)|(?:dx\.)?doi\.org/10\.|aclanthology\.org/[^/]+|(?:papers|proceedings)\.[^/]+/paper|proceedings\.mlr\.press/|openaccess\.thecvf\.com/content|(?:bio|med|chem)rxiv\.org/|semanticscholar\.org/paper/|huggingface\.co/papers/|dl\.acm\.org/doi/|ieeexplore\.ieee\.org/(?:document|abstract)|nature\.com/articles/s[0-9]|science\.org/doi/|link\.springer\.com/(?:article|chapter)/|sciencedirect\.com/science/article/|papers\.ssrn\.com/|pnas\.org/doi/|journals\.[^/]+/)",
        Options
    )]
    private static partial Regex Papers();

    /// <summary>Podcasts and videos: of the big sites, of any host or folder that is called so, and bare files.</summary>
    [GeneratedRegex(
        @"^(?:youtube\.com/(?:watch|playlist)|youtu\.be/|vimeo\.com/[0-9]|bilibili\.com/(?:video|bangumi)/|b23\.tv/|podwise\.ai/(?:dashboard/)?episodes/|xiaoyuzhoufm\.com/episode/|podcasts\.[^/]+/|(?:[^/]+\.)?podcasts?\.[^/]+/|open\.spotify\.com/(?:episode|show)/|overcast\.fm/\+|pca\.st/|pocketcasts\.com/|soundcloud\.com/[^/]+/|ted\.com/talks/|twitch\.tv/videos/|[^/]+(?:/[^/]+)*/(?:podcasts?|episodes?)/[^/]+|[^?]*\.(?:mp3|m4a|mp4|webm|ogg)$)",
        Options
    )]
    private static partial Regex Media();

    [GeneratedRegex(@"^(?:goodreads\.com/book/|book\.douban\.com/subject/|[^?]*\.epub$)", Options)]
    private static partial Regex Books();

    /// <summary>Repositories and what lies in them; the pages of a forge that name no repository are none.</summary>
    [GeneratedRegex(
        @"^(?:(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|gitee\.com)/(?!(?:features|topics|orgs|sponsors|marketplace|collections|trending|explore|about|blog|settings|search)/)[^/?#]+/[^/?#]+(?:$|/(?:-/)?(?:tree|blob|src|releases|wiki|commit)(?:/|$))|git\.sr\.ht/~[^/]+/[^/]+|huggingface\.co/(?!(?:papers|blog|docs|posts|learn|collections)/)(?:(?:datasets|spaces)/)?[^/]+/[^/]+$)",
        Options
    )]
    private static partial Regex Repositories();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
}
