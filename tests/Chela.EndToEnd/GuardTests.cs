using System.Text.Json;
using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>The guard as a process: what its input may be, and how it ends.</summary>
public sealed class GuardTests : IDisposable
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocol":1}}""";
    private readonly Workplace _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task Lines_are_answered_in_order_until_the_input_ends_and_nothing_else_is_written()
    {
        _at.Write("in", $"{Initialize}\r\n\n{Initialize}\n{Initialize[..^1]},\"id\":2}}\n{Initialize}");
        var result = (await _at.ShellAsync($"'{Workplace.Native}' guard < in")).Expect(0);
        Assert.Equal("", result.Error);
        Assert.Equal([null, -32700, null, -32700, null], result.Lines.Select(CodeOf));
    }

    [Fact]
    public async Task No_input_is_no_output() =>
        Assert.Equal("", (await _at.ShellAsync($"'{Workplace.Native}' guard < /dev/null")).Expect(0).Output);

    [Fact]
    public async Task A_very_long_line_and_broken_bytes_are_errors_and_the_next_line_is_served()
    {
        _at.Write("line", Initialize);
        var result = await _at.ShellAsync(
            $"(head -c 40000000 /dev/zero | tr '\\0' 'x'; echo; cat line; echo; printf '{{\"\\xff\\xc0\":1}}\\n'; cat line; echo; "
                + "printf '\\0\\0\\n'; head -c 17000000 /dev/zero | tr '\\0' '['; echo; cat line; head -c 33554432 /dev/zero) "
                + $"| '{Workplace.Native}' guard"
        );
        Assert.Equal("", result.Expect(0).Error);
        Assert.Equal([-32000, null, -32700, null, -32700, -32000, -32000], result.Lines.Select(CodeOf));
    }

    [Fact]
    public async Task Ctrl_C_ends_it_while_it_waits()
    {
        // A pipe that it holds open itself: its input has no end.
        _at.Write("line", Initialize + "\n");
        var script = $"mkfifo pipe && exec 3<> pipe && cat line >&3 && exec '{Workplace.Native}' guard <&3 > out";
        using var running = _at.Start("bash", ["-c", script]);
        for (var i = 0; i < 600 && !(File.Exists(_at["out"]) && _at.Read("out").EndsWith('\n')); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Null(CodeOf(_at.Read("out")));
        running.Signal(2);
        var result = await running.EndAsync();
        Assert.Equal(130, result.Code);
        Assert.StartsWith("error: stopped", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_goes_away_is_no_crash()
    {
        _at.Write("in", string.Concat(Enumerable.Repeat(Initialize + "\n", 10_000)));
        var result = await _at.ShellAsync(
            $"set +o pipefail; {{ '{Workplace.Native}' guard < in; echo \"code $?\" >&2; }} | head -n 1"
        );
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        Assert.Null(CodeOf(result.Output));
    }

    [Fact]
    public async Task The_host_in_the_document_asks_before_it_sends()
    {
        _ = Workplace.Native;
        var document = await File.ReadAllTextAsync(
            Repository.PathOf("docs/guard.md"),
            TestContext.Current.CancellationToken
        );
        var start = document.IndexOf("```python\n", StringComparison.Ordinal) + "```python\n".Length;
        _at.Write("host.py", document[start..document.IndexOf("```", start, StringComparison.Ordinal)]);
        Assert.Equal(
            "sent to bob@example.org\nYou asked for mail_send once, and it was done. Go on? refused: You asked for mail_send once, and it was done.\n",
            (await _at.ShellAsync("echo no | python3 host.py")).Expect(0).Output
        );
        Assert.EndsWith(
            "Go on? sent to eve@example.net\n",
            (await _at.ShellAsync("echo yes | python3 host.py")).Expect(0).Output,
            StringComparison.Ordinal
        );
    }

    private static int? CodeOf(string answer) =>
        JsonElement.Parse(answer).TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : null;
}
