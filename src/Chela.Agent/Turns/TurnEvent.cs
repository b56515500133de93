using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>What happens in a turn, as its stream in the journal holds it. Each is appended before its consequence.</summary>
public abstract record TurnEvent
{
    private TurnEvent() { }

    /// <summary>A job or a message was accepted.</summary>
    /// <param name="Job">What runs: the name of a job.</param>
    /// <param name="Arguments">What it was called with, to call it again after a crash.</param>
    /// <param name="Folder">The folder that relative paths in them start from.</param>
    /// <param name="Zone">The owner's zone.</param>
    /// <param name="Channel">Where it came from: <c>terminal</c>.</param>
    /// <param name="Message">Its id on the channel.</param>
    public sealed record Opened(
        string Job,
        ImmutableArray<string> Arguments,
        string Folder,
        string Zone,
        string Channel,
        string Message
    ) : TurnEvent;

    /// <summary>It is run again from its record: after a crash, or because what it waited for is there.</summary>
    /// <param name="Attempt">How often, from 1; starts anew after it waited.</param>
    /// <param name="Process">The id of the process that runs it.</param>
    public sealed record Resumed(int Attempt, int Process) : TurnEvent;

    /// <summary>It waits for the owner, and costs nothing meanwhile.</summary>
    /// <param name="Waiting">The effects that are held, in order: those that were asked and those behind them.</param>
    /// <param name="Expires">What is not answered until then is not done.</param>
    public sealed record Parked(ImmutableArray<EffectId> Waiting, DateTimeOffset Expires) : TurnEvent;

    /// <summary>It ended.</summary>
    /// <param name="End">How.</param>
    /// <param name="Summary">In a sentence.</param>
    public sealed record Ended(TurnEnd End, string Summary) : TurnEvent;

    /// <summary>The owner was told something outside of a reply.</summary>
    /// <param name="Text">What.</param>
    public sealed record Noticed(string Text) : TurnEvent;

    /// <summary>The body asked for an effect.</summary>
    /// <param name="Effect">Its id.</param>
    /// <param name="Place">The how many-th equal call of the body it is, from 0.</param>
    /// <param name="Call">The call; long content is cut.</param>
    public sealed record Planned(EffectId Effect, int Place, Effect Call) : TurnEvent;

    /// <summary>The envelope decided.</summary>
    /// <param name="Effect">The effect.</param>
    /// <param name="Verdict">What holds: never laxer than what held before.</param>
    /// <param name="Check">The check that decided.</param>
    /// <param name="Rule">Which part of it.</param>
    /// <param name="Why">A sentence for the owner.</param>
    /// <param name="Certificate">All that the verdict rests on (canonical JSON).</param>
    /// <param name="Reserved">What it uses up, reserved with the decision; null if it is not allowed.</param>
    public sealed record Decided(
        EffectId Effect,
        Verdict Verdict,
        Check Check,
        string Rule,
        string Why,
        string Certificate,
        Use? Reserved
    ) : TurnEvent
    {
        /// <summary>What was found changed since it was asked last: the local looks and what they show now.</summary>
        public ImmutableArray<Changed> Changes { get; init; } = [];
    }

    /// <summary>It is about to run: from now on it may have happened.</summary>
    /// <param name="Effect">The effect.</param>
    /// <param name="IsApproved">Whether that used up the owner's approval.</param>
    public sealed record Started(EffectId Effect, bool IsApproved) : TurnEvent;

    /// <summary>It ran, or will not run.</summary>
    /// <param name="Effect">The effect.</param>
    /// <param name="Result">What came of it.</param>
    public sealed record Finished(EffectId Effect, RecordedOutcome Result) : TurnEvent;

    /// <summary>Nobody knows whether it happened.</summary>
    /// <param name="Effect">The effect.</param>
    /// <param name="Why">Why nobody knows.</param>
    public sealed record Doubted(EffectId Effect, string Why) : TurnEvent;

    /// <summary>It is known, or settled by the owner.</summary>
    /// <param name="Effect">The effect.</param>
    /// <param name="As">What holds from now on.</param>
    /// <param name="By">Who says so: <c>probe</c>, <c>owner</c>.</param>
    public sealed record Settled(EffectId Effect, Settlement As, string By) : TurnEvent;

    /// <summary>The owner approved it.</summary>
    /// <param name="Effect">The effect.</param>
    /// <param name="By">Who.</param>
    /// <param name="Channel">Where.</param>
    /// <param name="Expires">The approval does not hold from then on.</param>
    public sealed record Approved(EffectId Effect, string By, string Channel, DateTimeOffset Expires) : TurnEvent;

    /// <summary>The owner does not want it, or did not answer in time.</summary>
    /// <param name="Effect">The effect.</param>
    /// <param name="By">Who: <c>owner</c>, <c>expiry</c>.</param>
    /// <param name="Channel">Where.</param>
    public sealed record Refused(EffectId Effect, string By, string Channel) : TurnEvent
    {
        /// <summary>What the body gets for it.</summary>
        public Outcome.Denied ToOutcome() =>
            new(By == "expiry" ? "You did not answer in time." : "You did not want it.");
    }

    /// <summary>What the body planned is based on what is so no more: it looks anew from there, and plans again.</summary>
    /// <param name="Effects">The looks since the last act that began, which are looked again, and the acts that did not begin.</param>
    /// <param name="Changes">The looks that show something else, of all.</param>
    public sealed record Superseded(ImmutableArray<EffectId> Effects, ImmutableArray<Changed> Changes) : TurnEvent;

    /// <summary>A local look that shows something else now.</summary>
    /// <param name="Look">The look.</param>
    /// <param name="Shows">The hash of what it shows now.</param>
    public sealed record Changed(EffectId Look, string Shows);
}
