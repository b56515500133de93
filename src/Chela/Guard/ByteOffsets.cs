using System.Text;

namespace Chela.Guard;

/// <summary>Turns the wire's UTF-8 offsets into characters of a text and back.</summary>
internal sealed class ByteOffsets(string text)
{
    /// <summary>The byte at which character <paramref name="at"/> begins.</summary>
    public int ByteOf(int at) => Encoding.UTF8.GetByteCount(text.AsSpan(0, at));

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

    private int? CharacterOf(int offset)
    {
        var bytes = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (bytes == offset)
            {
                return at;
            }

            if (bytes > offset || at == text.Length)
            {
                break;
            }

            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length;
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(at, isPair ? 2 : 1));
            at += isPair ? 1 : 0;
        }

        return null;
    }
}
