using System.Security.Cryptography;

namespace Chela.Edge.Sqlite;

/// <summary>Seals a body: AES-256-GCM under a key that is used for this body alone, so that the nonce can be zero.</summary>
internal static class Sealed
{
    public const int HashLength = SHA256.HashSizeInBytes;

    private const int TagLength = 16;

    private static ReadOnlySpan<byte> Nonce => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>How long a sealed body is.</summary>
    public static int LengthOf(int body) => body + TagLength;

    /// <summary>Seals a body, bound to its header.</summary>
    public static void Seal(Span<byte> to, ReadOnlySpan<byte> key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> body)
    {
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(Nonce, body, to[..body.Length], to[body.Length..], header);
    }

    /// <summary>The body; null if the bytes, the key or the header are not those it was sealed with.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> sealedBody)
    {
        if (sealedBody.Length < TagLength)
        {
            return null;
        }

        var body = new byte[sealedBody.Length - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(Nonce, sealedBody[..^TagLength], sealedBody[^TagLength..], body, header);
            return body;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>An event's place in the chain: the hash of the one before, its header, and the hash of its sealed body.</summary>
    public static void Link(
        Span<byte> hash,
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> header,
        ReadOnlySpan<byte> bodyHash
    )
    {
        Span<byte> all = stackalloc byte[HashLength + EventHeader.MostBytes + HashLength];
        before.CopyTo(all);
        header.CopyTo(all[HashLength..]);
        bodyHash.CopyTo(all[(HashLength + header.Length)..]);
        SHA256.HashData(all[..(HashLength + header.Length + HashLength)], hash);
    }
}
