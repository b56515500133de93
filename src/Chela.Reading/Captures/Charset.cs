using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Chela.Text;

namespace Chela.Reading.Captures;

/// <summary>A charset by the label that the WHATWG Encoding Standard has for it, with the encoding that reads it.</summary>
/// <param name="Name">The standard's name, such as <c>gb18030</c>, which reads GB 2312 and GBK, too.</param>
/// <param name="Encoding">Reads it; what is no character becomes U+FFFD.</param>
internal sealed record Charset(string Name, Encoding Encoding)
{
    private static readonly DecoderFallback Replacing = new DecoderReplacementFallback("\uFFFD");

    /// <summary>UTF-8.</summary>
    public static Charset Utf8 { get; } = new("utf-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>UTF-16, the lower byte first.</summary>
    public static Charset Utf16Little { get; } = new("utf-16le", new UnicodeEncoding(bigEndian: false, false));

    /// <summary>UTF-16, the higher byte first.</summary>
    public static Charset Utf16Big { get; } = new("utf-16be", new UnicodeEncoding(bigEndian: true, false));

    /// <summary>UTF-32 as it has a byte order mark; nobody else uses it.</summary>
    public static Charset Utf32Little { get; } = new("utf-32le", new UTF32Encoding(bigEndian: false, false));

    /// <summary>UTF-32, the higher byte first.</summary>
    public static Charset Utf32Big { get; } = new("utf-32be", new UTF32Encoding(bigEndian: true, false));

    /// <summary>What Latin-1 and ASCII mean in practice.</summary>
    public static Charset Western { get; } = OfPage("windows-1252", 1252);

    /// <summary>Simplified Chinese.</summary>
    public static Charset Gb18030 { get; } = OfPage("gb18030", 54936);

    /// <summary>Traditional Chinese.</summary>
    public static Charset Big5 { get; } = OfPage("big5", 950);

    /// <summary>Japanese, as Windows writes it.</summary>
    public static Charset ShiftJis { get; } = OfPage("shift_jis", 932);

    /// <summary>Japanese, as Unix wrote it.</summary>
    public static Charset EucJp { get; } = OfPage("euc-jp", 51932);

    /// <summary>Japanese, as mail wrote it.</summary>
    public static Charset Iso2022Jp { get; } = OfPage("iso-2022-jp", 50220);

    /// <summary>Korean.</summary>
    public static Charset EucKr { get; } = OfPage("euc-kr", 949);

    private static readonly FrozenDictionary<string, Charset> Labels = Labelled(
        (Utf8, "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8"),
        (Utf16Little, "utf-16 utf-16le utf16 ucs-2 unicode csunicode iso-10646-ucs-2"),
        (Utf16Big, "utf-16be unicodefffe"),
        (Gb18030, "gb18030 gbk gb2312 gb_2312 gb_2312-80 csgb2312 chinese x-gbk cp936 ms936 windows-936 euc-cn"),
        (Big5, "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950"),
        (ShiftJis, "shift_jis shift-jis sjis x-sjis ms_kanji ms932 cp932 windows-31j csshiftjis"),
        (EucJp, "euc-jp eucjp x-euc-jp cseucpkdfmtjapanese"),
        (Iso2022Jp, "iso-2022-jp csiso2022jp"),
        (EucKr, "euc-kr euckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 cp949 uhc windows-949"),
        (Western, "windows-1252 x-cp1252 ascii us-ascii ansi_x3.4-1968 latin1 l1 iso-ir-100 csisolatin1"),
        (OfPage("iso-8859-2", 28592), "latin2 l2 csisolatin2"),
        (OfPage("windows-1254", 1254), "latin5 l5 csisolatin5"),
        (OfPage("koi8-r", 20866), "koi8-r koi8 koi cskoi8r"),
        (OfPage("koi8-u", 21866), "koi8-u koi8-ru"),
        (OfPage("ibm866", 866), "ibm866 cp866 866 csibm866"),
        (OfPage("macintosh", 10000), "macintosh mac x-mac-roman csmacintosh"),
        (OfPage("x-mac-cyrillic", 10007), "x-mac-cyrillic x-mac-ukrainian"),
        (OfPage("windows-874", 874), "windows-874 tis-620 dos-874")
    );

    /// <summary>The charset that a header or a document names, or null if the name says nothing.</summary>
    public static Charset? Named(string? label)
    {
        var name = Casing.ToLower((label ?? "").Trim().Trim('"', '\'', ' '));
        return Labels.GetValueOrDefault(name)
            ?? Numbered(name, "windows-", number => number is >= 1250 and <= 1258 ? (name, number) : null)
            ?? Numbered(name, "cp", number => number is >= 1250 and <= 1258 ? ($"windows-{number}", number) : null)
            ?? Numbered(name, "iso-8859-", OfPart)
            ?? Numbered(name, "iso8859-", OfPart)
            ?? Numbered(name, "iso_8859-", OfPart);
    }

    /// <summary>The charset of a code page.</summary>
    public static Charset OfPage(string name, int page) =>
        new(
            name,
            CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ReplacementFallback, Replacing)!
        );

    private static Charset? Numbered(string name, string prefix, Func<int, (string Name, int Page)?> page) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && page(number) is var (standard, found)
            ? OfPage(standard, found)
            : null;

    /// <summary>Parts 1 and 9 are read as the Windows pages that hold them, as browsers do.</summary>
    private static (string Name, int Page)? OfPart(int part) =>
        part switch
        {
            1 => ("windows-1252", 1252),
            9 => ("windows-1254", 1254),
            11 => ("windows-874", 874),
            (>= 2 and <= 8) or 13 or 15 => ($"iso-8859-{part}", 28590 + part),
            _ => null,
        };

    private static FrozenDictionary<string, Charset> Labelled(params (Charset Charset, string Labels)[] charsets) =>
        charsets
            .SelectMany(c => c.Labels.Split(' ').Select(label => (label, c.Charset)))
            .ToFrozenDictionary(c => c.label, c => c.Charset, StringComparer.Ordinal);
}
