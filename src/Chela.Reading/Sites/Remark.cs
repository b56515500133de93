using System.Collections.Immutable;
using System.Globalization;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;
using Chela.Text;

namespace Chela.Reading.Sites;

/// <summary>What somebody says below a post, or in answer to one who did.</summary>
/// <param name="Depth">How many remarks it answers, one in the other; 0 for one on the post.</param>
/// <param name="Author">Whose it is; null if nobody says.</param>
/// <param name="Said">What it says.</param>
internal sealed record Remark(int Depth, string? Author, ImmutableArray<ReadBlock> Said)
{
    /// <summary>Deeper ones are written so deep.</summary>
    private const int MaxDepth = 12;

    /// <summary>Its own address.</summary>
    public string? Url { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Where it stands in the capture.</summary>
    public ByteSpan? Span { get; init; }

    /// <summary>A post's own text, a rule, and the remarks on it, each as a quote that is as deep as it answers others.</summary>
    public static ImmutableArray<ReadBlock> Below(IEnumerable<ReadBlock> post, IEnumerable<Remark> remarks)
    {
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        blocks.AddRange(post);
        var isFirst = true;
        foreach (var remark in remarks.Where(r => !r.Said.IsEmpty))
        {
            if (isFirst && blocks.Count > 0)
            {
                blocks.Add(new ReadBlock("---", "", Span: null));
            }

            isFirst = false;
            blocks.Add(remark.Block());
        }

        return blocks.ToImmutable();
    }

    private ReadBlock Block()
    {
        var mark = string.Concat(Enumerable.Repeat("> ", Math.Min(Depth, MaxDepth) + 1));
        var lines = string.Join("\n\n", Said.Select(b => b.Markdown).Prepend(Head())).Split('\n');
        var text = string.Join("\n\n", Said.Select(b => b.Text).Where(t => t.Length > 0));
        return new ReadBlock(
            string.Join('\n', lines.Select(l => (mark + l).TrimEnd())),
            Author is null ? text : $"{Author}:\n\n{text}",
            Span
        );
    }

    private string Head()
    {
        var at = At?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var time = Url is null ? at : $"[{at ?? "#"}]({WebAddress.Escape(Url)})";
        var name = Author is null ? null : $"**{MarkdownEscape.Plain(Author)}**";
        return string.Join(" · ", new[] { name, time }.OfType<string>());
    }
}
