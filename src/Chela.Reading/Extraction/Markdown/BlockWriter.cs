using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;

namespace Chela.Reading.Extraction;

/// <summary>
/// Writes the kept part of a page as blocks: Markdown, plain text and the place in the capture. It goes down into lists and quotes;
/// INVARIANT: no deeper than <see cref="MarkupGuard.MaxDepth"/>, which the parser holds.
/// </summary>
internal sealed class BlockWriter
{
    /// <summary>Quotes and lists in each other; deeper ones go on in the one around them, for each line of them is written as often.</summary>
    private const int MaxNesting = 24;

    /// <summary>Characters that are written again for what they stand in; far more than in any page that somebody wrote.</summary>
    private const long MaxCopied = 16_000_000;

    private readonly PageTree _tree;
    private readonly PageAddress _address;
    private readonly Footnotes _footnotes;
    private readonly SourceSpans? _spans;
    private readonly Func<PageTree, PageNode, bool> _isTable;
    private bool _isSilent;
    private int _nesting;
    private long _copied;

    private BlockWriter(
        PageTree tree,
        PageNode main,
        PageAddress address,
        SourceSpans? spans,
        Func<PageTree, PageNode, bool> isTable
    ) => (_tree, _address, _footnotes, _spans, _isTable) = (tree, address, Footnotes.Of(tree, main), spans, isTable);

    /// <summary>The blocks of a part of a page.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="main">The part.</param>
    /// <param name="address">What its addresses are relative to.</param>
    /// <param name="spans">Where it stands; null if that is not known.</param>
    /// <param name="isTable">Which tables hold data; null for those that do in most pages.</param>
    public static ImmutableArray<ReadBlock> Write(
        PageTree tree,
        PageNode main,
        PageAddress address,
        SourceSpans? spans,
        Func<PageTree, PageNode, bool>? isTable = null
    )
    {
        var writer = new BlockWriter(tree, main, address, spans, isTable ?? TableWriter.IsData);
        var blocks = new List<ReadBlock>();
        writer.Element(main, blocks, isTop: true);
        return [.. blocks];
    }

    private InlineWriter Line(bool isOneLine = false) =>
        new(_tree, _address, _footnotes) { IsOneLine = isOneLine, IsSilent = _isSilent };

    /// <summary>What is in an element: loose lines become paragraphs.</summary>
    private void Content(PageNode node, List<ReadBlock> blocks, bool isTop)
    {
        var line = Line();
        var first = -1;
        var breaks = 0;
        void Flush(int end)
        {
            var (markdown, text) = line.Take();
            if (markdown.Length > 0)
            {
                Add(blocks, MarkdownEscape.Start(markdown), text, isTop ? _spans?.Of(first, end) : null);
            }

            first = -1;
        }

        for (var i = node.Index + 1; i < node.End; i = _tree.Nodes[i].End)
        {
            var child = _tree.Nodes[i];
            if (child.IsDropped && !IsShownSilently(child))
            {
                continue;
            }

            if (child.Is("br"))
            {
                // Two of them make a paragraph where nobody wrote one.
                breaks++;
                if (breaks > 1)
                {
                    Flush(i);
                }
                else if (!line.IsEmpty)
                {
                    line.Write(child);
                }

                continue;
            }

            if (child.Text is { } text && string.IsNullOrWhiteSpace(text))
            {
                if (!line.IsEmpty && breaks == 0)
                {
                    line.Write(child);
                }

                continue;
            }

            breaks = 0;
            if (child.Element is not null && MathText.Of(child) is null && HasBlock(child))
            {
                Flush(i);
                Element(child, blocks, isTop);
                continue;
            }

            first = first < 0 ? i : first;
            line.Write(child);
        }

        Flush(node.End);
    }

    private void Element(PageNode node, List<ReadBlock> blocks, bool isTop)
    {
        if (node.DroppedBy == ExtractionRules.Captions && !_isSilent)
        {
            _isSilent = true;
            Element(node, blocks, isTop);
            _isSilent = false;
            return;
        }

        if (_footnotes.NoteOf(node) is { } label)
        {
            Note(node, label, blocks, isTop);
            return;
        }

        switch (node.Tag)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                var heading = Line(isOneLine: true);
                heading.Write(node);
                var (title, plain) = heading.Take();
                if (title.Length > 0)
                {
                    Add(blocks, $"{new string('#', node.Tag[1] - '0')} {title}", plain, SpanOf(node, isTop));
                }

                break;
            case "pre":
                var (code, source) = CodeBlock.Of(_tree, node);
                if (code.Length > 0)
                {
                    Add(blocks, code, source, SpanOf(node, isTop));
                }

                break;
            case "ul" or "ol" or "menu" or "dir" when !_footnotes.AreIn(node) && _nesting < MaxNesting:
                _nesting++;
                Collected(node, blocks, isTop, List(node));
                _nesting--;
                break;
            case "blockquote" when _nesting < MaxNesting:
                _nesting++;
                Collected(node, blocks, isTop, Quote(node));
                _nesting--;
                break;
            case "table" when EquationTable.Of(_tree, node) is { } equations:
                Collected(node, blocks, isTop, equations);
                break;
            case "table" when _isTable(_tree, node):
                Collected(node, blocks, isTop, TableWriter.Write(_tree, node, () => Line(isOneLine: true)));
                break;
            case "hr":
                if (blocks.Count > 0 && blocks[^1].Markdown != "---")
                {
                    Add(blocks, "---", "", SpanOf(node, isTop));
                }

                break;
            case "p" or "dt" when !HasBlockInside(node):
                Paragraph(node, blocks, isTop);
                break;
            default:
                Content(node, blocks, isTop);
                break;
        }
    }

    private void Paragraph(PageNode node, List<ReadBlock> blocks, bool isTop)
    {
        var count = blocks.Count;
        Content(node, blocks, isTop);
        if (blocks.Count == count + 1 && isTop)
        {
            blocks[count] = blocks[count] with { Span = _spans?.Of(node.Index, node.End) };
        }
    }

    private void Collected(PageNode node, List<ReadBlock> blocks, bool isTop, (string Markdown, string Text) written)
    {
        if (written.Markdown.Length > 0)
        {
            Add(blocks, written.Markdown, written.Text, SpanOf(node, isTop));
        }
    }

    private (string Markdown, string Text) Quote(PageNode node)
    {
        var inner = new List<ReadBlock>();
        Content(node, inner, isTop: false);
        var markdown = string.Join("\n\n", inner.Select(b => b.Markdown));
        _copied += markdown.Length;
        return markdown.Length == 0 ? ("", "")
            : _copied > MaxCopied ? (markdown, TextOf(inner, "\n\n"))
            : (
                "> "
                    + markdown
                        .Replace("\n", "\n> ", StringComparison.Ordinal)
                        .Replace("> \n", ">\n", StringComparison.Ordinal),
                TextOf(inner, "\n\n")
            );
    }

    private (string Markdown, string Text) List(PageNode list)
    {
        var (markdown, text) = (new StringBuilder(), new StringBuilder());
        var number = int.TryParse(
            list.Attribute("start"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var start
        )
            ? start
            : 1;
        for (var i = list.Index + 1; i < list.End; i = _tree.Nodes[i].End)
        {
            var item = _tree.Nodes[i];
            if (item.IsDropped || item.Text is { } loose && string.IsNullOrWhiteSpace(loose))
            {
                continue;
            }

            var inner = new List<ReadBlock>();
            if (item.Element is null)
            {
                var line = Line();
                line.Write(item);
                var (looseMarkdown, looseText) = line.Take();
                Add(inner, looseMarkdown, looseText, null);
            }
            else if (item.Is("li"))
            {
                Content(item, inner, isTop: false);
            }
            else
            {
                Element(item, inner, isTop: false);
            }

            if (inner.Count == 0)
            {
                continue;
            }

            _copied += inner.Sum(b => b.Markdown.Length);
            // A list that stands in another without an item of its own goes on with the item before it.
            var isNested = item.Tag is "ul" or "ol" && markdown.Length > 0;
            var mark = list.Is("ol") ? $"{number}. " : "- ";
            var indent = _copied > MaxCopied ? "" : new string(' ', mark.Length);
            markdown.Append(markdown.Length > 0 ? "\n" : "").Append(isNested ? indent : mark);
            for (var b = 0; b < inner.Count; b++)
            {
                var isList = b > 0 && inner[b].Markdown is ['-', ' ', ..] or [>= '0' and <= '9', ..];
                markdown.Append(
                    b == 0 ? ""
                    : isList ? "\n" + indent
                    : "\n\n" + indent
                );
                markdown.Append(inner[b].Markdown.Replace("\n", "\n" + indent, StringComparison.Ordinal));
            }

            number += isNested ? 0 : 1;
            if (TextOf(inner, "\n") is { Length: > 0 } words)
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(words);
            }
        }

        return (
            markdown.ToString().Replace("\n" + new string(' ', 2) + "\n", "\n\n", StringComparison.Ordinal),
            text.ToString()
        );
    }

    private void Note(PageNode node, string label, List<ReadBlock> blocks, bool isTop)
    {
        var inner = new List<ReadBlock>();
        Content(node, inner, isTop: false);
        if (inner.Count > 0)
        {
            var markdown = string.Join("\n\n", inner.Select(b => b.Markdown))
                .Replace("\n", "\n    ", StringComparison.Ordinal);
            Add(blocks, $"[^{label}]: {markdown}", TextOf(inner, "\n\n"), SpanOf(node, isTop));
        }
    }

    private void Add(List<ReadBlock> blocks, string markdown, string text, Chela.Text.ByteSpan? span) =>
        blocks.Add(new ReadBlock(markdown, _isSilent ? "" : text, span));

    private Chela.Text.ByteSpan? SpanOf(PageNode node, bool isTop) => isTop ? _spans?.Of(node.Index, node.End) : null;

    private static string TextOf(List<ReadBlock> blocks, string between) =>
        string.Join(between, blocks.Select(b => b.Text).Where(t => t.Length > 0));

    /// <summary>A figure that is dropped for what it says still shows its picture, with the caption in the Markdown alone.</summary>
    private bool IsShownSilently(PageNode node) =>
        node.DroppedBy == ExtractionRules.Captions && (_isSilent || HasImage(node) || node.Is("figcaption"));

    private bool HasImage(PageNode node)
    {
        for (var i = node.Index; i < node.End; i++)
        {
            if (_tree.Nodes[i].Is("img"))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasBlock(PageNode node) => (node.Traits & TagTraits.Block) != 0 || HasBlockInside(node);

    private bool HasBlockInside(PageNode node)
    {
        for (var i = node.Index + 1; i < node.End; i++)
        {
            var inner = _tree.Nodes[i];
            if (inner.IsDropped && !IsShownSilently(inner))
            {
                i = inner.End - 1;
            }
            else if ((inner.Traits & TagTraits.Block) != 0 && !inner.Is("noscript"))
            {
                return true;
            }
        }

        return false;
    }
}
