using System.Collections.Immutable;
using System.Text;
using Chela.Reading.Compose;
using Chela.Reading.Evidence;
using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>
/// Moves the spans of an entry from the clipping that it was made of into the bytes that were captured: to the very words
/// where the capture has them as they are, else to the block that they are in. What the capture does not have as it is, as the
/// text of an escaped feed, keeps its span in the clipping and says so.
/// </summary>
public sealed class CaptureAnchors
{
    /// <summary>Of longer blocks the whole block is named, in bytes.</summary>
    private const int LongestBlock = 1024 * 1024;

    private readonly ContentHash _capture;
    private readonly ImmutableArray<ClippingPart> _parts;
    private readonly Dictionary<int, byte[]> _bytes = [];
    private readonly Dictionary<int, RawLetters?> _letters = [];

    /// <summary>Takes a clipping and the bytes it came from, of which it keeps what the clipping's parts name.</summary>
    /// <param name="clipping">The clipping.</param>
    /// <param name="capture">The hash of the bytes.</param>
    /// <param name="bytes">The bytes.</param>
    public CaptureAnchors(Clipping clipping, ContentHash capture, ReadOnlySpan<byte> bytes)
    {
        _capture = capture;
        var parts = ImmutableArray.CreateBuilder<ClippingPart>(clipping.Parts.Length);
        var left = (long)LongestBlock;
        foreach (var part in clipping.Parts)
        {
            var there = part.There ?? (part.Highlight is { Length: > 0 } words ? SpanOf(bytes, words) : null);
            if (
                there is { } span
                && part is { File: null, Highlight: null }
                && span.End <= bytes.Length
                && (left -= span.Length) > 0
            )
            {
                _bytes[parts.Count] = span.Of(bytes).ToArray();
            }

            parts.Add(part with { There = there });
        }

        _parts = parts.MoveToImmutable();
    }

    /// <summary>The entry with its spans in the capture.</summary>
    /// <param name="entry">An entry that was made of the clipping.</param>
    public Entry Anchor(Entry entry)
    {
        var facts = entry.Facts;
        return entry with
        {
            Capture = _capture,
            Statements = [.. entry.Statements.Select(s => Anchor(s, entry.Capture))],
            Facts = facts with
            {
                Names = [.. facts.Names.Select(n => n with { Span = PlaceOf(n.Span?.Bytes, n.Text) })],
                Numbers = [.. facts.Numbers.Select(n => n with { Span = PlaceOf(n.Span?.Bytes, n.Text) })],
                Evidence = [.. facts.Evidence.Select(e => e with { Span = PlaceOf(e.Span?.Bytes, null) })],
                Sources = [.. facts.Sources.Select(s => s with { Span = PlaceOf(s.Span?.Bytes, null) })],
            },
        };
    }

    private Statement Anchor(Statement statement, ContentHash clipping) =>
        PlaceOf(statement.Span, statement.Text) is { } place
            ? statement with
            {
                Span = place.Bytes,
                Part = place.Part,
            }
            : statement with
            {
                Capture = statement.Span is null ? null : clipping,
            };

    private CapturePlace? PlaceOf(ByteSpan? span, string? words)
    {
        if (span is not { } here || PartOf(here) is not (>= 0 and var number) || _parts[number].There is not { } there)
        {
            return null;
        }

        var within = words is null ? null : LettersOf(number)?.Find(words);
        return new CapturePlace(
            within is { } found ? new ByteSpan(there.Start + found.Start, found.Length) : there,
            _parts[number].File
        );
    }

    private RawLetters? LettersOf(int number)
    {
        if (!_letters.TryGetValue(number, out var letters))
        {
            _letters[number] = letters = _bytes.TryGetValue(number, out var bytes) ? RawLetters.Of(bytes) : null;
        }

        return letters;
    }

    /// <summary>The part of the clipping that a span is in, by halving.</summary>
    private int PartOf(ByteSpan span)
    {
        var (low, high) = (0, _parts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var here = _parts[middle].Here;
            if (span.Start >= here.End)
            {
                low = middle + 1;
            }
            else if (span.Start < here.Start)
            {
                high = middle - 1;
            }
            else
            {
                return span.End <= here.End ? middle : -1;
            }
        }

        return -1;
    }

    private static ByteSpan? SpanOf(ReadOnlySpan<byte> bytes, string words)
    {
        var wanted = Encoding.UTF8.GetBytes(words);
        var at = bytes.IndexOf(wanted);
        return at < 0 ? null : new ByteSpan(at, wanted.Length);
    }
}
