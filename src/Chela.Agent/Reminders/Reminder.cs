using System.Globalization;

namespace Chela.Agent.Reminders;

/// <summary>Something that the owner is to be reminded of.</summary>
/// <param name="When">When, in the owner's zone.</param>
/// <param name="Text">Of what: one line.</param>
/// <param name="Line">The line of the file that it stands in, from 1; 0 before it does.</param>
public sealed record Reminder(ReminderTime When, string Text, int Line)
{
    /// <summary>The most characters of a text.</summary>
    public const int LongestText = 1_000;

    /// <summary>It as a task in Markdown: <c>- [ ] 2026-11-30 09:00 call Ann</c>.</summary>
    public string Task => $"- [ ] {this}";

    /// <summary>Time and text: <c>2026-11-30 09:00 call Ann</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{When} {Text}");
}
