using Chela.Text;

namespace Chela.Reading.Captures;

/// <summary>Bytes as they came in, with what is known of them. Spans of what is read out of it point into <see cref="Bytes"/>.</summary>
/// <param name="Input">What the owner named: a file, an address, <c>-</c>. Told in errors.</param>
/// <param name="Bytes">The raw bytes; not to be changed afterwards.</param>
public sealed record Capture(string Input, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A longer capture is not read, in bytes.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    /// <summary>Where it was fetched from, after all redirects; null for a file.</summary>
    public string? Url { get; init; }

    /// <summary>What the server called it, such as <c>text/html; charset=gbk</c>; it may be wrong.</summary>
    public string? ContentType { get; init; }

    /// <summary>When it was taken; null where nobody knows.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What identifies the bytes.</summary>
    public ContentHash Hash => ContentHash.Of(Bytes.Span);
}
