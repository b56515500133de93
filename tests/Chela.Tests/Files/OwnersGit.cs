using System.Diagnostics;

namespace Chela.Tests.Files;

/// <summary>Runs <c>git</c> as the owner would.</summary>
internal static class OwnersGit
{
    /// <summary>What a command prints; it has to succeed.</summary>
    public static string Run(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
        return output.Trim();
    }
}
