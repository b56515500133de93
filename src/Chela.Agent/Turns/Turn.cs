using System.Collections.Immutable;
using Chela.Agent.Effects;
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
    private readonly TurnLog _log;
    private readonly TurnDecisions _decisions;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _parked = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Outcome> _never = new();
    private readonly BodyLooks _looks = new();
    private readonly List<Call> _held = [];
    private int _running;
    private int _calls;
    private bool _isClosed;
    private bool _isReplanning;

    internal Turn(TurnEngine engine, TurnRecord record)
    {
        (_engine, Record) = (engine, record);
        _places = new EffectPlaces(record.Id);
        _runner = new ToolRunner(engine);
        IsRepeating = record.Version > 0;
        _log = new TurnLog(engine, record, _lock);
        _decisions = new TurnDecisions(engine, record);
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
    public IEffects PortFor(Manifest manifest) => PortFor(Authority.Of(Record.Id) with { Manifest = manifest });

    /// <summary>The port for calls on the word of the owner, or of a job.</summary>
    /// <param name="authority">The records that the calls are decided on; their task and approvals are the turn's.</param>
    public IEffects PortFor(Authority authority) => new TurnPort(this, authority);

    /// <summary>Whether effects wait for the owner, so that the turn cannot end yet.</summary>
    public bool IsHeld
    {
        get
        {
            lock (_lock)
            {
                return _held.Count > 0 || _isReplanning;
            }
        }
    }

    /// <summary>
    /// Whether it was parked because what was planned is based on what is so no more: its body is to run again at once, over the
    /// record as it is now.
    /// </summary>
    public bool IsReplanned { get; private set; }

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
    internal Task BeginAsync(TurnEvent happened, CancellationToken cancellation) =>
        _log.BeginAsync(happened, cancellation);

    private Task<long> AppendAsync(params ReadOnlySpan<TurnEvent> happened) => _log.AppendAsync(happened);

    internal async ValueTask<Outcome> PerformAsync(Authority authority, Effect effect, CancellationToken cancellation)
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
            var call = new Call(effect, id, place, task, authority);
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
        if (state is { MayHaveHappened: true } && call.Effect.Kind > EffectKind.ObserveRemote)
        {
            _looks.Fix();
        }

        switch (state?.Phase)
        {
            case EffectPhase.Finished:
                return await RecallAsync(call, state, cancellation).ConfigureAwait(false);
            case EffectPhase.InDoubt when !_runner.MayKnow(call.Effect.Tool, call.Id):
                return Hold(call);
            case EffectPhase.InDoubt:
            case EffectPhase.Started when _engine.RepeatOf(call) == Envelope.Tools.Repeat.Neither:
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

        var decision = _decisions.Of(call, state, []);
        if (decision.Verdict != Verdict.Allow)
        {
            return await NotAllowedAsync(call, state, decision).ConfigureAwait(false);
        }

        _decisions.Reserve(decision);
        var outcome = await LookAgainAsync(call, cancellation).ConfigureAwait(false);
        var result = RecordedOutcome.Of(outcome, call.Effect.Kind);
        _log.AppendBehind(
            new TurnEvent.Planned(call.Id, call.Place, call.Effect),
            decision.ToEvent(call),
            new TurnEvent.Started(call.Id, false),
            new TurnEvent.Finished(call.Id, result)
        );
        _looks.Add(call, result.Shows);
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
        var isBehind = call.Effect.Kind == EffectKind.ObserveRemote ? IsBehindHeld(call.Effect) : IsAnyHeld();
        if (isBehind && state is { Phase: EffectPhase.Decided })
        {
            return Hold(call);
        }

        var changes = state?.Approval is null ? [] : await ChangesAsync(state, cancellation).ConfigureAwait(false);
        if (!changes.IsEmpty && Replan(changes))
        {
            return null;
        }

        var decision = _decisions.Of(call, state, changes);
        if (decision.Verdict == Verdict.Ask && state is not { IsAsked: true })
        {
            // What the turn changed itself looks otherwise now than the body saw it: it is what the owner is asked about.
            var since = changes.IsEmpty ? await ChangesAsync(state, cancellation).ConfigureAwait(false) : changes;
            decision = decision with { Changes = [.. Record.ChangesToTell(since), .. since] };
        }

        if (isBehind && decision.Verdict != Verdict.Ask)
        {
            // Decided when its turn comes. What is asked is asked now, with what it is held behind, on one card.
            foreach (var planned in call.PlannedAfter(state))
            {
                await AppendAsync(planned).ConfigureAwait(false);
            }

            return Hold(call);
        }

        if (decision.Verdict != Verdict.Allow)
        {
            return await NotAllowedAsync(call, state, decision).ConfigureAwait(false);
        }

        if (!Begins(call, decision))
        {
            return null;
        }

        TurnEvent[] begun =
        [
            .. call.PlannedAfter(state),
            decision.ToEvent(call),
            new TurnEvent.Started(call.Id, decision.IsApproved),
        ];
        if (!_engine.IsRecord(call))
        {
            await AppendAsync(begun).ConfigureAwait(false);
        }
        else if (_engine.RepeatOf(call) == Envelope.Tools.Repeat.Idempotent)
        {
            // Called again after a death, whether or not it is known that it began.
            _log.AppendBehind(begun);
        }
        else
        {
            // What it does is written into the same journal, behind this.
            _ = AppendAsync(begun);
        }

        return await RunAsync(call, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether an act may begin; then the looks before it stay as they are.</summary>
    private bool Begins(Call call, Verdicts decision)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return false;
            }

            if (call.Effect.Kind > EffectKind.ObserveRemote)
            {
                _looks.Fix();
            }

            _decisions.Reserve(decision);
            return true;
        }
    }

    /// <summary>
    /// Gives up what was planned on looks that show something else now, as far as no act stands on them yet: the body runs again, and
    /// looks anew from there. Of the others the change is told.
    /// </summary>
    /// <returns>Whether nothing more happens in this run; else the change can only be told.</returns>
    private bool Replan(ImmutableArray<TurnEvent.Changed> changes)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return true;
            }

            if (!changes.IntersectBy(_looks.Free, c => c.Look).Any())
            {
                return false;
            }

            (_isClosed, _isReplanning) = (true, true);
        }

        _ = ReplanAsync(changes);
        return true;
    }

    private async Task ReplanAsync(ImmutableArray<TurnEvent.Changed> changes)
    {
        await _idle.Task.ConfigureAwait(false);
        var planned = Record.Effects.Where(e =>
            e.Call.Kind > EffectKind.ObserveLocal && e.Phase is EffectPhase.Planned or EffectPhase.Decided
        );
        try
        {
            await AppendAsync(new TurnEvent.Superseded([.. _looks.Free, .. planned.Select(e => e.Id)], changes))
                .ConfigureAwait(false);
            IsReplanned = true;
            _parked.TrySetResult();
        }
        catch (Exception e)
        {
            _parked.TrySetException(e);
        }
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
            if (_engine.RepeatOf(call) == Envelope.Tools.Repeat.Neither)
            {
                return await DoubtAsync(call, e, cancellation).ConfigureAwait(false);
            }

            outcome = new Outcome.Failed(new EffectFailure(e.Kind, e.Message));
        }

        if (call.Effect.Kind <= EffectKind.ObserveRemote || _engine.IsRecord(call))
        {
            // Whatever is done afterwards waits until it is on the disk; that it is known too late costs the same call once more at most.
            _log.AppendBehind(FinishedBy(call, outcome));
        }
        else
        {
            await FinishAsync(call, outcome).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <summary>What came of an effect whose tool gave no answer, if its call is over and the tool can tell; else it is in doubt.</summary>
    private async ValueTask<Outcome?> DoubtAsync(Call call, UnknownOutcomeException e, CancellationToken cancellation)
    {
        // INVARIANT: what is left behind may happen yet: that it did not is no answer.
        var isOver = _runner.MayKnow(call.Effect.Tool, call.Id) && !cancellation.IsCancellationRequested;
        Outcome? outcome = isOver
            ? await _runner.ProbeAsync(call.Effect, call.Id, cancellation).ConfigureAwait(false) switch
            {
                Probe.Happened happened => new Outcome.Done(happened.Value),
                Probe.NotHappened => new Outcome.Failed(new EffectFailure(e.Kind, e.Message)),
                _ => null,
            }
            : null;
        if (outcome is null)
        {
            await AppendAsync(new TurnEvent.Doubted(call.Id, e.Message)).ConfigureAwait(false);
            return Hold(call);
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
            case Probe.Unknown unknown when !Record.InDoubt.Any(e => e.Id == call.Id):
                await AppendAsync(new TurnEvent.Doubted(call.Id, unknown.Why)).ConfigureAwait(false);
                return null;
            default:
                return null;
        }
    }

    /// <summary>What the record says; a look that was too large to be kept is looked again.</summary>
    private async ValueTask<Outcome?> RecallAsync(Call call, EffectState state, CancellationToken cancellation)
    {
        if (call.Effect.Kind == EffectKind.ObserveLocal)
        {
            _looks.Add(call, state.Shows);
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

        var denied = decision.Verdict == Verdict.Deny ? new Outcome.Denied(decision.Why) : null;
        TurnEvent[] finished = denied is null
            ? []
            : [new TurnEvent.Finished(call.Id, RecordedOutcome.Of(denied, call.Effect.Kind))];
        await AppendAsync([.. call.PlannedAfter(state), decision.ToEvent(call), .. finished]).ConfigureAwait(false);
        return denied is null ? Hold(call) : denied;
    }

    private Task<long> FinishAsync(Call call, Outcome outcome) => AppendAsync(FinishedBy(call, outcome));

    private TurnEvent.Finished FinishedBy(Call call, Outcome outcome)
    {
        var result = RecordedOutcome.Of(outcome, call.Effect.Kind);
        _decisions.Finish(call.Id, result);
        return new TurnEvent.Finished(call.Id, result);
    }

    /// <summary>The local looks of the body so far that show something else now than they did last.</summary>
    private async ValueTask<ImmutableArray<TurnEvent.Changed>> ChangesAsync(
        EffectState? state,
        CancellationToken cancellation
    )
    {
        EffectState[] own;
        lock (_lock)
        {
            // What the turn did itself since the owner was asked stood on the same card.
            own = [.. Record.Effects.Where(e => e.IsActSince(state?.AskedAt))];
        }

        return await _looks
            .ChangesAsync(
                look => !own.Any(e => EffectOverlap.Touches(e.Call, look.Effect)),
                look => LookAgainAsync(look, cancellation)
            )
            .ConfigureAwait(false);
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
            if (Record.TryFind(call.Id, out var state) && state.Phase != EffectPhase.Superseded)
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
        DateTimeOffset expires;
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            waiting = [.. _held.Select(h => h.Id)];
            var now = _engine.Time.GetUtcNow();
            expires = Record.Asked.Select(e => e.AskedAt ?? now).DefaultIfEmpty(now).Min() + TurnEngine.AnswerLife;
        }

        try
        {
            await AppendAsync(new TurnEvent.Parked(waiting, expires)).ConfigureAwait(false);
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
}
