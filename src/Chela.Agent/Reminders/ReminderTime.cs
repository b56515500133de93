using System.Globalization;

namespace Chela.Agent.Reminders;

/// <summary>A day, with a time of it or without: local time of the owner, whatever the zone will be then.</summary>
/// <param name="Day">The day.</param>
/// <param name="Time">The time, to the minute; null: it is due from the beginning of the day on.</param>
public readonly record struct ReminderTime(DateOnly Day, TimeOnly? Time)
{
    private const string DayForm = "yyyy-MM-dd";
    private static readonly string[] s_forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd't'HH:mm", "yyyy-MM-dd HH:mm"];

    /// <summary>From when on it is due.</summary>
    public DateTime From => Day.ToDateTime(Time ?? TimeOnly.MinValue);

    /// <summary>Whether it has come, for an owner whose clock shows <paramref name="local"/>.</summary>
    public bool IsDue(DateTime local) => From <= local;

    /// <summary>Whether the whole of it has passed: a day with its end.</summary>
    public bool HasPassed(DateTime local) => Time is null ? Day < DateOnly.FromDateTime(local) : From <= local;

    /// <summary>Reads <c>2026-11-30</c>, <c>2026-11-30T09:00</c> or <c>2026-11-30 09:00</c>.</summary>
    public static bool TryParse(string text, out ReminderTime time)
    {
        if (DateTime.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            time = new ReminderTime(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
            return true;
        }

        var isDay = DateOnly.TryParseExact(
            text,
            DayForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        );
        time = new ReminderTime(day, null);
        return isDay;
    }

    /// <summary><c>2026-11-30T09:00</c>, or <c>2026-11-30</c>.</summary>
    public string ToIso() =>
        Time is null ? ToString() : From.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-30 09:00</c>, or <c>2026-11-30</c>: as it stands in the file.</summary>
    public override string ToString() =>
        Time is null
            ? Day.ToString(DayForm, CultureInfo.InvariantCulture)
            : From.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
