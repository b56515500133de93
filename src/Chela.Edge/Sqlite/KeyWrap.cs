using System.Security.Cryptography;

namespace Chela.Edge.Sqlite;

/// <summary>
/// Wraps keys with a key: AES-256-GCM under a random nonce. AES key wrap (RFC 5649) would be twenty bytes shorter, and costs
/// thirty times as much.
/// </summary>
internal sealed class KeyWrap(ReadOnlySpan<byte> key) : IDisposable
{
    public const int KeyLength = 32;
    public const int WrappedLength = NonceLength + KeyLength + TagLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly AesGcm _aes = new(key, TagLength);

    /// <summary>Wraps a key.</summary>
    /// <param name="wrapped">Takes the nonce, the ciphertext and the tag.</param>
    /// <param name="inner">The key.</param>
    /// <param name="of">What the key is for; needed again to unwrap it.</param>
    /// <param name="random">Gives the nonce.</param>
    public void Wrap(Span<byte> wrapped, ReadOnlySpan<byte> inner, ReadOnlySpan<byte> of, RandomBytes random)
    {
        random.Fill(wrapped[..NonceLength]);
        _aes.Encrypt(
            wrapped[..NonceLength],
            inner,
            wrapped.Slice(NonceLength, KeyLength),
            wrapped[(NonceLength + KeyLength)..],
            of
        );
    }

    /// <summary>Unwraps a key; false if it is not one that this key wrapped for that.</summary>
    public bool TryUnwrap(Span<byte> inner, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> of)
    {
        if (wrapped.Length != WrappedLength)
        {
            return false;
        }

        try
        {
            _aes.Decrypt(
                wrapped[..NonceLength],
                wrapped.Slice(NonceLength, KeyLength),
                wrapped[(NonceLength + KeyLength)..],
                inner,
                of
            );
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => _aes.Dispose();
}
