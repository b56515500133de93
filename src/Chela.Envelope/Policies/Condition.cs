using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Policies;

/// <summary>
/// Which effects a rule is about; what is null does not matter, all that is set must hold. A rule that restricts is about
/// an effect as soon as one of its destinations or sources fits, one that grants only if every one does. Immutable.
/// </summary>
public sealed record Condition
{
    /// <summary>The tool's name.</summary>
    public Glob? Tool { get; init; }

    /// <summary>The kind of effect.</summary>
    public EffectKind? Kind { get; init; }

    /// <summary>The destinations. An effect without any does not fit.</summary>
    public Glob? Destination { get; init; }

    /// <summary>The sources of the arguments, as <see cref="Source.ToString"/> writes them: <c>web:*</c>.</summary>
    public Glob? Source { get; init; }

    /// <summary>A principal that may not read some argument; of no use for a rule that grants.</summary>
    public Principal? NotReadableBy { get; init; }

    /// <summary>The hours of the owner's day in which it holds.</summary>
    public Hours? Hours { get; init; }

    /// <summary>The effect has more than this. An amount that is not known is more where the rule restricts, and not where it grants.</summary>
    public Limit? Above { get; init; }

    /// <summary>The effect has this or less. An amount that is not known is less where the rule restricts, and not where it grants.</summary>
    public Limit? UpTo { get; init; }

    /// <summary>Whether the effect is one of those.</summary>
    /// <param name="facts">The effect.</param>
    /// <param name="grants">Whether the rule grants; else it restricts. Whatever is doubtful gets the stricter answer.</param>
    public bool Fits(EffectFacts facts, bool grants) =>
        IsAbout(facts, grants)
        && (Hours is not { } hours || hours.Contains(facts.Moment.Time))
        && (
            Destination is null
            || (grants ? FitAll(Destination, facts.Destinations) : MayFitAny(Destination, facts.Reached))
        )
        && (Source is null || (grants ? FitAll(Source, facts.Sources) : MayFitAny(Source, facts.FoldedSources)))
        && (NotReadableBy is not { } reader || (!grants && !facts.IsReadableBy(reader)))
        && Above?.IsPassedBy(facts.Effect, doubt: !grants) != false
        && UpTo?.IsKeptBy(facts.Effect, doubt: !grants) != false;

    /// <summary>Whether the tool and kind are those.</summary>
    public bool IsAbout(EffectFacts facts, bool grants) =>
        (Kind is null || Kind == facts.Effect.Kind)
        && (Tool is null || (grants ? Tool.Fits(facts.Effect.Tool) : Tool.MayFit(facts.FoldedTool)));

    /// <summary>Whether every effect that fits <paramref name="other"/> also fits this condition; not told where it is not plain.</summary>
    /// <param name="other">The other condition.</param>
    /// <param name="grants">Whether this condition is of a rule that grants; then so must be the other.</param>
    public bool Covers(Condition other, bool grants) =>
        (Kind is null || Kind == other.Kind)
        && Covers(Tool, other.Tool, grants)
        && Covers(Destination, other.Destination, grants)
        && Covers(Source, other.Source, grants)
        && (NotReadableBy is null || NotReadableBy == other.NotReadableBy)
        && Above?.IsNowhereAbove(other.Above) != false
        && UpTo?.IsNowhereBelow(other.UpTo) != false
        && (Hours is not { } hours || (other.Hours is { } others && hours.Covers(others)));

    private static bool FitAll(Glob glob, ImmutableArray<string> texts)
    {
        foreach (var text in texts)
        {
            if (!glob.Fits(text))
            {
                return false;
            }
        }

        return !texts.IsEmpty;
    }

    private static bool MayFitAny(Glob glob, ImmutableArray<string> folded)
    {
        foreach (var text in folded)
        {
            if (glob.MayFit(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(Glob? wide, Glob? narrow, bool grants) =>
        wide is null || (narrow is not null && wide.Covers(narrow, grants));
}
