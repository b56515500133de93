using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Reports;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Shelf;

/// <summary>
/// Puts what the owner names onto the shelf. Each input is whole by itself: its bytes are kept before the line that
/// speaks of them is written, so that stopping in between leaves nothing that is not true.
/// </summary>
internal sealed class SaveJob(
    Run run,
    ShelfStore store,
    InputTaker taker,
    Func<Capture, CancellationToken, Task<CaptureReading>> read,
    TimeProvider time,
    TimeZoneInfo zone
)
{
    private const int MostHosts = 4;

    private readonly Lock _shelf = new();

    /// <summary>Saves, several hosts at a time; the run is told in the order of the inputs.</summary>
    /// <returns>What is on the shelf because of it.</returns>
    public async Task<ImmutableArray<(ShelfItem Item, ReadItem Read)>> RunAsync(
        SaveRequest request,
        CancellationToken cancellation
    )
    {
        if (await store.LoadAsync(cancellation).ConfigureAwait(false) is not { } list)
        {
            return [];
        }

        var saved = new SavedInput[request.Inputs.Length];
        var byHost = request.Inputs.Index().GroupBy(i => HostOf(i.Item));
        var options = new ParallelOptions { MaxDegreeOfParallelism = MostHosts, CancellationToken = cancellation };
        await Parallel
            .ForEachAsync(
                byHost,
                options,
                async (inputs, stop) =>
                {
                    foreach (var (index, input) in inputs)
                    {
                        saved[index] = await SaveAsync(input, request, list, stop).ConfigureAwait(false);
                    }
                }
            )
            .ConfigureAwait(false);
        foreach (var input in saved)
        {
            Tell(input);
        }

        return [.. saved.SelectMany(s => s.Items)];
    }

    private async Task<SavedInput> SaveAsync(
        string input,
        SaveRequest request,
        ReadingList list,
        CancellationToken cancellation
    )
    {
        ShelfEvent.Captured? known;
        lock (_shelf)
        {
            known = InputAddress.Of(input) is { } url ? list.CaptureOf(url) : null;
        }

        var taken = await taker.TakeAsync(input, request, known, cancellation).ConfigureAwait(false);
        if (taken.Capture is not { } capture)
        {
            return SavedInput.Failed(input, taken.Reason!);
        }

        var reading = await read(capture, cancellation).ConfigureAwait(false);
        if (reading.Items.IsEmpty && reading.Heading is null && capture.Url is null)
        {
            return SavedInput.Failed(
                input,
                reading.Problems is [var first, ..] ? PlainText.OneLine(first.ToString()) : "there is nothing in it"
            );
        }

        // A page that nobody can read yet is worth its address, and its bytes may be read later.
        var items = reading.Items.IsEmpty ? [reading.Heading ?? new ReadItem(ItemKind.Link)] : reading.Items;
        var isPrivate = request.IsPrivate || taken.Event?.IsPrivate == true || known?.IsPrivate == true;
        var now = time.GetUtcNow();
        var events = items
            .Select(
                (item, part) =>
                    EventOf(item, part, items.Length == 1, capture, now) with
                    {
                        Note = request.Note,
                        IsPrivate = isPrivate,
                    }
            )
            .ToImmutableArray();
        var reason = taken.Event is null
            ? null
            : await store.KeepAsync(capture.Bytes, taken.Label, cancellation).ConfigureAwait(false);
        reason ??= await store
            .AppendAsync([.. taken.Event is { } captured ? new ShelfEvent[] { captured } : [], .. events], cancellation)
            .ConfigureAwait(false);
        if (reason is not null)
        {
            return SavedInput.Failed(input, reason);
        }

        lock (_shelf)
        {
            var before = events.Select(e => list[e.Item]).OfType<ShelfItem>().ToList();
            if (taken.Event is not null)
            {
                list.Add(taken.Event);
            }

            foreach (var saved in events)
            {
                list.Add(saved);
            }

            var after = events.Select((e, i) => (Item: list[e.Item]!, Read: items[i])).ToImmutableArray();
            return new SavedInput(
                LineOf(capture, taken.Event, before, after),
                after,
                null,
                [
                    .. reading.Problems.Select(p => new Remark(
                        input,
                        null,
                        null,
                        PlainText.OneLine(p.ToString()),
                        !reading.Items.IsEmpty ? null
                            : reading.Heading is null ? "only its address is on the shelf"
                            : "it is on the shelf without its text"
                    )),
                ]
            );
        }
    }

    private static ShelfEvent.Saved EventOf(ReadItem item, int part, bool isOnly, Capture capture, DateTimeOffset now)
    {
        var url = isOnly ? AddressOf(item, capture) : item.Url;
        var id =
            CanonicalUrl.TryParse(url, out var canonical) ? ContentHash.Of(canonical.Value)
            : isOnly ? capture.Hash
            : ContentHash.Of($"{capture.Hash}#{part}");
        var saved = ShelfEvent.Saved.Of(now, id, capture.Hash, part, item, url);
        // Who saves a file has named it mostly; letters are named by programs.
        var isNamed = url is null && item.Title is null && item.Kind != ItemKind.Mail && isOnly;
        return isNamed || (url is null && saved.Title is null)
            ? saved with
            {
                Title = NameOf(capture.Input) ?? saved.Title,
            }
            : saved;
    }

    /// <summary>
    /// The address of a page is what it says of itself only within its own site: or else any page could take the place of
    /// any other on the shelf.
    /// </summary>
    private static string? AddressOf(ReadItem item, Capture capture) =>
        !CanonicalUrl.TryParse(capture.Url, out var fetched) ? item.Url
        : CanonicalUrl.TryParse(item.Url, out var said) && IsSameSite(said.Host, fetched.Host) ? item.Url
        : capture.Url;

    private static bool IsSameSite(string a, string b) =>
        a == b || a.EndsWith("." + b, StringComparison.Ordinal) || b.EndsWith("." + a, StringComparison.Ordinal);

    private static string? NameOf(string input) => input == "-" ? null : Path.GetFileNameWithoutExtension(input);

    private string LineOf(
        Capture capture,
        ShelfEvent.Captured? captured,
        List<ShelfItem> before,
        ImmutableArray<(ShelfItem Item, ReadItem Read)> now
    )
    {
        var way = captured is { Chain.IsEmpty: false } ? $", redirected to {PlainText.OneLine(captured.Url!)}" : "";
        if (now is not [var (item, _)])
        {
            var known = before.Select(b => b.Id).ToHashSet();
            return $"saved {now.Length} items of {capture.Input}, {now.DistinctBy(n => n.Item.Id).Count(n => !known.Contains(n.Item.Id))} of them new{way}";
        }

        var place = item.Source is { } source && item.Saved.Title is not null ? $", {source}" : "";
        var what = $"{item.Name} ({ShelfLog.NameOf(item.Saved.Kind)}{place}) {item.ShortId}";
        return before is [{ IsWaiting: true } or { State: ShelfState.Opened }]
            ? $"on the shelf since {Day(item.SavedAt)}: {what}{way}"
            : $"saved {what}{way}";
    }

    private string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Tell(SavedInput input)
    {
        if (input.Line is { } line)
        {
            run.Did(line);
        }

        if (input.Error is { } error)
        {
            run.Fail(error);
        }

        foreach (var warning in input.Warnings)
        {
            run.Warn(warning);
        }
    }

    private static string HostOf(string input) =>
        InputAddress.Of(input) is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "";
}
