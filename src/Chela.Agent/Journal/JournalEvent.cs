namespace Chela.Agent.Journal;

/// <summary>An event of the journal.</summary>
/// <param name="Position">Its place in the one order of all events, from 1, without gaps.</param>
/// <param name="Id">Names it for ever: a UUID of version 7.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Version">Its place in the stream, from 1, without gaps.</param>
/// <param name="Type">Its kind.</param>
/// <param name="BodyVersion">The version of its body's form.</param>
/// <param name="At">When it happened; never before the event before it.</param>
/// <param name="Cause">The position of the event that led to it.</param>
/// <param name="Correlation">What it belongs to: the turn's id.</param>
/// <param name="Body">JSON in UTF-8; null if it was forgotten: its key was destroyed.</param>
public sealed record JournalEvent(
    long Position,
    Guid Id,
    string Stream,
    long Version,
    string Type,
    int BodyVersion,
    DateTimeOffset At,
    long? Cause,
    string Correlation,
    ReadOnlyMemory<byte>? Body
);
