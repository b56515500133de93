using System.CommandLine;
using System.Text;
using Chela.Edge.Channels;
using Chela.Guard;

namespace Chela.Verbs;

/// <summary><c>chela guard</c>: the envelope as a sidecar for programs in any language.</summary>
internal static class GuardVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("guard", "Decide for another program: JSON-RPC 2.0 on standard input and output");
        Examples.Add(
            command,
            ("chela guard", "a request a line in, an answer a line out; docs/guard.md has the methods and a session")
        );
        command.SetAction(
            async (_, cancellation) =>
            {
                using var lines = new StandardLines(WireLine.MostBytes);
                var server = new GuardServer(Product.Version);
                while (await lines.ReadAsync(cancellation).ConfigureAwait(false) is { } line)
                {
                    if (server.Answer(line) is { } answer)
                    {
                        await lines.WriteAsync(Encoding.UTF8.GetBytes(answer), cancellation).ConfigureAwait(false);
                    }
                }

                return ExitCode.Done;
            }
        );
        return command;
    }
}
