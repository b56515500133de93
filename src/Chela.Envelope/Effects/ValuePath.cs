using System.Collections.Immutable;

namespace Chela.Envelope.Effects;

/// <summary>Where a part of a value stands. The empty path is the whole value.</summary>
/// <param name="Steps">The steps from the outside in.</param>
public readonly record struct ValuePath(ImmutableArray<PathStep> Steps)
{
    /// <summary>The whole value.</summary>
    public static ValuePath Whole { get; } = new([]);

    /// <summary>A path of fields.</summary>
    public static ValuePath Of(params IEnumerable<PathStep> steps) => new([.. steps]);

    /// <summary>The path one step further in.</summary>
    public ValuePath Then(PathStep step) => new(Steps.Add(step));

    /// <inheritdoc/>
    public bool Equals(ValuePath other) => Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.Aggregate(17, (hash, step) => HashCode.Combine(hash, step));

    /// <summary><c>participants.0</c>; empty for the whole value.</summary>
    public override string ToString() => string.Join('.', Steps);
}
