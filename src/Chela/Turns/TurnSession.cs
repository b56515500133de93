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

    private readonly bool _isDry;

    private TurnSession(Machine machine, TurnEngine engine, bool isDry) =>
        (_machine, Engine, _isDry) = (machine, engine, isDry);

    /// <summary>The engine.</summary>
    public TurnEngine Engine { get; private set; }

    /// <summary>The owner's answers.</summary>
    public Waiting Waiting => new(Engine.Journal, Engine.Time);

    /// <summary>Opens the journal; null if that cannot be, which has been told.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="isDry">Whether turns are only told what they would do: of the journal, what is open is copied.</param>
    public static async Task<TurnSession?> OpenAsync(
        Machine machine,
        CancellationToken cancellation,
        bool isDry = false
    )
    {
        IJournal journal;
        IJournal? past = null;
        try
        {
            past = isDry ? await machine.Journals(false, cancellation).ConfigureAwait(false) : null;
            journal = isDry
                ? await CopyAsync(past, cancellation).ConfigureAwait(false)
                : (await machine.Journals(true, cancellation).ConfigureAwait(false))!;
        }
        catch (JournalException e)
        {
            Tell(machine.Terminal, e);
            return null;
        }

        var (engine, errors) = await Engines.MakeAsync(machine, journal, cancellation, past).ConfigureAwait(false);
        if (past is not null)
        {
            await past.DisposeAsync().ConfigureAwait(false);
        }

        if (errors.IsEmpty)
        {
            return new TurnSession(machine, engine, isDry);
        }

        foreach (var error in errors)
        {
            machine.Terminal.PrintError(error.ToString());
        }

        machine.Terminal.PrintError("nothing may act under a policy with errors; see chela policy check");
        await journal.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>A journal of what is open in another one.</summary>
    private static async Task<MemoryJournal> CopyAsync(IJournal? past, CancellationToken cancellation)
    {
        var copy = new MemoryJournal();
        var ids = past is null ? AsyncEnumerable.Empty<string>() : TurnRecord.IdsAsync(past, true, cancellation);
        await foreach (var id in ids.ConfigureAwait(false))
        {
            var stream = TurnRecord.Prefix + id;
            var events = await past!
                .ReadStreamAsync(stream, 0, cancellation)
                .Select(e => new NewEvent(e.Type, e.BodyVersion, e.At, e.Correlation, e.Body ?? default))
                .ToListAsync(cancellation)
                .ConfigureAwait(false);
            await copy.AppendAsync(stream, 0, events, cancellation).ConfigureAwait(false);
        }

        return copy;
    }

    /// <summary>Counts what was used up today anew, where a budget asks for it: for a process that runs several turns.</summary>
    public async Task CountAsync(CancellationToken cancellation)
    {
        if (!Engine.Policy.Budgets.IsEmpty || !Engine.Budgets.IsEmpty)
        {
            var used = await UsedToday
                .ReadAsync(Engine.Journal, Engine.Time.GetUtcNow(), Engine.Zone, true, cancellation)
                .ConfigureAwait(false);
            Engine = Engine with { Used = used };
        }
    }

    /// <summary>Runs a verb as a new turn.</summary>
    /// <param name="job">The verb.</param>
    /// <param name="arguments">All arguments of the program.</param>
    /// <param name="cancellation">The owner stops it.</param>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(string job, string[] arguments, CancellationToken cancellation) =>
        RunAsync(job, arguments, _machine.Terminal, cancellation);

    /// <summary>Runs a verb as a new turn, told to a terminal.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string job, string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        var id = _machine.NewId();
        var turn = await BeginAsync(id, job, arguments, cancellation).ConfigureAwait(false);
        return await RunAsync(id, turn, terminal, cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a new turn.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(RunId id, Turn turn, CancellationToken cancellation) =>
        RunAsync(id, turn, _machine.Terminal, cancellation);

    /// <summary>Runs a new turn, told to a terminal.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(RunId id, Turn turn, Terminal terminal, CancellationToken cancellation)
    {
        var opened = turn.Record.Opened!;
        var body = new VerbBody(_machine, opened, id, turn.Record.At);
        return RunAsync(turn, body, opened.Job, terminal, cancellation);
    }

    /// <summary>Accepts a message: once this returns it is on the disk.</summary>
    /// <param name="channel">Where it came from.</param>
    /// <param name="message">Its id on the channel, by which one that comes twice is one; null for a new one.</param>
    /// <param name="job">The verb that it leads to.</param>
    /// <param name="arguments">All arguments of the program.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its id; its turn, or null if it was accepted before.</returns>
    public async Task<(RunId Id, Turn? Turn)> AcceptAsync(
        string channel,
        string? message,
        string job,
        string[] arguments,
        CancellationToken cancellation
    )
    {
        var id = message is null ? _machine.NewId() : RunId.OfMessage(channel, message);
        var opened = new TurnEvent.Opened(
            job,
            [.. arguments],
            _folder,
            Engine.Zone.Id,
            channel,
            message ?? id.ToString()
        );
        return (id, await EngineOf(opened).OpenAsync(id.ToString(), opened, cancellation).ConfigureAwait(false));
    }

    /// <summary>Opens a new turn.</summary>
    public async Task<Turn> BeginAsync(RunId id, string job, string[] arguments, CancellationToken cancellation)
    {
        var opened = new TurnEvent.Opened(job, [.. arguments], _folder, Engine.Zone.Id, Channel, id.ToString());
        // INVARIANT: an id of this process is new; only a channel may bring a message twice.
        return (await EngineOf(opened).OpenAsync(id.ToString(), opened, cancellation).ConfigureAwait(false))!;
    }

    /// <summary>Takes up again what broke off, and what got its answer; says no for whom nobody answered in time.</summary>
    /// <returns>How many turns were, and whether all of them are done.</returns>
    public async Task<(int Taken, bool IsAllDone)> RecoverAsync(CancellationToken cancellation)
    {
        var (taken, isAllDone) = (0, true);
        foreach (var record in await Waiting.OpenAsync(cancellation).ConfigureAwait(false))
        {
            await Waiting.ExpireAsync(record, cancellation).ConfigureAwait(false);
            var canGoOn = record.CanGoOn;
            taken += canGoOn ? 1 : 0;
            if (canGoOn && _isDry)
            {
                _machine.Terminal.Print(
                    $"would take up again: {TurnPrinter.CallOf(record)} of {TurnPrinter.Moment(record.At, Engine.Zone)}"
                );
                var code = await ResumeAsync(record, _machine.Terminal, cancellation).ConfigureAwait(false);
                isAllDone &= code == ExitCode.Done;
            }
            else if ((canGoOn || (!_isDry && MayBeKnown(record))) && record.Opened is { } opened)
            {
                var doubts = record.InDoubt.Count();
                if (canGoOn)
                {
                    _machine.Terminal.Error.WriteLine(
                        $"taking up again: {TurnPrinter.CallOf(record)} of {TurnPrinter.Moment(record.At, Engine.Zone)}"
                    );
                }

                var terminal = Terminal.Silent();
                _ = await ResumeAsync(record, terminal, cancellation).ConfigureAwait(false);
                var after = await TurnRecord.ReadAsync(Engine.Journal, record.Id, cancellation).ConfigureAwait(false);
                if (!canGoOn && after!.Parked is not null && after.InDoubt.Count() == doubts)
                {
                    // Nothing is known yet: nothing to tell.
                    continue;
                }

                isAllDone &= after is { Ended.End: TurnEnd.Done };
                _machine.Terminal.Error.WriteLine(
                    $"taken up again: {opened.Job} of {TurnPrinter.Moment(record.At, Engine.Zone)}: {TurnPrinter.StateOf(after!)}; see chela turn show {record.Id}"
                );
            }
        }

        return (taken, isAllDone);
    }

    /// <summary>Whether a tool may be able to tell by now what became of an effect in doubt.</summary>
    private bool MayBeKnown(TurnRecord record) =>
        record.Ended is null
        && record.InDoubt.Any(e =>
            Engine.Tools.GetValueOrDefault(e.Call.Tool) is IProbedTool && !Engine.Left.IsAtWork(e.Id)
        );

    /// <summary>Takes a turn up again.</summary>
    /// <param name="record">The turn.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellation">The owner stops it.</param>
    /// <param name="mayAsk">Whether a dry run is done where the turn would ask.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ResumeAsync(
        TurnRecord record,
        Terminal terminal,
        CancellationToken cancellation,
        bool mayAsk = false
    )
    {
        if (record.Opened is not { } opened || !Guid.TryParse(record.Id, out var id))
        {
            terminal.PrintError($"the turn {record.Id} cannot be run again: how it began was forgotten");
            return ExitCode.NotDone;
        }

        if (_isDry && record.Attempts < MostAttempts)
        {
            return await new DryRunJob(_machine)
                .RunAsync(EngineOf(opened), record, terminal, false, cancellation, mayAsk)
                .ConfigureAwait(false);
        }

        if (record.Attempts >= MostAttempts)
        {
            await Waiting
                .StopAsync(record, $"It broke off {record.Attempts} times, and is given up.", cancellation)
                .ConfigureAwait(false);
            terminal.PrintError($"the turn {record.Id} broke off {record.Attempts} times, and is given up");
            return ExitCode.NotDone;
        }

        var turn = await EngineOf(opened)
            .ResumeAsync(record, Environment.ProcessId, cancellation)
            .ConfigureAwait(false);
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

    /// <summary>The engine for a call: it also asks what the verb is to ask.</summary>
    public TurnEngine EngineOf(TurnEvent.Opened call) =>
        Engine with
        {
            Policy = Acting.Asking(Engine.Policy, call, _machine),
        };

    private async Task<int> RunAsync(
        Turn turn,
        VerbBody body,
        string job,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var code = ExitCode.NotDone;
        var told = turn.IsRepeating ? terminal.HoldingWhile(() => turn.IsRepeating) : terminal;
        var end = await TurnRunner
            .RunAsync(
                turn,
                async stop =>
                {
                    (var how, code) = await body.RunAsync(told, turn.PortFor, stop).ConfigureAwait(false);
                    return (how, "");
                },
                cancellation
            )
            .ConfigureAwait(false);
        told.Release();
        switch (end)
        {
            case null when turn.IsReplanned:
                terminal.Error.WriteLine(
                    "something that it is based on changed since you were asked: it is planned anew"
                );
                var record = await TurnRecord
                    .ReadAsync(Engine.Journal, turn.Record.Id, cancellation)
                    .ConfigureAwait(false);
                var again = await EngineOf(record!.Opened!)
                    .ResumeAsync(record, Environment.ProcessId, cancellation)
                    .ConfigureAwait(false);
                return await RunAsync(again, body, job, terminal, cancellation).ConfigureAwait(false);
            case null:
                if (
                    terminal.IsInteractive
                    && await AskAsync(turn.Record.Id, terminal, cancellation).ConfigureAwait(false) is { } answered
                )
                {
                    return await ResumeAsync(answered, terminal, cancellation).ConfigureAwait(false);
                }

                await TakePlaceAsync(turn.Record.Id, terminal, cancellation).ConfigureAwait(false);
                new TurnPrinter(terminal).PrintWaiting(turn.Record);
                return ExitCode.NotDone;
            case TurnEnd.Stopped:
                throw new OperationCanceledException(cancellation);
            default:
                return code;
        }
    }

    /// <summary>Asks the owner at once, where they sit at a terminal: the answers are the same as those given later.</summary>
    /// <returns>The turn, which can go on; null if it waits.</returns>
    private async Task<TurnRecord?> AskAsync(string id, Terminal terminal, CancellationToken cancellation)
    {
        var turn = await TurnRecord.ReadAsync(Engine.Journal, id, cancellation).ConfigureAwait(false);
        foreach (var effect in turn!.Asked.ToList())
        {
            new TurnPrinter(terminal).PrintAsked(turn, effect);
            switch (terminal.Ask("Do this? [y/N]"))
            {
                case null:
                    return turn.CanGoOn ? turn : null;
                case var line when Terminal.IsYes(line):
                    await Waiting.ApproveAsync(turn, effect.Id, Channel, cancellation).ConfigureAwait(false);
                    break;
                default:
                    await Waiting.RefuseAsync(turn, effect.Id, Channel, cancellation).ConfigureAwait(false);
                    break;
            }
        }

        return turn.CanGoOn ? turn : null;
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
