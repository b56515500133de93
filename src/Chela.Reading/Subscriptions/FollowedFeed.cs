using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Reading.Subscriptions;

/// <summary>A feed that the owner follows. Immutable.</summary>
/// <param name="Id">Its id, which stays when it moves.</param>
/// <param name="Subscription">Where it is now and what it is called.</param>
/// <param name="IsPrivate">Whether only the owner may see what is in it.</param>
/// <param name="AddedAt">Since when.</param>
/// <param name="GoneAt">When it said that it is gone for good; null if it did not.</param>
public sealed record FollowedFeed(
    ContentHash Id,
    Subscription Subscription,
    bool IsPrivate,
    DateTimeOffset AddedAt,
    DateTimeOffset? GoneAt
)
{
    private const int ShortLength = 8;

    /// <summary>Where it is now.</summary>
    public string Url => Subscription.Url;

    /// <summary>The beginning of its id, which is enough to name it.</summary>
    public string ShortId => Id.ToString()[..ShortLength];

    /// <summary>What it is called, on one line: its title, else its address.</summary>
    public string Name => PlainText.OneLine(Subscription.Title ?? Subscription.Url);
}
