using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Checks;

/// <summary>
/// Which records, and which parts of them, the owner named: "the bill in december.txt". A record is named if an argument
/// of the effect that returned it was named; an item of a record, if one of its naming fields was.
/// </summary>
internal sealed class Naming(Authority authority, Policy policy)
{
    private readonly Dictionary<Reference, Witness?> _found = [];

    /// <summary>What names a part of a record, or null.</summary>
    public Witness? Of(Reference reference)
    {
        if (!_found.TryGetValue(reference, out var witness))
        {
            _found[reference] = witness = Find(reference);
        }

        return witness;
    }

    /// <summary>What names everything that went into a leaf, or null if something in it was not named.</summary>
    public Witness? OfAll(Leaf leaf)
    {
        // What the owner is said to have said, but did not, may be anything.
        if (leaf.Value.From.OfType<Origin.Owner>().Any(claim => !Provenance.IsSaid(claim, leaf.Value, authority)))
        {
            return null;
        }

        Witness? last = null;
        foreach (var reference in leaf.Value.From.SelectMany(References))
        {
            if ((last = Of(reference)) is null)
            {
                return null;
            }
        }

        return last;
    }

    /// <summary>The parts of records that an origin speaks of.</summary>
    public static IEnumerable<Reference> References(Origin origin) =>
        origin switch
        {
            Origin.Part part => [part.Reference],
            Origin.Reader reader => reader.Of,
            Origin.Planner planner => planner.Seen.Select(id => new Reference(id, ValuePath.Whole)),
            _ => [],
        };

    /// <summary>
    /// The items of a record that have one of its tool's key fields, with their paths: the record itself, or what it holds.
    /// </summary>
    public IEnumerable<(ValuePath Path, Value.Record Item)> Items(Record record)
    {
        var keys = policy.Tools.GetValueOrDefault(record.Effect.Tool)?.KeyFields ?? [];
        return keys.IsEmpty ? [] : Items(record.Value, ValuePath.Whole, 0);

        IEnumerable<(ValuePath, Value.Record)> Items(Value value, ValuePath path, int depth) =>
            value switch
            {
                Value.Record item when keys.Any(item.Fields.ContainsKey) => [(path, item)],
                Value.Record map when depth < 2 => map.Fields.SelectMany(f =>
                    Items(f.Value, path.Then(PathStep.Field(f.Key)), depth + 1)
                ),
                Value.List list when depth < 2 => list.Items.SelectMany(
                    (v, i) => Items(v, path.Then(PathStep.Item(i)), depth + 1)
                ),
                _ => [],
            };
    }

    /// <summary>What the owner said that is, exactly and whole, a naming field of an item.</summary>
    public Witness? Name(Record record, Value.Record item)
    {
        var names = policy.Tools.GetValueOrDefault(record.Effect.Tool)?.NameFields ?? [];
        return names
            .Select(n => item.Fields.GetValueOrDefault(n))
            .OfType<Value.Text>()
            .Select(n => Grounds.Stated(authority, n, ParameterRole.Selector, "name"))
            .FirstOrDefault(w => w is not null);
    }

    private Witness? Find(Reference reference)
    {
        if (!authority.Records.TryGetValue(reference.Record, out var record))
        {
            return null;
        }

        foreach (var argument in record.Effect.Arguments)
        {
            foreach (var (path, leaf) in ValueTree.Leaves(argument.Name, argument.Value))
            {
                if (Grounds.Telling(authority, leaf, path) is { } said)
                {
                    return said;
                }
            }
        }

        return Items(record)
            .Where(i => IsWithin(reference.Path, i.Path))
            .Select(i => Name(record, i.Item))
            .FirstOrDefault(w => w is not null);
    }

    private static bool IsWithin(ValuePath path, ValuePath item) =>
        path.Steps.Length >= item.Steps.Length && path.Steps[..item.Steps.Length].SequenceEqual(item.Steps);
}
