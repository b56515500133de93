using System.Text.Json;
using Chela.Tests.Sqlite;
using Chela.Tests.Support;

namespace Chela.Tests.Reminders;

/// <summary>Reminders are written down, told when they are due, and dropped; the file stays the owner's.</summary>
public sealed class ReminderVerbTests : IDisposable
{
    private readonly TestHost _host = new()
    {
        Time = new SettableClock(new DateTimeOffset(2026, 11, 25, 10, 54, 43, TimeSpan.Zero)),
    };

    private string Path => _host.Home["workspace/reminders.md"];

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_reminder_becomes_a_task_that_is_listed_and_dropped()
    {
        Assert.Equal(0, await _host.RunAsync("reminder", "add", "2026-11-30T09:00", "call", "Ann"));
        Assert.Contains("will remind you: 2026-11-30 09:00 call Ann", _host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("reminder", "add", "2026-11-26", "--", "-rf is no option"));
        Assert.Equal(
            "- [ ] 2026-11-30 09:00 call Ann\n- [ ] 2026-11-26 -rf is no option\n",
            await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken)
        );

        Assert.Equal(0, await _host.RunAsync("reminder", "list"));
        Assert.Equal("1  2026-11-26 -rf is no option\n2  2026-11-30 09:00 call Ann\n", _host.Output);

        Assert.Equal(0, await _host.RunAsync("reminder", "drop", "1"));
        Assert.Equal(
            "- [ ] 2026-11-30 09:00 call Ann\n",
            await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken)
        );
        Assert.Equal(0, await _host.RunAsync("undo"));
        Assert.Equal(0, await _host.RunAsync("reminder", "list", "--json"));
        Assert.Equal(2, _host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task What_is_due_is_told_by_status()
    {
        _host.Home.Write("workspace/reminders.md", "- [ ] 2026-11-25 10:54 stretch\n- [ ] 2026-11-25 10:55 later\n");
        Assert.Equal(0, await _host.RunAsync("status"));
        Assert.Equal("due: 2026-11-25 10:54 stretch (chela reminder drop 1)\n", _host.Output);

        Assert.Equal(0, await _host.RunAsync("status", "--json"));
        using var json = JsonDocument.Parse(_host.Output);
        Assert.Equal("chela.reminder", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal("2026-11-25T10:54", json.RootElement.GetProperty("when").GetString());
        Assert.True(json.RootElement.GetProperty("due").GetBoolean());
    }

    [Fact]
    public async Task The_zone_is_the_owners()
    {
        _host.Home.Write("chela.yaml", "version: 1\nzone: Asia/Shanghai\n");
        _host.Home.Write("workspace/reminders.md", "- [ ] 2026-11-25 18:54 stretch\n- [ ] 2026-11-25 18:55 later\n");
        Assert.Equal(0, await _host.RunAsync("status"));
        Assert.Equal("due: 2026-11-25 18:54 stretch (chela reminder drop 1)\n", _host.Output);
        Assert.Equal(1, await _host.RunAsync("reminder", "add", "2026-11-25T18:54", "too late"));
        Assert.Contains("your clock shows 2026-11-25 18:54", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_due_status_says_that_nothing_is_left()
    {
        Assert.Equal(0, await _host.RunAsync("status"));
        Assert.Equal("nothing is left undone\n", _host.Output);
        Assert.Equal(0, await _host.RunAsync("status", "--json"));
        Assert.Empty(_host.Output);
        Assert.Equal(0, await _host.RunAsync("reminder", "list"));
        Assert.Equal("there is nothing to remind you of\n", _host.Output);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_told_with_its_place_and_kept()
    {
        const string Written = "# Mine\n- [ ] someday sail\n- [ ] 2026-11-25 09:00 stretch\n";
        _host.Home.Write("workspace/reminders.md", Written);
        Assert.Equal(0, await _host.RunAsync("reminder", "list"));
        Assert.Equal("1  2026-11-25 09:00 stretch (due)\n", _host.Output);
        Assert.Contains($"{Path}:2: expected a task such as", _host.Error, StringComparison.Ordinal);

        Assert.Equal(0, await _host.RunAsync("reminder", "drop", "1"));
        Assert.Equal(
            "# Mine\n- [ ] someday sail\n",
            await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData(2, "WHEN: expected a time", "reminder", "add", "tomorrow", "call Ann")]
    [InlineData(2, "WHEN: expected a time", "reminder", "add", "2026-02-30", "call Ann")]
    [InlineData(1, "expected a time to come, found 2026-11-24", "reminder", "add", "2026-11-24", "call Ann")]
    [InlineData(1, "found nothing that can be read", "reminder", "add", "2026-11-26", " ")]
    [InlineData(1, "found nothing that can be read", "reminder", "add", "2026-11-26", "09:00")]
    [InlineData(1, "expected the number of a reminder, found 1; there are 0", "reminder", "drop", "1")]
    public async Task Nonsense_is_refused_with_what_was_expected(int code, string message, params string[] arguments)
    {
        Assert.Equal(code, await _host.RunAsync(arguments));
        Assert.Contains(message, _host.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        Assert.Equal(0, await _host.RunAsync("reminder", "add", "2026-11-26", "call Ann", "--dry-run"));
        Assert.False(File.Exists(Path));
    }
}
