using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Envelope.Verbs;

namespace Chela.Envelope.Checks;

/// <summary>Searches for the witness of a value, the strongest first.</summary>
internal static class Grounds
{
    /// <summary>What grounds a leaf, or null.</summary>
    public static Witness? Find(Situation at, Leaf leaf)
    {
        if (at.Job is { Fitting: not null } job && leaf.Role != ParameterRole.Amount)
        {
            var shown = leaf.Shown;
            return new Witness(WitnessKind.Policy, leaf.Path, job.Job, 0, shown.Length, shown);
        }

        var role = leaf.IsDestination ? ParameterRole.Destination : leaf.Role;
        var stated = Stated(at.Authority, leaf.Value, role, leaf.Path);

        // Of two ways to write one thing a tool may know only one: what is not written plainly is that very text or nothing.
        return leaf.Value is Value.Text { Read.IsPlain: false } text && role != ParameterRole.Content
            ? stated?.Text == text.Content
                ? stated
                : null
            : stated
                ?? (leaf.IsDestination ? Known(at, leaf) : null)
                ?? (leaf.Role == ParameterRole.Selector ? Resolved(at, leaf) : null)
                ?? Delegated(at, leaf);
    }

    /// <summary>The words of the owner that are the value, in that role; the newest first.</summary>
    public static Witness? Stated(Authority authority, Value value, ParameterRole role, string path)
    {
        for (var i = authority.Messages.Length - 1; i >= authority.FirstGround; i--)
        {
            var message = authority.Messages[i];
            if (message.Mentions.Find(value, role) is { } span)
            {
                return Of(WitnessKind.Stated, path, message, span.Start, span.Length);
            }
        }

        return null;
    }

    /// <summary>The same for a value that tells one record from others: a word that could stand in any sentence does not.</summary>
    public static Witness? Telling(Authority authority, Value value, string path) =>
        Stated(authority, value, ParameterRole.Selector, path) is { } witness
        && TellingWords.Are(authority.MessageOf(witness.Record)!.Text, witness.Start, witness.Length)
            ? witness
            : null;

    /// <summary>The words that say to whom something goes, by address or by name.</summary>
    public static Witness? Receiver(Situation at, Leaf leaf) =>
        Stated(at.Authority, leaf.Value, ParameterRole.Destination, leaf.Path) ?? Known(at, leaf);

    /// <summary>The owner's own address, a contact that was named, or a rule that names the destination.</summary>
    private static Witness? Known(Situation at, Leaf leaf)
    {
        var shown = leaf.Shown;
        if (at.Policy.IsOwner(shown))
        {
            return new Witness(WitnessKind.Policy, leaf.Path, "owner", 0, shown.Length, shown);
        }

        for (var i = at.Authority.Messages.Length - 1; i >= at.Authority.FirstGround; i--)
        {
            var message = at.Authority.Messages[i];
            if (ContactNames.Find(message, at.Policy.Contacts, leaf.Value) is { } span)
            {
                return Of(WitnessKind.Contact, leaf.Path, message, span.Start, span.Length);
            }
        }

        return at.Allowing is { When.Destination: not null } rule
            ? new Witness(WitnessKind.Policy, leaf.Path, rule.Name, 0, shown.Length, shown)
            : null;
    }

    /// <summary>
    /// The key of the one record that the owner named. Of two that bear the name none is resolved, whatever their keys.
    /// </summary>
    private static Witness? Resolved(Situation at, Leaf leaf)
    {
        var key = leaf.Shown;
        Witness? first = null;
        foreach (var record in at.Authority.RecordList)
        {
            var index = Naming.IndexOf(at, record);
            var isTaken = index.Tool is { } from && ToolObjects.MayTakeKey(at.Tool!, leaf.Parameter, from);
            foreach (var item in isTaken && IsOwnStore(record) ? index.WithKey(key) : [])
            {
                if (Naming.Of(at, item) is not { } said)
                {
                    continue;
                }

                if (!IsOnlyOne(at, said, item, key))
                {
                    return null;
                }

                // Several of one key may bear several names: the order of results must not matter.
                first = first is null || IsBefore(said, first) ? said : first;
            }
        }

        return first is null ? null : first with { Kind = WitnessKind.Resolved, For = leaf.Path };
    }

    private static bool IsBefore(Witness one, Witness other) =>
        string.CompareOrdinal(one.Record, other.Record) is var order
        && (order < 0 || (order == 0 && one.Start < other.Start));

    /// <summary>Whether no other thing bears the name that the owner said.</summary>
    private static bool IsOnlyOne(Situation at, Witness said, RecordItem item, string key)
    {
        foreach (var name in item.Names)
        {
            foreach (var record in at.Authority.RecordList)
            {
                foreach (var other in Naming.IndexOf(at, record).Named(name.Read.Sought))
                {
                    if (
                        IsOwnStore(record)
                        && !other.Keys.Contains(key)
                        && Naming.Of(at, other) is { } same
                        && same.Text == said.Text
                    )
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    /// <summary>Whether a record tells what is in the owner's own stores.</summary>
    private static bool IsOwnStore(Record record) => record.Effect.Kind is EffectKind.ObserveLocal or EffectKind.Write;

    /// <summary>It stands, as it is, in a record that the owner named, or the reader took it from there.</summary>
    private static Witness? Delegated(Situation at, Leaf leaf)
    {
        foreach (var origin in leaf.Value.From)
        {
            if (origin is not (Origin.Part or Origin.Reader))
            {
                return null;
            }
        }

        return Naming.OfAll(at, leaf.Value) is { } witness
            ? witness with
            {
                Kind = WitnessKind.Delegated,
                For = leaf.Path,
            }
            : null;
    }

    private static Witness Of(WitnessKind kind, string path, OwnerMessage message, int start, int length) =>
        new(kind, path, message.Id, start, length, message.Text.Substring(start, length));
}
