using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Checks;

/// <summary>
/// Check 5: everyone who receives something may see it; else the owner must have named both what goes and where to. A
/// remote look is a send of its address and body. Of a job everyone who reads the place must be able to see everything that
/// goes there; else it is denied, for nobody can say later that he named it.
/// </summary>
internal static class ConfidentialityCheck
{
    /// <summary>What is against it, or null.</summary>
    public static Finding? Of(Situation at)
    {
        if (at.Job is not null)
        {
            return JobPlaces.Leak(at);
        }

        if (!Leaves(at))
        {
            return null;
        }

        foreach (var leaf in at.Leaves)
        {
            if (Goes(at, leaf) && OfLeaf(at, leaf) is { } finding)
            {
                return finding;
            }
        }

        foreach (var leaf in at.Leaves)
        {
            if (
                !leaf.IsEmpty
                && at.Tool!.RefersOf(leaf.Parameter) is { } word
                && OfReferred(at, word, leaf) is { } finding
            )
            {
                return finding;
            }
        }

        return null;
    }

    /// <summary>The label of what a key refers to; where there is no such record, nobody may read it.</summary>
    public static Label LabelOfReferred(Situation at, string word, string key) => LabelOf(Referred(at, word, key));

    /// <summary>Whether something leaves the owner's own: of what is written, what somebody is given, such as the guests of an event.</summary>
    private static bool Leaves(Situation at) =>
        at.Effect.Kind is EffectKind.Send or EffectKind.Spend or EffectKind.Execute or EffectKind.ObserveRemote
        || (at.Effect.Kind == EffectKind.Write && at.Leaves.Exists(l => IsSomebody(at, l)));

    /// <summary>Whether a leaf says to whom something goes. What is written to the owner's own places goes to nobody.</summary>
    private static bool IsSomebody(Situation at, Leaf leaf) =>
        leaf.IsDestination
        && !leaf.IsEmpty
        && (at.Effect.Kind != EffectKind.Write || Principals.IsSomebody(leaf.Shown, at.Policy));

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
                && leaf.WitnessIn(at) is { Kind: not WitnessKind.Delegated }
            )
        );

    private static Finding? OfLeaf(Situation at, Leaf leaf)
    {
        if (leaf.Label.Readers.IsEveryone || leaf.IsNothing)
        {
            return null;
        }

        if (Outsider(at, leaf.Label, () => IsFromNamed(at, leaf)) is { } outsider)
        {
            return Finding.Ask(
                Check.Confidentiality,
                "readers",
                $"{outsider.Shown} is not among those who may see '{leaf.Parameter}': {leaf.Label.Readers}."
            );
        }

        // A tool that makes something and gives it to nobody, such as an event without guests, may have what the owner named
        // for it.
        return HasReceiver(at) || (at.Tool!.Keeps && IsFromNamed(at, leaf))
            ? null
            : Audience(at, $"'{leaf.Parameter}'", leaf.Label);
    }

    /// <summary>What a key refers to goes along with it; where there is no such record, nobody may read it.</summary>
    private static Finding? OfReferred(Situation at, string word, Leaf leaf)
    {
        var items = Referred(at, word, leaf.Shown);
        var label = LabelOf(items);
        if (label.Readers.IsEveryone)
        {
            return null;
        }

        if (Outsider(at, label, () => items.Exists(i => Naming.Of(at, i) is not null)) is { } outsider)
        {
            return Finding.Ask(
                Check.Confidentiality,
                "readers",
                items.Count == 0
                    ? $"The {word} {leaf.Shown} goes to {outsider.Shown}, and nothing is known of it."
                    : $"{outsider.Shown} is not among those who may see the {word} {leaf.Shown}: {label.Readers}."
            );
        }

        return HasReceiver(at) ? null : Audience(at, $"the {word} {leaf.Shown}", label);
    }

    /// <summary>The first who gets something without being among its readers; none if the owner named both it and him.</summary>
    private static Leaf? Outsider(Situation at, Label label, Func<bool> isNamed)
    {
        foreach (var leaf in at.Leaves)
        {
            if (
                IsSomebody(at, leaf)
                && !Principals.MayRead(leaf.Shown, label, at.Policy)
                && !(IsStated(at, leaf) && isNamed())
            )
            {
                return leaf;
            }
        }

        return null;
    }

    private static bool HasReceiver(Situation at) => at.Leaves.Exists(l => IsSomebody(at, l));

    /// <summary>Where the call leaves it to the tool, nobody knows who will see it.</summary>
    private static Finding Audience(Situation at, string what, Label label) =>
        Finding.Ask(
            Check.Confidentiality,
            "audience",
            $"{at.Effect.Tool} does not say who will see {what}, which is only for {label.Readers}."
        );

    private static List<RecordItem> Referred(Situation at, string word, string key)
    {
        List<RecordItem> items = [];
        foreach (var record in at.Authority.RecordList)
        {
            var index = Naming.IndexOf(at, record);
            if (index.Tool is { } tool && tool.Words.Any(w => IsSameWord(w, word)))
            {
                items.AddRange(index.WithKey(key));
            }
        }

        return items;
    }

    private static Label LabelOf(List<RecordItem> items) =>
        items.Count == 0 ? Label.Public.RestrictTo(Readers.Only()) : Label.JoinAll(items.Select(i => i.Value.Label));

    private static bool IsFromNamed(Situation at, Leaf leaf) => Naming.OfAll(at, leaf.Value) is not null;

    private static bool IsStated(Situation at, Leaf destination) =>
        destination.WitnessIn(at) is { Kind: WitnessKind.Stated or WitnessKind.Contact };

    /// <summary>"files" is a word for "file".</summary>
    private static bool IsSameWord(string word, string wanted) => word == wanted || word == wanted + "s";
}
