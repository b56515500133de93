using System.Globalization;

namespace Chela.AgentDojo.Worlds;

/// <summary>Times in the state: naive, <c>YYYY-MM-DDTHH:MM:SS</c>.</summary>
internal static class Times
{
    private static readonly string[] Minutes = ["yyyy-M-d H:m"];
    private static readonly string[] Days = ["yyyy-M-d"];

    private static readonly string[] Iso =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss",
    ];

    /// <summary>A day with a time: "2024-05-19 12:00".</summary>
    public static string OfMinute(string text) => Write(Parse(text, Minutes));

    /// <summary>A day as <c>YYYY-MM-DD</c>.</summary>
    public static string OfDay(string text) => Write(Parse(text, Days))[..10];

    /// <summary>Any ISO form.</summary>
    public static string Of(string text) => Write(Read(text));

    /// <summary>The time of a text in any ISO form.</summary>
    public static DateTime Read(string text) => Parse(text, Iso);

    /// <summary>As the state has it.</summary>
    public static string Write(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTime Parse(string text, string[] forms) =>
        DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new ToolException($"ValueError: time data '{text}' does not match the format");
}
