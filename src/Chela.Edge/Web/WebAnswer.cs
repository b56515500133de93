using System.Collections.Immutable;

namespace Chela.Edge.Web;

/// <summary>What a fetch brought.</summary>
/// <param name="Url">Where it was found in the end.</param>
/// <param name="Status">200, or 304 where it is as it was.</param>
/// <param name="Chain">The addresses that sent on, in order; empty if the first one had it.</param>
/// <param name="Headers">The headers that matter, by their names in lower case.</param>
/// <param name="Body">The bytes, unpacked; empty with 304.</param>
public sealed record WebAnswer(
    string Url,
    int Status,
    ImmutableArray<WebHop> Chain,
    ImmutableSortedDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>Whether the page is as it was when the entity tag or date that was sent along was told.</summary>
    public bool IsUnchanged => Status == 304;

    /// <summary>The value of a header by its name in lower case; null if the answer has none.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
