namespace Chela.Agent.Journal;

/// <summary>An event that is to be appended.</summary>
/// <param name="Type">Its kind: <c>effect.started</c>.</param>
/// <param name="BodyVersion">The version of its body's form, from 1.</param>
/// <param name="At">When it happened. A journal never goes back in time: it keeps the time of the event before, if that was later.</param>
/// <param name="Correlation">What it belongs to: the turn's id.</param>
/// <param name="Body">JSON in UTF-8; at most <see cref="MostBytes"/>.</param>
public sealed record NewEvent(
    string Type,
    int BodyVersion,
    DateTimeOffset At,
    string Correlation,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The position of the event that led to it; null if none did.</summary>
    public long? Cause { get; init; }

    /// <summary>Whether nothing more is to be done in the stream.</summary>
    public bool Closes { get; init; }
}
