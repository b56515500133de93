using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Telemetry;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>
/// A turn that runs: the effects of its body are decided, recorded and carried out, each event before its consequence. What the record
/// knows already is not done again. Thread-safe.
/// </summary>
/// <remarks>
/// An effect that waits for the owner never answers in this process: the body stands where it needs the answer, the turn is parked as
/// soon as nothing else goes on, and a later process runs the body again over the record.
/// </remarks>
public sealed class Turn
{
    private readonly TurnEngine _engine;
    private readonly EffectPlaces _places;
    private readonly ToolRunner _runner;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _parked = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Outcome> _never = new();
    private readonly List<Look> _looks = [];
    private readonly List<Call> _held = [];
    private ImmutableArray<Use> _uses = [];
    private long _version;
    private long? _cause;
    private Task<long> _last = Task.FromResult(0L);
    private int _running;
    private int _calls;
    private bool _isClosed;

    internal Turn(TurnEngine engine, TurnRecord record)
    {
        (_engine, Record) = (engine, record);
        _places = new EffectPlaces(record.Id);
        _runner = new ToolRunner(engine);
        _version = record.Version;
        IsRepeating = record.Version > 0;
        _uses = [.. record.Effects.Select(e => e.Decision?.Reserved).OfType<Use>()];
    }

    /// <summary>What happened so far.</summary>
    public TurnRecord Record { get; }

    /// <summary>Whether its body runs again, and has so far asked only for what the record has the outcome of.</summary>
    public bool IsRepeating { get; private set; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time => _engine.Time;

    /// <summary>Completes when the turn is parked: the owner has to answer before it goes on.</summary>
    public Task Parked => _parked.Task;

    /// <summary>The port for a body, or for a part of it that may do other things.</summary>
    /// <param name="manifest">What it may do.</param>
    public IEffects PortFor(Manifest manifest) => new Port(this, manifest);

    /// <summary>Whether effects wait for the owner, so that the turn cannot end yet.</summary>
    public bool IsHeld => IsAnyHeld();

    /// <summary>
    /// Ends the turn, as soon as what goes on beside the body came to its end; nothing happens in it any more. A failure is told
    /// to the owner.
    /// </summary>
    public async Task EndAsync(TurnEnd end, string summary)
    {
        Task idle;
        lock (_lock)
        {
            _isClosed = true;
            idle = _running == 0 ? Task.CompletedTask : _idle.Task;
        }

        // INVARIANT: the end is the last event, and what it closes has no effect of which more becomes known.
        await idle.ConfigureAwait(false);
        var ended = new TurnEvent.Ended(end, summary);
        await (
            end == TurnEnd.Failed ? AppendAsync(new TurnEvent.Noticed(summary), ended) : AppendAsync(ended)
        ).ConfigureAwait(false);
    }

    /// <summary>Appends the event that all further ones come from.</summary>
    internal async Task BeginAsync(TurnEvent happened, CancellationToken cancellation) =>
        _cause = await AppendAsync(happened).WaitAsync(cancellation).ConfigureAwait(false);

    /// <summary>Appends events, which take their place now.</summary>
    /// <returns>The position of the last one, when they and all before them are on the disk.</returns>
    internal Task<long> AppendAsync(params ReadOnlySpan<TurnEvent> happened)
    {
        var now = _engine.Time.GetUtcNow();
        var began = Instruments.AppendSeconds.Enabled ? _engine.Time.GetTimestamp() : 0;
        var events = new NewEvent[happened.Length];
        for (var at = 0; at < events.Length; at++)
        {
            events[at] = TurnEventKind.Write(happened[at], Record, now) with { Cause = _cause };
        }

        lock (_lock)
        {
            foreach (var happens in happened)
            {
                Record.Apply(happens, now);
            }

            var append = _engine.Journal.AppendAsync(Record.Stream, _version, events, CancellationToken.None);
            _version += events.Length;
            _last = AfterAsync(_last, append, events.Length, _engine.Time, began);
            return _last;
        }
    }

    // The first failure is the one that is told: what comes after it only finds another version than it expects.
    private static async Task<long> AfterAsync(
        Task<long> before,
        Task<long> append,
        int events,
        TimeProvider time,
        long began
    )
    {
        try
        {
            await before.ConfigureAwait(false);
        }
        catch
        {
            _ = append.ContinueWith(t => _ = t.Exception, TaskScheduler.Default);
            throw;
        }

        var position = await append.ConfigureAwait(false);
        Instruments.Events.Add(events);
        if (began != 0)
        {
            Instruments.AppendSeconds.Record(time.GetElapsedTime(began).TotalSeconds);
        }

        return position;
    }

    private async ValueTask<Outcome> PerformAsync(Manifest manifest, Effect effect, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (id, place, task) = _places.Next(effect);
        EffectState? state;
        bool isClosed;
        lock (_lock)
        {
            isClosed = _isClosed;
            _running++;
            _calls++;
            _ = Record.TryFind(id, out state);
            IsRepeating &= state?.Phase == EffectPhase.Finished;
        }

        var isHeld = false;
        try
        {
            var call = new Call(effect, id, place, task, manifest);
            using var observed =
                state?.Phase == EffectPhase.Finished ? null : ObservedEffect.Begin(id, effect, _engine.Time);
            var outcome = isClosed ? null : await CarryOutAsync(call, state, cancellation).ConfigureAwait(false);
            observed?.Came(outcome);
            isHeld = outcome is null;
            if (outcome is not null)
            {
                return outcome;
            }
        }
        finally
        {
            lock (_lock)
            {
                _running--;
                if (_isClosed && _running == 0)
                {
                    _idle.TrySetResult();
                }
            }

            if (isHeld)
            {
                _ = ParkWhenQuietAsync();
            }
        }

        return await _never.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What came of a call; null if it is held.</summary>
    private async ValueTask<Outcome?> CarryOutAsync(Call call, EffectState? state, CancellationToken cancellation)
    {
        switch (state?.Phase)
        {
            case EffectPhase.Finished:
                return await RecallAsync(call, state, cancellation).ConfigureAwait(false);
            case EffectPhase.Started when RepeatOf(call) == Envelope.Tools.Repeat.Neither:
                if (await SettleAsync(call, cancellation).ConfigureAwait(false) is { } known)
                {
                    return known;
                }

                if (state.Phase == EffectPhase.InDoubt)
                {
                    return Hold(call);
                }

                break;
            case EffectPhase.Started:
                // The same key again: what happened already happens no second time.
                return await RunAsync(call, cancellation).ConfigureAwait(false);
            case EffectPhase.InDoubt:
                return Hold(call);
            default:
                break;
        }

        if (state?.Refusal is { } refusal)
        {
            var no = refusal.ToOutcome();
            await FinishAsync(call, no).ConfigureAwait(false);
            return no;
        }

        return call.Effect.Kind == EffectKind.ObserveLocal
            ? await LookAsync(call, state, cancellation).ConfigureAwait(false)
            : await ActAsync(call, state, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// A local look changes nothing, so that its events may be written behind it: whatever is done afterwards waits until
    /// they are on the disk.
    /// </summary>
    private async ValueTask<Outcome?> LookAsync(Call call, EffectState? state, CancellationToken cancellation)
    {
        if (IsBehindHeld(call.Effect))
        {
            return Hold(call);
        }

        var decision = Decide(call, state);
        if (decision.Verdict != Verdict.Allow)
        {
            return await NotAllowedAsync(call, state, decision).ConfigureAwait(false);
        }

        var outcome = await LookAgainAsync(call, cancellation).ConfigureAwait(false);
        var result = RecordedOutcome.Of(outcome, call.Effect.Kind);
        _ = AppendAsync(
            new TurnEvent.Planned(call.Id, call.Place, call.Effect),
            decision.ToEvent(call),
            new TurnEvent.Started(call.Id, false),
            new TurnEvent.Finished(call.Id, result)
        );
        Remember(call, result.Shows);
        lock (_lock)
        {
            // The journal has what it showed, and the body too: a second copy in the record would only take room.
            if (Record.TryFind(call.Id, out var looked))
            {
                looked.Result = result with { Value = null };
            }
        }

        return outcome;
    }

    private async ValueTask<Outcome?> ActAsync(Call call, EffectState? state, CancellationToken cancellation)
    {
        var isAct = call.Effect.Kind != EffectKind.ObserveRemote;
        var planned = state is null ? new TurnEvent.Planned(call.Id, call.Place, call.Effect) : null;
        if (isAct ? IsAnyHeld() : IsBehindHeld(call.Effect))
        {
            if (planned is not null)
            {
                await AppendAsync(planned).ConfigureAwait(false);
            }

            return Hold(call);
        }

        var changes = state?.Approval is null ? [] : await ChangesAsync(cancellation).ConfigureAwait(false);
        var decision = Decide(call, state, changes);
        if (decision.Verdict == Verdict.Ask && state is not { IsAsked: true })
        {
            // What the turn changed itself looks otherwise now than the body saw it: it is what the owner is asked about.
            decision = decision with
            {
                Changes = changes.IsEmpty ? await ChangesAsync(cancellation).ConfigureAwait(false) : changes,
            };
        }

        if (decision.Verdict != Verdict.Allow)
        {
            return await NotAllowedAsync(call, state, decision).ConfigureAwait(false);
        }

        TurnEvent decided = decision.ToEvent(call);
        TurnEvent started = new TurnEvent.Started(call.Id, decision.IsApproved);
        await (planned is null ? AppendAsync(decided, started) : AppendAsync(planned, decided, started)).ConfigureAwait(
            false
        );
        return await RunAsync(call, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<Outcome?> RunAsync(Call call, CancellationToken cancellation)
    {
        Outcome outcome;
        try
        {
            outcome = await _runner.RunAsync(call.Effect, call.Id, cancellation).ConfigureAwait(false);
            if (outcome is Outcome.Failed { Failure: { Kind: FailureKind.TimedOut } late })
            {
                throw new UnknownOutcomeException(late.Kind, late.Message, null);
            }
        }
        catch (UnknownOutcomeException e)
        {
            if (RepeatOf(call) == Envelope.Tools.Repeat.Neither)
            {
                await AppendAsync(new TurnEvent.Doubted(call.Id, e.Message)).ConfigureAwait(false);
                return Hold(call);
            }

            outcome = new Outcome.Failed(new EffectFailure(e.Kind, e.Message));
        }

        await FinishAsync(call, outcome).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Asks the tool what became of an effect that began; null if it is to run, or if nobody knows.</summary>
    private async ValueTask<Outcome?> SettleAsync(Call call, CancellationToken cancellation)
    {
        var answer = await _runner.ProbeAsync(call.Effect, call.Id, cancellation).ConfigureAwait(false);
        switch (answer)
        {
            case Probe.Happened happened:
                var done = new Outcome.Done(happened.Value);
                await AppendAsync(
                        new TurnEvent.Settled(call.Id, Settlement.Done, "probe"),
                        new TurnEvent.Finished(call.Id, RecordedOutcome.Of(done, call.Effect.Kind))
                    )
                    .ConfigureAwait(false);
                return done;
            case Probe.NotHappened:
                await AppendAsync(new TurnEvent.Settled(call.Id, Settlement.Again, "probe")).ConfigureAwait(false);
                return null;
            default:
                await AppendAsync(new TurnEvent.Doubted(call.Id, ((Probe.Unknown)answer).Why)).ConfigureAwait(false);
                return null;
        }
    }

    /// <summary>What the record says; a look that was too large to be kept is looked again.</summary>
    private async ValueTask<Outcome?> RecallAsync(Call call, EffectState state, CancellationToken cancellation)
    {
        if (call.Effect.Kind == EffectKind.ObserveLocal)
        {
            Remember(call, state.Shows);
        }

        if (state.Result!.ToOutcome() is { } recorded)
        {
            return recorded;
        }

        return await LookAgainAsync(call, cancellation).ConfigureAwait(false);
    }

    private ValueTask<Outcome> LookAgainAsync(Call call, CancellationToken cancellation) =>
        _runner.RunOrFailAsync(call.Effect, call.Id, cancellation);

    private async ValueTask<Outcome?> NotAllowedAsync(Call call, EffectState? state, Verdicts decision)
    {
        if (decision.Verdict == Verdict.Ask && state is { IsAsked: true })
        {
            return Hold(call);
        }

        TurnEvent decided = decision.ToEvent(call);
        var denied = decision.Verdict == Verdict.Deny ? new Outcome.Denied(decision.Why) : null;
        List<TurnEvent> events = state is null ? [new TurnEvent.Planned(call.Id, call.Place, call.Effect)] : [];
        events.Add(decided);
        if (denied is not null)
        {
            events.Add(new TurnEvent.Finished(call.Id, RecordedOutcome.Of(denied, call.Effect.Kind)));
        }

        await AppendAsync([.. events]).ConfigureAwait(false);
        return denied is null ? Hold(call) : denied;
    }

    private Task<long> FinishAsync(Call call, Outcome outcome) =>
        AppendAsync(new TurnEvent.Finished(call.Id, RecordedOutcome.Of(outcome, call.Effect.Kind)));

    private Verdicts Decide(Call call, EffectState? state, ImmutableArray<TurnEvent.Changed> changes = default)
    {
        ImmutableArray<Use> uses;
        lock (_lock)
        {
            uses = _uses;
        }

        var now = _engine.Time.GetUtcNow();
        var verdicts = Verdicts.Of(
            _engine,
            call,
            state,
            [.. _engine.Used, .. uses],
            changes.IsDefault ? [] : changes,
            now
        );
        ObservedEffect.Decided(verdicts.Verdict, verdicts.Decision.Check);
        if (verdicts.Reserved is { } use)
        {
            lock (_lock)
            {
                _uses = _uses.Add(use);
            }
        }

        return verdicts;
    }

    private Envelope.Tools.Repeat RepeatOf(Call call) =>
        _engine.Tools.TryGetValue(call.Effect.Tool, out var tool)
            ? tool.Declaration.Repeat
            : Envelope.Tools.Repeat.Neither;

    private void Remember(Call call, string? shows)
    {
        lock (_lock)
        {
            _looks.Add(new Look(call, shows));
        }
    }

    /// <summary>The local looks of the body so far that show something else now than they did last.</summary>
    private async ValueTask<ImmutableArray<TurnEvent.Changed>> ChangesAsync(CancellationToken cancellation)
    {
        Look[] looks;
        lock (_lock)
        {
            looks = [.. _looks.Where(l => l.Shows is not null)];
        }

        var changes = ImmutableArray.CreateBuilder<TurnEvent.Changed>();
        foreach (var look in looks)
        {
            var outcome = await LookAgainAsync(look.Call, cancellation).ConfigureAwait(false);
            var shows = RecordedOutcome.Of(outcome, look.Call.Effect.Kind).Shows ?? "";
            if (shows != look.Shows)
            {
                changes.Add(new TurnEvent.Changed(look.Call.Id, shows));
            }
        }

        return changes.ToImmutable();
    }

    private bool IsAnyHeld()
    {
        lock (_lock)
        {
            return _held.Count > 0;
        }
    }

    private bool IsBehindHeld(Effect effect)
    {
        lock (_lock)
        {
            return _held.Exists(h => EffectOverlap.Touches(h.Effect, effect));
        }
    }

    /// <summary>Holds a call; what was never planned, such as a look, is not among what the owner is shown.</summary>
    private Outcome? Hold(Call call)
    {
        lock (_lock)
        {
            if (Record.TryFind(call.Id, out _))
            {
                _held.Add(call);
            }
        }

        return null;
    }

    private async Task ParkWhenQuietAsync()
    {
        int calls;
        do
        {
            lock (_lock)
            {
                calls = _calls;
            }

            await Task.Delay(TurnEngine.Quiet, _engine.Time).ConfigureAwait(false);
        } while (!IsQuiet(calls));

        ImmutableArray<EffectId> waiting;
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            waiting = [.. _held.Select(h => h.Id)];
        }

        try
        {
            await AppendAsync(new TurnEvent.Parked(waiting, _engine.Time.GetUtcNow() + TurnEngine.AnswerLife))
                .ConfigureAwait(false);
            _parked.TrySetResult();
        }
        catch (Exception e)
        {
            // Whoever runs the turn has to know that it cannot be recorded.
            _parked.TrySetException(e);
        }
    }

    private bool IsQuiet(int calls)
    {
        lock (_lock)
        {
            return _isClosed || (_running == 0 && _calls == calls);
        }
    }

    private sealed record Look(Call Call, string? Shows);

    private sealed class Port(Turn turn, Manifest manifest) : IEffects
    {
        public ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation) =>
            turn.PerformAsync(manifest, effect, cancellation);
    }
}
