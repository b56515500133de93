using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Edge.Web;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Notes;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Shelf;

/// <summary>Takes what the owner named: fetches a page, reads a file or standard input, or finds what was captured before.</summary>
internal sealed class InputTaker(Run run, ShelfStore store, TimeProvider time)
{
    /// <summary>Takes an input.</summary>
    /// <param name="input">As the owner named it.</param>
    /// <param name="request">How.</param>
    /// <param name="known">What was captured last from that address; null for none.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<TakenInput> TakeAsync(
        string input,
        SaveRequest request,
        ShelfEvent.Captured? known,
        CancellationToken cancellation
    ) =>
        InputAddress.Of(input) is { } url
            ? request.IsOffline
                ? await StoredAsync(input, known, cancellation).ConfigureAwait(false)
                : await FetchedAsync(input, url, request, known, cancellation).ConfigureAwait(false)
            : await LocalAsync(input, request, cancellation).ConfigureAwait(false);

    private async Task<TakenInput> StoredAsync(string input, ShelfEvent.Captured? known, CancellationToken cancellation)
    {
        if (known is null)
        {
            return TakenInput.None(
                "expected it among what was captured, found nothing; save it once without --offline"
            );
        }

        var (bytes, reason) = await store.ReadAsync(known.Capture, cancellation).ConfigureAwait(false);
        return bytes is { } found
            ? new TakenInput(CaptureOf(input, found, known), LabelOf(known), null, null)
            : TakenInput.None(reason!);
    }

    private async Task<TakenInput> FetchedAsync(
        string input,
        string url,
        SaveRequest request,
        ShelfEvent.Captured? known,
        CancellationToken cancellation
    )
    {
        // A tag is a promise of one address: that of another spelling of it could be another page's.
        var before = known?.Input == input ? known : null;
        var stored = before is null
            ? default
            : await store.ReadAsync(before.Capture, cancellation).ConfigureAwait(false);
        var question = new WebQuestion(url)
        {
            Limit = Capture.MaxLength,
            AllowPrivate = request.AllowPrivate,
            ETag = stored.Bytes is null ? null : before?.Headers.GetValueOrDefault("etag"),
            LastModified = stored.Bytes is null ? null : before?.Headers.GetValueOrDefault("last-modified"),
        };
        var outcome = await run.PerformAsync(WebGet.Of(question), cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            return TakenInput.None(outcome.Reason());
        }

        var answer = WebGet.Result(done.Value);
        if (answer.IsUnchanged && stored.Bytes is null)
        {
            return TakenInput.None("expected a page, the server says that it did not change since nobody asked");
        }

        var bytes = answer.IsUnchanged ? stored.Bytes!.Value : answer.Body;
        if (bytes.IsEmpty)
        {
            return TakenInput.None("expected a page, found an empty answer");
        }

        var captured = new ShelfEvent.Captured(time.GetUtcNow(), ContentHash.Of(bytes.Span), input)
        {
            Url = answer.Url,
            Chain = [.. answer.Chain.Select(h => h.Url)],
            // Unchanged, the server need not tell again what it told (RFC 9110, section 15.4.5).
            Headers = answer.IsUnchanged ? before!.Headers.SetItems(answer.Headers) : answer.Headers,
            IsPrivate = request.IsPrivate || known?.IsPrivate == true,
        };
        return new TakenInput(CaptureOf(input, bytes, captured), LabelOf(captured), captured, null);
    }

    private async Task<TakenInput> LocalAsync(string input, SaveRequest request, CancellationToken cancellation)
    {
        var place = input == "-" ? input : Path.GetFullPath(input);
        var effect = input == "-" ? ReadStandardInput.Of(Capture.MaxLength) : ReadFile.Of(place, Capture.MaxLength);
        var outcome = await run.PerformAsync(effect, cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            return TakenInput.None(outcome.Reason());
        }

        var bytes = ReadFile.Result(done.Value);
        if (bytes.IsEmpty)
        {
            return TakenInput.None("expected something to read, found nothing");
        }

        var captured = new ShelfEvent.Captured(time.GetUtcNow(), ContentHash.Of(bytes.Span), place)
        {
            IsPrivate = request.IsPrivate || SaysPrivate(bytes.Span),
        };
        return new TakenInput(CaptureOf(input, bytes, captured), LabelOf(captured), captured, null);
    }

    private static Capture CaptureOf(string input, ReadOnlyMemory<byte> bytes, ShelfEvent.Captured captured) =>
        new(input, bytes)
        {
            Url = captured.Url,
            ContentType = captured.Headers.GetValueOrDefault("content-type"),
            At = captured.At,
        };

    private static Label LabelOf(ShelfEvent.Captured captured)
    {
        var source = CanonicalUrl.TryParse(captured.Url, out var url)
            ? new Source(SourceKind.Web, url.Host)
            : new Source(SourceKind.File, captured.Input);
        var label = Label.From(source);
        return captured.IsPrivate ? label.RestrictTo(Readers.OwnerOnly) : label;
    }

    /// <summary>A note of the owner's that says it is private is so on the shelf too.</summary>
    private static bool SaysPrivate(ReadOnlySpan<byte> bytes) =>
        FrontMatter.Parse(FrontMatterFence.Text(Note.WithoutMark(bytes))).IsPrivate;
}
