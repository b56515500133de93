namespace Chela.Text;

/// <summary>
/// A range of UTF-8 byte offsets into a raw capture: <c>[Start, Start + Length)</c>. Every statement of a digest that is
/// anchored names its witness by such a span, so it stays valid whatever is done to the decoded text.
/// </summary>
/// <param name="Start">First byte, counted from 0.</param>
/// <param name="Length">Number of bytes, 0 or more.</param>
public readonly record struct ByteSpan(int Start, int Length)
{
    /// <summary>The first byte after the span.</summary>
    public int End => Start + Length;

    /// <summary>The bytes the span names.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie within <paramref name="capture"/>.</exception>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> capture) => capture.Slice(Start, Length);

    /// <inheritdoc/>
    public override string ToString() => $"{Start}..{End}";
}
