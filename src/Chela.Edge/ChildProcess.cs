using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Chela.Edge;

/// <summary>Runs a program to its end, without a shell.</summary>
internal static class ChildProcess
{
    /// <summary>How a program ended.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">What it wrote to standard output.</param>
    /// <param name="Errors">What it wrote to standard error, trimmed.</param>
    public sealed record Result(int ExitCode, byte[] Output, string Errors)
    {
        /// <summary>The output as text.</summary>
        public string Text => Encoding.UTF8.GetString(Output);
    }

    /// <summary>Runs <paramref name="program"/>; null if there is no such program.</summary>
    /// <param name="program">Its name, looked up on the path.</param>
    /// <param name="arguments">Its arguments, passed on as they are.</param>
    /// <param name="folder">The folder it runs in; null for this process's.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="limit">It is ended after that time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public static async Task<Result?> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string? folder,
        ReadOnlyMemory<byte> input,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // What programs say is looked into (GNU gettext's variable for messages alone).
        start.Environment["LANGUAGE"] = "en";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(limit);
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await WriteAsync(process, input, timeout.Token).ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            var errorText = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
            return new Result(process.ExitCode, output.ToArray(), errorText.Trim());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{program} did not end within {limit.TotalSeconds:0} s");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        try
        {
            var stream = process.StandardInput.BaseStream;
            await stream.WriteAsync(input, cancellation).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it; its exit code tells.
        }
    }
}
