using Chela.Agent.Reminders;
using CsCheck;

namespace Chela.Tests.Reminders;

public sealed class ReminderListTests
{
    private const string File = """
        # Mine

        - [ ] 2026-11-30 09:00 call Ann
        - [x] 2026-11-01 09:00 done
        * [ ] 2026-12-24 buy gifts
          - [ ] 2026-11-27T17:00 send the report
        - [ ] someday: learn to sail
        - [ ] 2026-13-01 no such day
        - 2026-11-30 no task
        - [ ] 2026-11-30 09:00

        """;

    [Fact]
    public void Open_tasks_that_begin_with_a_day_are_reminders_the_first_due_first()
    {
        var list = ReminderList.Read("/home/reminders.md", File);
        Assert.Equal(
            ["2026-11-27 17:00 send the report", "2026-11-30 09:00 call Ann", "2026-12-24 buy gifts"],
            list.Items.Select(i => i.ToString())
        );
        Assert.Equal([6, 3, 5], list.Items.Select(i => i.Line));
    }

    [Fact]
    public void A_task_that_cannot_be_read_is_told_with_its_place()
    {
        var list = ReminderList.Read("/home/reminders.md", File);
        Assert.Equal([7, 8], list.Remarks.Take(2).Select(r => r.Line));
        Assert.StartsWith(
            "/home/reminders.md:7: expected a task",
            list.Remarks[0].ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_a_reminder_everything_else_stays_to_the_byte()
    {
        var list = ReminderList.Read("r.md", File);
        Assert.Equal(File.Replace("* [ ] 2026-12-24 buy gifts\n", ""), list.Without(list.Items[2]));
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var text = string.Join(end, "a", "- [ ] 2026-11-30 x", "b");
            Assert.Equal($"a{end}b", ReminderList.Read("r.md", text) is var read ? read.Without(read.Items[0]) : "");
        }
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(
                Gen.DateTime[new DateTime(1000, 1, 1), new DateTime(9999, 1, 1)],
                Gen.Bool,
                Gen.String[Gen.Char["abc 你好-[]\"'#"], 1, 30]
            )
            .Sample(
                (at, hasTime, words) =>
                {
                    var text = "x" + words.Trim();
                    var time = new TimeOnly(at.Hour, at.Minute);
                    var when = new ReminderTime(DateOnly.FromDateTime(at), hasTime ? time : null);
                    var list = ReminderList.Read("r.md", $"# a\n{new Reminder(when, text, 0).Task}\n- b\n");
                    Assert.Equal(new Reminder(when, text, 2), Assert.Single(list.Items));
                    Assert.True(ReminderTime.TryParse(when.ToIso(), out var again) && again == when);
                }
            );

    [Fact]
    public void Any_file_is_read() =>
        Gen
            .String.Array[0, 8]
            .Select(parts => string.Concat(parts.Select(p => "- [ ] 2026-11-30 " + p + "\u2028\r")))
            .Sample(text =>
            {
                var list = ReminderList.Read("r.md", text);
                Assert.All(list.Items, item => Assert.True(list.Without(item).Length < text.Length));
            });

    [Theory]
    [InlineData("2026-11-30T09:00", "2026-11-30T08:59", false)]
    [InlineData("2026-11-30T09:00", "2026-11-30T09:00", true)]
    [InlineData("2026-11-30", "2026-11-29T23:59", false)]
    [InlineData("2026-11-30", "2026-11-30T00:00", true)]
    public void A_reminder_is_due_from_its_time_on_and_one_of_a_day_from_its_beginning(
        string when,
        string now,
        bool isDue
    )
    {
        Assert.True(ReminderTime.TryParse(when, out var time));
        Assert.True(ReminderTime.TryParse(now, out var clock));
        Assert.Equal(isDue, time.IsDue(clock.From));
    }
}
