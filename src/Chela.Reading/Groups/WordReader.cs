using System.Buffers;
using System.Text;
using Chela.Text;

namespace Chela.Reading.Groups;

/// <summary>
/// Takes a text apart into what can be counted: words of scripts that put blanks between them, without a plural's s, and
/// pairs of neighbours of those that do not (Han, kana, Hangul). Addresses and long numbers are passed over. Linear.
/// </summary>
internal static class WordReader
{
    private const int LongestWord = 24;

    /// <summary>A number longer than this says nothing of a subject; shorter ones are parts of names.</summary>
    private const int LongestNumber = 2;

    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\n)]>");

    /// <summary>Takes a word, in lower case.</summary>
    public delegate void Visit(ReadOnlySpan<char> word);

    /// <summary>Reads the words of a text.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="isForeign">Whether pairs are left out, as a reader would who knows no such script.</param>
    /// <param name="visit">Takes each word in the order of the text.</param>
    public static void Read(string text, bool isForeign, Visit visit)
    {
        for (var at = 0; at < text.Length; )
        {
            var c = text[at];
            if (!char.IsLetterOrDigit(c))
            {
                at++;
                continue;
            }

            var isPaired = IsPaired(c);
            var end = at + 1;
            while (end < text.Length && char.IsLetterOrDigit(text[end]) && IsPaired(text[end]) == isPaired)
            {
                end++;
            }

            var run = text.AsSpan(at, end - at);
            if (!isPaired && run is "http" or "https" && text.AsSpan(end).StartsWith("://"))
            {
                var address = text.AsSpan(end).IndexOfAny(AddressEnds);
                at = address < 0 ? text.Length : end + address;
                continue;
            }

            if (!isPaired)
            {
                Word(run, visit);
            }
            else if (!isForeign)
            {
                Pairs(run, visit);
            }

            at = end;
        }
    }

    private static void Pairs(ReadOnlySpan<char> run, Visit visit)
    {
        if (run.Length == 1)
        {
            visit(run);
        }

        for (var i = 0; i + 1 < run.Length; i++)
        {
            visit(run.Slice(i, 2));
        }
    }

    private static void Word(ReadOnlySpan<char> run, Visit visit)
    {
        if (run.Length > LongestWord || (run.Length > LongestNumber && run.IndexOfAnyExceptInRange('0', '9') < 0))
        {
            return;
        }

        var word = run is [_, _, _, .., 's' or 'S'] && run[^2] is not ('s' or 'S') ? run[..^1] : run;
        Span<char> lower = stackalloc char[LongestWord];
        if (Ascii.ToLower(word, lower, out var length) == OperationStatus.Done)
        {
            visit(lower[..length]);
        }
        else
        {
            visit(Casing.ToLower(word.ToString()));
        }
    }

    /// <summary>Whether a character is of a script that puts no blanks between words.</summary>
    public static bool IsPaired(char c) =>
        c is (>= '\u3400' and <= '\u9FFF') or (>= '\u3040' and <= '\u30FF') or (>= '\uAC00' and <= '\uD7AF');
}
