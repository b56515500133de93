using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chela.Reading.Captures;

/// <summary>
/// How much bytes look like a text in a charset: the share of characters that texts of its languages are full of, less
/// what is no character at all or stands where no language puts it.
/// </summary>
internal sealed class CharsetLooks
{
    private const double Error = -4;

    /// <summary>Latin pages differ in few letters; one that its languages hardly write is a sign of another page.</summary>
    private const double Rare = -0.5;

    /// <summary>The characters that each language writes most; the marks of punctuation are the best of them.</summary>
    private static readonly ImmutableArray<CharsetLooks> Known =
    [
        new(Charset.Western, "éèàçêùâîôûëïäöüßñáíóúãõåæø’“”–—…«»°€£©®", 0.05),
        new(
            Charset.Gb18030,
            "，。、：；！？“”的一是了不在有人我这中大和为上个国他来到时们地出说年会要以学生对行成作可也",
            0
        ),
        new(
            Charset.Big5,
            "，。、：；！？「」的一是了不在有人我這中大和為上個國他來到時們地出說年會要以學生對行成作可也",
            0
        ),
        new(Charset.ShiftJis, "、。「」ーのにはをがでとたしてれさいなるもすまこっらりあかくきけそんスンルトリア日", 0),
        new(Charset.EucJp, "、。「」ーのにはをがでとたしてれさいなるもすまこっらりあかくきけそんスンルトリア日", 0),
        new(Charset.EucKr, "이다의는에을가고를은하한로지사서도기리인자시어나아그있대일과정", 0),
        new(Charset.OfPage("windows-1251", 1251), "оеаинтсрвлкмдпуяыьгзбчйхжОВНПСАК«»—", 0),
        new(Charset.OfPage("koi8-r", 20866), "оеаинтсрвлкмдпуяыьгзбчйхжОВНПСАК", 0),
        new(Charset.OfPage("ibm866", 866), "оеаинтсрвлкмдпуяыьгзбчйхжОВНПСАК", -0.1),
        new(Charset.OfPage("windows-1250", 1250), "áéíóúýčďěňřšťůžłąęśźżćńőűăşţâîöüä„”–", 0),
        new(Charset.OfPage("windows-1253", 1253), "αοειτσνηυρκπλμςίάόέήύώ", 0),
        new(Charset.OfPage("windows-1254", 1254), "ığşçöüİŞÇÖÜâî", 0),
        new(Charset.OfPage("windows-1255", 1255), "יולמהתארשבנחקעדכפםצגסטןז", 0),
        new(Charset.OfPage("windows-1256", 1256), "اليمنرتوبعدسفةهكقحجأشصخط", 0),
        new(Charset.OfPage("windows-874", 874), "านรกอเงยมลวดทสตะปบคหแจพช่้ิีั", 0),
    ];

    /// <summary>What is frequent in a charset that is only looked at because it was declared.</summary>
    private static readonly string AllLetters = string.Concat(
        Known.Where(k => k.Charset.Encoding.IsSingleByte).SelectMany(k => k._frequent)
    );

    private readonly FrozenSet<char> _frequent;
    private readonly double _prior;

    private CharsetLooks(Charset charset, string frequent, double prior)
    {
        Charset = charset;
        _prior = prior;
        _frequent = frequent.ToFrozenSet();
    }

    /// <summary>What it is about.</summary>
    public Charset Charset { get; }

    /// <summary>All charsets that are looked for, and those that were declared.</summary>
    public static IEnumerable<CharsetLooks> All(params IEnumerable<Charset?> declared) =>
        Known.Concat(
            declared
                .OfType<Charset>()
                .DistinctBy(c => c.Name)
                .Where(c => Known.All(k => k.Charset.Name != c.Name) && c.Encoding.IsSingleByte)
                .Select(c => new CharsetLooks(c, AllLetters, 0))
        );

    /// <summary>The score of bytes; what is above 1 is a text in it.</summary>
    public double Score(ReadOnlySpan<byte> sample)
    {
        var text = Charset.Encoding.GetString(sample);
        var (count, sum, frequent) = (0, 0.0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c < '\u0080' || char.IsLowSurrogate(c))
            {
                continue;
            }

            count++;
            var isFrequent = _frequent.Contains(c);
            frequent += isFrequent ? 1 : 0;
            sum += !isFrequent && char.IsLetter(c) && c < '\u0250' ? Rare : 0;
            sum += Charset.Encoding.IsSingleByte
                ? OfAlphabet(c, at > 0 ? text[at - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ')
                : OfIdeographs(c);
        }

        return count == 0 ? double.NegativeInfinity : _prior + ((sum + (Weight * frequent)) / count);
    }

    /// <summary>
    /// What a frequent character counts. An alphabet has few letters, so that nearly all of them are frequent; among thousands of
    /// characters it says much.
    /// </summary>
    private double Weight => Charset.Encoding.IsSingleByte ? 0.8 : 1.5;

    private double OfIdeographs(char c) =>
        c switch
        {
            '\uFFFD' => Error,
            (>= '\uE000' and < '\uF900') or (>= '\u0080' and < '\u00A0') => Error / 2,
            (>= '\u3000' and < '\u3040') or (>= '\uFF00' and < '\uFF60') or (>= '\u2010' and < '\u2040') => 0.6,
            >= '\u3040' and < '\u3100' => IsJapanese ? 1 : 0,
            >= '\uAC00' and < '\uD7B0' => Charset.Name == "euc-kr" ? 0.6 : 0,
            >= '\u4E00' and < '\uA000' => Charset.Name == "euc-kr" ? -0.2
            : IsFirstLevel(c) ? 1
            : -0.2,
            >= '\uFF60' and < '\uFFA0' => -0.3,
            _ => -0.3,
        };

    private bool IsJapanese => Charset.Name is "shift_jis" or "euc-jp";

    /// <summary>
    /// The standards put the characters of everyday use into a first level, which shows in the lead byte: GB 2312 in
    /// B0 to D7, Big5 in A4 to C6, JIS X 0208 in rows 16 to 47.
    /// </summary>
    private bool IsFirstLevel(char c)
    {
        Span<byte> code = stackalloc byte[8];
        var length = Charset.Encoding.GetBytes([c], code);
        return length == 2
            && Charset.Name switch
            {
                "gb18030" => code[0] is >= 0xB0 and <= 0xD7 && code[1] >= 0xA1,
                "big5" => code[0] is >= 0xA4 and <= 0xC6,
                "shift_jis" => code[0] is >= 0x88 and <= 0x98,
                "euc-jp" => code[0] is >= 0xB0 and <= 0xCF,
                _ => false,
            };
    }

    /// <summary>
    /// A letter belongs into a word of its own script, and a capital at the head of it or into a word of capitals. In a
    /// Latin word an accented letter stands beside a plain one.
    /// </summary>
    private static double OfAlphabet(char c, char before, char after)
    {
        if (c is '\uFFFD' or (>= '\u0080' and < '\u00A0'))
        {
            return Error;
        }

        if (!char.IsLetter(c))
        {
            return char.IsLetter(before) && char.IsLetter(after) && c is not ('’' or '·' or '\u00AD') && !IsMark(c) ? -1
                : c
                    is '\u00A0'
                        or '’'
                        or '“'
                        or '”'
                        or '–'
                        or '—'
                        or '«'
                        or '»'
                        or '…'
                        or '„'
                        or '°'
                        or '€'
                        or '£'
                        or '©'
                    ? 0.6
                : IsMark(c) ? (char.IsLetter(before) || IsMark(before) ? 0.6 : -1)
                : -0.2;
        }

        if (char.IsUpper(c) && char.IsLower(before))
        {
            return -1.5;
        }

        var isLatin = c < '\u0250';
        bool Fits(char other) => !char.IsLetter(other) || other < '\u0250' == isLatin;
        return !Fits(before) || !Fits(after) ? -1
            : !isLatin ? (char.IsLetter(before) || char.IsLetter(after) ? 1 : 0.3)
            : char.IsAsciiLetter(before) || char.IsAsciiLetter(after) ? 0.8
            : char.IsLetter(before) || char.IsLetter(after) ? -1
            : 0.2;
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
