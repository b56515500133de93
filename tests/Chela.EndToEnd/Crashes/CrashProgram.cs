using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chela.EndToEnd.Crashes;

/// <summary>
/// The build of the program that has fault points, as a real process: runs verb after verb until it is killed, and is started
/// again then.
/// </summary>
internal sealed class CrashProgram : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(120);

    private readonly HashSet<string> _passed = [];
    private Process? _process;

    /// <summary>The fault points that were passed.</summary>
    public IReadOnlySet<string> Passed => _passed;

    /// <summary>How often the process died.</summary>
    public int Deaths { get; private set; }

    private static string Path
    {
        get
        {
            var path = Repository.PathOf("artifacts/faults/bin/Chela/release/chela.dll");
            Assert.SkipUnless(
                File.Exists(path),
                "needs the build with fault points: dotnet build src/Chela/Chela.csproj -c Release -p:ChelaFaults=true"
            );
            return path;
        }
    }

    /// <summary>Runs a verb.</summary>
    /// <param name="home">The home.</param>
    /// <param name="arguments">The verb.</param>
    /// <param name="fault">The point at which it kills itself; null nowhere.</param>
    /// <param name="killAfter">Kills it from outside after that time.</param>
    /// <param name="pages">How large the journal may become; 0: as it likes.</param>
    public async Task<CrashAnswer> RunAsync(
        string home,
        IEnumerable<string> arguments,
        string? fault = null,
        TimeSpan? killAfter = null,
        int pages = 0
    )
    {
        var process = _process ??= Start();
        var command = new JsonObject
        {
            ["home"] = home,
            ["arguments"] = new JsonArray([.. arguments.Select(a => JsonValue.Create(a))]),
            ["fault"] = fault,
            ["pages"] = pages,
        };
        await process.StandardInput.WriteLineAsync(command.ToJsonString(JsonSerializerOptions.Default));
        await process.StandardInput.FlushAsync();
        using var end = new CancellationTokenSource();
        var kill = killAfter is { } delay ? KillAsync(process, delay, end.Token) : Task.FromResult(false);
        var answer = await ReadAsync(process);
        await end.CancelAsync();
        if (await kill || answer.IsDead)
        {
            // Perhaps killed just after its last word.
            Bury();
            return answer with { Code = null };
        }

        return answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            process.WaitForExit();
        }

        _process?.Dispose();
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path, "crash", "drive"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TZ"] = "UTC", ["DOTNET_TieredPGO"] = "0" },
        };
        return Process.Start(start)!;
    }

    private static async Task<bool> KillAsync(Process process, TimeSpan delay, CancellationToken end)
    {
        try
        {
            await Task.Delay(delay, end);
            process.Kill();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<CrashAnswer> ReadAsync(Process process)
    {
        List<string> output = [];
        List<string> errors = [];
        using var limit = new CancellationTokenSource(s_longest);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            switch (line)
            {
                case ['>', ' ', .. var text]:
                    output.Add(text);
                    break;
                case ['!', ' ', .. var text]:
                    errors.Add(text);
                    break;
                case ['~', ' ', .. var point]:
                    _passed.Add(point);
                    break;
                case ['=', ' ', .. var code]:
                    return new CrashAnswer(int.Parse(code, CultureInfo.InvariantCulture), output, errors);
            }
        }

        return new CrashAnswer(null, output, errors);
    }

    private void Bury()
    {
        _process!.WaitForExit();
        _process.Dispose();
        _process = null;
        Deaths++;
    }
}
