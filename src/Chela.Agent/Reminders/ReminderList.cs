using System.Buffers;
using System.Collections.Immutable;
using Chela.Agent.Reports;

namespace Chela.Agent.Reminders;

/// <summary>
/// The reminders of a Markdown file that a person may edit: its open tasks that begin with a day. What is ticked off, and
/// whatever else stands there, is the owner's and stays.
/// </summary>
public sealed class ReminderList
{
    private const string Box = "[ ]";
    private const int DayLength = 10;
    private const int TimeLength = 16;

    // Those of MemoryExtensions.EnumerateLines.
    private static readonly SearchValues<char> s_lineEnds = SearchValues.Create("\n\r\f\u0085\u2028\u2029");

    private readonly string _text;

    private ReminderList(string text, ImmutableArray<Reminder> items, ImmutableArray<Remark> remarks) =>
        (_text, Items, Remarks) = (text, items, remarks);

    /// <summary>The reminders, the first that is due first; those of the same time as they stand in the file.</summary>
    public ImmutableArray<Reminder> Items { get; }

    /// <summary>What could not be read, with its place.</summary>
    public ImmutableArray<Remark> Remarks { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is, for what is wrong with it.</param>
    /// <param name="text">What it holds.</param>
    public static ReminderList Read(string path, string text)
    {
        var items = ImmutableArray.CreateBuilder<Reminder>();
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (TaskOf(line) is not { } task)
            {
                continue;
            }

            if (Of(task, number) is { } reminder)
            {
                items.Add(reminder);
            }
            else
            {
                remarks.Add(
                    new Remark(
                        path,
                        number,
                        null,
                        "expected a task such as '- [ ] 2026-11-30 09:00 call Ann', found no day or nothing behind it",
                        "it reminds of nothing; correct it, or tick it off"
                    )
                );
            }
        }

        return new ReminderList(text, [.. items.OrderBy(i => i.When.From)], remarks.ToImmutable());
    }

    /// <summary>The file without a reminder; everything else to the byte.</summary>
    public string Without(Reminder reminder)
    {
        var start = 0;
        for (var line = 1; line < reminder.Line; line++)
        {
            start = EndOfLine(start);
        }

        return _text[..start] + _text[EndOfLine(start)..];
    }

    private int EndOfLine(int start)
    {
        var length = _text.AsSpan(start).IndexOfAny(s_lineEnds);
        return length < 0 ? _text.Length
            : _text.AsSpan(start + length).StartsWith("\r\n") ? start + length + 2
            : start + length + 1;
    }

    /// <summary>What an open task says; null for any other line.</summary>
    private static string? TaskOf(ReadOnlySpan<char> line)
    {
        var rest = line.Trim();
        return rest is ['-' or '*' or '+', ' ', ..] && rest[1..].TrimStart() is var task && task.StartsWith(Box)
            ? task[Box.Length..].Trim().ToString()
            : null;
    }

    private static Reminder? Of(string task, int line)
    {
        // A time with nothing behind it is not what a day reminds of.
        var isBare = task.Length == TimeLength && ReminderTime.TryParse(task, out _);
        foreach (var length in isBare ? [] : new[] { TimeLength, DayLength })
        {
            if (
                task.Length > length
                && task[length] == ' '
                && ReminderTime.TryParse(task[..length], out var time)
                && task[length..].Trim() is { Length: > 0 } text
            )
            {
                return new Reminder(time, text, line);
            }
        }

        return null;
    }
}
