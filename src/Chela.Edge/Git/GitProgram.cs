using Chela.Agent.Effects;

namespace Chela.Edge.Git;

/// <summary>Runs <c>git</c> in a repository.</summary>
internal static class GitProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs git; the outcome holds what it printed.</summary>
    /// <param name="repository">The folder it runs in.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="wrap">Makes the value out of what it printed.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async ValueTask<Outcome> RunAsync(
        string repository,
        IEnumerable<string> arguments,
        Func<string, Outcome> wrap,
        CancellationToken cancellation
    )
    {
        var (text, failure) = await AskAsync(repository, arguments, cancellation).ConfigureAwait(false);
        return text is null ? new Outcome.Failed(failure!) : wrap(text);
    }

    /// <summary>Runs git; what it printed, or why it did not do it.</summary>
    public static async Task<(string? Text, EffectFailure? Failure)> AskAsync(
        string repository,
        IEnumerable<string> arguments,
        CancellationToken cancellation
    )
    {
        if (!Directory.Exists(repository))
        {
            return Failed(FailureKind.NotFound, $"there is no folder {repository}");
        }

        try
        {
            var result = await ChildProcess
                .RunAsync("git", ["--no-pager", .. arguments], repository, default, Limit, cancellation)
                .ConfigureAwait(false);
            return result switch
            {
                null => Failed(FailureKind.NotFound, "git is not installed"),
                { ExitCode: 0 } => (result.Text, null),
                _ when result.Errors.Contains("tell me who you are", StringComparison.OrdinalIgnoreCase) => Failed(
                    FailureKind.Other,
                    "git does not know who you are; tell it: git config --global user.name \"Your Name\", and user.email"
                ),
                // git's own advice stands in what it says: another one is at work, or left its lock.
                _ when result.Errors.Contains(".lock': File exists", StringComparison.Ordinal) => Failed(
                    FailureKind.Busy,
                    $"git {arguments.First()}: {LastLine(result)}"
                ),
                _ => Failed(FailureKind.Other, $"git {arguments.First()}: {LastLine(result)}"),
            };
        }
        catch (TimeoutException e)
        {
            return Failed(FailureKind.TimedOut, e.Message);
        }
    }

    private static string LastLine(ChildProcess.Result result)
    {
        var text = result.Errors.Length > 0 ? result.Errors : result.Text.Trim();
        return text.Length == 0 ? $"ended with {result.ExitCode}" : text.ReplaceLineEndings(" ");
    }

    private static (string?, EffectFailure) Failed(FailureKind kind, string message) =>
        (null, new EffectFailure(kind, message));
}
