using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Shelf;

/// <summary>The captures and the shelf's log in the home, through the port. Safe for parallel calls.</summary>
internal sealed class ShelfStore(Run run, Home home)
{
    private const long LongestLog = 256 * 1024 * 1024;

    /// <summary>Reads the shelf; null if it cannot be read, which has been reported.</summary>
    public async Task<ReadingList?> LoadAsync(CancellationToken cancellation) =>
        await HomeLog.ReadAsync(run, home.ShelfLog, LongestLog, ShelfLog.Read, cancellation).ConfigureAwait(false)
            is { } events
            ? new ReadingList(events)
            : null;

    /// <summary>Keeps bytes. Null, or why they could not be.</summary>
    public async Task<string?> KeepAsync(ReadOnlyMemory<byte> bytes, Label label, CancellationToken cancellation) =>
        ReasonOf(
            await run.PerformAsync(KeepBytes.Of(home.Captures, new Value.Bytes(bytes, label)), cancellation)
                .ConfigureAwait(false)
        );

    /// <summary>Writes events down. Null, or why they could not be.</summary>
    public async Task<string?> AppendAsync(IEnumerable<ShelfEvent> events, CancellationToken cancellation)
    {
        // What is in the log is for the owner alone, whatever it speaks of.
        var lines = new Value.Bytes(ShelfLog.Write(events), Label.Owner.RestrictTo(Readers.OwnerOnly));
        return ReasonOf(
            await run.PerformAsync(AppendLines.Of(home.ShelfLog, lines), cancellation).ConfigureAwait(false)
        );
    }

    /// <summary>Reads what was captured, and checks that it is still that. Null with the reason if it is not.</summary>
    public async Task<(ReadOnlyMemory<byte>? Bytes, string? Reason)> ReadAsync(
        ContentHash hash,
        CancellationToken cancellation
    )
    {
        var path = KeepBytes.PathOf(home.Captures, hash);
        var outcome = await run.PerformAsync(ReadFile.Of(path, Capture.MaxLength), cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            return (null, outcome.Reason());
        }

        var bytes = ReadFile.Result(done.Value);
        return ContentHash.Of(bytes.Span) == hash
            ? (bytes, null)
            : (null, $"expected what was captured in {path}, found other bytes; save it again");
    }

    private static string? ReasonOf(Outcome outcome) => outcome is Outcome.Done ? null : outcome.Reason();
}
