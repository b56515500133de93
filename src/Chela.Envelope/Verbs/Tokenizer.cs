using Chela.Envelope.Authorities;

namespace Chela.Envelope.Verbs;

/// <summary>
/// Takes a message apart into the longest words and phrases of the lexicon. Offsets stay those of the message; look-alike
/// letters are no letters of ours, so that a disguised verb is none. Linear: nothing is looked at more often than a fixed
/// number of times.
/// </summary>
internal sealed class Tokenizer
{
    private const int LongestHan = 8;
    private const string Openers = "\"“‘'「『《";
    private const string Closers = "\"”’'」』》";

    private readonly string _text;
    private readonly char[] _lower;
    private readonly List<Token> _tokens = [];
    private readonly int[] _barrenTo = new int[Openers.Length];
    private int _plainTo;

    private Tokenizer(string text, IReadOnlyList<CutSpan> cuts)
    {
        _text = text;
        _lower = [.. text.Select(Lower)];
        foreach (var cut in cuts)
        {
            Array.Fill(_lower, '\0', cut.Start, cut.Length);
        }
    }

    /// <summary>The tokens in order.</summary>
    public static List<Token> Read(string text, IReadOnlyList<CutSpan> cuts)
    {
        var tokenizer = new Tokenizer(text, cuts);
        for (var at = 0; at < text.Length; )
        {
            at += tokenizer.Take(at);
        }

        return tokenizer._tokens;
    }

    private static char Lower(char letter) =>
        letter switch
        {
            >= 'A' and <= 'Z' => (char)(letter + 32),
            '’' => '\'',
            '\t' or '\u3000' or '\u00A0' => ' ',
            '\r' => '\n',
            '\0' => ' ',
            _ => letter,
        };

    /// <summary>Takes what begins here and says how long it is.</summary>
    private int Take(int at)
    {
        var letter = _lower[at];
        return letter switch
        {
            ' ' => 1,
            '\0' => TakeCut(at),
            '\n' => TakeLine(at),
            >= '0' and <= '9' or '$' or '€' or '£' or '¥' or '￥' => TakeNumber(at),
            _ when IsHan(letter) => TakeHan(at),
            _ when Openers.IndexOf(_text[at]) is var kind and >= 0 && QuoteLength(at, kind) is var length and > 0 =>
                Add(at, length, Shape.Quote),
            _ when char.IsLetter(letter) || letter is '#' or '@' or '/' => TakeWord(at),
            _ => TakeMark(at, letter),
        };
    }

    private int Add(int at, int length, Shape shape, Word word = default, bool isHan = false)
    {
        _tokens.Add(new Token(at, length, shape, word, isHan));
        return length;
    }

    private int TakeCut(int at)
    {
        var end = at;
        while (end < _lower.Length && _lower[end] == '\0')
        {
            end++;
        }

        return Add(at, end - at, at == 0 || _lower[at - 1] == '\n' ? Shape.Line : Shape.Quote);
    }

    /// <summary>A line ends a sentence, unless the next one goes on in small letters: then it was only wrapped.</summary>
    private int TakeLine(int at)
    {
        var next = at + 1;
        while (next < _lower.Length && _lower[next] is ' ' or '\n')
        {
            if (_lower[next] == '\n' && !(_text[next] == '\n' && _text[next - 1] == '\r'))
            {
                return Add(at, next - at, Shape.Line);
            }

            next++;
        }

        var isWrapped =
            next < _text.Length
            && _text[next] is >= 'a' and <= 'z'
            && _tokens is [.., { Shape: Shape.Word or Shape.Name or Shape.Number, IsHan: false }];
        return isWrapped ? next - at : Add(at, next - at, Shape.Line);
    }

    private int TakeNumber(int at)
    {
        var isMoney = false;
        var end = at;
        while (end < _lower.Length && (IsNumeric(_lower[end]) || (IsInner(_lower[end]) && IsDigitAt(end + 1))))
        {
            isMoney |= !char.IsAsciiDigit(_lower[end]) && !IsInner(_lower[end]);
            end++;
        }

        return Add(at, end - at, Shape.Number, isMoney ? new Word(Role.Noun, 0, Lexicon.Cash) : default);
    }

    private int TakeHan(int at)
    {
        var most = 1;
        while (most < LongestHan && at + most < _lower.Length && IsHan(_lower[at + most]))
        {
            most++;
        }

        for (var length = most; length > 0; length--)
        {
            if (Lexicon.Find(_lower.AsSpan(at, length)) is { Roles: not Role.None } word)
            {
                return Add(at, length, Shape.Word, word, true);
            }
        }

        return Add(at, 1, Shape.Word, default, true);
    }

    private int TakeWord(int at)
    {
        if (at >= _plainTo && OpaqueLength(at) is var opaque and > 0)
        {
            return opaque;
        }

        Span<int> ends = stackalloc int[8];
        var count = 0;
        for (var end = at; count < ends.Length && end < _lower.Length && IsWordPart(end); end++)
        {
            while (end < _lower.Length && IsWordPart(end))
            {
                end++;
            }

            ends[count++] = end;
            if (end == _lower.Length || _lower[end] != ' ' || end - at > LexiconTable.LongestEntry)
            {
                break;
            }
        }

        for (var tried = count - 1; tried >= 0; tried--)
        {
            var length = ends[tried] - at;
            if (
                length <= LexiconTable.LongestEntry
                && Lexicon.Find(_lower.AsSpan(at, length)) is { Roles: not Role.None } word
            )
            {
                return Add(at, length, Shape.Word, word);
            }
        }

        return Add(at, Math.Max(count > 0 ? ends[0] - at : 0, 1), char.IsUpper(_text[at]) ? Shape.Name : Shape.Word);
    }

    /// <summary>Takes an address, link, path, file name, channel or user that begins here; 0 if none does.</summary>
    private int OpaqueLength(int at)
    {
        var end = at;
        var isOpaque = _lower[at] is '#' or '@' or '/';
        while (end < _lower.Length && (IsWordPart(end) || "._@/:+~#%?=&".Contains(_lower[end])))
        {
            isOpaque |=
                _lower[end] is '@' or '_' or '/'
                || (_lower[end] == '.' && end + 1 < _lower.Length && IsWordPart(end + 1));
            end++;
        }

        _plainTo = end;
        while (end > at && _lower[end - 1] is '.' or ':' or '?' or '\'')
        {
            end--;
        }

        if (!isOpaque || end - at < 2)
        {
            return 0;
        }

        var text = _lower.AsSpan(at, end - at);
        var kind =
            text[0] == '#' ? "channel"
            : text[0] == '@' ? "user"
            : text.Contains('@') ? ""
            : text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.") ? "page"
            : text.Contains('.') || text.Contains('/') ? "file"
            : "";
        return Add(
            at,
            end - at,
            Shape.Name,
            Lexicon.Find(kind) with
            {
                Roles = kind.Length > 0 ? Role.Noun : Role.None,
            }
        );
    }

    private int TakeMark(int at, char mark)
    {
        if (Lexicon.Find(_lower.AsSpan(at, 1)) is { Roles: not Role.None } word)
        {
            return Add(at, 1, Shape.Word, word);
        }

        var isApart = at + 1 == _lower.Length || _lower[at + 1] is ' ' or '\n' or '\0' || !char.IsAscii(_lower[at + 1]);
        return mark switch
        {
            '.' or '!' or ';' or '。' or '！' or '；' or '—' or '–' or '…' => Add(at, 1, Shape.Stop),
            '-' when isApart => Add(at, 1, Shape.Stop),
            '?' or '？' => Add(at, 1, Shape.Question),
            ',' or '，' => Add(at, 1, Shape.Comma),
            ':' or '：' => Add(at, 1, Shape.Colon),
            _ => 1,
        };
    }

    private int QuoteLength(int at, int kind)
    {
        if (at < _barrenTo[kind] || (_text[at] == '\'' && at > 0 && char.IsLetterOrDigit(_text[at - 1])))
        {
            return 0;
        }

        for (var end = at + 1; end < _text.Length && _lower[end] is not ('\n' or '\0'); end++)
        {
            var isApostrophe = _lower[end] == '\'' && end + 1 < _text.Length && char.IsLetterOrDigit(_text[end + 1]);
            if (_text[end] == Closers[kind] && !isApostrophe)
            {
                return end + 1 - at;
            }

            _barrenTo[kind] = end + 1;
        }

        return 0;
    }

    private bool IsWordPart(int at) =>
        (char.IsLetterOrDigit(_lower[at]) && !IsHan(_lower[at]))
        || (
            _lower[at] is '\'' or '-'
            && at > 0
            && at + 1 < _lower.Length
            && char.IsLetter(_lower[at - 1])
            && char.IsLetter(_lower[at + 1])
        );

    private bool IsDigitAt(int at) => at < _lower.Length && char.IsAsciiDigit(_lower[at]);

    private static bool IsNumeric(char letter) =>
        char.IsAsciiDigit(letter) || letter is '$' or '€' or '£' or '¥' or '￥' or '%';

    private static bool IsInner(char letter) => letter is '.' or ',' or ':' or '-' or '/';

    private static bool IsHan(char letter) => letter is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';
}
