using System.Text;
using Chela.Text;

namespace Chela.Reading.Cards;

/// <summary>Finds the bytes of characters; quick where it is asked from front to back.</summary>
internal sealed class BytePlaces
{
    private readonly string _text;
    private readonly int _start;
    private int _char;
    private int _byte;

    /// <summary>Takes a text and the byte at which it begins.</summary>
    public BytePlaces(string text, int start) => (_text, _start, _byte) = (text, start, start);

    /// <summary>The bytes from one character to before another one.</summary>
    public ByteSpan Of(int from, int to)
    {
        if (from < _char)
        {
            (_char, _byte) = (0, _start);
        }

        _byte += Encoding.UTF8.GetByteCount(_text.AsSpan(_char..from));
        _char = from;
        return new ByteSpan(_byte, Encoding.UTF8.GetByteCount(_text.AsSpan(from..to)));
    }
}
