using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Chela.Edge.Sqlite;

/// <summary>
/// Where the journal ended when an append was last acknowledged, written apart from the database: SQLite takes a log that was
/// cut off for one that ended there, and a file that was copied back for the newest.
/// </summary>
/// <param name="Position">The last event; 0 of an empty journal.</param>
/// <param name="Hash">Its place in the chain.</param>
/// <param name="Salt">Which write-ahead log it was in; 0: none, all was in the database.</param>
/// <param name="Pages">How many pages that log had.</param>
internal sealed record Anchor(long Position, byte[] Hash, ulong Salt, long Pages)
{
    public const int Length = 80;

    private const ulong Form = 0x4348_454C_4148_4401;
    private const int CheckLength = 16;

    /// <summary>Writes the form, which ends with a hash of what is before.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64BigEndian(to, Form);
        BinaryPrimitives.WriteInt64BigEndian(to[8..], Position);
        Hash.CopyTo(to[16..]);
        BinaryPrimitives.WriteUInt64BigEndian(to[48..], Salt);
        BinaryPrimitives.WriteInt64BigEndian(to[56..], Pages);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(to[..(Length - CheckLength)], hash);
        hash[..CheckLength].CopyTo(to[(Length - CheckLength)..]);
    }

    /// <summary>Reads it; null if it is not whole.</summary>
    public static Anchor? Read(ReadOnlySpan<byte> from)
    {
        if (from.Length != Length || BinaryPrimitives.ReadUInt64BigEndian(from) != Form)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(from[..(Length - CheckLength)], hash);
        return hash[..CheckLength].SequenceEqual(from[(Length - CheckLength)..])
            ? new Anchor(
                BinaryPrimitives.ReadInt64BigEndian(from[8..]),
                from.Slice(16, SHA256.HashSizeInBytes).ToArray(),
                BinaryPrimitives.ReadUInt64BigEndian(from[48..]),
                BinaryPrimitives.ReadInt64BigEndian(from[56..])
            )
            : null;
    }
}
