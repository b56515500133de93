using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Chela.Reading.Duplicates;

/// <summary>
/// The smallest hashes of a text's shingles, from which the likeness of two texts is estimated without either of them
/// (Broder, <i>On the resemblance and containment of documents</i>, 1997; bottom-k MinHash). Immutable.
/// </summary>
/// <param name="Hashes">At most <see cref="Size"/>, rising, none twice.</param>
/// <param name="Shingles">How many different shingles the text has.</param>
public sealed record TextSketch(ImmutableArray<uint> Hashes, int Shingles)
{
    /// <summary>How many hashes are kept: the standard error of a resemblance of 0.5 is 0.044.</summary>
    public const int Size = 128;

    /// <summary>How many tokens make a shingle; an ideograph is one token.</summary>
    public const int Width = 4;

    /// <summary>A longer text is known by its beginning.</summary>
    private const int MostTokens = 50_000;

    /// <summary>Of no text.</summary>
    public static TextSketch Empty { get; } = new([], 0);

    /// <summary>The sketch of a text, given as the hashes of its tokens.</summary>
    public static TextSketch Of(IReadOnlyList<uint> tokens)
    {
        var count = Math.Min(tokens.Count, MostTokens) - Width + 1;
        if (count <= 0)
        {
            return Empty;
        }

        var hashes = new uint[count];
        for (var at = 0; at < count; at++)
        {
            var hash = 0ul;
            for (var offset = 0; offset < Width; offset++)
            {
                hash = Mixed(hash ^ tokens[at + offset]);
            }

            hashes[at] = (uint)(hash >> 32);
        }

        Array.Sort(hashes);
        var distinct = 0;
        for (var at = 0; at < count; at++)
        {
            if (at == 0 || hashes[at] != hashes[at - 1])
            {
                hashes[distinct++] = hashes[at];
            }
        }

        return new TextSketch([.. hashes.AsSpan(0, Math.Min(distinct, Size))], distinct);
    }

    /// <summary>About what part of the shingles of both texts is in both: 0 to 1.</summary>
    public double Resemblance(TextSketch other)
    {
        var (seen, common) = (0, 0);
        var (mine, theirs) = (0, 0);
        while (seen < Size && (mine < Hashes.Length || theirs < other.Hashes.Length))
        {
            var (a, b) = (At(Hashes, mine), At(other.Hashes, theirs));
            common += a == b ? 1 : 0;
            mine += a <= b ? 1 : 0;
            theirs += b <= a ? 1 : 0;
            seen++;
        }

        return seen == 0 ? 0 : (double)common / seen;
    }

    /// <summary>About what part of the shorter text's shingles is in the longer one: 0 to 1.</summary>
    /// <param name="other">The other text.</param>
    /// <param name="sample">How many shingles that is judged by; of less than a dozen it says little.</param>
    public double Containment(TextSketch other, out int sample)
    {
        var (small, large) = Shingles <= other.Shingles ? (this, other) : (other, this);
        // Only below the larger text's highest kept hash is it known what it has.
        var limit = large.Shingles > Size ? large.Hashes[^1] : uint.MaxValue;
        var (common, at) = (0, 0);
        for (sample = 0; sample < small.Hashes.Length && small.Hashes[sample] <= limit; sample++)
        {
            var hash = small.Hashes[sample];
            while (at < large.Hashes.Length && large.Hashes[at] < hash)
            {
                at++;
            }

            common += at < large.Hashes.Length && large.Hashes[at] == hash ? 1 : 0;
        }

        return sample == 0 ? 0 : (double)common / sample;
    }

    /// <summary>The sketch as text: the count, and the hashes in base64.</summary>
    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) * (Hashes.Length + 1)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Shingles);
        for (var at = 0; at < Hashes.Length; at++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(sizeof(uint) * (at + 1)), Hashes[at]);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads what <see cref="ToString"/> writes; null if it is not that.</summary>
    public static TextSketch? Parse(string text)
    {
        var bytes = new byte[sizeof(uint) * (Size + 1)];
        if (
            !Convert.TryFromBase64String(text, bytes, out var length)
            || length < sizeof(uint)
            || length % sizeof(uint) != 0
        )
        {
            return null;
        }

        var hashes = ImmutableArray.CreateBuilder<uint>();
        for (var at = sizeof(uint); at < length; at += sizeof(uint))
        {
            hashes.Add(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)));
        }

        var shingles = BinaryPrimitives.ReadInt32BigEndian(bytes);
        var rises = hashes.Zip(hashes.Skip(1)).All(p => p.First < p.Second);
        return rises && shingles >= hashes.Count && (shingles == hashes.Count || hashes.Count == Size)
            ? new TextSketch(hashes.ToImmutable(), shingles)
            : null;
    }

    /// <inheritdoc/>
    public bool Equals(TextSketch? other) =>
        other is not null && Shingles == other.Shingles && Hashes.AsSpan().SequenceEqual(other.Hashes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shingles, Hashes.IsEmpty ? 0u : Hashes[0]);

    private static uint At(ImmutableArray<uint> hashes, int at) => at < hashes.Length ? hashes[at] : uint.MaxValue;

    /// <summary>The last step of MurmurHash3 (Appleby): every bit of the input changes half of the output's.</summary>
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
