using System.Buffers;
using System.Globalization;
using System.Text;

namespace Chela.Text;

/// <summary>File names that Linux, macOS and Windows all take.</summary>
public static class SafeFileName
{
    /// <summary>The longest name that common file systems hold, in bytes.</summary>
    public const int MostBytes = 255;

    /// <summary>The smallest limit that leaves room for a stem and an extension.</summary>
    public const int FewestBytes = 16;

    private const int LongestExtension = 10;
    private const string Untitled = "untitled";
    private const string Forbidden = "<>:\"/\\|?*";

    /// <summary>Names of devices on Windows, with any extension; superscript digits count too.</summary>
    private static readonly HashSet<string> Devices =
    [
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        .. from port in new[] { "com", "lpt" } from digit in "0123456789¹²³" select port + digit,
    ];

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>
    /// A file name made of a title: NFC, without forbidden and control characters (a blank takes their place; blanks in a
    /// row are one), directional marks, and dots or blanks at the end; <c>_</c> before the name of a device; cut where a
    /// reader sees a character end, the extension kept. Never empty. The name of a name is itself.
    /// </summary>
    /// <param name="title">Any text, with or without an extension.</param>
    /// <param name="maxBytes">The limit in bytes of UTF-8, <see cref="FewestBytes"/> or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is too small.</exception>
    public static string Of(string title, int maxBytes = MostBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, FewestBytes);
        var name = Cut(Normalization.Nfc(Allowed(title)), maxBytes);
        if (name.Length == 0)
        {
            return Untitled;
        }

        return IsDevice(name) ? Cut("_" + name, maxBytes) : name;
    }

    private static string Allowed(string title)
    {
        var name = new StringBuilder(title.Length);
        var isAfterBlank = true;
        foreach (var rune in title.EnumerateRunes())
        {
            if (IsBlank(rune))
            {
                _ = isAfterBlank ? name : name.Append(' ');
                isAfterBlank = true;
            }
            else if (!IsDropped(rune))
            {
                name.Append(rune.ToString());
                isAfterBlank = false;
            }
        }

        return Trim(name.ToString());
    }

    private static bool IsBlank(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || (rune.IsAscii && Forbidden.Contains((char)rune.Value));

    /// <summary>Directional marks, which show a name in another order, and what stands for unpaired surrogates.</summary>
    private static bool IsDropped(Rune rune) =>
        rune.Value is 0x61C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD;

    private static string Trim(string name) => name.TrimStart(' ').TrimEnd(' ', '.');

    private static bool IsDevice(string name) => Devices.Contains(Casing.ToLower(name.Split('.')[0].TrimEnd(' ')));

    private static string Cut(string name, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= maxBytes)
        {
            return name;
        }

        var extension = Extension(name);
        var left = maxBytes - extension.Length;
        var stem = name.AsSpan(0, name.Length - extension.Length);
        var end = 0;
        while (end < stem.Length)
        {
            var length = StringInfo.GetNextTextElementLength(stem[end..]);
            left -= Encoding.UTF8.GetByteCount(stem.Slice(end, length));
            if (left < 0)
            {
                break;
            }

            end += length;
        }

        // A single "character" may be longer than the limit: then between its code points.
        var kept = end > 0 ? stem[..end].ToString() : ByRunes(stem, maxBytes - extension.Length);
        return Trim(Trim(kept) + extension);
    }

    private static string ByRunes(ReadOnlySpan<char> text, int maxBytes)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            maxBytes -= rune.Utf8SequenceLength;
            if (maxBytes < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private static string Extension(string name)
    {
        var dot = name.LastIndexOf('.');
        var isExtension =
            dot > 0
            && name.Length - dot - 1 is > 0 and <= LongestExtension
            && name.AsSpan(dot + 1).IndexOfAnyExcept(Letters) < 0;
        return isExtension ? name[dot..] : "";
    }
}
