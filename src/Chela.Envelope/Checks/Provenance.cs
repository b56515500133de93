using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Checks;

/// <summary>Finds the label of an argument's leaf out of what the host says of its origins.</summary>
internal static class Provenance
{
    /// <summary>The label of a leaf. Null if an origin names a message or a record that there is not.</summary>
    public static Label? LabelOf(Value leaf, Authority authority)
    {
        if (leaf.From.IsEmpty)
        {
            return leaf.Label;
        }

        var joined = Label.Public;
        foreach (var origin in leaf.From)
        {
            if (LabelOf(origin, leaf, authority) is not { } label)
            {
                return null;
            }

            joined = joined.Join(label);
        }

        return joined;
    }

    /// <summary>The label of a part of a record. Null if there is no such record; a part that is not there has no label.</summary>
    public static Label? LabelOf(Reference reference, Authority authority) =>
        !authority.Records.TryGetValue(reference.Record, out var record) ? null
        : ValueTree.At(record.Value, reference.Path).ToList() is { Count: > 0 } parts
            ? Label.JoinAll(parts.Select(p => p.Label))
        : Labelled.Nothing;

    /// <summary>Whether the owner really said it: the claim of the host is checked.</summary>
    public static bool IsSaid(Origin.Owner claim, Value leaf, Authority authority) =>
        authority.Messages.FirstOrDefault(m => m.Id == claim.Message) is { } message
        && message.Mentions.Holds(ValueText.Of(leaf));

    private static Label? LabelOf(Origin origin, Value leaf, Authority authority) =>
        origin switch
        {
            Origin.Owner claim when authority.Messages.All(m => m.Id != claim.Message) => null,
            Origin.Owner claim when IsSaid(claim, leaf, authority) => Label.Owner,
            // A false claim tells nothing of the true origin: anything that was seen may be in it.
            Origin.Owner => authority.Records.Values.Aggregate(
                Labelled.Planner,
                (label, r) => label.Join(r.Value.Label)
            ),
            Origin.Part part => LabelOf(part.Reference, authority),
            Origin.Reader reader => Join(Labelled.Reader, reader.Of.Select(r => LabelOf(r, authority))),
            Origin.Planner planner => Join(
                Labelled.Planner,
                planner.Seen.Select(id => authority.Records.TryGetValue(id, out var r) ? r.Value.Label : null)
            ),
            _ => null,
        };

    private static Label? Join(Label first, IEnumerable<Label?> others)
    {
        foreach (var other in others)
        {
            if (other is null)
            {
                return null;
            }

            first = first.Join(other);
        }

        return first;
    }
}
