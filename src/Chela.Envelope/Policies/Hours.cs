namespace Chela.Envelope.Policies;

/// <summary>A part of each day, in the owner's zone; it may go over midnight.</summary>
/// <param name="From">Its first minute.</param>
/// <param name="To">The minute after its last one; never the same as <paramref name="From"/>.</param>
public readonly record struct Hours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether <paramref name="time"/> lies in it.</summary>
    public bool Contains(TimeOnly time) => time.IsBetween(From, To);

    /// <summary>Whether all of <paramref name="other"/> lies in it.</summary>
    public bool Covers(Hours other) => (other.From - From) + (other.To - other.From) <= To - From;
}
