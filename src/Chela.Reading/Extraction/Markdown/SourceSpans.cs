using System.Text;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>
/// Where nodes stand in the raw capture. A parser knows where elements begin; they end at their end tag, or, where that is left out,
/// at the next element.
/// </summary>
internal sealed class SourceSpans
{
    private const int Step = 1024;

    private readonly PageTree _tree;
    private readonly string _html;
    private readonly int _offset;
    private readonly int[] _steps;

    private SourceSpans(PageTree tree, string html, int offset)
    {
        (_tree, _html, _offset) = (tree, html, offset);
        _steps = new int[html.Length / Step + 1];
        for (var i = 1; i < _steps.Length; i++)
        {
            _steps[i] = _steps[i - 1] + Encoding.UTF8.GetByteCount(html.AsSpan((i - 1) * Step, Step));
            if (
                char.IsHighSurrogate(html[i * Step - 1])
                && i * Step < html.Length
                && char.IsLowSurrogate(html[i * Step])
            )
            {
                // Each half of a character that is cut counts three bytes, both together four.
                _steps[i] -= 2;
            }
        }
    }

    /// <summary>The spans of a page; null if the capture is not its text in UTF-8.</summary>
    public static SourceSpans? Of(PageTree tree, string html, ReadOnlySpan<byte> capture)
    {
        var mark = capture.StartsWith("\ufeff"u8) && !html.StartsWith('\ufeff') ? 3 : 0;
        return Encoding.UTF8.GetByteCount(html) + mark == capture.Length ? new SourceSpans(tree, html, mark) : null;
    }

    /// <summary>The bytes of the nodes from one to before another, which are siblings; null where the parser does not know.</summary>
    public ByteSpan? Of(int first, int end)
    {
        if (first < 0 || StartOf(first) is not { } start || EndOf(first, end) is not { } stop || stop <= start)
        {
            return null;
        }

        var from = ByteOf(start);
        return new ByteSpan(from, ByteOf(stop) - from);
    }

    private int? PositionOf(int index) =>
        index < _tree.Nodes.Count
        && _tree.Nodes[index].Element?.SourceReference?.Position.Index is { } position
        && position >= 0
        && position < _html.Length
        && _html[position] == '<'
            ? position
            : null;

    private int? StartOf(int index)
    {
        if (_tree.Nodes[index].Element is not null)
        {
            return PositionOf(index);
        }

        // A text begins behind the tag before it.
        var parent = _tree.Nodes[index].Parent!;
        if (parent.Index == index - 1)
        {
            return PositionOf(parent.Index) is { } tag ? BehindTag(tag) : null;
        }

        var before = index - 1;
        while (_tree.Nodes[before].Parent != parent)
        {
            before = _tree.Nodes[before].Parent!.Index;
        }

        return _tree.Nodes[before].Element is null ? StartOf(before) : EndOf(before, _tree.Nodes[before].End);
    }

    private int? EndOf(int first, int end)
    {
        var last = first;
        while (_tree.Nodes[last].End < end)
        {
            last = _tree.Nodes[last].End;
        }

        if (_tree.Nodes[last].Element is null)
        {
            return StartOf(last) is { } text ? NextTag(text) : null;
        }

        if (PositionOf(last) is not { } start)
        {
            return null;
        }

        var node = _tree.Nodes[last];
        var limit = Next(node.End);
        var inner = BehindTag(start);
        for (var i = node.End - 1; i > last; i--)
        {
            if (PositionOf(i) is { } position)
            {
                inner = position;
                break;
            }
        }

        var close = _html
            .AsSpan(inner, Math.Max(0, limit - inner))
            .LastIndexOf($"</{node.Tag}", StringComparison.OrdinalIgnoreCase);
        return close < 0
            ? node.End > last + 1 || inner < limit && _html.AsSpan(inner, limit - inner).TrimEnd().Length > 0
                ? limit
                : BehindTag(start)
            : BehindTag(inner + close);
    }

    private int Next(int index)
    {
        for (; index < _tree.Nodes.Count; index++)
        {
            if (PositionOf(index) is { } position)
            {
                return position;
            }
        }

        return _html.Length;
    }

    private int BehindTag(int tag)
    {
        var quote = '\0';
        for (var i = tag + 1; i < _html.Length; i++)
        {
            var c = _html[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && _html[i - 1] == '=')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return _html.Length;
    }

    private int NextTag(int from)
    {
        for (var i = from; i + 1 < _html.Length; i++)
        {
            if (_html[i] == '<' && (char.IsAsciiLetter(_html[i + 1]) || _html[i + 1] is '/' or '!'))
            {
                return i;
            }
        }

        return _html.Length;
    }

    /// <summary>Parts of a table may stand far from where they are shown, so bytes are counted from the nearest step.</summary>
    private int ByteOf(int character)
    {
        var step = character / Step;
        return _steps[step] + Encoding.UTF8.GetByteCount(_html.AsSpan(step * Step, character - step * Step)) + _offset;
    }
}
