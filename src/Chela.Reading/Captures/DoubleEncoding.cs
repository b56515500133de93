using System.Collections.Frozen;
using System.Text;

namespace Chela.Reading.Captures;

/// <summary>
/// Text in UTF-8 that somebody read as Windows-1252 and wrote as UTF-8 once more: <c>donâ€™t</c>, <c>cafÃ©</c>. It is undone where all of a
/// text shows it, and only so that doing it again would give the same text. A text with one good letter beyond ASCII, or one that
/// only shows what such text looks like, stays.
/// </summary>
internal static class DoubleEncoding
{
    /// <summary>Fewer characters may be there on purpose.</summary>
    private const int Least = 4;

    /// <summary>Of the characters at least so many stand in or at words, in a hundred: examples stand alone.</summary>
    private const int LeastInWords = 60;

    /// <summary>Of the characters at most one in so many may be no such one: a sign that was added later.</summary>
    private const int OneOtherIn = 100;

    /// <summary>The bytes of the characters that Windows-1252 has where Latin-1 has controls.</summary>
    private static readonly FrozenDictionary<char, byte> Windows = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
        .Zip<char, byte>([
            0x80,
            0x82,
            0x83,
            0x84,
            0x85,
            0x86,
            0x87,
            0x88,
            0x89,
            0x8A,
            0x8B,
            0x8C,
            0x8E,
            0x91,
            0x92,
            0x93,
            0x94,
            0x95,
            0x96,
            0x97,
            0x98,
            0x99,
            0x9A,
            0x9B,
            0x9C,
            0x9E,
            0x9F,
        ])
        .ToFrozenDictionary(p => p.First, p => p.Second);

    /// <summary>The text as it was meant; null if it was meant as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Where each character that was put together ends, in the new text and in the old one.</param>
    public static string? Undo(string text, out List<(int New, int Old)> places)
    {
        places = [];
        if (!IsMeantOtherwise(text))
        {
            return null;
        }

        var meant = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            if (text[at] >= '\u0080' && Read(text, at, out var rune) is > 0 and var length)
            {
                meant.Append(rune.ToString());
                at += length;
                places.Add((meant.Length, at));
            }
            else
            {
                meant.Append(text[at]);
                at++;
            }
        }

        return meant.ToString();
    }

    private static bool IsMeantOtherwise(string text)
    {
        var (twice, inWords, others) = (0, 0, 0);
        for (var at = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F'); at >= 0 && at < text.Length; )
        {
            if (Read(text, at, out _) is > 0 and var length)
            {
                twice++;
                inWords += IsOfWord(text, at - 1) || IsOfWord(text, at + length) ? 1 : 0;
                at += length;
            }
            else
            {
                others++;
                at++;
                if (others > 50 && others > twice)
                {
                    return false;
                }
            }

            var next = text.AsSpan(at).IndexOfAnyExceptInRange('\0', '\u007F');
            at = next < 0 ? text.Length : at + next;
        }

        return twice >= Least && others * OneOtherIn <= twice && inWords * 100L >= twice * (long)LeastInWords;
    }

    private static bool IsOfWord(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] >= '\u0080');

    /// <summary>The length of a character that was taken for several, from 2 to 4; 0 for none.</summary>
    private static int Read(string text, int at, out Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < 4 && at + count < text.Length && ByteOf(text[at + count]) is { } one)
        {
            bytes[count++] = one;
        }

        return
            Rune.DecodeFromUtf8(bytes[..count], out rune, out var length) == System.Buffers.OperationStatus.Done
            && rune.Value >= 0x80
            ? length
            : 0;
    }

    private static byte? ByteOf(char c) =>
        c is >= '\u0080' and <= '\u00FF' ? (byte)c
        : Windows.TryGetValue(c, out var one) ? one
        : null;
}
