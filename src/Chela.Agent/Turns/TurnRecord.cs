using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Chela.Agent.Journal;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Agent.Turns;

/// <summary>A turn as its events tell it. Not thread-safe.</summary>
public sealed class TurnRecord
{
    /// <summary>What the names of the streams of turns begin with.</summary>
    public const string Prefix = "turn/";

    private readonly List<EffectState> _effects = [];
    private readonly Dictionary<EffectId, EffectState> _byId = [];
    private readonly List<string> _notices = [];
    private ImmutableArray<TurnEvent.Changed> _changes = [];

    private TurnRecord(string id) => Id = id;

    /// <summary>The turn's id.</summary>
    public string Id { get; }

    /// <summary>Its stream in the journal.</summary>
    public string Stream => Prefix + Id;

    /// <summary>How many events it has.</summary>
    public long Version { get; private set; }

    /// <summary>How it began; null if that was forgotten.</summary>
    public TurnEvent.Opened? Opened { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the last thing happened.</summary>
    public DateTimeOffset Last { get; private set; }

    /// <summary>How often it was run again since it began or waited.</summary>
    public int Attempts { get; private set; }

    /// <summary>What it waits for; null if it does not wait.</summary>
    public TurnEvent.Parked? Parked { get; private set; }

    /// <summary>How it ended; null if it has not.</summary>
    public TurnEvent.Ended? Ended { get; private set; }

    /// <summary>What the owner was told.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Its effects in the order in which they were planned.</summary>
    public IReadOnlyList<EffectState> Effects => _effects;

    /// <summary>Its effects of which nobody knows whether they happened.</summary>
    public IEnumerable<EffectState> InDoubt => _effects.Where(e => e.Phase == EffectPhase.InDoubt);

    /// <summary>Its effects that the owner is to answer.</summary>
    public IEnumerable<EffectState> Asked => _effects.Where(e => e.IsAsked);

    /// <summary>Whether the owner was asked, and gave no answer yet; nothing is in doubt.</summary>
    public bool IsOnlyAsked =>
        Asked.Any() && !InDoubt.Any() && !_effects.Exists(e => e.Phase != EffectPhase.Finished && e.IsAnswered);

    /// <summary>Whether it can go on: it did not end, and waits for nothing or got an answer by which something happens.</summary>
    public bool CanGoOn => Ended is null && (Parked is null || IsAnyAnswered(Parked.Waiting));

    /// <summary>Whether a process is at it now, which <see cref="SeeHolder"/> found.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>A turn of which nothing happened yet.</summary>
    public static TurnRecord New(string id) => new(id);

    /// <summary>The ids of turns, oldest first.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="onlyOpen">Only those that did not end, or have something in doubt.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async IAsyncEnumerable<string> IdsAsync(
        IJournal journal,
        bool onlyOpen,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var stream in journal.StreamsAsync(Prefix, onlyOpen, cancellation).ConfigureAwait(false))
        {
            yield return stream.Name[Prefix.Length..];
        }
    }

    /// <summary>The turns that did not end, or have something in doubt, oldest first.</summary>
    public static async IAsyncEnumerable<TurnRecord> OpenAsync(
        IJournal journal,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var id in IdsAsync(journal, true, cancellation).ConfigureAwait(false))
        {
            if (await ReadAsync(journal, id, cancellation).ConfigureAwait(false) is { } turn)
            {
                yield return turn;
            }
        }
    }

    /// <summary>Reads a turn; null if there is none of that id.</summary>
    public static async Task<TurnRecord?> ReadAsync(IJournal journal, string id, CancellationToken cancellation)
    {
        var record = new TurnRecord(id);
        await foreach (var happened in journal.ReadStreamAsync(record.Stream, 0, cancellation).ConfigureAwait(false))
        {
            record.Take(happened);
        }

        return record.Version == 0 ? null : record;
    }

    /// <summary>Takes the next event of the stream.</summary>
    public void Take(JournalEvent happened)
    {
        if (TurnEventKind.Read(happened) is { } known)
        {
            Apply(known, happened.At);
        }
        else
        {
            Forget(happened);
        }
    }

    /// <summary>Takes an event whose body was forgotten: when it happened and of which kind it was, its head still says.</summary>
    private void Forget(JournalEvent happened)
    {
        Version++;
        At = Version == 1 ? happened.At : At;
        Last = happened.At;
        if (happened.Type == TurnEventKind.EndedName)
        {
            (Ended, Parked) = (new TurnEvent.Ended(TurnEnd.Forgotten, ""), null);
        }
    }

    /// <summary>The effect of that id.</summary>
    public bool TryFind(EffectId id, [NotNullWhen(true)] out EffectState? effect) => _byId.TryGetValue(id, out effect);

    /// <summary>
    /// Sees whether who has the journal runs this turn: only the holder writes, so that what happened since it has it is its doing.
    /// </summary>
    /// <param name="since">Since when the journal is held; null if it is not.</param>
    public void SeeHolder(DateTimeOffset? since) => IsRunning = Ended is null && Parked is null && Last >= since;

    /// <summary>What changed since the owner was asked and led to a new plan, as it looks by now, without what is told anyway.</summary>
    internal IEnumerable<TurnEvent.Changed> ChangesToTell(IEnumerable<TurnEvent.Changed> without) =>
        _changes
            .ExceptBy(without.Select(c => c.Look), c => c.Look)
            .Select(c => TryFind(c.Look, out var look) && look.Shows is { } shows ? c with { Shows = shows } : c);

    /// <summary>Changes the record by what happened.</summary>
    public void Apply(TurnEvent happened, DateTimeOffset at)
    {
        Version++;
        Last = at;
        switch (happened)
        {
            case TurnEvent.Opened opened:
                (Opened, At) = (opened, at);
                break;
            case TurnEvent.Resumed resumed:
                (Attempts, Parked) = (resumed.Attempt, null);
                foreach (var begun in _effects.Where(e => e.Phase == EffectPhase.Started))
                {
                    // Nobody was at work in between.
                    begun.BeganAt = at;
                }

                break;
            case TurnEvent.Parked parked:
                (Parked, Attempts, _changes) = (parked, 0, []);
                break;
            case TurnEvent.Ended ended:
                (Ended, Parked) = (ended, null);
                break;
            case TurnEvent.Noticed noticed:
                _notices.Add(noticed.Text);
                break;
            case TurnEvent.Superseded superseded:
                Supersede(superseded);
                break;
            case TurnEvent.Planned planned when _byId.TryGetValue(planned.Effect, out var known):
                if (known.Phase == EffectPhase.Superseded)
                {
                    (known.Phase, known.Result) = (EffectPhase.Planned, null);
                }

                break;
            case TurnEvent.Planned planned:
                var state = new EffectState(planned.Effect, planned.Place, planned.Call, at);
                _byId.Add(planned.Effect, state);
                _effects.Add(state);
                break;
            default:
                ApplyToEffect(happened, at);
                break;
        }
    }

    private void ApplyToEffect(TurnEvent happened, DateTimeOffset at)
    {
        var id = happened switch
        {
            TurnEvent.Decided e => e.Effect,
            TurnEvent.Started e => e.Effect,
            TurnEvent.Finished e => e.Effect,
            TurnEvent.Doubted e => e.Effect,
            TurnEvent.Settled e => e.Effect,
            TurnEvent.Approved e => e.Effect,
            TurnEvent.Refused e => e.Effect,
            _ => default,
        };
        // Of what was forgotten in the meantime nothing more can be known.
        if (!_byId.TryGetValue(id, out var effect))
        {
            return;
        }

        Count(effect, happened, at);
        effect.ChangedAt = at;
        switch (happened)
        {
            case TurnEvent.Decided decided:
                effect.IsAskedAgain =
                    (effect.Decision?.Verdict == Verdict.Ask || !_changes.IsEmpty)
                    && decided is { Verdict: Verdict.Ask, Changes.IsEmpty: false };
                // Certificates are for who verifies them: nobody needs them in memory.
                (effect.Phase, effect.Decision) = (EffectPhase.Decided, decided with { Certificate = "" });
                (effect.UsedApproval, effect.Approval, effect.Refusal) = (effect.Approval, null, null);
                SeeAgain(decided.Changes);
                break;
            case TurnEvent.Approved approved:
                effect.Approval = approved;
                break;
            case TurnEvent.Refused refused:
                effect.Refusal = refused;
                break;
            case TurnEvent.Started started:
                effect.Phase = EffectPhase.Started;
                effect.UsedApproval = started.IsApproved ? effect.UsedApproval : null;
                break;
            case TurnEvent.Finished finished:
                (effect.Phase, effect.Result, effect.Shows) = (
                    EffectPhase.Finished,
                    finished.Result,
                    finished.Result.Shows
                );
                break;
            case TurnEvent.Doubted doubted:
                (effect.Phase, effect.Doubt) = (EffectPhase.InDoubt, doubted.Why);
                break;
            case TurnEvent.Settled settled:
                Settle(effect, settled);
                break;
        }
    }

    /// <summary>Counts the times at work and of waiting apart.</summary>
    private static void Count(EffectState effect, TurnEvent happened, DateTimeOffset at)
    {
        switch (happened)
        {
            case TurnEvent.Decided { Verdict: Verdict.Ask }:
                effect.AskedAt = at;
                break;
            case TurnEvent.Approved or TurnEvent.Refused when effect.IsAsked:
                effect.Waited += at - (effect.AskedAt ?? at);
                break;
            case TurnEvent.Started:
                effect.BeganAt = at;
                break;
            case TurnEvent.Finished or TurnEvent.Doubted when effect.Phase == EffectPhase.Started:
                effect.Worked += at - (effect.BeganAt ?? at);
                break;
        }
    }

    private void SeeAgain(ImmutableArray<TurnEvent.Changed> changes)
    {
        foreach (var change in changes)
        {
            if (_byId.TryGetValue(change.Look, out var look))
            {
                look.Shows = change.Shows;
            }
        }
    }

    private void Supersede(TurnEvent.Superseded superseded)
    {
        _changes = superseded.Changes;
        SeeAgain(superseded.Changes);
        foreach (var id in superseded.Effects)
        {
            if (_byId.TryGetValue(id, out var effect))
            {
                // A no still holds if the same is asked for again; a yes was for what is so no more.
                (effect.Phase, effect.Approval) = (EffectPhase.Superseded, null);
            }
        }
    }

    /// <summary>Whether anything can happen by an answer: not while what was approved is held behind what is not answered.</summary>
    private bool IsAnyAnswered(IEnumerable<EffectId> waiting)
    {
        var isBehind = false;
        foreach (var id in waiting)
        {
            if (!TryFind(id, out var effect))
            {
                continue;
            }

            if (effect.IsAnswered && (!isBehind || effect.Refusal is not null || effect.Phase == EffectPhase.Finished))
            {
                return true;
            }

            isBehind |= effect.IsAsked || effect.Phase == EffectPhase.InDoubt;
        }

        return false;
    }

    private static void Settle(EffectState effect, TurnEvent.Settled settled)
    {
        effect.Settlement = settled;
        switch (settled.As)
        {
            case Settlement.Done:
                effect.Phase = EffectPhase.Finished;
                effect.Result = new RecordedOutcome(new Value.Nothing(Label.System), null);
                break;
            case Settlement.NotDone:
                effect.Phase = EffectPhase.Finished;
                effect.Result = new RecordedOutcome(null, null)
                {
                    Denied = "It did not happen, and you settled it so.",
                };
                break;
            default:
                (effect.Phase, effect.Approval) = (EffectPhase.Decided, effect.UsedApproval);
                break;
        }
    }
}
