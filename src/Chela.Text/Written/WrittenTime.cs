using System.Globalization;

namespace Chela.Text.Written;

/// <summary>
/// A time of day: <c>12:00</c>, <c>3pm</c>, <c>3:30 p.m.</c>, <c>noon</c>, <c>10 o'clock</c>, 十点, 下午三点半. Reads text in the
/// form of <see cref="ComparableText.Folded"/>.
/// </summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Second">0 to 59.</param>
/// <param name="Offset">The offset from UTC as it was written, <c>z</c> or <c>+02:00</c>; empty where none was.</param>
/// <param name="Length">How many characters it takes.</param>
public readonly record struct WrittenTime(int Hour, int Minute, int Second, string Offset, int Length)
{
    private static readonly string[] Halves = ["am", "a.m.", "a.m", "pm", "p.m.", "p.m"];

    private static readonly string[] DayParts =
    [
        "凌晨",
        "清晨",
        "早上",
        "上午",
        "早晨",
        "中午",
        "下午",
        "傍晚",
        "晚上",
        "夜里",
    ];

    /// <summary>Reads the time that starts at <paramref name="at"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out WrittenTime time)
    {
        var cursor = new TextCursor(text, at);
        time = default;
        var isRead = char.IsAsciiLetter(cursor.Next)
            ? TryReadWord(ref cursor, out time)
            : char.IsAsciiDigit(cursor.Next) && TryReadClock(ref cursor, -1, out time);
        if (!isRead)
        {
            cursor.Back(at);
            isRead = TryReadChinese(ref cursor, out time);
        }

        time = time with { Length = cursor.At - at };
        return isRead && time is { Hour: < 24, Minute: < 60, Second: < 60 };
    }

    /// <summary>The one way to write it: <c>15:30</c>, with seconds and offset only where they say something.</summary>
    public string Normal =>
        string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}")
        + (Second == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{Second:00}"))
        + Offset;

    private static bool TryReadWord(ref TextCursor cursor, out WrittenTime time)
    {
        var word = cursor.TakeWord(["noon", "midnight"]);
        time = new(word == 0 ? 12 : 0, 0, 0, "", 0);
        return word >= 0;
    }

    private static bool TryReadClock(ref TextCursor cursor, int dayPart, out WrittenTime time)
    {
        time = default;
        var hour = cursor.TakeDigits(1, 2);
        var (minute, second) = (-1, 0);
        if (hour < 0)
        {
            return false;
        }

        var offset = "";
        if (cursor.Take(':'))
        {
            minute = cursor.TakeDigits(2, 2);
            if (minute < 0)
            {
                return false;
            }

            second = cursor.Take(':') ? cursor.TakeDigits(2, 2) : 0;
            if (second < 0)
            {
                return false;
            }

            offset = TakeOffset(ref cursor);
        }

        if (!TryTakeHalf(ref cursor, dayPart, ref hour, out var isMarked))
        {
            return false;
        }

        time = new(hour, Math.Max(minute, 0), second, offset, 0);
        return minute >= 0 || isMarked;
    }

    /// <summary>Takes am, pm or o'clock; false where the hour does not go with it.</summary>
    private static bool TryTakeHalf(ref TextCursor cursor, int dayPart, ref int hour, out bool isMarked)
    {
        var start = cursor.At;
        cursor.Take(' ');
        var half = cursor.TakeWord(Halves);
        isMarked = half >= 0 || cursor.TakeWord(["o'clock"]) >= 0;
        if (!isMarked)
        {
            cursor.Back(start);
        }

        if (half < 0)
        {
            return dayPart < 0 || TryPlace(ref hour, dayPart);
        }

        var isPossible = hour is >= 1 and <= 12;
        hour = (hour % 12) + (half >= 3 ? 12 : 0);
        return isPossible;
    }

    private static string TakeOffset(ref TextCursor cursor)
    {
        var start = cursor.At;
        if (cursor.Take(".000") && char.IsAsciiDigit(cursor.Next))
        {
            cursor.Back(start);
        }

        if (cursor.Take('z'))
        {
            return "z";
        }

        var sign = cursor.Next;
        var before = cursor.At;
        if (
            sign is '+' or '-'
            && cursor.Take(sign)
            && cursor.TakeDigits(2, 2) is >= 0 and var hours
            && cursor.Take(':')
            && cursor.TakeDigits(2, 2) is >= 0 and var minutes
        )
        {
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{hours:00}:{minutes:00}");
        }

        cursor.Back(before);
        return "";
    }

    private static bool TryReadChinese(ref TextCursor cursor, out WrittenTime time)
    {
        time = default;
        var dayPart = cursor.TakeAny(DayParts);
        var start = cursor.At;
        if (dayPart >= 0 && TryReadClock(ref cursor, dayPart, out time))
        {
            return true;
        }

        cursor.Back(start);
        var hour = cursor.TakeCount(2);
        var hourEnd = cursor.At;
        if (hour < 0 || !(cursor.Take('点') || (dayPart >= 0 && cursor.Take('时'))))
        {
            return false;
        }

        var minute = TakeMinutes(ref cursor, out var isExact);

        // 一点 is "a little" where nothing shows that it is a time.
        time = new(hour, minute, 0, "", 0);
        var isTime = dayPart >= 0 || isExact || hour != 1 || hourEnd == start;
        return isTime
            && (dayPart < 0 || (TryPlace(ref hour, dayPart) && (time = time with { Hour = hour }) != default));
    }

    private static int TakeMinutes(ref TextCursor cursor, out bool isExact)
    {
        var start = cursor.At;
        isExact = true;
        switch (cursor.TakeAny(["钟", "整", "半", "一刻", "三刻"]))
        {
            case 0 or 1:
                return 0;
            case 2:
                return 30;
            case 3:
                return 15;
            case 4:
                return 45;
            default:
                break;
        }

        cursor.Take('零');
        if (cursor.TakeCount(2) is >= 0 and < 60 and var minute && (cursor.Take('分') || cursor.At - start >= 2))
        {
            return minute;
        }

        cursor.Back(start);
        isExact = false;
        return 0;
    }

    /// <summary>Puts an hour into a part of the day: 下午三点 is 15:00. False for 晚上十二点, which may be either midnight.</summary>
    private static bool TryPlace(ref int hour, int dayPart)
    {
        switch (DayParts[dayPart])
        {
            case "中午":
                hour += hour is >= 1 and <= 2 ? 12 : 0;
                return hour is >= 11 and <= 14;
            case "下午" or "傍晚":
                hour += hour is >= 1 and <= 11 ? 12 : 0;
                return hour is >= 12 and <= 19;
            case "晚上" or "夜里":
                hour += hour is >= 5 and <= 11 ? 12 : 0;
                return hour is >= 17 and <= 23;
            default:
                return hour <= 12;
        }
    }
}
