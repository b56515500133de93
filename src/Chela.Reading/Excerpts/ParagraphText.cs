using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;

namespace Chela.Reading.Excerpts;

/// <summary>The words of a paragraph as a reader sees them, each character with its place in the note.</summary>
internal static class ParagraphText
{
    /// <summary>Stands in a masked text for what a reader does not see.</summary>
    public const char Hidden = '\uE000';

    /// <summary>Collects the visible text of <paramref name="inline"/> and what is in it.</summary>
    /// <param name="inline">A paragraph's content, or a marked part of it.</param>
    /// <param name="masked">The text that was parsed.</param>
    /// <param name="linked">How many of the characters belong to links.</param>
    public static MappedText Of(ContainerInline inline, string masked, out int linked)
    {
        var text = new MappedText();
        var inLinks = 0;
        Collect(inline, masked, text, isLink: false, ref inLinks);
        linked = inLinks;
        return Folded(text);
    }

    private static void Collect(Inline inline, string masked, MappedText text, bool isLink, ref int linked)
    {
        switch (inline)
        {
            case LinkInline { IsImage: true } or HtmlInline or FootnoteLink:
                return;
            case CodeInline query when IsQuery(query.Content):
                return;
            case LiteralInline literal:
                linked += isLink ? literal.Content.Length : 0;
                text.Append(literal.Content.AsSpan(), literal.Span.Start);
                return;
            case CodeInline code:
                text.Append(code.Content.AsSpan(), code.Span.Start + code.DelimiterCount);
                return;
            case HtmlEntityInline entity:
                foreach (var character in entity.Transcoded.AsSpan())
                {
                    text.Append(character, entity.Span.Start);
                }

                return;
            case AutolinkInline autolink:
                linked += autolink.Url.Length;
                text.Append(autolink.Url.AsSpan(), autolink.Span.Start + 1);
                return;
            case LineBreakInline lineBreak:
                text.Append('\n', lineBreak.Span.Start);
                return;
            case ContainerInline container:
                for (var child = container.FirstChild; child is not null; child = child.NextSibling)
                {
                    Collect(child, masked, text, isLink || container is LinkInline, ref linked);
                }

                return;
            default:
                text.Append(masked.AsSpan(inline.Span.Start, inline.Span.Length), inline.Span.Start);
                return;
        }
    }

    /// <summary>Drops what is hidden; a run of white space is one blank, or none between two ideographs.</summary>
    private static MappedText Folded(MappedText text)
    {
        var all = text.ToString();
        var folded = new MappedText();
        for (var at = 0; at < all.Length; at++)
        {
            if (all[at] is Hidden or '\u200B' or '\uFEFF')
            {
                continue;
            }

            if (!char.IsWhiteSpace(all[at]))
            {
                folded.Append(all[at], text.SourceOf(at));
                continue;
            }

            var next = at + 1;
            while (next < all.Length && (char.IsWhiteSpace(all[next]) || all[next] == Hidden))
            {
                next++;
            }

            var isBetweenIdeographs =
                all[at] == '\n' && next < all.Length && at > 0 && IsIdeograph(all[at - 1]) && IsIdeograph(all[next]);
            if (!isBetweenIdeographs)
            {
                folded.Append(' ', text.SourceOf(at));
            }

            at = next - 1;
        }

        return folded;
    }

    /// <summary>What the plugin Dataview would put a result in place of: <c>= this.file.name</c>.</summary>
    private static bool IsQuery(string code) =>
        code.StartsWith("= ", StringComparison.Ordinal)
        || code.StartsWith("$=", StringComparison.Ordinal)
        || code.StartsWith("dv:", StringComparison.Ordinal);

    private static bool IsIdeograph(char character) =>
        character is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';
}
