using System.Collections.Immutable;

namespace Chela.Envelope.Effects;

/// <summary>
/// Where a leaf of an argument came from, as the host that ran the program tells it. A leaf with several origins was put
/// together out of them; one with none was written by the planner before it saw anything.
/// </summary>
public abstract record Origin
{
    private Origin() { }

    /// <summary>Copied out of an owner message. A claim: it counts only where the text is found there.</summary>
    /// <param name="Message">The message's id.</param>
    public sealed record Owner(string Message) : Origin;

    /// <summary>Taken out of a result, whole or in part.</summary>
    /// <param name="Reference">Which part.</param>
    public sealed record Part(Reference Reference) : Origin;

    /// <summary>Composed by the quarantined reader.</summary>
    /// <param name="Of">What it read.</param>
    public sealed record Reader(ImmutableArray<Reference> Of) : Origin
    {
        /// <inheritdoc/>
        public bool Equals(Reader? other) => other is not null && Of.SequenceEqual(other.Of);

        /// <inheritdoc/>
        public override int GetHashCode() => Of.Length;
    }

    /// <summary>Written by the planner.</summary>
    /// <param name="Seen">Ids of the results whose content it had seen.</param>
    public sealed record Planner(ImmutableArray<string> Seen) : Origin
    {
        /// <summary>Written before it saw anything.</summary>
        public static Planner Blind { get; } = new([]);

        /// <inheritdoc/>
        public bool Equals(Planner? other) => other is not null && Seen.SequenceEqual(other.Seen);

        /// <inheritdoc/>
        public override int GetHashCode() => Seen.Length;
    }
}
