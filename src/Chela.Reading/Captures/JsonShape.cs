using System.Text;
using System.Text.Json;

namespace Chela.Reading.Captures;

/// <summary>Tells JSON apart by the names of its outermost members.</summary>
internal static class JsonShape
{
    private const int MostLooked = 128 * 1024;

    /// <summary>How deep names are looked at; the root is 1, in an array the first of its values is 2.</summary>
    private const int Deep = 4;

    private const int MostNames = 2000;

    /// <summary>The format of what begins with a bracket; null if it is no JSON, as a note that begins with a link.</summary>
    public static ContentFormat? FormatOf(string text)
    {
        var cut = Math.Min(text.Length, MostLooked);
        var names = Names(Encoding.UTF8.GetBytes(text[..cut]), isWhole: cut == text.Length);
        return names is null ? null : OfNames(names, text);
    }

    private static ContentFormat OfNames(HashSet<string> names, string text)
    {
        bool Has(params ReadOnlySpan<string> all)
        {
            foreach (var name in all)
            {
                if (!names.Contains(name))
                {
                    return false;
                }
            }

            return true;
        }

        return IsFeed(Has, text) ? ContentFormat.JsonFeed
            : Has("1 videoDetails") || Has("1 playabilityStatus") ? ContentFormat.YouTubePlayer
            : Has("1 wireMagic") || Has("1 events", "3 segs") || Has("1 events", "3 tStartMs")
                ? ContentFormat.YouTubeTranscript
            : Has("3 text", "3 start", "3 duration") && !Has("3 url") ? ContentFormat.YouTubeTranscript
            : Has("2 text", "2 start", "2 duration") && !Has("2 url") ? ContentFormat.YouTubeTranscript
            : Has("1 type", "1 version") && (Has("1 provider_name") || Has("1 author_url") || Has("1 html"))
                ? ContentFormat.OEmbed
            : Has("1 url", "1 body", "1 status_code") ? ContentFormat.ArxivAnswer
            : IsPosts(Has) ? ContentFormat.Posts
            : ContentFormat.Export;
    }

    private delegate bool HasAll(params ReadOnlySpan<string> all);

    /// <summary>A feed says by an address which version it is; some say it by the number alone.</summary>
    private static bool IsFeed(HasAll has, string text) =>
        has("1 version")
        && (
            text.AsSpan(0, Math.Min(text.Length, 4096)).Contains("jsonfeed.org/version", StringComparison.Ordinal)
            || has("1 items") && (has("1 feed_url") || has("1 home_page_url") || has("3 content_html"))
        );

    private static bool IsPosts(HasAll has) =>
        has("2 id_str")
        || has("1 id_str")
        || has("1 entryId")
        || has("1 rest_id")
        || has("1 globalObjects")
        || has("2 tweet")
        || has("1 tweet")
        || has("1 thread", "2 post")
        || has("1 feed", "3 post")
        || has("1 posts")
        || has("1 data", "2 threaded_conversation_with_injections_v2")
        || has("1 data", "2 search_by_raw_query")
        || has("1 data", "2 tweetResult")
        || has("1 data", "2 user")
        || has("1 data", "3 author_id")
        || has("1 data", "2 author_id");

    /// <summary>Each name with its depth before it; null if it is no JSON from the first few values on.</summary>
    private static HashSet<string>? Names(ReadOnlySpan<byte> json, bool isWhole)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(
            json,
            isFinalBlock: isWhole,
            new JsonReaderState(
                new JsonReaderOptions
                {
                    MaxDepth = 512,
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            )
        );
        var seen = 0;
        try
        {
            while (names.Count < MostNames && reader.Read())
            {
                seen++;
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth <= Deep)
                {
                    names.Add($"{reader.CurrentDepth} {reader.GetString()}");
                }
            }
        }
        catch (JsonException) when (seen > 3)
        {
            // Damaged further on: its reader says where.
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate.
            return names;
        }

        return names;
    }
}
