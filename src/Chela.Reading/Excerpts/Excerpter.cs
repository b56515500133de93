using System.Collections.Immutable;
using Chela.Reading.Evidence;
using Chela.Reading.Notes;
using Chela.Reading.Vaults;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chela.Reading.Excerpts;

/// <summary>
/// Takes the owner's highlights and the first sentences of prose out of a clipping, each with the span it stands in.
/// No sentence is written here: all are the source's own.
/// </summary>
public sealed class Excerpter(Vault vault)
{
    /// <summary>About how much is taken: a Latin letter weighs 1, an ideograph 2.</summary>
    public const int Weight = 560;

    /// <summary>The most that is quoted of a post, in characters.</summary>
    public const int LongestPost = 30_000;

    private const int LongestSentence = 1200;
    private const int ShortestProse = 40;
    private const int MostHighlights = 100;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseEmphasisExtras(EmphasisExtraOptions.Marked | EmphasisExtraOptions.Strikethrough)
        .UsePipeTables()
        .UseMathematics()
        .UseFootnotes()
        .Build();

    /// <summary>The highlights and the opening sentences of a note.</summary>
    public Excerpt Of(Note note)
    {
        var masked = MaskedBody.Of(note, vault);
        var document = Parse(masked.Text);
        return new Excerpt(
            [.. Highlights(note, document, masked.Text).Take(MostHighlights)],
            [.. Opening(note, document, masked)]
        );
    }

    /// <summary>All paragraphs of a note, up to <see cref="LongestPost"/>: for posts, which are quoted whole.</summary>
    public ImmutableArray<Statement> Paragraphs(Note note)
    {
        var masked = MaskedBody.Of(note, vault).Text;
        var weight = 0;
        return
        [
            .. Parse(masked)
                .Descendants<ParagraphBlock>()
                .Where(p => p.Inline is not null)
                .Select(p => ParagraphText.Of(p.Inline!, masked, out _))
                .TakeWhile(text => (weight += text.Length) <= LongestPost)
                .Select(text => StatementOf(note, text, 0, text.Length))
                .OfType<Statement>(),
        ];
    }

    private static MarkdownDocument Parse(string masked)
    {
        try
        {
            return Markdown.Parse(masked, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses nesting beyond its limit.
            return [];
        }
    }

    private static IEnumerable<Statement> Highlights(Note note, MarkdownDocument document, string masked) =>
        document
            .Descendants<EmphasisInline>()
            .Where(e => e is { DelimiterChar: '=', DelimiterCount: 2 })
            .Select(e => ParagraphText.Of(e, masked, out _))
            .Select(text => StatementOf(note, text, 0, text.Length))
            .OfType<Statement>();

    private static IEnumerable<Statement> Opening(Note note, MarkdownDocument document, MaskedBody masked)
    {
        var prose = Prose(document.OfType<ParagraphBlock>(), masked);
        if (!prose.Any())
        {
            prose = Prose(document.Descendants<ParagraphBlock>(), masked);
        }

        var weight = 0;
        foreach (var text in prose)
        {
            var paragraph = text.ToString();
            foreach (var sentence in Sentences.Of(paragraph))
            {
                var (start, length) = sentence.GetOffsetAndLength(paragraph.Length);
                var added = WeightOf(paragraph.AsSpan(start, length));
                if (weight > 0 && weight + added > Weight)
                {
                    yield break;
                }

                if (added <= LongestSentence && StatementOf(note, text, start, length) is { } statement)
                {
                    weight += added;
                    yield return statement;
                }
            }
        }
    }

    private static IEnumerable<MappedText> Prose(IEnumerable<ParagraphBlock> paragraphs, MaskedBody masked)
    {
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Inline is null)
            {
                continue;
            }

            var text = ParagraphText.Of(paragraph.Inline, masked.Text, out var linked);
            if (
                WeightOf(text.ToString()) >= ShortestProse
                && (linked + masked.CountAside(text)) * 2 < text.Length
                && text.ToString().Any(char.IsLetter)
            )
            {
                yield return text;
            }
        }
    }

    private static Statement? StatementOf(Note note, MappedText text, int start, int length)
    {
        var words = text.ToString().Substring(start, length).Trim();
        if (length == 0 || words.Length == 0)
        {
            return null;
        }

        var first = text.SourceOf(start);
        var last = text.SourceOf(start + length - 1);
        return new Statement(MarkdownEscape.Line(words), EvidenceStatus.Anchored, note.SpanOf(first, last + 1 - first));
    }

    private static int WeightOf(ReadOnlySpan<char> text)
    {
        var weight = 0;
        foreach (var character in text)
        {
            weight += character >= '\u2E80' ? 2 : 1;
        }

        return weight;
    }
}
