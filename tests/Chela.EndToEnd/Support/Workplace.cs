namespace Chela.EndToEnd.Support;

/// <summary>
/// Where an owner sits: a home of their own, a clean environment, the native binary on the path. Goes with the test.
/// </summary>
internal sealed class Workplace : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();

    public Workplace()
    {
        Directory.CreateDirectory(Home);
        Environment = new Dictionary<string, string>
        {
            ["HOME"] = Home,
            ["LANG"] = "C.UTF-8",
            ["TERM"] = "xterm-256color",
            ["TZ"] = "UTC",
            ["PATH"] = $"{NativeFolder}:{System.Environment.GetEnvironmentVariable("PATH")}",
        };
    }

    /// <summary>Where the native binary is published.</summary>
    public static string NativeFolder { get; } = Repository.PathOf("artifacts/native");

    /// <summary>The native binary; skips the test where it was not published.</summary>
    public static string Native
    {
        get
        {
            var native = Path.Combine(NativeFolder, "chela");
            Assert.SkipUnless(File.Exists(native), "needs the native binary: ./install.sh --publish-only");
            return native;
        }
    }

    /// <summary>The sample vault.</summary>
    public static string Sample { get; } = Repository.PathOf("samples/week");

    /// <summary>The folder of everything.</summary>
    public string Folder => _folder.Path;

    /// <summary>The folder of the user.</summary>
    public string Home => _folder["home"];

    /// <summary>All that programs find in their environment.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>A full path.</summary>
    public string this[string path] => _folder[path];

    /// <summary>Writes a file.</summary>
    public string Write(string path, string text) => _folder.Write(path, text);

    /// <summary>Writes a program that others can run.</summary>
    public string WriteProgram(string path, string text)
    {
        var full = Write(path, text);
        File.SetUnixFileMode(full, (UnixFileMode)0b111_101_101);
        return full;
    }

    /// <summary>Reads a file.</summary>
    public string Read(string path) => _folder.Read(path);

    /// <summary>Starts the native binary.</summary>
    public RunningProgram StartChela(params IEnumerable<string> arguments) => Start(Native, arguments);

    /// <summary>Runs the native binary to its end.</summary>
    public Task<Finished> ChelaAsync(params IEnumerable<string> arguments) => RunAsync(Native, arguments);

    /// <summary>Starts a program.</summary>
    public RunningProgram Start(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        TimeSpan? limit = null
    ) => RunningProgram.Start(program, arguments, folder ?? Folder, Environment, limit ?? Limit);

    /// <summary>Runs a program to its end.</summary>
    public async Task<Finished> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        TimeSpan? limit = null
    )
    {
        using var running = Start(program, arguments, folder, limit);
        return await running.EndAsync();
    }

    /// <summary>Runs a script that ends at its first failure.</summary>
    public Task<Finished> ShellAsync(string script, string? folder = null, TimeSpan? limit = null) =>
        RunAsync("bash", ["-euo", "pipefail", "-c", script], folder, limit);

    /// <summary>Runs a command at a terminal, where somebody types.</summary>
    /// <param name="command">A line for a shell.</param>
    /// <param name="typed">What is typed, with line ends; what a terminal echoes is in the output too.</param>
    /// <param name="folder">The folder it runs in.</param>
    public async Task<Finished> AtTerminalAsync(string command, string typed = "", string? folder = null)
    {
        using var running = Start("script", ["-qec", command, "/dev/null"], folder);
        return await running.EndAsync(typed);
    }

    /// <summary>
    /// Runs a script as the root of a world of its own, where it may mount what goes with it; skips the test where that
    /// cannot be had.
    /// </summary>
    public async Task<Finished> InOwnMountsAsync(string script)
    {
        string[] world = ["--user", "--map-root-user", "--mount"];
        var probe = await RunAsync("unshare", [.. world, "sh", "-c", $"mount -t tmpfs tmpfs '{Home}'"]);
        Assert.SkipUnless(probe.Code == 0, $"needs a mount namespace: {probe.Error.Trim()}");
        return await RunAsync("unshare", [.. world, "bash", "-euo", "pipefail", "-c", script]);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
