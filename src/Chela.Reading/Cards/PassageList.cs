using System.Collections.Immutable;
using Chela.Reading.Evidence;
using Chela.Reading.Excerpts;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chela.Reading.Cards;

/// <summary>The passages and links of a text in Markdown.</summary>
internal sealed class PassageList
{
    private const int MostPassages = 50_000;
    private const int MostLinks = 10_000;
    private const int Deepest = 32;
    private const int LongestCaption = 300;

    private readonly ImmutableArray<Passage>.Builder _passages = ImmutableArray.CreateBuilder<Passage>();
    private readonly ImmutableArray<SourceLink>.Builder _links = ImmutableArray.CreateBuilder<SourceLink>();
    private readonly string _text;
    private readonly Func<int, bool> _isAside;
    private readonly Func<int, int, CapturePlace?> _spanOf;
    private bool _isBelowPicture;

    /// <summary>Takes them out of a text.</summary>
    /// <param name="document">What was parsed.</param>
    /// <param name="text">The text that was parsed.</param>
    /// <param name="isAside">Whether the character at a place is no prose.</param>
    /// <param name="spanOf">Where what stands from one character to before another one is in the source.</param>
    public PassageList(
        MarkdownDocument document,
        string text,
        Func<int, bool> isAside,
        Func<int, int, CapturePlace?> spanOf
    )
    {
        (_text, _isAside, _spanOf) = (text, isAside, spanOf);
        Read(document, PassageRole.Prose, 0);
        (Passages, Links) = (_passages.ToImmutable(), _links.ToImmutable());
    }

    /// <summary>The passages.</summary>
    public ImmutableArray<Passage> Passages { get; }

    /// <summary>The links.</summary>
    public ImmutableArray<SourceLink> Links { get; }

    private void Read(ContainerBlock container, PassageRole role, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock { Inline: { } inline } heading:
                    Add(inline, PassageRole.Heading, heading.Level);
                    break;
                case ParagraphBlock { Inline: { } inline } when container is Footnote:
                    AddLinks(inline);
                    break;
                case ParagraphBlock { Inline: { } inline }:
                    Add(inline, role, 0);
                    break;
                case QuoteBlock quote:
                    var isCallout = role == PassageRole.Callout || IsCallout(quote);
                    Read(quote, isCallout ? PassageRole.Callout : PassageRole.Quotation, depth + 1);
                    break;
                case ListBlock or ListItemBlock:
                    Read((ContainerBlock)block, role == PassageRole.Prose ? PassageRole.ListItem : role, depth + 1);
                    break;
                case FootnoteGroup or Footnote:
                    Read((ContainerBlock)block, role, depth + 1);
                    break;
            }
        }
    }

    private void Add(ContainerInline inline, PassageRole role, int level)
    {
        if (_passages.Count >= MostPassages)
        {
            return;
        }

        AddLinks(inline);
        var words = ParagraphText.Of(inline, _text);
        var hasPicture = inline.Descendants<LinkInline>().Any(l => l.IsImage);
        if (
            role == PassageRole.Prose
            && words.Length <= LongestCaption
            && (hasPicture || (_isBelowPicture && IsWholly(inline)))
        )
        {
            role = PassageRole.Caption;
        }

        _isBelowPicture = hasPicture && words.Length == 0;
        if (words.Length > 0)
        {
            for (var at = 0; at < words.Length; at++)
            {
                if (_isAside(words.SourceOf(at)))
                {
                    words.Add(TextTraits.Aside, at);
                }
            }

            _passages.Add(new Passage(role, level, words, _spanOf));
        }
    }

    /// <summary>Words in italics alone below a picture tell what it shows.</summary>
    private static bool IsWholly(ContainerInline inline) =>
        inline.FirstChild is EmphasisInline { DelimiterChar: '*' or '_' } only && only.NextSibling is null;

    private void AddLinks(ContainerInline inline)
    {
        foreach (var child in inline.Descendants())
        {
            if (_links.Count >= MostLinks)
            {
                return;
            }

            switch (child)
            {
                case LinkInline { IsImage: false, Url: { Length: > 0 } url } link:
                    _links.Add(new SourceLink(url, ParagraphText.Of(link, _text).ToString(), Span(link)));
                    break;
                case AutolinkInline { IsEmail: false } link:
                    _links.Add(new SourceLink(link.Url, link.Url, Span(link)));
                    break;
            }
        }

        CapturePlace? Span(Inline link) => _spanOf(link.Span.Start, link.Span.End + 1);
    }

    /// <summary>In a note the owner's own voice: <c>&gt; [!NOTE]</c>.</summary>
    private bool IsCallout(QuoteBlock quote) =>
        quote is [ParagraphBlock { Inline: not null } first, ..]
        && _text.AsSpan(first.Span.Start, Math.Min(2, first.Span.Length)).StartsWith("[!");
}
