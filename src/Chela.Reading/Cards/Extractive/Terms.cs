using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Chela.Text;

namespace Chela.Reading.Cards.Extractive;

/// <summary>
/// Numbers the terms of a text: words, cut to a length at which most endings are gone; of scripts that put no blanks between
/// words, pairs of characters. A term is known by a hash of 64 bits.
/// </summary>
internal sealed class Terms
{
    /// <summary>Of a longer word the rest is mostly ending, in characters.</summary>
    private const int Stem = 6;

    private const int ShortestWord = 3;
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashFactor = 1099511628211;

    /// <summary>Characters that rather join than name, in Chinese.</summary>
    private const string Joining =
        "的了是在和与與及或也都就这這那有为為不很但而之其所将將把被从從对對于於以我你他她它们們个個一着呢吗嗎啊吧";

    private static readonly FrozenSet<ulong> Common = (
        "the and that this with from have has had was were are been being will would could should can may might must not but for "
        + "his her their its our your they them she you who whom which what when where why how there here then than these those some "
        + "any all more most such only also very just about into over after before because while through between during each other "
        + "another many much one two out even still now well too own same get got make made does did done doing let use used using "
        + "per via says said like way thing things really dont isnt cant wont"
    )
        .Split(' ')
        .Select(w => HashOf(w.AsSpan(0, Math.Min(w.Length, Stem))))
        .ToFrozenSet();

    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<int> _counts = [];

    /// <summary>How many texts were read.</summary>
    public int Texts { get; private set; }

    /// <summary>How many terms are known.</summary>
    public int Count => _counts.Count;

    /// <summary>In how many texts a term stands.</summary>
    public int CountOf(int term) => _counts[term];

    /// <summary>How much a term tells: more, the fewer texts it stands in.</summary>
    public double WeightOf(int term) => Math.Log((Texts + 1.0) / (_counts[term] + 0.5));

    /// <summary>The terms of a text, each once, in order of their numbers.</summary>
    /// <param name="text">A sentence.</param>
    /// <param name="counts">Whether it counts as a text in which its terms stand.</param>
    public int[] Of(ReadOnlySpan<char> text, bool counts = true)
    {
        var found = new List<int>(text.Length / 4);
        for (var at = 0; at < text.Length; )
        {
            at = ReadAt(text, at, found);
        }

        found.Sort();
        var distinct = 0;
        for (var i = 0; i < found.Count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
            {
                found[distinct++] = found[i];
            }
        }

        var terms = CollectionsMarshal.AsSpan(found)[..distinct].ToArray();
        if (counts)
        {
            Texts++;
            foreach (var term in terms)
            {
                _counts[term]++;
            }
        }

        return terms;
    }

    private int ReadAt(ReadOnlySpan<char> text, int at, List<int> found)
    {
        if (IsUnspaced(text[at]))
        {
            var isPair = at + 1 < text.Length && IsUnspaced(text[at + 1]);
            if (isPair && !IsJoining(text[at]) && !IsJoining(text[at + 1]))
            {
                found.Add(NumberOf(HashOf(text.Slice(at, 2))));
            }

            return at + 1;
        }

        if (!IsLetter(text[at]))
        {
            return at + 1;
        }

        var end = at + 1;
        while (end < text.Length && IsLetter(text[end]) && !IsUnspaced(text[end]))
        {
            end++;
        }

        var word = text[at..end];
        var isName = word.ContainsAnyInRange('0', '9') || (word.Length == 2 && char.IsUpper(word[1]));
        var hash = HashOf(word[..Math.Min(word.Length, Stem)]);
        if ((word.Length >= ShortestWord || isName) && !Common.Contains(hash))
        {
            found.Add(NumberOf(hash));
        }

        return end;
    }

    private int NumberOf(ulong hash)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, hash, out var isKnown);
        if (!isKnown)
        {
            number = _counts.Count;
            _counts.Add(0);
        }

        return number;
    }

    private static ulong HashOf(ReadOnlySpan<char> text)
    {
        var hash = HashStart;
        foreach (var character in text)
        {
            hash = (hash ^ Folded(character)) * HashFactor;
        }

        return hash;
    }

    private static char Folded(char character) =>
        char.IsAscii(character) ? (char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character)
        : char.IsUpper(character) ? CaseFolding.Fold(character.ToString())[0]
        : character;

    private static bool IsLetter(char character) =>
        char.IsAscii(character)
            ? char.IsAsciiLetterOrDigit(character)
            : char.IsLetterOrDigit(character)
                || char.GetUnicodeCategory(character)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>Ideographs, kana, Hangul (whose endings stick to words), Thai, Lao, Burmese, Khmer.</summary>
    private static bool IsUnspaced(char character) =>
        character
            is (>= '\u0E00' and <= '\u0EFF')
                or (>= '\u1000' and <= '\u109F')
                or (>= '\u1780' and <= '\u17FF')
                or (>= '\u3041' and <= '\u30FF')
                or (>= '\u3400' and <= '\u9FFF')
                or (>= '\uAC00' and <= '\uD7AF')
                or (>= '\uF900' and <= '\uFAFF')
                or (>= '\uD840' and <= '\uDFFF');

    /// <summary>Hiragana are endings and particles mostly.</summary>
    private static bool IsJoining(char character) =>
        character is >= '\u3041' and <= '\u309F' || Joining.Contains(character);
}
