using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Chela.EndToEnd.Support;

namespace Chela.EndToEnd.Conversations;

/// <summary><c>chela chat --jsonl</c> as a process: lines in, lines out, one at a time.</summary>
internal sealed class TalkingProgram : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly List<JsonElement> _seen = [];

    public TalkingProgram(Workplace at)
    {
        var start = new ProcessStartInfo(Workplace.Native, ["chat", "--jsonl"])
        {
            WorkingDirectory = at.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment.Clear();
        foreach (var (name, value) in at.Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>All that it said so far.</summary>
    public IReadOnlyList<JsonElement> Seen => _seen;

    /// <summary>The names of the events so far, each once where it comes several times in a row.</summary>
    public IEnumerable<string> Order => _seen.Select(NameOf).Where((n, i) => i == 0 || n != NameOf(_seen[i - 1]));

    /// <summary>Writes a line.</summary>
    public async Task WriteAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Sends a message.</summary>
    public Task SayAsync(string conversation, string text) =>
        WriteAsync(
            $$"""{"conversation":"{{JsonEncodedText.Encode(conversation)}}","text":"{{JsonEncodedText.Encode(text)}}"}"""
        );

    /// <summary>Reads up to an event of that name.</summary>
    public Task<JsonElement> UntilAsync(string name) => UntilAnyAsync(name);

    /// <summary>Reads up to an event of one of these names.</summary>
    public async Task<JsonElement> UntilAnyAsync(params string[] names)
    {
        while (await NextAsync() is { } said)
        {
            if (names.Contains(NameOf(said)))
            {
                return said;
            }
        }

        throw new InvalidOperationException($"expected {string.Join(" or ", names)}, found the end; {await _error}");
    }

    /// <summary>Ends its input, and reads all that is left.</summary>
    /// <returns>The exit code, and what it wrote to standard error.</returns>
    public async Task<(int Code, string Error)> EndAsync()
    {
        _process.StandardInput.Close();
        while (await NextAsync() is not null) { }

        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _error);
    }

    /// <summary>Ends it as nothing can be caught.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<JsonElement?> NextAsync()
    {
        using var limit = new CancellationTokenSource(s_longest);
        if (await _process.StandardOutput.ReadLineAsync(limit.Token) is not { } line)
        {
            return null;
        }

        _seen.Add(JsonElement.Parse(line));
        return _seen[^1];
    }

    private static string NameOf(JsonElement said) => said.GetProperty("event").GetString()!;
}
