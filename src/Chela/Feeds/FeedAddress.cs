using Chela.Shelf;

namespace Chela.Feeds;

/// <summary>Addresses of feeds as owners name them; some programs hand them on with a scheme of their own.</summary>
internal static class FeedAddress
{
    private const string Scheme = "feed:";

    /// <summary>The address that is meant; null for a path.</summary>
    public static string? Of(string input)
    {
        if (!input.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return InputAddress.Of(input);
        }

        var rest = input[Scheme.Length..];
        return rest.StartsWith("//", StringComparison.Ordinal) ? "http:" + rest : InputAddress.Of(rest);
    }
}
