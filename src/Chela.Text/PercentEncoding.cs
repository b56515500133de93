using System.Globalization;
using System.Text;

namespace Chela.Text;

/// <summary>Percent-encoding of URLs (RFC 3986, section 2.1) over UTF-8.</summary>
internal static class PercentEncoding
{
    /// <summary>What may stand in a path besides the unreserved characters (section 3.3).</summary>
    public const string PathCharacters = "!$&'()*+,;=:@/";

    /// <summary>What may stand in a query or a fragment besides the unreserved characters (sections 3.4, 3.5).</summary>
    public const string QueryCharacters = PathCharacters + "?";

    /// <summary>Adds the encoded form of a code point; an unpaired surrogate becomes U+FFFD, as in every UTF-8.</summary>
    public static void Append(StringBuilder text, int codePoint)
    {
        var rune = Rune.TryCreate(codePoint, out var valid) ? valid : Rune.ReplacementChar;
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
        {
            text.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>
    /// The normal form (section 6.2.2): unreserved characters decoded, hexadecimal digits in upper case, and encoded what
    /// may not stand there, a lone <c>%</c> too. The normal form of a normal form is itself.
    /// </summary>
    /// <param name="text">A part of a URL.</param>
    /// <param name="allowed">The reserved characters that may stand in that part.</param>
    public static string Normalize(string text, string allowed)
    {
        var normal = new StringBuilder(text.Length);
        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            var codePoint = CodePoints.At(text, at, out length);
            if (codePoint == '%' && Byte(text, at) is { } value)
            {
                length = 3;
                if (IsUnreserved(value))
                {
                    normal.Append((char)value);
                }
                else
                {
                    normal.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
                }
            }
            else if (IsUnreserved(codePoint) || (codePoint < 0x80 && allowed.Contains((char)codePoint)))
            {
                normal.Append((char)codePoint);
            }
            else
            {
                Append(normal, codePoint);
            }
        }

        return normal.ToString();
    }

    /// <summary>The text with every encoded byte decoded; what is no UTF-8 becomes U+FFFD.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%'))
        {
            return text;
        }

        var bytes = new List<byte>(text.Length);
        var buffer = new byte[4];
        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            var codePoint = CodePoints.At(text, at, out length);
            if (codePoint == '%' && Byte(text, at) is { } value)
            {
                length = 3;
                bytes.Add(value);
            }
            else
            {
                var rune = Rune.TryCreate(codePoint, out var valid) ? valid : Rune.ReplacementChar;
                bytes.AddRange(buffer.AsSpan(0, rune.EncodeToUtf8(buffer)));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static byte? Byte(string text, int at) =>
        at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2])
            ? byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : null;

    private static bool IsUnreserved(int codePoint) =>
        codePoint < 0x80 && (char.IsAsciiLetterOrDigit((char)codePoint) || codePoint is '-' or '.' or '_' or '~');
}
