using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Excerpts;
using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Compose;

/// <summary>
/// What the English file says of an entry that only has a Chinese text: that it is so, under the source's own title, with
/// all the links. Posts stay, since they are quoted in the language they were written in.
/// </summary>
internal static partial class EnglishText
{
    private static readonly ImmutableArray<string> ChineseOnly = ["> [!NOTE]", "> Chinese only."];

    /// <summary>The text for the English file.</summary>
    public static EntryText Of(EntryText chinese)
    {
        var isEnglish = chinese.Title is { } title && TextLanguage.Of(title) == Language.English;
        var headline = isEnglish ? GeneratedTitle.ForHeading(PaperId().Replace(chinese.Title!, "")) : chinese.Headline;
        var (posts, others) = Split(chinese.Body);
        var links = Links(chinese.Callout.Concat(others));
        return posts.IsEmpty
            ? new EntryText(headline, chinese.Title, [], Blocks(ChineseOnly, links))
            : new EntryText(headline, chinese.Title, ChineseOnly, Blocks(posts, links));
    }

    /// <summary>The lines of posts with what is quoted of them and their images, and all the others.</summary>
    private static (ImmutableArray<string> Posts, ImmutableArray<string> Others) Split(ImmutableArray<string> body)
    {
        var posts = ImmutableArray.CreateBuilder<string>();
        var others = ImmutableArray.CreateBuilder<string>();
        var isWithinPost = false;
        foreach (var block in BlocksOf(body))
        {
            var isQuote = block[0].StartsWith('>') && !block[0].StartsWith("> [!", StringComparison.Ordinal);
            var isPost = PostLine.Is(block[0]);
            isWithinPost = isPost || (isWithinPost && (isQuote || block[0].StartsWith("![", StringComparison.Ordinal)));
            if (!isWithinPost)
            {
                others.AddRange(block);
                continue;
            }

            if (posts.Count > 0)
            {
                posts.Add("");
            }

            posts.AddRange(block);
        }

        return (posts.ToImmutable(), others.ToImmutable());
    }

    /// <summary>The runs of lines between blank ones; a fenced block is one run.</summary>
    private static IEnumerable<List<string>> BlocksOf(ImmutableArray<string> body)
    {
        var fence = new CodeFence();
        var block = new List<string>();
        foreach (var line in body)
        {
            if (!fence.Take(line) && line.Trim().Length == 0)
            {
                if (block.Count > 0)
                {
                    yield return block;
                }

                block = [];
            }
            else
            {
                block.Add(line);
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private static ImmutableArray<string> Links(IEnumerable<string> lines)
    {
        var fence = new CodeFence();
        return
        [
            .. lines.Where(line => !fence.Take(line)).SelectMany(Inlines.Of).Select(Item).OfType<string>().Distinct(),
        ];
    }

    private static string? Item(InlineSpan span) =>
        span.Kind switch
        {
            InlineKind.Link when span.Target.StartsWith("http", StringComparison.Ordinal) =>
                $"- [{span.Text}]({span.Target})",
            InlineKind.WikiLink => $"- [[{span.Text}]]",
            _ => null,
        };

    private static ImmutableArray<string> Blocks(ImmutableArray<string> first, ImmutableArray<string> second) =>
        second.IsEmpty ? first : [.. first, "", .. second];

    /// <summary>The link text of a paper opens with its id; a headline does not.</summary>
    [GeneratedRegex("^[0-9]{4}[.][0-9]{5}(?:v[0-9]+)? ", RegexOptions.CultureInvariant)]
    private static partial Regex PaperId();
}
