using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using Chela.Envelope.Verbs;

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
        var hasDestination = false;
        foreach (var destination in at.Leaves)
        {
            if (!destination.IsDestination || destination.IsEmpty)
            {
                continue;
            }

            hasDestination = true;
            if (
                !Principals.MayRead(destination.Shown, leaf.Label, at.Policy)
                && !(IsStated(at, destination) && IsFromNamed(at, leaf))
            )
            {
                return Finding.Ask(
                    Check.Confidentiality,
                    "readers",
                    $"{destination.Shown} is not among those who may see '{leaf.Parameter}': {leaf.Label.Readers}."
                );
            }
        }

        // A tool that makes something and gives it to nobody, such as an event without guests, may have what the owner named
        // for it.
        return hasDestination || leaf.Label.Readers.IsEveryone || (IsKept(at.Tool!) && IsFromNamed(at, leaf))
            ? null
            : Audience(at, $"'{leaf.Parameter}'", leaf.Label);
    }

    /// <summary>What a key refers to goes along with it; where there is no such record, nobody may read it.</summary>
    private static Finding? OfReferred(Situation at, string word, Leaf leaf)
    {
        var items = Referred(at, word, leaf.Shown);
        var label =
            items.Count == 0
                ? Label.Public.RestrictTo(Readers.Only())
                : Label.JoinAll(items.Select(i => i.Value.Label));
        var hasDestination = false;
        foreach (var destination in at.Leaves)
        {
            if (!destination.IsDestination || destination.IsEmpty)
            {
                continue;
            }

            hasDestination = true;
            if (
                !Principals.MayRead(destination.Shown, label, at.Policy)
                && !(IsStated(at, destination) && items.Exists(i => Naming.Of(at, i) is not null))
            )
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

        return hasDestination || label.Readers.IsEveryone ? null : Audience(at, $"the {word} {leaf.Shown}", label);
    }

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

    private static bool IsFromNamed(Situation at, Leaf leaf) => Naming.OfAll(at, leaf.Value) is not null;

    /// <summary>Whether what a tool makes stays with the owner when no destination is given.</summary>
    private static bool IsKept(ToolDeclaration tool) =>
        tool.Sense.Does is { } does
        && (does & VerbTraits.Gives) == 0
        && tool.Parameters.Any(p => p.Role == ParameterRole.Destination);

    private static bool IsStated(Situation at, Leaf destination) =>
        destination.WitnessIn(at) is { Kind: WitnessKind.Stated or WitnessKind.Contact };

    /// <summary>"files" is a word for "file".</summary>
    private static bool IsSameWord(string word, string wanted) => word == wanted || word == wanted + "s";
}
