using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Chela.Text;

namespace Chela.Envelope.Checks;

/// <summary>An effect in its context, with what several checks need: found once for one decision.</summary>
internal sealed class Situation
{
    private EffectId? _id;
    private ContentHash? _act;
    private JobPlaces? _job;

    /// <summary>Looks an effect over. Nothing is decided yet.</summary>
    public Situation(Effect effect, Authority authority, Policy policy, Usage usage, Moment moment)
    {
        (Effect, Authority, Policy, Usage, Moment) = (effect, authority, policy, usage, moment);
        Tool = policy.Tools.GetValueOrDefault(effect.Tool);
        Leaves = new List<Leaf>(effect.Arguments.Length);
        foreach (var argument in effect.Arguments)
        {
            Add(argument, argument.Name, argument.Value, 0);
        }

        foreach (var reference in effect.Control)
        {
            IsLabelled &= authority.Records.ContainsKey(reference.Record);
        }

        // A job acts within its manifest alone: what the owner approved for good was shown as a planner's doing.
        foreach (var standing in authority.Manifest is null ? policy.Standing : [])
        {
            Standing ??= standing.Fits(effect, moment.Now) ? standing : null;
        }

        Facts = new EffectFacts(effect, Leaves, policy, moment);
        Rule = PolicyRules.Strictest(policy, Facts);
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

    /// <summary>The effect's id: hashed when it is first asked for.</summary>
    public EffectId Id => _id ??= EffectJson.IdOf(Authority.Task, Effect);

    /// <summary>What it does, wherever its values came from: hashed when it is first asked for.</summary>
    public ContentHash Act => _act ??= EffectJson.ActOf(Effect);

    /// <summary>The tool's declaration; null if it is not known.</summary>
    public ToolDeclaration? Tool { get; }

    /// <summary>All leaves of all arguments.</summary>
    public List<Leaf> Leaves { get; }

    /// <summary>Whether every origin and every control reference is known.</summary>
    public bool IsLabelled { get; private set; } = true;

    /// <summary>A key in the arguments that is no field's name; null if there is none.</summary>
    public string? StrangeKey { get; private set; }

    /// <summary>What the policy asks of the effect.</summary>
    public EffectFacts Facts { get; }

    /// <summary>The standing approval that fits, if one does.</summary>
    public StandingApproval? Standing { get; }

    /// <summary>The strictest rule of the policy that fits, if one does.</summary>
    public PolicyRule? Rule { get; }

    /// <summary>That rule, if it allows.</summary>
    public PolicyRule? Allowing => Rule is { Verdict: Verdict.Allow } ? Rule : null;

    /// <summary>Where a job of our own acts; null in a conversation.</summary>
    public JobPlaces? Job => Authority.Manifest is { } manifest ? _job ??= new JobPlaces(this, manifest) : null;

    /// <summary>Whether the kind changes something, so that it needs the owner's word.</summary>
    public bool IsAct => Effect.Kind is not (EffectKind.ObserveLocal or EffectKind.ObserveRemote);

    /// <summary>Whether the kind needs more than a record that the owner named.</summary>
    public bool IsGrave => IsAct && Effect.Kind != EffectKind.Write;

    /// <summary>Whether something goes to what a value says.</summary>
    public bool IsDestination(Value value)
    {
        foreach (var leaf in Leaves)
        {
            if (leaf.IsDestination && !leaf.IsEmpty && leaf.Shown == ValueText.Of(value))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Argument argument, string path, Value value, int depth)
    {
        switch (value)
        {
            case Value.List list when depth < ValueTree.Deepest:
                for (var at = 0; at < list.Items.Length; at++)
                {
                    Add(
                        argument,
                        string.Create(CultureInfo.InvariantCulture, $"{path}.{at}"),
                        list.Items[at],
                        depth + 1
                    );
                }

                break;
            case Value.Record record when depth < ValueTree.Deepest:
                foreach (var (name, field) in record.Fields)
                {
                    StrangeKey ??= KnownCheck.IsFieldName(name) ? null : name;
                    Add(argument, $"{path}.{name}", field, depth + 1);
                }

                break;
            default:
                var label = Provenance.LabelOf(value, Authority);
                IsLabelled &= label is not null;
                Leaves.Add(new Leaf(path, argument, value, label ?? Labelled.Nothing));
                break;
        }
    }
}
