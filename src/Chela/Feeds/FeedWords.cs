using System.Collections.Immutable;
using Chela.Agent.Reports;
using Chela.Reading.Subscriptions;

namespace Chela.Feeds;

/// <summary>Finds the feeds that an owner names.</summary>
internal static class FeedWords
{
    /// <summary>The feeds, each once; what names none, or several, is reported.</summary>
    public static ImmutableArray<FollowedFeed> Find(Run run, FeedList list, IEnumerable<string> words)
    {
        var found = new List<FollowedFeed>();
        foreach (var word in words)
        {
            switch (list.Find(word))
            {
                case [var feed]:
                    found.Add(feed);
                    break;
                case []:
                    Fail(run, $"no feed is followed that '{word}' names", "chela feed list shows them");
                    break;
                case var several:
                    Fail(
                        run,
                        $"expected one feed, found {several.Length} that '{word}' names: {string.Join(", ", several.Take(5).Select(f => f.ShortId))}",
                        "name it by its id"
                    );
                    break;
            }
        }

        return [.. found.DistinctBy(f => f.Id)];
    }

    private static void Fail(Run run, string message, string advice) =>
        run.Fail(new Remark(null, null, null, message, advice));
}
