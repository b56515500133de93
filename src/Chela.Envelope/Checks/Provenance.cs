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
        !authority.Records.TryGetValue(reference.Record, out var record)
            ? null
            : JoinOf(ValueTree.At(record.Value, reference.Path)) ?? Labelled.Nothing;

    private static Label? JoinOf(IEnumerable<Value> parts)
    {
        Label? joined = null;
        foreach (var part in parts)
        {
            joined = joined?.Join(part.Label) ?? part.Label;
        }

        return joined;
    }

    /// <summary>Whether the owner really said it, in a message that still grounds: the claim of the host is checked.</summary>
    public static bool IsSaid(Origin.Owner claim, Value leaf, Authority authority)
    {
        for (var i = authority.FirstGround; i < authority.Messages.Length; i++)
        {
            if (authority.Messages[i].Id == claim.Message)
            {
                return authority.Messages[i].Mentions.Holds(leaf);
            }
        }

        return false;
    }

    private static Label? LabelOf(Origin origin, Value leaf, Authority authority)
    {
        switch (origin)
        {
            case Origin.Owner claim:
                return authority.MessageOf(claim.Message) is null ? null
                    : IsSaid(claim, leaf, authority) ? Label.Owner
                    // A false claim tells nothing of the true origin: anything that was seen may be in it.
                    : Label.JoinAll(authority.Records.Values.Select(r => r.Value.Label).Prepend(Labelled.Planner));
            case Origin.Part part:
                return LabelOf(part.Reference, authority);
            case Origin.Reader reader:
                Label? read = Labelled.Reader;
                foreach (var reference in reader.Of)
                {
                    read = LabelOf(reference, authority) is { } label ? read?.Join(label) : null;
                }

                return read;
            case Origin.Planner planner:
                Label? written = Labelled.Planner;
                foreach (var id in planner.Seen)
                {
                    written = authority.Records.TryGetValue(id, out var seen) ? written?.Join(seen.Value.Label) : null;
                }

                return written;
            default:
                return null;
        }
    }
}
