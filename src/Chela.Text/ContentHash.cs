using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Chela.Text;

/// <summary>
/// SHA-256 (FIPS 180-4) of some bytes: the identity of items and captures. Equal bytes have equal ids on every machine.
/// </summary>
public readonly record struct ContentHash
{
    private readonly string? _hex;

    private ContentHash(string hex) => _hex = hex;

    /// <summary>Hashes <paramref name="bytes"/>.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new ContentHash(Convert.ToHexStringLower(hash));
    }

    /// <summary>Hashes the UTF-8 form of <paramref name="text"/>.</summary>
    public static ContentHash Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads the 64 lower-case hexadecimal digits that <see cref="ToString"/> writes.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentHash hash)
    {
        var ok = text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
        hash = ok ? new ContentHash(text!) : default;
        return ok;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => _hex ?? new string('0', 64);
}
