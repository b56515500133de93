namespace Chela.Text.Written;

/// <summary>
/// A mail address as it is in practice (RFC 5321, without quoted local parts and address literals). Reads text in the
/// form of <see cref="ComparableText.Folded"/>, in which the address is its own normal form.
/// </summary>
public static class WrittenAddress
{
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~.";
    private const int LongestLocal = 64;

    /// <summary>Whether a character can stand in a local part.</summary>
    public static bool IsLocal(ReadOnlySpan<char> text, int at) =>
        WordEdges.IsSolid(text, at) || LocalSigns.Contains(text[at], StringComparison.Ordinal);

    /// <summary>Reads the address that starts at <paramref name="at"/>; its length, or 0 where none does.</summary>
    public static int Read(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestLocal && IsLocal(text, end))
        {
            end++;
        }

        if (end == at || end - at > LongestLocal || end >= text.Length || text[end] != '@' || text[end - 1] == '.')
        {
            return 0;
        }

        var host = WrittenUrl.ReadHost(text, end + 1, out var isDomain);
        return isDomain && WordEdges.IsEdge(text, end + 1 + host) ? end + 1 + host - at : 0;
    }
}
