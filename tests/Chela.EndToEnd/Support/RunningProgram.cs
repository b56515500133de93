using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Chela.EndToEnd.Support;

/// <summary>
/// A program that runs: both outputs are read while it does, so that no full pipe stops it; after its time it is ended, it
/// and what it started, and nothing else.
/// </summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly string _command;
    private readonly TimeSpan _limit;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private RunningProgram(Process process, string command, TimeSpan limit)
    {
        _process = process;
        _command = command;
        _limit = limit;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments, as they are.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="environment">All of its environment.</param>
    /// <param name="limit">It is ended after that time.</param>
    public static RunningProgram Start(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan limit
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        return new RunningProgram(process, string.Join(' ', [program, .. start.ArgumentList]), limit);
    }

    /// <summary>Writes to its standard input, and leaves that open.</summary>
    public async Task WriteAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Sends it a signal.</summary>
    /// <param name="number">2 is what Ctrl-C sends, 9 what cannot be caught.</param>
    public void Signal(int number) => _ = kill(_process.Id, number);

    /// <summary>Waits for its end.</summary>
    /// <param name="input">What it reads from standard input before the end of that; null if nothing more comes.</param>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<Finished> EndAsync(string? input = null)
    {
        using var limit = new CancellationTokenSource(_limit);
        try
        {
            try
            {
                await _process.StandardInput.WriteAsync(input ?? "");
                _process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading all of it.
            }

            await _process.WaitForExitAsync(limit.Token);
            var output = await _output.WaitAsync(limit.Token);
            return new Finished(_command, _process.ExitCode, output, await _error.WaitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{_command} did not end within {_limit.TotalSeconds:0} s\n--- output\n{await SoFar(_output)}\n--- error\n{await SoFar(_error)}"
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>What a program that was ended had written, if its pipe is not held open by another one.</summary>
    private static async Task<string> SoFar(Task<string> pipe)
    {
        await Task.WhenAny(pipe, Task.Delay(TimeSpan.FromSeconds(2)));
        return pipe.IsCompletedSuccessfully ? pipe.Result : "(still open)";
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
