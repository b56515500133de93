using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;

namespace Chela.Shelf;

/// <summary>
/// Makes copies of items that have no address, under names by which other programs know what to do with them: documents
/// as they came, everything else as a note. A page as it came would run a stranger's scripts from the owner's own disk.
/// </summary>
internal sealed class OpenedCopies(Run run, ShelfJob shelf, Home home, TimeZoneInfo zone)
{
    /// <summary>Writes the copy. Its path; null if it could not be made, which has been reported.</summary>
    public async Task<string?> WriteAsync(ReadingList list, ShelfItem item, CancellationToken cancellation)
    {
        var (read, bytes, reason) = await shelf.ReadAsync(list, item, cancellation).ConfigureAwait(false);
        if (bytes is not { } captured)
        {
            return Failed(item, reason!);
        }

        var ending = FormatSniffer.Sniff(new Capture(item.Name, captured), out _) switch
        {
            ContentFormat.Pdf => "pdf",
            ContentFormat.Epub => "epub",
            _ => null,
        };
        if (ending is null && read is null)
        {
            return Failed(item, reason!);
        }

        var content = ending is null ? Encoding.UTF8.GetBytes(ClippingNote.Write(item, read, zone)) : captured;
        var name = $"{item.ShortId}.{ending ?? "md"}";
        var write = WriteFiles.Of(home.Opened, [(name, content)], [], Label.Owner.RestrictTo(Readers.OwnerOnly));
        var outcome = await run.PerformAsync(write, cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done ? Path.Combine(home.Opened, name) : Failed(item, outcome.Reason());
    }

    private string? Failed(ShelfItem item, string reason)
    {
        run.Fail(new Remark($"{item.Name} ({item.ShortId})", null, null, reason, null));
        return null;
    }
}
