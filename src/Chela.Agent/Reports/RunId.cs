using System.Buffers.Binary;
using System.Globalization;
using Chela.Text;

namespace Chela.Agent.Reports;

/// <summary>
/// Names a run, for ever: a UUID of version 7 (RFC 9562, section 5.7), so that ids sort by time.
/// </summary>
/// <param name="Value">The UUID.</param>
public readonly record struct RunId(Guid Value)
{
    /// <summary>Number of random bytes that <see cref="Create"/> takes.</summary>
    public const int EntropyLength = 10;

    /// <summary>Makes an id from a moment and random bytes, both the caller's: nothing here looks at clock or chance.</summary>
    /// <param name="moment">The moment, kept to the millisecond.</param>
    /// <param name="entropy">Exactly <see cref="EntropyLength"/> random bytes; six of their bits are not used.</param>
    /// <exception cref="ArgumentException"><paramref name="entropy"/> has another length.</exception>
    public static RunId Create(DateTimeOffset moment, ReadOnlySpan<byte> entropy)
    {
        if (entropy.Length != EntropyLength)
        {
            throw new ArgumentException($"Expected {EntropyLength} bytes, found {entropy.Length}.", nameof(entropy));
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, moment.ToUnixTimeMilliseconds() << 16);
        entropy.CopyTo(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new RunId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>
    /// The id of what a message leads to, the same for the same message: a UUID of version 8 (RFC 9562, section 5.8), so that one that
    /// comes twice is one.
    /// </summary>
    /// <param name="channel">Where it came from.</param>
    /// <param name="message">Its id on the channel.</param>
    public static RunId OfMessage(string channel, string message)
    {
        var hash = ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"{channel.Length}:{channel}{message}"));
        var bytes = Convert.FromHexString(hash.ToString()).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new RunId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>The 36 characters of RFC 9562, lower case.</summary>
    public override string ToString() => Value.ToString("D");
}
