using System.Collections.Immutable;

namespace Chela.Envelope.Labels;

/// <summary>
/// Where a value came from and who may see it. Labels form a lattice (Denning 1976): <see cref="Join"/> is the union of
/// the sources and the intersection of the readers, <see cref="FlowsTo"/> its order, <see cref="Public"/> its least
/// element. Immutable and thread-safe. Interned as long as there is room: most equal labels are one object, so that
/// comparing and joining them costs little.
/// </summary>
public sealed class Label : IEquatable<Label>
{
    // A slot holds the label that came last: bounded, whatever labels an attacker makes up.
    private static readonly Label?[] s_interned = new Label?[1024];

    // To find a larger one among them would be as much work as to go on without.
    private const int LargestInterned = 32;

    private readonly ImmutableSortedSet<Source> _sources;

    private Label(ImmutableSortedSet<Source> sources, Readers readers)
    {
        (_sources, Readers) = (sources, readers);
        // INVARIANT: sources are ordered by their kind, and the kinds that are trusted come first.
        IsTrusted = sources.IsEmpty || sources[^1].IsTrusted;
    }

    /// <summary>No source but constants, no restriction: the neutral element of <see cref="Join"/>.</summary>
    public static Label Public { get; } = Of([], Readers.Everyone);

    /// <summary>Made by this program; anyone may see it.</summary>
    public static Label System { get; } = From(Source.System);

    /// <summary>The owner's own; anyone may see it.</summary>
    public static Label Owner { get; } = From(Source.Owner);

    /// <summary>One source, no restriction.</summary>
    public static Label From(Source source) => Of([source], Readers.Everyone);

    /// <summary>The sources, in order.</summary>
    public IReadOnlyCollection<Source> Sources => _sources;

    /// <summary>Who may see the value.</summary>
    public Readers Readers { get; }

    /// <summary>Whether every source is trusted.</summary>
    public bool IsTrusted { get; }

    /// <summary>The same sources, restricted further to <paramref name="readers"/>.</summary>
    public Label RestrictTo(Readers readers) => Of(_sources, Readers.Intersect(readers));

    /// <summary>The label of a value made from two: all the sources, only the readers of both.</summary>
    public Label Join(Label other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Public))
        {
            return this;
        }

        return ReferenceEquals(this, Public) ? other
            : other.FlowsTo(this) ? this
            : FlowsTo(other) ? other
            : Of(_sources.Union(other._sources), Readers.Intersect(other.Readers));
    }

    /// <summary>The join of all <paramref name="labels"/>; <see cref="Public"/> of none.</summary>
    public static Label JoinAll(IEnumerable<Label> labels) => labels.Aggregate(Public, (a, b) => a.Join(b));

    /// <summary>
    /// Whether a value of this label may take the place of one labelled <paramref name="other"/>: nothing is claimed
    /// about its origin that does not hold, and nobody sees it who may not.
    /// </summary>
    public bool FlowsTo(Label other) =>
        ReferenceEquals(this, other)
        || (
            // The sets' own comparison copies one of them, however small the other is.
            _sources.Count <= other._sources.Count
            && _sources.All(other._sources.Contains)
            && Readers.Includes(other.Readers)
        );

    /// <inheritdoc/>
    public bool Equals(Label? other) =>
        ReferenceEquals(this, other)
        || (
            // Both in the same order: the sets' own comparison first makes a set of one of them.
            other is not null
            && _sources.Count == other._sources.Count
            && _sources.SequenceEqual(other._sources)
            && Readers.Equals(other.Readers)
        );

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Label);

    /// <inheritdoc/>
    public override int GetHashCode() => _sources.Aggregate(Readers.GetHashCode(), (hash, s) => hash ^ s.GetHashCode());

    /// <summary><c>[owner, web:example.org] → everyone</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _sources)}] → {Readers}";

    private static Label Of(ImmutableSortedSet<Source> sources, Readers readers)
    {
        var label = new Label(sources, readers);
        if (sources.Count > LargestInterned || readers.Count > LargestInterned)
        {
            return label;
        }

        ref var slot = ref s_interned[label.GetHashCode() & (s_interned.Length - 1)];
        if (slot is { } there && there.Equals(label))
        {
            return there;
        }

        slot = label;
        return label;
    }
}
