using System.Diagnostics;
using System.Globalization;

namespace Chela.Bench;

/// <summary>
/// Runs a program and measures it as a whole process: wall time around the bare program; processor and memory by GNU
/// time, because a child of this process would be charged with the memory of its parent.
/// </summary>
internal static class MeasuredProcess
{
    private const string Time = "/usr/bin/time";

    /// <summary>The home that the program gets, so that the owner's own plays no part.</summary>
    public static string Home { get; set; } = "";

    /// <summary>Runs a program several times.</summary>
    /// <param name="name">What the measurement is called.</param>
    /// <param name="runs">How often its wall time is taken.</param>
    /// <param name="before">Done before each run, outside of the time.</param>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed, or there is no GNU time.</exception>
    public static Measurement Measure(string name, int runs, Action before, string program, params string[] arguments)
    {
        if (!File.Exists(Time))
        {
            throw new InvalidOperationException($"expected GNU time at {Time}; install it: apt-get install time");
        }

        before();
        var account = Run(Time, ["-f", "%U %S %M", program, .. arguments]).TrimEnd().Split('\n')[^1].Split(' ');
        double Number(int at) => double.Parse(account[at], CultureInfo.InvariantCulture);

        var walls = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            before();
            var clock = Stopwatch.StartNew();
            Run(program, arguments);
            walls.Add(clock.Elapsed.TotalMilliseconds);
        }

        walls.Sort();
        return new Measurement(name, walls, (Number(0) + Number(1)) * 1000, Number(2) / 1024);
    }

    private static string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CHELA_HOME"] = Home;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        output.Wait();
        process.WaitForExit();
        // A linter ends with 1 where it found something.
        return process.ExitCode is 0 || (process.ExitCode == 1 && arguments.Contains("lint"))
            ? error
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output.Result}{error}"
            );
    }
}
