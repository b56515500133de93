using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Checks;

/// <summary>
/// Check 5: everyone who receives something may see it; else the owner must have named both what goes and where to. A
/// remote look is a send of its address and body.
/// </summary>
internal static class ConfidentialityCheck
{
    /// <summary>What is against it, or null.</summary>
    public static Finding? Of(Situation at)
    {
        if (at.Effect.Kind is EffectKind.ObserveLocal or EffectKind.Write or EffectKind.Destroy or EffectKind.Configure)
        {
            return null;
        }

        var destinations = at.Destinations.ToList();
        foreach (var leaf in at.Leaves.Where(l => Goes(at, l)))
        {
            if (Against(at, destinations, leaf.Label, leaf, leaf.Parameter) is { } finding)
            {
                return finding;
            }
        }

        return at.Leaves.Select(l => OfReferred(at, destinations, l)).FirstOrDefault(f => f is not null);
    }

    /// <summary>
    /// Whether a leaf goes to the destinations: all of a remote look; of an act what the owner has not said or resolved.
    /// Where a destination itself goes is its own matter.
    /// </summary>
    private static bool Goes(Situation at, Leaf leaf) =>
        at.Effect.Kind == EffectKind.ObserveRemote
        || (
            leaf.Role != ParameterRole.Destination
            && !(
                leaf.Role is ParameterRole.Selector or ParameterRole.Amount
                && at.WitnessOf(leaf) is { Kind: not WitnessKind.Delegated }
            )
        );

    private static Finding? Against(Situation at, List<Leaf> destinations, Label label, Leaf leaf, string what)
    {
        if (destinations.Count == 0)
        {
            // Where the call leaves it to the tool, nobody knows who will see it.
            return label.Readers.IsEveryone
                ? null
                : Finding.Ask(
                    Check.Confidentiality,
                    "audience",
                    $"{at.Effect.Tool} does not say who will see '{what}', which is only for {label.Readers}."
                );
        }

        foreach (var destination in destinations.Where(d => !Principals.MayRead(d.Shown, label, at.Policy)))
        {
            if (
                !(at.WitnessOf(destination) is { Kind: WitnessKind.Stated or WitnessKind.Contact } && IsNamed(at, leaf))
            )
            {
                return Finding.Ask(
                    Check.Confidentiality,
                    "readers",
                    $"{destination.Shown} is not among those who may see '{what}': {label.Readers}."
                );
            }
        }

        return null;
    }

    private static bool IsNamed(Situation at, Leaf leaf) => at.Naming.OfAll(leaf) is not null;

    /// <summary>What a key refers to goes along with it; where there is no such record, nobody may read it.</summary>
    private static Finding? OfReferred(Situation at, List<Leaf> destinations, Leaf leaf)
    {
        if (leaf.IsEmpty || at.Tool!.RefersOf(leaf.Parameter) is not { } word || destinations.Count == 0)
        {
            return null;
        }

        var items = Referred(at, word, leaf.Shown).ToList();
        var label =
            items.Count == 0 ? Label.Public.RestrictTo(Readers.Only()) : Label.JoinAll(items.Select(i => i.Item.Label));
        foreach (var destination in destinations.Where(d => !Principals.MayRead(d.Shown, label, at.Policy)))
        {
            var isNamed =
                at.WitnessOf(destination) is { Kind: WitnessKind.Stated or WitnessKind.Contact }
                && items.Any(i => at.Naming.Name(i.Record, i.Item) is not null);
            if (!isNamed)
            {
                return Finding.Ask(
                    Check.Confidentiality,
                    "readers",
                    items.Count == 0
                        ? $"The {word} {leaf.Shown} goes to {destination.Shown}, and nothing is known of it."
                        : $"{destination.Shown} is not among those who may see the {word} {leaf.Shown}: {label.Readers}."
                );
            }
        }

        return null;
    }

    private static IEnumerable<(Record Record, Value.Record Item)> Referred(Situation at, string word, string key) =>
        from record in at.Authority.Records.Values
        where at.Policy.Tools.GetValueOrDefault(record.Effect.Tool)?.Words.Any(w => IsSameWord(w, word)) == true
        from item in at.Naming.Items(record)
        where
            at
                .Policy.Tools[record.Effect.Tool]
                .KeyFields.Any(k => item.Item.Fields.TryGetValue(k, out var field) && ValueText.Of(field) == key)
        select (record, item.Item);

    /// <summary>"files" is a word for "file".</summary>
    private static bool IsSameWord(string word, string wanted) => word == wanted || word == wanted + "s";
}
