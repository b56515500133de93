using System.Globalization;

namespace Chela.Text.Written;

/// <summary>
/// A day, or as much of one as was said: <c>2026-02-16</c>, <c>2026/2/16</c>, <c>16.02.2026</c>, <c>Feb 16th, 2026</c>,
/// <c>16 February</c>, <c>March 2022</c>, 2026年2月16日, 二月十六号. Reads text in the form of <see cref="ComparableText.Folded"/>.
/// </summary>
/// <param name="Year">The year; 0 where it was not said.</param>
/// <param name="Month">The month; 0 where it was not said.</param>
/// <param name="Day">The day of the month; 0 where it was not said.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="IsAmbiguous">Whether month and day may be the other way round: <c>03/04/2026</c>.</param>
public readonly record struct WrittenDate(int Year, int Month, int Day, int Length, bool IsAmbiguous = false)
{
    private const int LeapYear = 2024;

    private static readonly string[] Months =
    [
        .. (
            "january february march april may june july august september october november december "
            + "jan feb mar apr may jun jul aug sep oct nov dec sept"
        ).Split(' '),
    ];

    private static readonly string[] OrdinalEndings = ["st", "nd", "rd", "th"];

    /// <summary>Reads the date that starts at <paramref name="at"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out WrittenDate date)
    {
        var cursor = new TextCursor(text, at);
        date =
            char.IsAsciiDigit(cursor.Next) ? ReadNumeric(ref cursor)
            : char.IsAsciiLetter(cursor.Next) ? ReadMonthFirst(ref cursor)
            : default;
        if (date == default)
        {
            cursor.Back(at);
            date = ReadChinese(ref cursor);
        }

        date = date with { Length = cursor.At - at };
        return (date.Year, date.Month, date.Day) != default && date.IsPossible;
    }

    /// <summary>The one way to write it, with nothing for what was not said: <c>2026-02-16</c>, <c>-02-16</c>, <c>2022-03-</c>.</summary>
    public string Normal => $"{Part(Year, "0000")}-{Part(Month, "00")}-{Part(Day, "00")}";

    private static string Part(int value, string format) =>
        value == 0 ? "" : value.ToString(format, CultureInfo.InvariantCulture);

    private bool IsPossible =>
        Month is >= 0 and <= 12
        && Year is >= 0 and <= 9999
        && Day >= 0
        && Day <= (Month == 0 ? 31 : DateTime.DaysInMonth(Year == 0 ? LeapYear : Year, Month));

    private static WrittenDate ReadNumeric(ref TextCursor cursor)
    {
        if (cursor.TakeDigits(4, 4) is >= 1 and var year)
        {
            var mark = cursor.Next;
            var start = cursor.At;
            if (
                mark is not ('-' or '/' or '.')
                || !cursor.Take(mark)
                || cursor.TakeDigits(1, 2) is not (>= 1 and var month)
            )
            {
                cursor.Back(start);
                return default;
            }

            var end = cursor.At;
            if (cursor.Take(mark) && cursor.TakeDigits(1, 2) is >= 1 and var day)
            {
                return new(year, month, day, 0);
            }

            cursor.Back(end);
            return mark == '-' && end - start == 3 ? new(year, month, 0, 0) : default;
        }

        if (cursor.TakeDigits(1, 2) is not (>= 1 and var first))
        {
            return default;
        }

        var separator = cursor.Next;
        if (separator is '-' or '/' or '.')
        {
            return
                cursor.Take(separator)
                && cursor.TakeDigits(1, 2) is >= 1 and var second
                && cursor.Take(separator)
                && cursor.TakeDigits(4, 4) is >= 1 and var last
                ? Ordered(first, second, last, separator)
                : default;
        }

        return ReadDayFirst(ref cursor, first);
    }

    /// <summary>With points the day stands first; else only a number over 12 shows which it is.</summary>
    private static WrittenDate Ordered(int first, int second, int year, char separator) =>
        separator == '.' || first > 12
            ? new(year, second, first, 0)
            : new(year, first, second, 0, second <= 12 && first != second);

    private static WrittenDate ReadDayFirst(ref TextCursor cursor, int day)
    {
        cursor.TakeAny(OrdinalEndings);
        if (!cursor.Take(' '))
        {
            return default;
        }

        cursor.Take("of ");
        var month = TakeMonth(ref cursor);
        return month == 0 ? default : new(TakeYear(ref cursor), month, day, 0);
    }

    private static WrittenDate ReadMonthFirst(ref TextCursor cursor)
    {
        var month = TakeMonth(ref cursor);
        if (month == 0 || !cursor.Take(' '))
        {
            return default;
        }

        if (cursor.TakeDigits(4, 4) is >= 1000 and var year)
        {
            return new(year, month, 0, 0);
        }

        cursor.Take("the ");
        if (cursor.TakeDigits(1, 2) is not (>= 1 and var day))
        {
            return default;
        }

        cursor.TakeAny(OrdinalEndings);
        return new(TakeYear(ref cursor), month, day, 0);
    }

    private static int TakeMonth(ref TextCursor cursor)
    {
        var name = cursor.TakeWord(Months);
        if (name < 0)
        {
            return 0;
        }

        _ = name >= 12 && cursor.Rest is ['.', ' ', ..] && cursor.Take('.');
        return name == 24 ? 9 : (name % 12) + 1;
    }

    private static int TakeYear(ref TextCursor cursor)
    {
        var start = cursor.At;
        _ = cursor.Take(", ") || cursor.Take(',') || cursor.Take(' ');
        if (
            cursor.At > start
            && cursor.TakeDigits(4, 4) is >= 1000 and var year
            && cursor.IsAtEdge
            && cursor.Next != ':'
        )
        {
            return year;
        }

        cursor.Back(start);
        return 0;
    }

    private static WrittenDate ReadChinese(ref TextCursor cursor)
    {
        var year = TakePart(ref cursor, 4, "年");
        var month = TakePart(ref cursor, 2, "月");
        var day = month == 0 && year > 0 ? 0 : TakePart(ref cursor, 2, "日号");
        return year is > 0 and < 1000 ? default : new(year, month, day, 0);
    }

    private static int TakePart(ref TextCursor cursor, int digits, string units)
    {
        var start = cursor.At;
        var value = cursor.TakeCount(digits);
        cursor.Take(' ');
        if (value > 0 && units.Contains(cursor.Next, StringComparison.Ordinal) && cursor.Take(cursor.Next))
        {
            return value;
        }

        cursor.Back(start);
        return 0;
    }
}
