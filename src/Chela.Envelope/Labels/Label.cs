using System.Collections.Immutable;

namespace Chela.Envelope.Labels;

/// <summary>
/// Where a value came from and who may see it. Labels form a lattice (Denning 1976): <see cref="Join"/> is the union of
/// the sources and the intersection of the readers, <see cref="FlowsTo"/> its order, <see cref="Public"/> its least
/// element. Immutable and thread-safe.
/// </summary>
public sealed class Label : IEquatable<Label>
{
    private readonly ImmutableSortedSet<Source> _sources;

    private Label(ImmutableSortedSet<Source> sources, Readers readers)
    {
        _sources = sources;
        Readers = readers;
    }

    /// <summary>No source but constants, no restriction: the neutral element of <see cref="Join"/>.</summary>
    public static Label Public { get; } = new([], Readers.Everyone);

    /// <summary>Made by this program; anyone may see it.</summary>
    public static Label System { get; } = From(Source.System);

    /// <summary>The owner's own; anyone may see it.</summary>
    public static Label Owner { get; } = From(Source.Owner);

    /// <summary>One source, no restriction.</summary>
    public static Label From(Source source) => new([source], Readers.Everyone);

    /// <summary>The sources, in order.</summary>
    public IReadOnlyCollection<Source> Sources => _sources;

    /// <summary>Who may see the value.</summary>
    public Readers Readers { get; }

    /// <summary>Whether every source is trusted.</summary>
    public bool IsTrusted => _sources.All(s => s.IsTrusted);

    /// <summary>The same sources, restricted further to <paramref name="readers"/>.</summary>
    public Label RestrictTo(Readers readers) => new(_sources, Readers.Intersect(readers));

    /// <summary>The label of a value made from two: all the sources, only the readers of both.</summary>
    public Label Join(Label other)
    {
        if (other.FlowsTo(this))
        {
            return this;
        }

        return FlowsTo(other) ? other : new Label(_sources.Union(other._sources), Readers.Intersect(other.Readers));
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
        other is not null && _sources.SetEquals(other._sources) && Readers.Equals(other.Readers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Label);

    /// <inheritdoc/>
    public override int GetHashCode() => _sources.Aggregate(Readers.GetHashCode(), (hash, s) => hash ^ s.GetHashCode());

    /// <summary><c>[owner, web:example.org] → everyone</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _sources)}] → {Readers}";
}
