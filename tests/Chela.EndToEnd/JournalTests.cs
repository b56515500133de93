using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>The journal of a home that processes share, and an owner at a terminal who is asked.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly Workplace _at = new();

    public JournalTests() => _at.Environment["CHELA_HOME"] = Path;

    private string Path => _at["state"];

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task Beside_a_process_that_writes_it_is_backed_up_and_verified_and_nothing_else()
    {
        await SaveAsync("first");
        using var writer = _at.StartChela("save", "-");
        await WaitForAsync(System.IO.Path.Combine(Path, "journal.pid"));
        (await _at.ChelaAsync("journal", "backup", "copy.db")).Expect(0);
        (await _at.ChelaAsync("audit", "verify")).Expect(0);
        foreach (var verb in new[] { "compact", "repair" })
        {
            var refused = (await _at.ChelaAsync("journal", verb)).Expect(1);
            Assert.Matches(
                "^error: expected the journal in .* to be free, found that process [0-9]+ has it open; ",
                refused.OnlyError
            );
        }

        var restore = (await _at.ChelaAsync("journal", "restore", "copy.db", "--yes")).Expect(1);
        Assert.Contains("has it open", restore.OnlyError, StringComparison.Ordinal);
        (await writer.EndAsync("second")).Expect(0);
        (await _at.ChelaAsync("journal", "restore", "copy.db", "--yes")).Expect(0);
        (await _at.ChelaAsync("audit", "verify")).Expect(0);
    }

    [Fact]
    public async Task An_owner_at_a_terminal_is_told_and_asked()
    {
        await SaveAsync("first");
        var database = System.IO.Path.Combine(Path, "journal.db");
        var before = await File.ReadAllBytesAsync(database);
        await SaveAsync("second");
        await File.WriteAllBytesAsync(database, before);
        var no = await _at.AtTerminalAsync("chela journal repair", "n\n");
        Assert.Equal(1, no.Code);
        Assert.Matches("after them are lost. Repair it so\\? \\[y/N\\]", no.Seen);
        Assert.Equal(before, await File.ReadAllBytesAsync(database));
        var yes = await _at.AtTerminalAsync("chela journal repair", "y\n");
        Assert.Equal(0, yes.Code);
        Assert.Contains("journal.db.old1", yes.Seen, StringComparison.Ordinal);
        (await _at.ChelaAsync("audit", "verify")).Expect(0);

        (await _at.ChelaAsync("journal", "backup", "copy.db")).Expect(0);
        await SaveAsync("third");
        no = await _at.AtTerminalAsync("chela journal restore copy.db", "\n");
        Assert.Equal(1, no.Code);
        Assert.Matches("Put [0-9]+ events, .* in the place of a journal of [0-9]+ events", no.Seen);
        yes = await _at.AtTerminalAsync("chela journal restore copy.db", "yes\n");
        Assert.Equal(0, yes.Code);
        (await _at.ChelaAsync("audit", "verify")).Expect(0);
    }

    [Fact]
    public async Task On_a_disk_that_cannot_be_written_it_is_read_and_the_rest_is_one_line()
    {
        await SaveAsync("first");
        var result = await _at.InOwnMountsAsync(
            $"""
            mount --bind '{Path}' '{Path}'
            mount -o remount,bind,ro '{Path}'
            '{Workplace.Native}' audit verify >&2 && '{Workplace.Native}' journal export > out.jsonl
            '{Workplace.Native}' journal compact && code=0 || code=$?
            exit $code
            """
        );
        result.Expect(1);
        Assert.Matches("error: expected to write .*/state.*, found that it cannot be written: ", result.Error);
        Assert.NotEmpty(_at.Read("out.jsonl"));
    }

    private static async Task WaitForAsync(string file)
    {
        for (var tries = 0; !File.Exists(file); tries++)
        {
            Assert.True(tries < 600, $"{file} did not appear");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task SaveAsync(string text)
    {
        _at.Write(
            $"{text}.html",
            $"<title>{text}</title><p>Some text of the {text} page that is worth to be kept.</p>"
        );
        (await _at.ChelaAsync("save", $"{text}.html")).Expect(0);
    }
}
