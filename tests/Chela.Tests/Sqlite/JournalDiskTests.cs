using System.Diagnostics;
using Chela.Agent.Journal;
using Chela.Edge.Sqlite;
using Chela.Tests.Support;
using static Chela.Tests.Sqlite.Home;

namespace Chela.Tests.Sqlite;

/// <summary>A real disk without room, one that may only be read, and a real second process.</summary>
public sealed class JournalDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string? _mounted;

    public void Dispose()
    {
        if (_mounted is not null)
        {
            Run("umount", "-l", _mounted);
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task On_a_full_disk_what_is_acknowledged_is_there_and_with_room_it_goes_on()
    {
        var home = Mount("-t", "tmpfs", "-o", "size=1m", "none");
        var kept = 0;
        await using (var journal = SqliteJournal.Open(home, new()))
        {
            var file = Path.Combine(home, "other");
            File.WriteAllBytes(file, new byte[100_000]);
            JournalException? refused = null;
            while (refused is null)
            {
                refused = await AppendAsync(journal, kept);
                kept += refused is null ? 1 : 0;
            }

            Assert.Equal(JournalProblem.NoSpace, refused.Problem);
            Assert.Equal(JournalProblem.NoSpace, (await AppendAsync(journal, kept))?.Problem);
            Assert.Equal(kept, (await TextsAsync(journal)).Count);
            File.Delete(file);
            Assert.Null(await AppendAsync(journal, kept));
        }

        await using var again = SqliteJournal.Open(home, new());
        Assert.Equal(kept + 1, (await TextsAsync(again)).Count);
        Assert.Null(JournalFiles.Verify(home).Problem);
    }

    [Fact]
    public async Task On_a_disk_that_may_only_be_read_it_can_be_read_and_not_written()
    {
        var home = Mount("-t", "tmpfs", "none");
        await using (var journal = SqliteJournal.Open(home, new()))
        {
            Assert.Null(await AppendAsync(journal, 0));
        }

        Run("mount", "-o", "remount,ro", home);
        var refused = Assert.Throws<JournalException>(() => SqliteJournal.Open(home, new()));
        Assert.Equal(JournalProblem.ReadOnly, refused.Problem);
        await using var read = SqliteJournal.Open(home, new() { ReadOnly = true });
        Assert.Single(await TextsAsync(read));
    }

    [Fact]
    public async Task The_lock_of_another_process_refuses_and_goes_with_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "needs flock (util-linux)");
        using var home = new Home();
        await home.FillAsync(1);
        using var other = Process.Start(
            new ProcessStartInfo(
                "/usr/bin/flock",
                // Without a fork it is the process that is killed and waited for which holds the lock.
                [
                    "--no-fork",
                    home["journal.lock"],
                    "sh",
                    "-c",
                    $"echo $$ >'{home["journal.pid"]}'; echo held; exec sleep 60",
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            Assert.Equal("held", await other.StandardOutput.ReadLineAsync(Cancellation));
            var refused = home.Refused();
            Assert.Equal(JournalProblem.InUse, refused.Problem);
            var holder = File.ReadAllText(home["journal.pid"]).Trim();
            Assert.Contains($"process {holder}", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            other.Kill(entireProcessTree: true);
            await other.WaitForExitAsync(Cancellation);
        }

        await home.FillAsync(1, from: 1);
    }

    private static async Task<JournalException?> AppendAsync(SqliteJournal journal, int version)
    {
        var added = new NewEvent("test", 1, TimeProvider.System.GetUtcNow(), "", new byte[10_000]);
        try
        {
            await journal.AppendAsync("a", version, [added], Cancellation);
            return null;
        }
        catch (JournalException e)
        {
            return e;
        }
    }

    private string Mount(params string[] how)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Run("mount", [.. how, _folder.Path]) == 0,
            "needs the right to mount a file system"
        );
        return _mounted = _folder.Path;
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true }
            )!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
