using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax.Inlines;

namespace Chela.Reading.Excerpts;

/// <summary>The words of a paragraph as a reader sees them, each character with its place in the note.</summary>
internal static class ParagraphText
{
    /// <summary>Stands in a masked text for what a reader does not see.</summary>
    public const char Hidden = '\uE000';

    /// <summary>Collects the visible text of <paramref name="inline"/>.</summary>
    /// <param name="inline">A paragraph's content, or a marked part of it.</param>
    /// <param name="masked">The text that was parsed.</param>
    public static MappedText Of(ContainerInline inline, string masked)
    {
        var text = new MappedText();
        Collect(inline, masked, text, TextTraits.None);
        return Folded(text);
    }

    private static void Collect(Inline inline, string masked, MappedText text, TextTraits traits)
    {
        switch (inline)
        {
            case LinkInline { IsImage: true } or HtmlInline or FootnoteLink:
                return;
            case CodeInline query when IsQuery(query.Content):
                return;
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan(), literal.Span.Start, traits);
                return;
            case CodeInline code:
                text.Append(code.Content.AsSpan(), code.Span.Start + code.DelimiterCount, traits | TextTraits.Code);
                return;
            case HtmlEntityInline entity:
                foreach (var character in entity.Transcoded.AsSpan())
                {
                    text.Append(character, entity.Span.Start, traits);
                }

                return;
            case AutolinkInline autolink:
                text.Append(autolink.Url.AsSpan(), autolink.Span.Start + 1, traits | TextTraits.Link);
                return;
            case LineBreakInline lineBreak:
                text.Append('\n', lineBreak.Span.Start, traits);
                return;
            case ContainerInline container:
                traits |= container switch
                {
                    LinkInline => TextTraits.Link,
                    EmphasisInline { DelimiterChar: '=', DelimiterCount: 2 } => TextTraits.Marked,
                    _ => TextTraits.None,
                };
                for (var child = container.FirstChild; child is not null; child = child.NextSibling)
                {
                    Collect(child, masked, text, traits);
                }

                return;
            default:
                traits |= inline is MathInline ? TextTraits.Math : TextTraits.None;
                text.Append(masked.AsSpan(inline.Span.Start, inline.Span.Length), inline.Span.Start, traits);
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
                folded.Append(all[at], text.SourceOf(at), text.TraitsOf(at));
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
                folded.Append(' ', text.SourceOf(at), text.TraitsOf(at));
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
