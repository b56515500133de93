using System.Globalization;
using Chela.Reading.Captures;

namespace Chela.Reading.Excerpts;

/// <summary>
/// The first words of a text, as the name of what has none: a short post, an entry of a feed, a letter without subject.
/// </summary>
public static class OpeningWords
{
    /// <summary>The longest name, in columns: an ideograph takes two.</summary>
    private const int Widest = 80;

    /// <summary>A greeting or an exclamation alone names nothing.</summary>
    private const int Narrow = 10;

    /// <summary>No more is looked at, in characters.</summary>
    private const int MostLooked = 600;

    /// <summary>The first words of its text, or else of what describes it; null if it has neither.</summary>
    public static string? Of(ReadItem item)
    {
        var opening = "";
        foreach (var text in item.Blocks.Select(b => b.Text).Append(item.Summary ?? ""))
        {
            var line = Formats.PlainText.Line(text.AsSpan(0, Math.Min(text.Length, MostLooked)));
            opening = line.Any(char.IsLetterOrDigit)
                ? opening.Length == 0
                    ? line
                    : $"{opening} {line}"
                : opening;
            if (WidthOf(opening) >= Narrow)
            {
                break;
            }
        }

        return opening.Length == 0 ? null : Of(opening);
    }

    /// <summary>The first sentence of a line, cut at a clause, or else a word, if it is long.</summary>
    public static string Of(string line)
    {
        line = line[..Math.Min(line.Length, MostLooked)];
        var (end, isFirst) = (0, true);
        foreach (var sentence in Sentences.Of(line))
        {
            var width = WidthOf(line.AsSpan(0, sentence.End.GetOffset(line.Length)));
            if (!isFirst && width > Widest)
            {
                break;
            }

            (end, isFirst) = (sentence.End.GetOffset(line.Length), false);
            if (width >= Narrow)
            {
                break;
            }
        }

        var words = line[..(end == 0 ? line.Length : end)];
        return WidthOf(words) <= Widest ? WithoutStop(words) : Cut(words) + "…";
    }

    private static string WithoutStop(string words) =>
        words.EndsWith("..", StringComparison.Ordinal) ? words : words.TrimEnd('。', '.');

    private static string Cut(string words)
    {
        var (end, width) = (0, 0);
        while (true)
        {
            var length = StringInfo.GetNextTextElementLength(words, end);
            width += WidthOf(words.AsSpan(end, length));
            // Something that is one character to see may be longer than all that there is room for.
            if (width >= Widest)
            {
                break;
            }

            end += length;
        }

        end = end == 0 ? 1 : end;
        var clause = LastBreak(words, end, IsClauseEnd);
        var cut =
            clause > end / 2 ? clause
            : LastBreak(words, end, IsWordEnd) is > 0 and var word && word > end / 2 ? word
            : end;
        return words[..cut].TrimEnd().TrimEnd('，', '、', '；', '：', ',', ';', ':', '(', '（', '“', '「', '《', '"');
    }

    private static int LastBreak(string words, int end, Func<char, char, bool> isBreak)
    {
        while (end > 0 && !isBreak(words[end - 1], words[end]))
        {
            end--;
        }

        return end;
    }

    private static bool IsClauseEnd(char last, char next) =>
        last is '，' or '；' or '：' or '。' or '！' or '？' || (last is ',' or ';' or ':' or '.' && next == ' ');

    private static bool IsWordEnd(char last, char next) =>
        last == ' ' || next == ' ' || Formats.PlainText.IsWide(last) || Formats.PlainText.IsWide(next);

    private static int WidthOf(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
        {
            // Half of what takes two characters takes half of two columns.
            width += Formats.PlainText.IsWide(c) || c is >= '\uAC00' and <= '\uD7A3' ? 2 : 1;
        }

        return width;
    }
}
