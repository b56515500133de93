using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Form;

/// <summary>A week of ISO 8601: Monday to Sunday, belonging to the year of its Thursday.</summary>
public readonly partial record struct IsoWeek : IComparable<IsoWeek>
{
    /// <summary>Week <paramref name="number"/> of <paramref name="year"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such week.</exception>
    public IsoWeek(int year, int number)
    {
        if (!Exists(year, number))
        {
            throw new ArgumentOutOfRangeException(nameof(number), $"There is no week {number} of {year}.");
        }

        Year = year;
        Number = number;
    }

    /// <summary>The ISO year, 1 to 9998.</summary>
    public int Year { get; }

    /// <summary>1 to 52 or 53.</summary>
    public int Number { get; }

    /// <summary>The first day.</summary>
    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    /// <summary>The last day.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>Whether the year has such a week.</summary>
    public static bool Exists(int year, int number) =>
        year is >= 1 and <= 9998 && number >= 1 && number <= ISOWeek.GetWeeksInYear(year);

    /// <summary>The week of <paramref name="day"/>.</summary>
    public static IsoWeek Of(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        return new IsoWeek(ISOWeek.GetYear(time), ISOWeek.GetWeekOfYear(time));
    }

    /// <summary>Whether <paramref name="day"/> lies in the week.</summary>
    public bool Contains(DateOnly day) => day >= Monday && day <= Sunday;

    /// <summary>Reads <c>2026-W08</c>, <c>2026W08</c> or <c>2026-W8</c>, in either case of <c>W</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IsoWeek week)
    {
        week = default;
        var match = Pattern().Match(text ?? "");
        if (!match.Success)
        {
            return false;
        }

        var year = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var number = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        if (!Exists(year, number))
        {
            return false;
        }

        week = new IsoWeek(year, number);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(IsoWeek other) => (Year, Number).CompareTo((other.Year, other.Number));

    /// <summary>The name of the week's folder: <c>2026W08</c>.</summary>
    public string FolderName => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}W{Number:00}");

    /// <summary>ISO 8601: <c>2026-W08</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    /// <summary>Whether the left week is the earlier one.</summary>
    public static bool operator <(IsoWeek left, IsoWeek right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left week is the later one.</summary>
    public static bool operator >(IsoWeek left, IsoWeek right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left week is not the later one.</summary>
    public static bool operator <=(IsoWeek left, IsoWeek right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left week is not the earlier one.</summary>
    public static bool operator >=(IsoWeek left, IsoWeek right) => left.CompareTo(right) >= 0;

    [GeneratedRegex("^([0-9]{4})-?[Ww]([0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
