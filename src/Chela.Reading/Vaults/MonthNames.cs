using System.Globalization;

namespace Chela.Reading.Vaults;

/// <summary>Months by the names that notes are dated with: English, whole or three letters, and Chinese.</summary>
internal static class MonthNames
{
    private static readonly string[] Chinese =
    [
        "一月",
        "二月",
        "三月",
        "四月",
        "五月",
        "六月",
        "七月",
        "八月",
        "九月",
        "十月",
        "十一月",
        "十二月",
    ];

    /// <summary>1 to 12, or null if <paramref name="name"/> names no month.</summary>
    public static int? NumberOf(string name)
    {
        for (var month = 1; month <= 12; month++)
        {
            var english = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
            if (
                english.Equals(name, StringComparison.OrdinalIgnoreCase)
                || english[..3].Equals(name, StringComparison.OrdinalIgnoreCase)
                || Chinese[month - 1] == name
                || name == string.Create(CultureInfo.InvariantCulture, $"{month}月")
            )
            {
                return month;
            }
        }

        return null;
    }
}
