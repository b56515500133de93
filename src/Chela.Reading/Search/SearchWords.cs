using System.Text;

namespace Chela.Reading.Search;

/// <summary>
/// Takes a text apart into the words by which it is found, each with its place. Words of Latin and the like are whole, of one case,
/// without marks and without the ending of a plural; of scripts that put no blanks between words (Han, kana, Hangul, Thai) each
/// two neighbours are one, and the last character of a run is one by itself: so that a run of any length is found as
/// the phrase of its pairs. Linear.
/// </summary>
public static class SearchWords
{
    /// <summary>Of a longer word only the beginning counts, in characters.</summary>
    public const int LongestWord = 64;

    /// <summary>Takes a word.</summary>
    /// <param name="word">As it is compared.</param>
    /// <param name="start">Where it begins in the text.</param>
    /// <param name="length">How long it is there.</param>
    /// <param name="shape">What it is.</param>
    public delegate void Visit(ReadOnlySpan<char> word, int start, int length, WordShape shape);

    /// <summary>Reads the words of a text in their order.</summary>
    public static void Read(ReadOnlySpan<char> text, Visit visit)
    {
        var reader = new Reader(visit, stackalloc char[LongestWord + 2]);
        for (var at = 0; at < text.Length; )
        {
            at = reader.Step(text, at);
        }

        reader.End();
    }

    private ref struct Reader(Visit visit, Span<char> word)
    {
        private readonly Span<char> _word = word;
        private int _length;
        private int _start;
        private int _end;
        private PairSide _last;

        /// <summary>Takes what stands at a place, and says where it ends.</summary>
        public int Step(ReadOnlySpan<char> text, int at)
        {
            var c = text[at];
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            if (char.IsAscii(c) && char.IsAscii(next))
            {
                if (char.IsAsciiLetterOrDigit(c))
                {
                    Add(new Rune(char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c), at, at + 1);
                    return at + 1;
                }

                return Gap(text, at);
            }

            var end = SearchCharacters.EndOf(text, at);
            var isAny = false;
            foreach (var rune in SearchCharacters.Fold(text[at..end]).EnumerateRunes())
            {
                if (SearchCharacters.IsPaired(rune) || SearchCharacters.IsOfWord(rune))
                {
                    Add(rune, at, end);
                    isAny = true;
                }
                else if (isAny)
                {
                    End();
                }
            }

            return isAny ? end : Math.Max(end, Gap(text, at));
        }

        /// <summary>Ends the word or the run.</summary>
        public void End()
        {
            if (_length > 0)
            {
                visit(EnglishPlural.Without(_word[.._length]), _start, _end - _start, WordShape.Word);
                _length = 0;
            }

            if (_last.Text is { } single)
            {
                visit(single, _last.Start, _last.End - _last.Start, WordShape.Last);
                _last = default;
            }
        }

        /// <summary>Ends the word; the <c>'s</c> behind it is none.</summary>
        private int Gap(ReadOnlySpan<char> text, int at)
        {
            var isTail =
                _length > 0
                && text[at] is '\'' or '’'
                && at + 1 < text.Length
                && char.IsAsciiLetter(text[at + 1])
                && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));
            End();
            return at + (isTail ? 2 : 1);
        }

        private void Add(Rune rune, int start, int end)
        {
            if (SearchCharacters.IsPaired(rune))
            {
                AddPaired(rune.ToString(), start, end);
                return;
            }

            if (_last.Text is not null)
            {
                End();
            }

            if (_length == 0)
            {
                _start = start;
            }

            _end = end;
            if (_length + rune.Utf16SequenceLength <= LongestWord)
            {
                _length += rune.EncodeToUtf16(_word[_length..]);
            }
        }

        private void AddPaired(string character, int start, int end)
        {
            if (_length > 0)
            {
                End();
            }

            if (_last.Text is { } before)
            {
                visit(before + character, _last.Start, end - _last.Start, WordShape.Pair);
            }

            _last = new PairSide(character, start, end);
        }
    }

    private readonly record struct PairSide(string? Text, int Start, int End);
}
