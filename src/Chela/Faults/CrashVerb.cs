using System.CommandLine;
using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Turns;
using Chela.Verbs;

namespace Chela.Faults;

/// <summary>
/// <c>chela crash</c>, in builds for the crash tests alone: takes a message that asks for a job, and the job, whose steps name a tool and
/// a thing (<c>keyed.do:a</c>). A step with a <c>+</c> before it goes on beside the others; <c>append:TEXT</c> writes a line
/// to <c>out.txt</c> of the workspace; <c>bug</c> is a mistake in the job.
/// </summary>
internal static class CrashVerb
{
    private const string Job = "crash body";
    private const string Append = "append";

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host) =>
        new("crash", "For the crash tests") { Hidden = true, Subcommands = { Accept(host), Body(host) } };

    private static Command Accept(Host host)
    {
        var channel = new Argument<string>("CHANNEL");
        var message = new Argument<string>("MESSAGE");
        var ledger = new Argument<string>("LEDGER");
        var steps = new Argument<string[]>("STEP");
        var command = new Command("accept", "Takes a message") { channel, message, ledger, steps };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (await TurnSession.OpenAsync(host.Machine, cancellation).ConfigureAwait(false) is not { } session)
                {
                    return ExitCode.NotDone;
                }

                await using (session.ConfigureAwait(false))
                {
                    string[] arguments = ["crash", "body", parsed.GetValue(ledger)!, .. parsed.GetValue(steps)!];
                    var (id, turn) = await session
                        .AcceptAsync(parsed.GetValue(channel)!, parsed.GetValue(message)!, Job, arguments, cancellation)
                        .ConfigureAwait(false);
                    host.Terminal.Print($"accepted {id}");
                    return turn is null
                        ? ExitCode.Done
                        : await session.RunAsync(id, turn, cancellation).ConfigureAwait(false);
                }
            }
        );
        return command;
    }

    private static Command Body(Host host)
    {
        var ledger = new Argument<string>("LEDGER");
        var steps = new Argument<string[]>("STEP");
        var command = new Command("body", "The job") { ledger, steps };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var place = parsed.GetValue(ledger)!;
                var port = host.Effects([
                    .. TestTool.Grants(place),
                    new ManifestPlace("file.append", host.Home.Workspace, Readers.OwnerOnly),
                ]);
                List<Task<Outcome>> besides = [];
                foreach (var step in parsed.GetValue(steps)!)
                {
                    if (step == "bug")
                    {
                        throw new InvalidOperationException("a mistake in the job");
                    }

                    var effect = EffectOf(host, place, step.TrimStart('+'));
                    var call = port.PerformAsync(effect, cancellation).AsTask();
                    if (step.StartsWith('+'))
                    {
                        besides.Add(call);
                    }
                    else
                    {
                        await call.ConfigureAwait(false);
                    }
                }

                await Task.WhenAll(besides).ConfigureAwait(false);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Effect EffectOf(Host host, string ledger, string step) =>
        step.Split(':') switch
        {
            [Append, var text] => FileAppend.Of(
                Path.Combine(host.Home.Workspace, "out.txt"),
                new Value.Text(text, Label.Owner)
            ),
            [var tool, var thing] => TestTool.Of(tool, ledger, thing),
            _ => throw new ArgumentException($"expected a tool and a thing, found '{step}'"),
        };
}
