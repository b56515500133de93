using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Checks;

/// <summary>
/// Check 3: every destination, amount and selector of an act has a witness. What was read from a record that the owner
/// named is enough to write in the owner's own workspace; for anything graver it is shown and asked. A remote look goes
/// somewhere too: a host that the owner did not say is asked, wherever its address was found. Who wants links to be
/// followed says so by a rule for these destinations. What lies in a place of a job's manifest is grounded by it.
/// </summary>
internal static class GroundingCheck
{
    /// <summary>What is against it, or null.</summary>
    public static Finding? Of(Situation at)
    {
        if (at.Standing is not null)
        {
            return null;
        }

        if (at.IsGrave && Missing(at) is { } missing)
        {
            return Finding.Ask(
                Check.Grounding,
                missing,
                $"The call does not say its {missing}: {at.Effect.Tool} chooses it."
            );
        }

        foreach (var leaf in at.Leaves)
        {
            if (!NeedsWitness(at, leaf))
            {
                continue;
            }

            var witness = leaf.WitnessIn(at);
            if (witness is null)
            {
                return Finding.Ask(Check.Grounding, RuleOf(leaf), $"Nothing you said names {Shown(leaf)}.");
            }

            if (witness.Kind == WitnessKind.Delegated && at.Effect.Kind != EffectKind.Write)
            {
                return Finding.Ask(
                    Check.Grounding,
                    "delegated",
                    $"{Shown(leaf)} was read from what you named ('{witness.Text}'), you did not say it yourself."
                );
            }
        }

        return null;
    }

    /// <summary>The leaves that need one.</summary>
    public static bool NeedsWitness(Situation at, Leaf leaf) =>
        !leaf.IsEmpty
        && at.Effect.Kind switch
        {
            EffectKind.ObserveLocal => false,
            EffectKind.ObserveRemote => leaf.IsDestination,
            // What runs, a job chose when it was written; what it runs on is content.
            EffectKind.Execute when at.Job is not null => leaf.Role
                is not (ParameterRole.Content or ParameterRole.Option),
            EffectKind.Execute => leaf.Role != ParameterRole.Option,
            _ => leaf.Role is not (ParameterRole.Content or ParameterRole.Option),
        };

    /// <summary>What the tool takes and the call leaves open: where to or what of, or how much is spent.</summary>
    private static string? Missing(Situation at)
    {
        var parameters = at.Tool!.Parameters;
        return !(at.Effect.Kind == EffectKind.Send && at.Tool.Keeps)
            && parameters.Any(p => p.Role is ParameterRole.Destination or ParameterRole.Selector)
            && !at.Leaves.Exists(l => (l.IsDestination || l.Role == ParameterRole.Selector) && !l.IsEmpty)
                ? "target"
            : at.Effect.Kind == EffectKind.Spend
            && parameters.Any(p => p.Role == ParameterRole.Amount)
            && !at.Leaves.Exists(l => l.Role == ParameterRole.Amount && !l.IsEmpty)
                ? "amount"
            : null;
    }

    private static string RuleOf(Leaf leaf) =>
        leaf.Role switch
        {
            ParameterRole.Amount => "amount",
            ParameterRole.Selector => "selector",
            ParameterRole.Content => "content",
            _ => "destination",
        };

    private static string Shown(Leaf leaf) => $"{leaf.Shown} ({leaf.Parameter})";
}
