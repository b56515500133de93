using System.Globalization;

namespace Chela.Text.Written;

/// <summary>
/// A number as people write it: <c>1,200.50</c>, <c>1.200,50</c>, <c>1 200,50</c>, <c>1'200.50</c>, <c>3k</c>, 1.2万,
/// 一千二百. Reads text in the form of <see cref="ComparableText.Folded"/>.
/// </summary>
/// <param name="Value">The number; 0 where it is ambiguous.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="IsAmbiguous">
/// Whether it has more than one reading, as <c>1.200</c> (1200 or 1.2), <c>1,2</c> (1.2 or a list), <c>1 200</c> and
/// <c>007</c> (a number or a name) have. <c>1,200</c> is 1200 in English and in Chinese.
/// </param>
public readonly record struct WrittenNumber(decimal Value, int Length, bool IsAmbiguous)
{
    private const int MostDigits = 24;

    private static readonly string[] Scales =
    [
        "k",
        " thousand",
        " million",
        " billion",
        "万亿",
        "万",
        "亿",
        "千",
        "百",
    ];

    private static readonly decimal[] ScaleValues = [1e3m, 1e3m, 1e6m, 1e9m, 1e12m, 1e4m, 1e8m, 1e3m, 1e2m];

    /// <summary>Reads the number that starts at <paramref name="at"/>, with its sign.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out WrittenNumber number)
    {
        number = default;
        var cursor = new TextCursor(text, at);
        var isNegative = cursor.Take('-');
        _ = isNegative || cursor.Take('+');
        if (!char.IsAsciiDigit(cursor.Next))
        {
            var isNumeral = ChineseNumeral.TryRead(text, cursor.At, out var numeral);
            number = new(isNegative ? -numeral.Value : numeral.Value, cursor.At - at + numeral.Length, false);
            return isNumeral;
        }

        Span<char> digits = stackalloc char[MostDigits + 1];
        if (!TryReadDigits(ref cursor, digits, out var length, out var isAmbiguous))
        {
            return false;
        }

        // NumberStyles.AllowDecimalPoint: the buffer holds digits and at most one point.
        var value = decimal.Parse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var start = cursor.At;
        var scale = cursor.TakeAny(Scales);
        if (scale >= 0 && value < 1e15m && WordEdges.IsEdge(text, cursor.At))
        {
            value *= ScaleValues[scale];
        }
        else
        {
            cursor.Back(start);
        }

        number = new(
            isAmbiguous ? 0
                : isNegative ? -value
                : value,
            cursor.At - at,
            isAmbiguous
        );
        return true;
    }

    /// <summary>The one way to write a number: <c>1200.5</c>.</summary>
    public static string Normal(decimal value) =>
        (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static bool TryReadDigits(
        ref TextCursor cursor,
        scoped Span<char> digits,
        out int length,
        out bool isAmbiguous
    )
    {
        length = 0;
        isAmbiguous = false;
        var lead = Copy(ref cursor, digits, ref length);
        if (lead is < 0)
        {
            return false;
        }

        var startsWithZero = digits[0] == '0';
        var (mark, groups) = ('\0', 0);
        while (lead <= 3 && !startsWithZero && IsGroup(cursor, mark))
        {
            (mark, groups) = (cursor.Next, groups + 1);
            cursor.Back(cursor.At + 1);
            if (Copy(ref cursor, digits, ref length) < 0)
            {
                return false;
            }
        }

        var places = 0;
        var point = cursor.Next;
        if (point is '.' or ',' && cursor.Rest is [_, >= '0' and <= '9', ..])
        {
            cursor.Back(cursor.At + 1);
            if (length == digits.Length)
            {
                return false;
            }

            digits[length++] = '.';
            places = Copy(ref cursor, digits, ref length);
            if (places < 0 || cursor.Rest is ['.' or ',', >= '0' and <= '9', ..])
            {
                return false;
            }
        }

        isAmbiguous =
            (startsWithZero && lead > 1)
            || (places > 0 && point == mark)
            || (places == 0 && groups == 1 && mark is ('.' or ' '))
            || (point == ',' && places > 0 && mark == '\0' && !startsWithZero && places != 2);
        return true;
    }

    /// <summary>Whether a group of three digits follows behind a mark: the same as before, if there was one.</summary>
    private static bool IsGroup(TextCursor cursor, char mark) =>
        cursor.Rest is ['.' or ',' or '\'' or ' ', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', ..]
        && (mark == '\0' || cursor.Next == mark)
        && (cursor.Rest.Length == 4 || !char.IsAsciiDigit(cursor.Rest[4]));

    private static int Copy(ref TextCursor cursor, scoped Span<char> digits, ref int length)
    {
        var start = length;
        while (char.IsAsciiDigit(cursor.Next))
        {
            if (length == digits.Length)
            {
                return -1;
            }

            digits[length++] = cursor.Next;
            cursor.Take(cursor.Next);
        }

        return length - start;
    }
}
