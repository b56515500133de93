using Chela.Agent.Models;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>What the record says of an effect. Changed only by <see cref="TurnRecord.Apply"/>.</summary>
public sealed class EffectState
{
    internal EffectState(EffectId id, int place, Effect call, DateTimeOffset at) =>
        (Id, Place, Call, PlannedAt, ChangedAt) = (id, place, call, at, at);

    /// <summary>Its id.</summary>
    public EffectId Id { get; }

    /// <summary>The how many-th equal call of the body it is, from 0.</summary>
    public int Place { get; }

    /// <summary>The call; as it is shown, where it was read from the journal.</summary>
    public Effect Call { get; }

    /// <summary>When the body asked for it first.</summary>
    public DateTimeOffset PlannedAt { get; }

    /// <summary>When it came as far as it is.</summary>
    public DateTimeOffset ChangedAt { get; internal set; }

    /// <summary>When the owner was asked last; null if never.</summary>
    public DateTimeOffset? AskedAt { get; internal set; }

    /// <summary>When it began last; null if it never did.</summary>
    public DateTimeOffset? BeganAt { get; internal set; }

    /// <summary>How long its tool was at work, without what it waited for.</summary>
    public TimeSpan Worked { get; internal set; }

    /// <summary>How long it waited for the owner's answers.</summary>
    public TimeSpan Waited { get; internal set; }

    /// <summary>How far it has come.</summary>
    public EffectPhase Phase { get; internal set; }

    /// <summary>The last decision; null before the first.</summary>
    public TurnEvent.Decided? Decision { get; internal set; }

    /// <summary>What it uses up, or did use up once that is known; null if nothing was reserved.</summary>
    public Use? Used => Decision?.Reserved is { } use ? ModelCall.Counted(use, Result) : null;

    /// <summary>Whether the owner was asked before, and something changed since.</summary>
    public bool IsAskedAgain { get; internal set; }

    /// <summary>The owner's yes, until it is used up or decided on again.</summary>
    public TurnEvent.Approved? Approval { get; internal set; }

    /// <summary>The yes that it began on: it holds again if it did not happen.</summary>
    internal TurnEvent.Approved? UsedApproval { get; set; }

    /// <summary>The owner's no, or that no answer came in time.</summary>
    public TurnEvent.Refused? Refusal { get; internal set; }

    /// <summary>Why nobody knows whether it happened.</summary>
    public string? Doubt { get; internal set; }

    /// <summary>How it was settled that nobody knew.</summary>
    public TurnEvent.Settled? Settlement { get; internal set; }

    /// <summary>What came of it; null before that is known.</summary>
    public RecordedOutcome? Result { get; internal set; }

    /// <summary>The hash of what it showed last: of a look that was looked again, not what the body saw.</summary>
    public string? Shows { get; internal set; }

    /// <summary>Whether the owner answered, or settled that it was in doubt, and nothing came of that yet.</summary>
    public bool IsAnswered =>
        Approval is not null
        || Refusal is not null
        || (Settlement is not null && Phase != EffectPhase.InDoubt && !IsAsked);

    /// <summary>Whether it began, whatever came of it.</summary>
    public bool MayHaveHappened =>
        Phase is EffectPhase.Started or EffectPhase.InDoubt
        || (Phase == EffectPhase.Finished && Result?.Denied is null);

    /// <summary>Whether it is an act that began after a moment; null is before none.</summary>
    public bool IsActSince(DateTimeOffset? moment) =>
        Call.Kind > EffectKind.ObserveRemote && MayHaveHappened && BeganAt >= moment;

    /// <summary>Whether the owner is to answer.</summary>
    public bool IsAsked =>
        Phase == EffectPhase.Decided && Decision?.Verdict == Verdict.Ask && Approval is null && Refusal is null;
}
