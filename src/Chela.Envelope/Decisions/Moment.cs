namespace Chela.Envelope.Decisions;

/// <summary>When an effect is decided on: a moment with the offset of the owner's zone.</summary>
/// <param name="Now">The moment.</param>
public readonly record struct Moment(DateTimeOffset Now)
{
    /// <summary>The owner's day.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>The owner's time of day.</summary>
    public TimeOnly Time => TimeOnly.FromDateTime(Now.DateTime);
}
