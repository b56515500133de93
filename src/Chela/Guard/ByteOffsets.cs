using System.Text;

namespace Chela.Guard;

/// <summary>Turns the wire's UTF-8 offsets into characters of a text and back.</summary>
internal sealed class ByteOffsets
{
    private readonly string _text;
    private readonly Lazy<int[]> _bytes;

    /// <summary>Takes a text. It is looked through once, when somebody first asks.</summary>
    public ByteOffsets(string text)
    {
        _text = text;
        _bytes = new Lazy<int[]>(Count);
    }

    /// <summary>The byte at which character <paramref name="at"/> begins.</summary>
    public int ByteOf(int at) => _bytes.Value[at];

    /// <summary>Reads <c>[start, end]</c> in bytes.</summary>
    /// <returns>Start and length in characters.</returns>
    public (int Start, int Length) RangeOf(WireNode node)
    {
        if (
            node.Items().ToList() is [var first, var last]
            && CharacterOf(first.Whole()) is { } start
            && CharacterOf(last.Whole()) is { } end
            && start <= end
        )
        {
            return (start, end - start);
        }

        throw WireError.At(node.Place, "[start, end] in bytes of the text, at the borders of characters");
    }

    private int? CharacterOf(int offset) =>
        Array.BinarySearch(_bytes.Value, offset) is var at and >= 0 && !IsInside(at) ? at : null;

    /// <summary>How many bytes stand before each character, and in all.</summary>
    private int[] Count()
    {
        var bytes = new int[_text.Length + 1];
        for (var at = 0; at < _text.Length; )
        {
            var length = char.IsHighSurrogate(_text[at]) ? 2 : 1;
            var size = Encoding.UTF8.GetByteCount(_text.AsSpan(at, length));
            // The second half of a pair gets a byte of its own, so that the search finds no two that are equal.
            bytes[at + length - 1] = bytes[at] + length - 1;
            bytes[at + length] = bytes[at] + size;
            at += length;
        }

        return bytes;
    }

    private bool IsInside(int at) => at < _text.Length && char.IsLowSurrogate(_text[at]);
}
