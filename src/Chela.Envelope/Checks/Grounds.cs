using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Checks;

/// <summary>Searches for the witness of a value, the strongest first.</summary>
internal static class Grounds
{
    /// <summary>What grounds a leaf, or null.</summary>
    public static Witness? Find(Situation at, Leaf leaf) =>
        Stated(at.Authority, leaf.Value, leaf.IsDestination ? ParameterRole.Destination : leaf.Role, leaf.Path)
        ?? (leaf.IsDestination ? Known(at, leaf) : null)
        ?? (leaf.Role == ParameterRole.Selector ? Resolved(at, leaf) : null)
        ?? Delegated(at, leaf);

    /// <summary>The words of the owner that are the value, in that role; the newest first.</summary>
    public static Witness? Stated(Authority authority, Value value, ParameterRole role, string path)
    {
        for (var i = authority.Messages.Length - 1; i >= 0; i--)
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
        Stated(authority, value, ParameterRole.Selector, path) is { } witness && MentionIndex.IsTelling(witness.Text)
            ? witness
            : null;

    /// <summary>The owner's own address, a contact that was named, or a rule that names the destination.</summary>
    private static Witness? Known(Situation at, Leaf leaf)
    {
        var shown = leaf.Shown;
        if (at.Policy.OwnerNames.Any(name => Principals.AreSame(name, shown)))
        {
            return new Witness(WitnessKind.Policy, leaf.Path, "owner", 0, shown.Length, shown);
        }

        for (var i = at.Authority.Messages.Length - 1; i >= 0; i--)
        {
            var message = at.Authority.Messages[i];
            if (ContactNames.Find(message, at.Policy.Contacts, shown) is { } span)
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
        var named = at
            .Authority.Records.Values.Where(r => r.Effect.Kind is EffectKind.ObserveLocal or EffectKind.Write)
            .SelectMany(r => at.Naming.Items(r).Select(i => (Record: r, i.Item, Name: at.Naming.Name(r, i.Item))))
            .Where(i => i.Name is not null)
            .ToList();
        var mine = named.Where(i => HasKey(at.Policy, i.Record, i.Item, key)).Select(i => i.Name!).ToList();
        var isOne = named.All(i => HasKey(at.Policy, i.Record, i.Item, key) || mine.All(m => m.Text != i.Name!.Text));
        // Several of one key may bear several names: the order of results must not matter.
        return isOne && mine.MinBy(m => (m.Record, m.Start)) is { } first
            ? first with
            {
                Kind = WitnessKind.Resolved,
                For = leaf.Path,
            }
            : null;
    }

    private static bool HasKey(Policy policy, Record record, Value.Record item, string key) =>
        policy
            .Tools.GetValueOrDefault(record.Effect.Tool)
            ?.KeyFields.Any(k => item.Fields.TryGetValue(k, out var field) && ValueText.Of(field) == key) == true;

    /// <summary>It stands, as it is, in a record that the owner named, or the reader took it from there.</summary>
    private static Witness? Delegated(Situation at, Leaf leaf) =>
        leaf.Value.From.Any(o => o is Origin.Part or Origin.Reader)
        && leaf.Value.From.All(o => o is Origin.Part or Origin.Reader)
        && at.Naming.OfAll(leaf) is { } witness
            ? witness with
            {
                Kind = WitnessKind.Delegated,
                For = leaf.Path,
            }
            : null;

    private static Witness Of(WitnessKind kind, string path, OwnerMessage message, int start, int length) =>
        new(kind, path, message.Id, start, length, message.Text.Substring(start, length));
}
