using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Extraction;
using Chela.Text;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Feeds;

/// <summary>
/// Reads feeds: RSS 0.90 to 0.94, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. What is not well-formed is read
/// tolerantly, and a problem says so.
/// </summary>
public static partial class FeedReader
{
    /// <summary>Entries of a feed beyond this number are left out.</summary>
    public const int MaxEntries = 10_000;

    private const int Look = 4096;

    /// <summary>HTML beyond so many characters in all is read more plainly, which is quicker.</summary>
    private const int MostHtml = 8 * 1024 * 1024;

    /// <summary>Whether a text is a feed, by its beginning.</summary>
    public static bool Fits(string text)
    {
        var head = text.AsSpan(0, Math.Min(Look, text.Length));
        return Xml().IsMatch(head) || JsonFeedReader.Fits(text);
    }

    /// <summary>Reads a feed's entries, with their texts as pages are written.</summary>
    /// <param name="capture">Where it came from.</param>
    /// <param name="text">Its text.</param>
    public static CaptureReading Read(Capture capture, DecodedText text)
    {
        var left = MostHtml;
        var reading = ReadFeed(
            text.Text,
            capture.Url,
            (html, url) => (left -= html.Length) >= 0 ? HtmlFragment.Read(html, url) : PlainFragment.Read(html, url)
        );
        return reading.Feed is not { } feed
            ? new CaptureReading([], reading.Problems)
            : new CaptureReading(
                [.. feed.Entries.Select(e => Placed(e, text))],
                feed.Entries.IsEmpty
                    ? reading.Problems.Add(new CaptureProblem(null, "expected entries, found a feed without any"))
                    : reading.Problems
            );
    }

    /// <summary>Reads a feed.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="url">Where it was fetched from, for relative addresses; null if unknown.</param>
    /// <param name="html">Reads the HTML in it.</param>
    public static FeedReading ReadFeed(string text, string? url, FragmentReader? html = null)
    {
        html ??= PlainFragment.Read;
        if (text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['{', ..])
        {
            return JsonFeedReader.Read(text, url, html);
        }

        var tree = MarkupTree.Read(text, url, MaxEntries, out var broken);
        var problems = ImmutableArray.CreateBuilder<CaptureProblem>();
        if (broken is not null)
        {
            problems.Add(broken);
        }

        if (tree.Root is not { Name: "rss" or "rdf:rdf" or "rdf" or "channel" or "feed" } root)
        {
            problems.Add(new CaptureProblem(null, $"expected rss, rdf:RDF or feed, found {Found(tree.Root)}"));
            return new FeedReading(null, problems.ToImmutable());
        }

        if (tree.TooLarge is { } tooLarge)
        {
            problems.Add(tooLarge);
        }

        if (tree.Entries > MaxEntries)
        {
            problems.Add(TooMany(tree.Entries));
        }

        var feed = root.Name == "feed" ? AtomReader.Read(root, html) : RssReader.Read(root, html);
        return new FeedReading(feed, problems.ToImmutable()) { AllEntries = tree.AllEntries };
    }

    /// <summary>HTML in a feed is escaped, so a block is known to stand in the element of its text, and not where in it.</summary>
    private static ReadItem Placed(FeedEntry entry, DecodedText text)
    {
        if (entry.ContentPlace is not { } place)
        {
            return entry.Item;
        }

        var span = text.SpanOf(place.Start, place.Length);
        return entry.Item with { Blocks = [.. entry.Item.Blocks.Select(b => b with { Span = span })] };
    }

    internal static CaptureProblem TooMany(int found) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"entry {MaxEntries + 1}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected at most {MaxEntries} entries, found {found}; the first ones were read"
            )
        );

    private static string Found(MarkupElement? root) => root is null ? "no element" : Casing.ToLower(root.Name);

    [GeneratedRegex(
        @"\A[^<]{0,512}(?:(?:<\?[^>]{0,512}>|<!--[^>]{0,2048}-->|<!DOCTYPE[^>\[]{0,512}(?:\[[^\]]{0,2048}\])?\s*>)\s*){0,8}<(?:(?:rss|(?:[A-Za-z0-9]{1,16}:)?feed|channel)(?=[\s>])|rdf:RDF(?=[^>]{1,2048}(?:purl\.org/(?:net/)?rss|rdf/simple)))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Xml();
}
