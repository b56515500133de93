using System.Text.Json;
using Chela.Agent.Reminders;

namespace Chela.Terminals;

/// <summary>A reminder as <c>--json</c> prints it: one object, one line.</summary>
internal sealed record ReminderJson(
    string Schema,
    int Version,
    int Number,
    string When,
    bool Due,
    string Text,
    int Line
)
{
    /// <summary>The form of a reminder.</summary>
    /// <param name="reminder">The reminder.</param>
    /// <param name="number">Its number in the list.</param>
    /// <param name="local">What the owner's clock shows.</param>
    public static string Of(Reminder reminder, int number, DateTime local) =>
        JsonSerializer.Serialize(
            new ReminderJson(
                "chela.reminder",
                1,
                number,
                reminder.When.ToIso(),
                reminder.When.IsDue(local),
                reminder.Text,
                reminder.Line
            ),
            LineJson.Readable.ReminderJson
        );
}
