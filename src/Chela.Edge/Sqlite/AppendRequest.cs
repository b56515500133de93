using System.Globalization;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>Appends events to a stream.</summary>
internal sealed class AppendRequest(string stream, long expected, IReadOnlyList<NewEvent> events) : WriteRequest
{
    private const int RowBytes = 300;

    /// <inheritdoc/>
    public override long Size { get; } = events.Sum(e => (long)e.Body.Length + RowBytes);

    /// <inheritdoc/>
    public override IEnumerable<string> Names => events.Select(e => e.Type);

    /// <inheritdoc/>
    public override Exception? Refusal(JournalTables tables)
    {
        var version = tables.VersionOf(stream);
        if (version != expected)
        {
            return new StreamConflictException(stream, expected, version);
        }

        var last = tables.Tail.At;
        foreach (var added in events)
        {
            if (last - added.At > JournalClock.MostBack)
            {
                return JournalClock.SetBack(last, added.At);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Apply(JournalTables tables)
    {
        tables.Append(stream, events);
        Position = tables.Tail.Position;
    }

    /// <summary>Why the events could never be appended; null if they can.</summary>
    public static Exception? Unfit(string stream, long expected, IReadOnlyList<NewEvent> events)
    {
        if (stream.Length is 0 or > EventHeader.MostStreamLength)
        {
            return new ArgumentException(
                $"expected a name of 1 to {EventHeader.MostStreamLength} characters, found {stream.Length}",
                nameof(stream)
            );
        }

        if (expected < 0 || events.Count == 0)
        {
            return new ArgumentException(
                $"expected a version from 0 and at least one event, found version {expected} and {events.Count} events",
                nameof(events)
            );
        }

        foreach (var added in events)
        {
            if (added.Body.Length > NewEvent.MostBytes)
            {
                return new JournalException(
                    JournalProblem.TooLarge,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected a body of at most {NewEvent.MostBytes} bytes, found {added.Body.Length} bytes in an event '{added.Type}' of the stream '{stream}'"
                    ),
                    "keep what is large in a file, and its hash in the event"
                );
            }

            if (
                added.Type.Length is 0 or > EventHeader.MostTypeLength
                || added.Correlation.Length > EventHeader.MostCorrelationLength
                || added.BodyVersion < 1
                || added.Cause < 1
            )
            {
                return new ArgumentException(
                    $"expected a type of 1 to {EventHeader.MostTypeLength} characters, a correlation of at most {EventHeader.MostCorrelationLength}, a body's version and a cause from 1; found {added with { Body = default }}",
                    nameof(events)
                );
            }
        }

        return null;
    }
}
