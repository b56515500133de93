using System.Collections.Immutable;
using System.Globalization;
using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Reading.Subscriptions;

/// <summary>
/// What tells the entries of a feed apart: their guids where they differ, their addresses together with their titles, and
/// where neither does, what they say. Both count, for feeds change either without a reason.
/// </summary>
public sealed class EntryKeys
{
    private const int KeyLength = 16;

    private readonly Feed _feed;
    private readonly Dictionary<string, int> _guids;
    private readonly Dictionary<string, int> _urls;
    private readonly string? _site;

    /// <summary>Looks at all entries of a feed.</summary>
    public EntryKeys(Feed feed)
    {
        _feed = feed;
        _guids = Counted(feed.Entries.Select(e => e.Id));
        _urls = Counted(feed.Entries.Select(e => Canonical(e.Item.Url) ?? ""));
        _site = Canonical(feed.SiteUrl);
    }

    /// <summary>The keys of an entry: an entry that has one of them is the same.</summary>
    public ImmutableArray<string> Of(FeedEntry entry)
    {
        var keys = ImmutableArray.CreateBuilder<string>(2);
        if (entry.Id.Length > 0 && _guids[entry.Id] == 1)
        {
            keys.Add(Key("g", entry.Id));
        }

        if (AddressOf(entry) is { } address)
        {
            keys.Add(Key("u", $"{address}\n{entry.Item.Title}"));
        }

        if (keys.Count == 0)
        {
            var published = entry.Item.Published?.ToString("O", CultureInfo.InvariantCulture);
            keys.Add(Key("t", $"{entry.Id}\n{entry.Item.Url}\n{entry.Item.Title}\n{published}\n{entry.Item.Summary}"));
        }

        return keys.ToImmutable();
    }

    /// <summary>
    /// The id on the shelf: that of its address, as of any page, unless the address is that of several entries or of the
    /// whole site; then what tells it from the others of its feed.
    /// </summary>
    public ContentHash ItemOf(ContentHash feed, FeedEntry entry) =>
        AddressOf(entry) is { } address ? ContentHash.Of(address) : ContentHash.Of($"{feed}#{Of(entry)[0]}");

    /// <summary>All keys of the feed, in its order.</summary>
    public IEnumerable<string> All => _feed.Entries.SelectMany(e => Of(e)).Distinct(StringComparer.Ordinal);

    private string? AddressOf(FeedEntry entry) =>
        Canonical(entry.Item.Url) is { } address && _urls[address] == 1 && address != _site ? address : null;

    private static string? Canonical(string? url) =>
        CanonicalUrl.TryParse(url, out var canonical) ? canonical.Value : null;

    private static Dictionary<string, int> Counted(IEnumerable<string> texts) =>
        texts.CountBy(t => t, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string Key(string kind, string text) => kind + ContentHash.Of(text).ToString()[..KeyLength];
}
