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

    /// <summary>Whether it can go on: it did not end, and waits for nothing or got an answer.</summary>
    public bool CanGoOn =>
        Ended is null && (Parked is null || Parked.Waiting.Any(id => TryFind(id, out var effect) && effect.IsAnswered));

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
            Version++;
        }
    }

    /// <summary>The effect of that id.</summary>
    public bool TryFind(EffectId id, [NotNullWhen(true)] out EffectState? effect) => _byId.TryGetValue(id, out effect);

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
                break;
            case TurnEvent.Parked parked:
                (Parked, Attempts) = (parked, 0);
                break;
            case TurnEvent.Ended ended:
                (Ended, Parked) = (ended, null);
                break;
            case TurnEvent.Noticed noticed:
                _notices.Add(noticed.Text);
                break;
            case TurnEvent.Planned planned when !_byId.ContainsKey(planned.Effect):
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

        effect.ChangedAt = at;
        switch (happened)
        {
            case TurnEvent.Decided decided:
                effect.IsAskedAgain =
                    effect.Decision?.Verdict == Verdict.Ask
                    && decided is { Verdict: Verdict.Ask, Changes.IsEmpty: false };
                // Certificates are for who verifies them: nobody needs them in memory.
                (effect.Phase, effect.Decision) = (EffectPhase.Decided, decided with { Certificate = "" });
                (effect.Approval, effect.Refusal) = (null, null);
                foreach (var change in decided.Changes)
                {
                    if (_byId.TryGetValue(change.Look, out var look))
                    {
                        look.Shows = change.Shows;
                    }
                }

                break;
            case TurnEvent.Approved approved:
                effect.Approval = approved;
                break;
            case TurnEvent.Refused refused:
                effect.Refusal = refused;
                break;
            case TurnEvent.Started:
                effect.Phase = EffectPhase.Started;
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
                effect.Phase = EffectPhase.Decided;
                break;
        }
    }
}
