using System.CommandLine.Invocation;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Chat;
using Chela.Envelope.Authorities;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>
/// A verb as the body of a turn: called with the arguments, the folder, the zone and the clock that the turn began with, so that it does the
/// same when it runs again.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="turn">The turn as it began.</param>
/// <param name="id">The turn's id.</param>
/// <param name="at">When it began.</param>
internal sealed class VerbBody(Machine machine, TurnEvent.Opened turn, RunId id, DateTimeOffset at)
{
    /// <summary>Whether acts do not happen.</summary>
    public bool IsTrial { get; init; }

    /// <summary>What works on the message, once it runs; null for a verb.</summary>
    public ChatBody? Chat { get; private set; }

    /// <summary>Runs the verb.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="port">The port of the turn, for calls on somebody's word: the owner's, or a job's.</param>
    /// <param name="cancellation">The owner stops it.</param>
    /// <returns>How it ended, and the exit code.</returns>
    public async Task<(TurnEnd End, int ExitCode)> RunAsync(
        Terminal terminal,
        Func<Authority, IEffects> port,
        CancellationToken cancellation
    )
    {
        try
        {
            Environment.CurrentDirectory = turn.Folder;
        }
        catch (IOException)
        {
            // The folder is gone: what is named by full paths is still found, and the rest is told as missing.
        }

        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(turn.Zone, out var known) ? known : machine.Zone;
        var host = new Host(
            terminal,
            machine.Home,
            new FrozenTime(at),
            zone,
            () => id,
            grants => machine.Watch(port(OfJob(grants))),
            machine
        )
        {
            IsTrial = IsTrial,
            OnWord = authority => machine.Watch(port(authority)),
        };
        if (turn.Job == ChatBody.Job)
        {
            Chat = new ChatBody(host, id.ToString(), ChatMessage.Of(turn));
            return await Chat.RunAsync(cancellation).ConfigureAwait(false);
        }

        var parsed = CommandLine.Parse(host, [.. turn.Arguments]);
        if (parsed.Action is not AsynchronousCommandLineAction action)
        {
            terminal.PrintError($"there is no verb any more that takes: chela {string.Join(' ', turn.Arguments)}");
            return (TurnEnd.NotDone, ExitCode.Usage);
        }

        var code = await action.InvokeAsync(parsed, cancellation).ConfigureAwait(false);
        return (code == ExitCode.Done ? TurnEnd.Done : TurnEnd.NotDone, code);
    }

    private Authority OfJob(IEnumerable<ManifestPlace> grants) =>
        Authority.Of(id.ToString()) with
        {
            Manifest = Grants.Manifest(turn.Job, grants),
        };
}
