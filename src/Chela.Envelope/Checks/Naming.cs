using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Checks;

/// <summary>
/// Which records, and which parts of them, the owner named: "the bill in december.txt". A record is named if an argument
/// of the effect that returned it was named; an item of a record, if one of its naming fields was.
/// </summary>
internal static class Naming
{
    /// <summary>What names a part of a record, or null.</summary>
    public static Witness? Of(Situation at, Reference reference)
    {
        if (!at.Authority.Records.TryGetValue(reference.Record, out var record))
        {
            return null;
        }

        var index = IndexOf(at, record);
        foreach (var (path, leaf) in index.Arguments)
        {
            // To whom something goes is no name of what goes there.
            if (!at.IsDestination(leaf) && Grounds.Telling(at.Authority, leaf, path) is { } said)
            {
                return said;
            }
        }

        foreach (var item in index.Items)
        {
            if (item.Holds(reference.Path) && Of(at, item) is { } said)
            {
                return said;
            }
        }

        return null;
    }

    /// <summary>What names everything that went into a value, or null if something in it was not named.</summary>
    public static Witness? OfAll(Situation at, Value value)
    {
        Witness? last = null;
        foreach (var origin in value.From)
        {
            // What the owner is said to have said, but did not, may be anything.
            if (origin is Origin.Owner claim && !Provenance.IsSaid(claim, value, at.Authority))
            {
                return null;
            }

            var references = References(origin);
            if (!references.IsEmpty && (last = Of(at, references)) is null)
            {
                return null;
            }
        }

        return last;
    }

    /// <summary>What names everything that an origin speaks of; null too if it speaks of nothing.</summary>
    public static Witness? Of(Situation at, Origin origin) => Of(at, References(origin));

    private static Witness? Of(Situation at, ImmutableArray<Reference> references)
    {
        Witness? last = null;
        foreach (var reference in references)
        {
            if ((last = Of(at, reference)) is null)
            {
                return null;
            }
        }

        return last;
    }

    /// <summary>
    /// What the owner said that is, exactly and whole, a naming field of an item. A name that others wrote must tell it from
    /// others, and not be whom something goes to: else who calls his mail "the" or "Bob" would be named by any message.
    /// </summary>
    public static Witness? Of(Situation at, RecordItem item)
    {
        foreach (var name in item.Names)
        {
            var said = name.Label.IsTrusted
                ? Grounds.Stated(at.Authority, name, ParameterRole.Selector, "name")
                : Grounds.Telling(at.Authority, name, "name");
            if (said is not null && (name.Label.IsTrusted || !IsReceiver(at, said)))
            {
                return said;
            }
        }

        return null;
    }

    private static bool IsReceiver(Situation at, Witness said)
    {
        foreach (var leaf in at.Leaves)
        {
            if (
                leaf.IsDestination
                && Grounds.Receiver(at, leaf) is { } receiver
                && receiver.Text.Contains(said.Text, StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The items of a record, as the tool that returned it declares them.</summary>
    public static RecordIndex IndexOf(Situation at, Record record) =>
        record.IndexBy(at.Policy.Tools.GetValueOrDefault(record.Effect.Tool));

    /// <summary>The parts of records that an origin speaks of.</summary>
    public static ImmutableArray<Reference> References(Origin origin) =>
        origin switch
        {
            Origin.Part part => [part.Reference],
            Origin.Reader reader => reader.Of,
            Origin.Planner planner => [.. planner.Seen.Select(id => new Reference(id, ValuePath.Whole))],
            _ => [],
        };
}
