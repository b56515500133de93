using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Checks;

/// <summary>An effect in its context, with what several checks need: found once for one decision.</summary>
internal sealed class Situation
{
    private readonly Dictionary<string, Witness?> _witnesses = [];

    /// <summary>Looks an effect over. Nothing is decided yet.</summary>
    public Situation(Effect effect, Authority authority, Policy policy, Usage usage, Moment moment)
    {
        (Effect, Authority, Policy, Usage, Moment) = (effect, authority, policy, usage, moment);
        Tool = policy.Tools.GetValueOrDefault(effect.Tool);
        Id = EffectJson.IdOf(authority.Task, effect);
        var leaves = ImmutableArray.CreateBuilder<Leaf>();
        foreach (var argument in effect.Arguments)
        {
            foreach (var (path, value) in ValueTree.Leaves(argument.Name, argument.Value))
            {
                var label = Provenance.LabelOf(value, authority);
                IsLabelled &= label is not null;
                leaves.Add(new Leaf(path, argument.Name, argument.Role, value, label ?? Labelled.Nothing));
            }
        }

        Leaves = leaves.ToImmutable();
        IsLabelled &= effect.Control.All(c => authority.Records.ContainsKey(c.Record));
        Standing = policy.Standing.FirstOrDefault(s => s.Fits(effect, moment.Now));
        Facts = new EffectFacts(
            effect,
            [.. Destinations.Select(d => d.Shown)],
            [.. Leaves.Select(l => l.Label)],
            policy,
            moment
        );
        Rule = PolicyRules.Strictest(policy, Facts);
        Allowing = Rule is { Verdict: Verdict.Allow } ? Rule : null;
        Naming = new Naming(authority, policy);
    }

    /// <summary>The effect.</summary>
    public Effect Effect { get; }

    /// <summary>The task's trusted records and its results.</summary>
    public Authority Authority { get; }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    /// <summary>What was done so far.</summary>
    public Usage Usage { get; }

    /// <summary>When.</summary>
    public Moment Moment { get; }

    /// <summary>The effect's id.</summary>
    public EffectId Id { get; }

    /// <summary>The tool's declaration; null if it is not known.</summary>
    public ToolDeclaration? Tool { get; }

    /// <summary>All leaves of all arguments.</summary>
    public ImmutableArray<Leaf> Leaves { get; }

    /// <summary>Whether every origin and every control reference is known.</summary>
    public bool IsLabelled { get; } = true;

    /// <summary>What the policy asks of the effect.</summary>
    public EffectFacts Facts { get; }

    /// <summary>The standing approval that fits, if one does.</summary>
    public StandingApproval? Standing { get; }

    /// <summary>The strictest rule of the policy that fits, if one does.</summary>
    public PolicyRule? Rule { get; }

    /// <summary>That rule, if it allows.</summary>
    public PolicyRule? Allowing { get; }

    /// <summary>Which records the owner named.</summary>
    public Naming Naming { get; }

    /// <summary>Where the effect sends something to.</summary>
    public IEnumerable<Leaf> Destinations => Leaves.Where(l => l.IsDestination && !l.IsEmpty);

    /// <summary>Whether the kind changes something, so that it needs the owner's word.</summary>
    public bool IsAct => Effect.Kind is not (EffectKind.ObserveLocal or EffectKind.ObserveRemote);

    /// <summary>Whether the kind needs more than a record that the owner named.</summary>
    public bool IsGrave => IsAct && Effect.Kind != EffectKind.Write;

    /// <summary>What grounds a leaf; null if nothing does.</summary>
    public Witness? WitnessOf(Leaf leaf)
    {
        if (!_witnesses.TryGetValue(leaf.Path, out var witness))
        {
            _witnesses[leaf.Path] = witness = Grounds.Find(this, leaf);
        }

        return witness;
    }
}
