using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>The time in which this process may act: it has the journal, and nobody else has.</summary>
internal sealed class TurnSession : IAsyncDisposable
{
    /// <summary>A turn that broke off so often is given up.</summary>
    private const int MostAttempts = 3;

    private const string Channel = "terminal";

    private readonly Machine _machine;
    private readonly string _folder = Environment.CurrentDirectory;

    private TurnSession(Machine machine, TurnEngine engine) => (_machine, Engine) = (machine, engine);

    /// <summary>The engine.</summary>
    public TurnEngine Engine { get; }

    /// <summary>The owner's answers.</summary>
    public Waiting Waiting => new(Engine.Journal, Engine.Time);

    /// <summary>Opens the journal; null if that cannot be, which has been told.</summary>
    public static async Task<TurnSession?> OpenAsync(Machine machine, CancellationToken cancellation)
    {
        IJournal journal;
        try
        {
            journal = (await machine.Journals(true, cancellation).ConfigureAwait(false))!;
        }
        catch (JournalException e)
        {
            Tell(machine.Terminal, e);
            return null;
        }

        var (engine, errors) = await Engines.MakeAsync(machine, journal, cancellation).ConfigureAwait(false);
        if (errors.IsEmpty)
        {
            return new TurnSession(machine, engine);
        }

        foreach (var error in errors)
        {
            machine.Terminal.PrintError(error.ToString());
        }

        machine.Terminal.PrintError("nothing may act under a policy with errors; see chela policy check");
        await journal.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Runs a verb as a new turn.</summary>
    /// <param name="job">The verb.</param>
    /// <param name="arguments">All arguments of the program.</param>
    /// <param name="cancellation">The owner stops it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string job, string[] arguments, CancellationToken cancellation)
    {
        var id = _machine.NewId();
        var turn = await BeginAsync(id, job, arguments, cancellation).ConfigureAwait(false);
        return await RunAsync(id, turn, cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a new turn.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(RunId id, Turn turn, CancellationToken cancellation)
    {
        var opened = turn.Record.Opened!;
        var body = new VerbBody(_machine, opened, id, turn.Record.At);
        return RunAsync(turn, body, opened.Job, _machine.Terminal, cancellation);
    }

    /// <summary>Accepts a message: once this returns it is on the disk.</summary>
    /// <param name="channel">Where it came from.</param>
    /// <param name="message">Its id on the channel.</param>
    /// <param name="job">The verb that it leads to.</param>
    /// <param name="arguments">All arguments of the program.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its id; its turn, or null if it was accepted before.</returns>
    public async Task<(RunId Id, Turn? Turn)> AcceptAsync(
        string channel,
        string message,
        string job,
        string[] arguments,
        CancellationToken cancellation
    )
    {
        var id = RunId.OfMessage(channel, message);
        var opened = new TurnEvent.Opened(job, [.. arguments], _folder, Engine.Zone.Id, channel, message);
        return (id, await Engine.OpenAsync(id.ToString(), opened, cancellation).ConfigureAwait(false));
    }

    /// <summary>Opens a new turn.</summary>
    public async Task<Turn> BeginAsync(RunId id, string job, string[] arguments, CancellationToken cancellation)
    {
        var opened = new TurnEvent.Opened(job, [.. arguments], _folder, Engine.Zone.Id, Channel, id.ToString());
        // INVARIANT: an id of this process is new; only a channel may bring a message twice.
        return (await Engine.OpenAsync(id.ToString(), opened, cancellation).ConfigureAwait(false))!;
    }

    /// <summary>Takes up again what broke off, and what got its answer; says no for whom nobody answered in time.</summary>
    public async Task RecoverAsync(CancellationToken cancellation)
    {
        foreach (var record in await Waiting.OpenAsync(cancellation).ConfigureAwait(false))
        {
            await Waiting.ExpireAsync(record, cancellation).ConfigureAwait(false);
            var canGoOn = record.CanGoOn;
            if ((canGoOn || MayBeKnown(record)) && record.Opened is { } opened)
            {
                var doubts = record.InDoubt.Count();
                var terminal = Terminal.Silent();
                _ = await ResumeAsync(record, terminal, cancellation).ConfigureAwait(false);
                var after = await TurnRecord.ReadAsync(Engine.Journal, record.Id, cancellation).ConfigureAwait(false);
                if (!canGoOn && after!.Parked is not null && after.InDoubt.Count() == doubts)
                {
                    // Nothing is known yet: nothing to tell.
                    continue;
                }

                _machine.Terminal.Error.WriteLine(
                    $"taken up again: {opened.Job} of {record.At:yyyy-MM-dd HH:mm}: {TurnPrinter.StateOf(after!)}; see chela turn show {record.Id}"
                );
            }
        }
    }

    /// <summary>Whether a tool may be able to tell by now what became of an effect in doubt.</summary>
    private bool MayBeKnown(TurnRecord record) =>
        record.Ended is null
        && record.InDoubt.Any(e =>
            Engine.Tools.GetValueOrDefault(e.Call.Tool) is IProbedTool && !Engine.Left.IsAtWork(e.Id)
        );

    /// <summary>Takes a turn up again.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ResumeAsync(TurnRecord record, Terminal terminal, CancellationToken cancellation)
    {
        if (record.Opened is not { } opened || !Guid.TryParse(record.Id, out var id))
        {
            terminal.PrintError($"the turn {record.Id} cannot be run again: how it began was forgotten");
            return ExitCode.NotDone;
        }

        if (record.Attempts >= MostAttempts)
        {
            await Waiting
                .StopAsync(record, $"It broke off {record.Attempts} times, and is given up.", cancellation)
                .ConfigureAwait(false);
            terminal.PrintError($"the turn {record.Id} broke off {record.Attempts} times, and is given up");
            return ExitCode.NotDone;
        }

        var turn = await Engine.ResumeAsync(record, Environment.ProcessId, cancellation).ConfigureAwait(false);
        var body = new VerbBody(_machine, opened, new RunId(id), record.At);
        try
        {
            return await RunAsync(turn, body, opened.Job, terminal, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Environment.CurrentDirectory = _folder;
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// INVARIANT: as long as a call that was left behind may go on, nobody else has the journal and could probe for it: then it goes with
    /// the process.
    /// </remarks>
    public ValueTask DisposeAsync() => Engine.Left.IsAny ? ValueTask.CompletedTask : Engine.Journal.DisposeAsync();

    /// <summary>Tells what is wrong with the journal.</summary>
    public static void Tell(Terminal terminal, JournalException e) =>
        terminal.PrintError(e.Advice is null ? e.Message : $"{e.Message}; {e.Advice}");

    private async Task<int> RunAsync(
        Turn turn,
        VerbBody body,
        string job,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var code = ExitCode.NotDone;
        var end = await TurnRunner
            .RunAsync(
                turn,
                async stop =>
                {
                    (var how, code) = await body.RunAsync(
                            terminal,
                            grants => turn.PortFor(Grants.Manifest(job, grants)),
                            stop
                        )
                        .ConfigureAwait(false);
                    return (how, "");
                },
                cancellation
            )
            .ConfigureAwait(false);
        switch (end)
        {
            case null when turn.IsReplanned:
                terminal.Error.WriteLine(
                    "something that it is based on changed since you were asked: it is planned anew"
                );
                var record = await TurnRecord
                    .ReadAsync(Engine.Journal, turn.Record.Id, cancellation)
                    .ConfigureAwait(false);
                var again = await Engine
                    .ResumeAsync(record!, Environment.ProcessId, cancellation)
                    .ConfigureAwait(false);
                return await RunAsync(again, body, job, terminal, cancellation).ConfigureAwait(false);
            case null:
                await TakePlaceAsync(turn.Record.Id, terminal, cancellation).ConfigureAwait(false);
                new TurnPrinter(terminal).PrintWaiting(turn.Record);
                return ExitCode.NotDone;
            case TurnEnd.Stopped:
                throw new OperationCanceledException(cancellation);
            default:
                return code;
        }
    }

    /// <summary>A turn that waits takes the place of older ones that were called the same and wait for the same: one card is enough.</summary>
    private async Task TakePlaceAsync(string turn, Terminal terminal, CancellationToken cancellation)
    {
        foreach (var older in await Waiting.TakePlaceAsync(turn, cancellation).ConfigureAwait(false))
        {
            terminal.Print($"the turn {older} waited for the same, and is given up: this one takes its place");
        }
    }
}
