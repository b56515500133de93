using System.Buffers;
using System.Text;
using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>
/// The letters and digits of raw bytes with their places, without tags and with character references read: what a page's
/// bytes and the Markdown made of them have in common. Made in one pass.
/// </summary>
internal sealed class RawLetters
{
    private const int LongestReference = 32;

    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly byte[] _bytes;
    private string _letters = "";

    private RawLetters(byte[] bytes) => _bytes = bytes;

    /// <summary>Reads bytes; null where they are no UTF-8.</summary>
    public static RawLetters? Of(byte[] bytes)
    {
        var raw = new RawLetters(bytes);
        return raw.Read() ? raw : null;
    }

    /// <summary>Where words stand; null if they do not.</summary>
    public ByteSpan? Find(string words)
    {
        var wanted = LettersOf(words);
        var at = wanted.Length == 0 ? -1 : _letters.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var (start, end) = (_starts[at], _ends[at + wanted.Length - 1]);

        // The marks at its end belong to a sentence.
        while (
            end < _bytes.Length
            && Rune.DecodeFromUtf8(_bytes.AsSpan(end), out var rune, out var length) == OperationStatus.Done
            && (Rune.IsPunctuation(rune) || Rune.IsSymbol(rune))
            && rune.Value is not ('<' or '&' or '*' or '=' or '[' or '(' or '{' or '\\')
        )
        {
            end += length;
        }

        return new ByteSpan(start, end - start);
    }

    private bool Read()
    {
        var letters = new StringBuilder(_bytes.Length);
        for (var at = 0; at < _bytes.Length; )
        {
            if (TagAt(at) is > 0 and var tag)
            {
                at += tag;
                continue;
            }

            if (_bytes[at] == '&' && ReferenceAt(at) is > 0 and var reference)
            {
                Append(
                    letters,
                    LettersOf(Entities.Decode(Encoding.UTF8.GetString(_bytes, at, reference))),
                    at,
                    at + reference
                );
                at += reference;
                continue;
            }

            if (Rune.DecodeFromUtf8(_bytes.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
            {
                return false;
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                Append(letters, rune.ToString(), at, at + length);
            }

            at += length;
        }

        _letters = letters.ToString();
        return true;
    }

    private void Append(StringBuilder letters, string found, int start, int end)
    {
        letters.Append(found);
        for (var i = 0; i < found.Length; i++)
        {
            _starts.Add(start);
            _ends.Add(end);
        }
    }

    /// <summary>The length of the tag at a place; 0 if there is none.</summary>
    private int TagAt(int at)
    {
        var isTag =
            _bytes[at] == '<'
            && at + 1 < _bytes.Length
            && (char.IsAsciiLetter((char)_bytes[at + 1]) || _bytes[at + 1] is (byte)'/' or (byte)'!');
        var end = isTag ? _bytes.AsSpan(at).IndexOf((byte)'>') : -1;
        return end + 1;
    }

    private int ReferenceAt(int at)
    {
        var end = _bytes.AsSpan(at, Math.Min(LongestReference, _bytes.Length - at)).IndexOf((byte)';');
        return end + 1;
    }

    private static string LettersOf(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                letters.Append(rune.ToString());
            }
        }

        return letters.ToString();
    }
}
