using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Journal;
using Chela.Agent.Models;
using Chela.Agent.Turns.Json;
using Chela.Envelope.Decisions;

namespace Chela.Agent.Turns;

/// <summary>
/// What was used up today, out of the decisions in the journal. A snapshot holds what was found last, so that only newer events are
/// read.
/// </summary>
public static class UsedToday
{
    private const string Snapshot = "used";

    /// <summary>The uses of the owner's day, none of them of the task at hand.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">The owner's zone.</param>
    /// <param name="canSave">Whether the snapshot may be written.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ImmutableArray<Use>> ReadAsync(
        IJournal journal,
        DateTimeOffset now,
        TimeZoneInfo zone,
        bool canSave,
        CancellationToken cancellation
    )
    {
        var day = DayOf(now, zone);
        List<Use> uses = [];
        var (position, known) = await journal.LoadSnapshotAsync(Snapshot, cancellation).ConfigureAwait(false)
            is { } snapshot
            ? (snapshot.Position, snapshot.Body)
            : (0, ReadOnlyMemory<byte>.Empty);
        if (!known.IsEmpty)
        {
            uses.AddRange(JsonSerializer.Deserialize(known.Span, TurnJson.Readable.ImmutableArrayUse));
        }

        var head = position;
        await foreach (var happened in journal.ReadAsync(position, cancellation).ConfigureAwait(false))
        {
            head = happened.Position;
            if (DayOf(happened.At, zone) != day)
            {
                continue;
            }

            if (
                happened.Type == "effect.decided"
                && TurnEventKind.Read(happened) is TurnEvent.Decided { Reserved: { } use }
            )
            {
                uses.Add(use with { IsOfTask = false });
            }
            else if (
                happened.Type == "effect.finished"
                && uses.Exists(u => u.Tokens > 0)
                && TurnEventKind.Read(happened) is TurnEvent.Finished finished
                && uses.FindLastIndex(u => u.Effect == finished.Effect) is >= 0 and var at
            )
            {
                uses[at] = ModelCall.Counted(uses[at], finished.Result);
            }
        }

        uses.RemoveAll(u => DayOf(u.At, zone) != day);
        if (canSave && head > position)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes([.. uses], TurnJson.Readable.ImmutableArrayUse);
            await journal.SaveSnapshotAsync(Snapshot, head, body, cancellation).ConfigureAwait(false);
        }

        return [.. uses];
    }

    private static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
