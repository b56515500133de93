using System.Runtime.InteropServices;
using System.Text;

namespace Chela.Text;

/// <summary>A generated map of code points to texts, read where it lies in the binary.</summary>
/// <param name="keys">The code points, ascending.</param>
/// <param name="offsets">Where the text of each key starts, and the end of the last.</param>
/// <param name="texts">All texts, UTF-16.</param>
internal readonly ref struct CodePointMap(
    ReadOnlySpan<int> keys,
    ReadOnlySpan<ushort> offsets,
    ReadOnlySpan<ushort> texts
)
{
    private readonly ReadOnlySpan<int> _keys = keys;
    private readonly ReadOnlySpan<ushort> _offsets = offsets;
    private readonly ReadOnlySpan<ushort> _texts = texts;

    /// <summary>The text of a code point, if it has one.</summary>
    public bool TryGet(int codePoint, out ReadOnlySpan<char> text)
    {
        var at = codePoint < _keys[0] ? -1 : _keys.BinarySearch(codePoint);
        text = at < 0 ? default : MemoryMarshal.Cast<ushort, char>(_texts[_offsets[at].._offsets[at + 1]]);
        return at >= 0;
    }

    /// <summary>The text with every code point replaced that has a text here; the same instance if none has.</summary>
    public string Apply(string text)
    {
        StringBuilder? mapped = null;
        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            if (TryGet(CodePoints.At(text, at, out length), out var replacement))
            {
                mapped ??= new StringBuilder(text, 0, at, text.Length);
                mapped.Append(replacement);
            }
            else
            {
                mapped?.Append(text, at, length);
            }
        }

        return mapped?.ToString() ?? text;
    }
}
