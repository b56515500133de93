using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Turns;
using Chela.Verbs;

namespace Chela.Chat;

/// <summary>Runs a verb of the command line within a turn, under the manifest that the verb has; what it prints is taken.</summary>
internal static class VerbCall
{
    /// <summary>The longest output that is kept, in characters.</summary>
    private const int Longest = 256 * 1024;

    /// <summary>Runs it.</summary>
    /// <param name="host">The turn's host.</param>
    /// <param name="turn">The turn's id.</param>
    /// <param name="arguments">The arguments of the verb.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The exit code, and what it printed: the result, and errors and warnings.</returns>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        Host host,
        string turn,
        string[] arguments,
        CancellationToken cancellation
    )
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var job = Acting.PathOf(CommandLine.Parse(host, arguments).CommandResult.Command);
        var opened = new TurnEvent.Opened(
            job,
            [.. arguments],
            Environment.CurrentDirectory,
            host.Zone.Id,
            "chat",
            turn
        );
        var (_, code) = await new VerbBody(host.Machine, opened, new RunId(Guid.Parse(turn)), host.Time.GetUtcNow())
            .RunAsync(
                new Terminal(
                    TextWriter.Synchronized(output),
                    TextWriter.Synchronized(errors),
                    false,
                    false,
                    false
                ).InChat(),
                host.OnWord,
                cancellation
            )
            .ConfigureAwait(false);
        return (code, Cut(output), Cut(errors));
    }

    private static string Cut(StringWriter text)
    {
        var all = text.ToString().TrimEnd();
        return all.Length <= Longest ? all : all[..Longest] + "\n[cut here: more was printed than is kept]";
    }
}
