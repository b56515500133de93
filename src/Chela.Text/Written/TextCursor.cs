namespace Chela.Text.Written;

/// <summary>Reads a text from left to right; what does not fit leaves it where it is.</summary>
internal ref struct TextCursor(ReadOnlySpan<char> text, int at)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int At { get; private set; } = at;

    public readonly char Next => At < _text.Length ? _text[At] : '\0';

    public readonly ReadOnlySpan<char> Rest => _text[Math.Min(At, _text.Length)..];

    public readonly bool IsAtEdge => WordEdges.IsEdge(_text, At);

    public void Back(int to) => At = to;

    public bool Take(char wanted)
    {
        var isThere = At < _text.Length && _text[At] == wanted;
        At += isThere ? 1 : 0;
        return isThere;
    }

    public bool Take(string wanted)
    {
        var isThere = Rest.StartsWith(wanted, StringComparison.Ordinal);
        At += isThere ? wanted.Length : 0;
        return isThere;
    }

    /// <summary>The first of the words that stands here; -1 if none does.</summary>
    public int TakeAny(scoped ReadOnlySpan<string> words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (Take(words[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Like <see cref="TakeAny"/>, of whole words only.</summary>
    public int TakeWord(scoped ReadOnlySpan<string> words)
    {
        var start = At;
        for (var index = 0; index < words.Length; index++)
        {
            if (Take(words[index]) && WordEdges.IsEdge(_text, At))
            {
                return index;
            }

            At = start;
        }

        return -1;
    }

    /// <summary>A run of between <paramref name="least"/> and <paramref name="most"/> digits, no more following; -1 if none is here.</summary>
    public int TakeDigits(int least, int most)
    {
        var value = 0;
        var end = At;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]) && end - At <= most)
        {
            value = (value * 10) + (_text[end++] - '0');
        }

        if (end - At < least || end - At > most)
        {
            return -1;
        }

        At = end;
        return value;
    }

    /// <summary>A small whole number in digits or Chinese numerals; -1 if none is here.</summary>
    public int TakeCount(int mostDigits)
    {
        var start = At;
        if (TakeDigits(1, mostDigits) is >= 0 and var value)
        {
            return value;
        }

        if (ChineseNumeral.TryRead(_text, At, out var numeral) && numeral.Value <= 9999)
        {
            At += numeral.Length;
            return (int)numeral.Value;
        }

        At = start;
        return -1;
    }
}
