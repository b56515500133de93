using System.Collections.Immutable;

namespace Chela.Envelope.Labels;

/// <summary>Who may see a value: everyone, or exactly a set of principals (which may be empty). Immutable.</summary>
public sealed class Readers : IEquatable<Readers>
{
    private readonly ImmutableHashSet<Principal>? _principals;

    private Readers(ImmutableHashSet<Principal>? principals) => _principals = principals;

    /// <summary>No restriction: the value may be published.</summary>
    public static Readers Everyone { get; } = new(null);

    /// <summary>Only the owner: what <c>private: true</c> means.</summary>
    public static Readers OwnerOnly { get; } = Only(Principal.Owner);

    /// <summary>Exactly these principals.</summary>
    public static Readers Only(params IEnumerable<Principal> principals) => new([.. principals]);

    /// <summary>Whether there is no restriction.</summary>
    public bool IsEveryone => _principals is null;

    /// <summary>How many principals are named; none if it is everyone.</summary>
    internal int Count => _principals?.Count ?? 0;

    /// <summary>The names of the principals in ordinal order; none if it is everyone.</summary>
    public IEnumerable<string> Names => (_principals ?? []).Select(p => p.Name).Order(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="principal"/> may see the value.</summary>
    public bool Includes(Principal principal) => _principals?.Contains(principal) ?? true;

    /// <summary>Whether everyone in <paramref name="other"/> is included here.</summary>
    public bool Includes(Readers other) =>
        _principals is null
        || (
            other._principals is not null
            // The sets' own comparison copies one of them, however small the other is.
            && other._principals.Count <= _principals.Count
            && other._principals.All(_principals.Contains)
        );

    /// <summary>Those who may see both of two values.</summary>
    public Readers Intersect(Readers other)
    {
        if (Includes(other))
        {
            return other;
        }

        return other.Includes(this) ? this : new Readers(_principals!.Intersect(other._principals!));
    }

    /// <inheritdoc/>
    public bool Equals(Readers? other) => other is not null && Includes(other) && other.Includes(this);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Readers);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _principals is null ? -1 : _principals.Aggregate(_principals.Count, (hash, p) => hash ^ p.GetHashCode());

    /// <summary><c>everyone</c>, or the principals in ordinal order: <c>{ann@example.org, owner}</c>.</summary>
    public override string ToString() => _principals is null ? "everyone" : $"{{{string.Join(", ", Names)}}}";
}
