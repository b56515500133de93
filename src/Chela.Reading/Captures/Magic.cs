using System.Collections.Immutable;

namespace Chela.Reading.Captures;

/// <summary>Formats that begin with bytes of their own.</summary>
internal static class Magic
{
    /// <summary>Where the bytes begin, the bytes as characters of Latin-1, what it is.</summary>
    private static readonly ImmutableArray<(int At, string Bytes, string Name)> Unreadable =
    [
        (0, "\u0089PNG\r\n", "a PNG image"),
        (0, "\u00FF\u00D8\u00FF", "a JPEG image"),
        (0, "GIF8", "a GIF image"),
        (8, "WEBP", "a WebP image"),
        (0, "II*\0", "a TIFF image"),
        (0, "MM\0*", "a TIFF image"),
        (8, "WAVE", "a WAVE sound"),
        (4, "ftyp", "an MPEG-4 or HEIF file"),
        (0, "ID3", "an MP3 sound"),
        (0, "OggS", "an Ogg file"),
        (0, "fLaC", "a FLAC sound"),
        (0, "\u001AE\u00DF\u00A3", "a Matroska or WebM video"),
        (0, "\u007FELF", "a program"),
        (0, "MZ\u0090\0", "a program"),
        (0, "\u00CA\u00FE\u00BA\u00BE", "a program"),
        (0, "\0asm", "a WebAssembly program"),
        (0, "SQLite format 3\0", "an SQLite database"),
        (0, "\u00D0\u00CF\u0011\u00E0", "an old Office document"),
        (0, "{\\rtf", "a Rich Text document"),
        (0, "bplist00", "a binary property list, such as a web archive of Safari"),
        (0, "BZh", "a bzip2 archive"),
        (0, "\u00FD7zXZ\0", "an xz archive"),
        (0, "7z\u00BC\u00AF", "a 7z archive"),
        (0, "Rar!\u001A", "a RAR archive"),
        (0, "(\u00B5/\u00FD", "a Zstandard archive"),
        (257, "ustar", "a tar archive"),
        (60, "BOOKMOBI", "a Kindle book (MOBI)"),
        (0, "AT&TFORM", "a DjVu document"),
        (0, "%!PS", "a PostScript document"),
        (0, "wOFF", "a font"),
        (0, "wOF2", "a font"),
    ];

    /// <summary>The format that bytes begin as, or null where they may be text.</summary>
    public static ContentFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? ContentFormat.Empty
        : bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) is >= 0 and var at && IsMostlyFirst(bytes[..at])
            ? ContentFormat.Pdf
        : bytes.StartsWith("PK\x3\x4"u8) || bytes.StartsWith("PK\x5\x6"u8)
            ? (IsBook(bytes) ? ContentFormat.Epub : ContentFormat.Zip)
        : bytes is [0x1F, 0x8B, 0x08, ..] ? ContentFormat.Gzip
        : NameOf(bytes) is not null ? ContentFormat.Binary
        : null;

    /// <summary>What a file that cannot be read as a text is, in words; null if nobody knows.</summary>
    public static string? NameOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var (at, magic, name) in Unreadable)
        {
            if (bytes.Length >= at + magic.Length && IsAt(bytes[at..], magic))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A book says so first, as it must; or its table of contents at the end, a megabyte at most, names what every book has.</summary>
    private static bool IsBook(ReadOnlySpan<byte> zip) =>
        zip[..Math.Min(zip.Length, 256)].IndexOf("application/epub+zip"u8) >= 0
        || zip[Math.Max(0, zip.Length - (1024 * 1024))..].IndexOf("META-INF/container.xml"u8) >= 0;

    /// <summary>Readers of PDF allow some bytes before it; a text that speaks of the mark is not meant.</summary>
    private static bool IsMostlyFirst(ReadOnlySpan<byte> before) =>
        before.IndexOfAnyExceptInRange((byte)0, (byte)' ') < 0 || before.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0;

    private static bool IsAt(ReadOnlySpan<byte> bytes, string magic)
    {
        for (var i = 0; i < magic.Length; i++)
        {
            if (bytes[i] != magic[i])
            {
                return false;
            }
        }

        return true;
    }
}
