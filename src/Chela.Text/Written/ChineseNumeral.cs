using System.Buffers;

namespace Chela.Text.Written;

/// <summary>A whole number in Chinese numerals: 一千二百, 两百, 一万二 (12,000), 二〇二六.</summary>
/// <param name="Value">The number.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="IsCompound">Whether it has a digit and a unit, so that it is hardly part of another word.</param>
public readonly record struct ChineseNumeral(decimal Value, int Length, bool IsCompound)
{
    private const string Digits = "零一二三四五六七八九";
    private const string FormalDigits = "〇壹贰叁肆伍陆柒捌玖";
    private static readonly SearchValues<char> Units = SearchValues.Create("十百千万亿拾佰仟");

    private const int MostCharacters = 24;
    private const decimal Greatest = 1_000_000_000_000_000_000;

    /// <summary>Reads the numeral that starts at <paramref name="at"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out ChineseNumeral numeral)
    {
        numeral = default;
        var end = at;
        while (end < text.Length && end - at < MostCharacters && (DigitOf(text[end]) >= 0 || UnitOf(text[end]) > 0))
        {
            end++;
        }

        // A numeral begins with a digit or with 十: 万一 and 千万 are other words.
        if (end == at || (DigitOf(text[at]) < 0 && text[at] is not ('十' or '拾')))
        {
            return false;
        }

        var written = text[at..end];
        var hasUnit = written.ContainsAny(Units);
        if (!hasUnit && written.Length > 1)
        {
            return TryReadRow(written, out numeral);
        }

        var sum = Sum(written);
        numeral = new(sum, written.Length, hasUnit && written.Length > 1);
        return sum <= Greatest;
    }

    private static bool TryReadRow(ReadOnlySpan<char> written, out ChineseNumeral numeral)
    {
        decimal value = 0;
        foreach (var character in written)
        {
            value = (value * 10) + DigitOf(character);
        }

        numeral = new(value, written.Length, false);
        return true;
    }

    private static decimal Sum(ReadOnlySpan<char> written)
    {
        decimal total = 0;
        decimal section = 0;
        decimal digit = 0;
        decimal lastUnit = 0;
        foreach (var character in written)
        {
            if (DigitOf(character) is >= 0 and var value)
            {
                digit = value;
                lastUnit = value == 0 ? 1 : lastUnit;
                continue;
            }

            var unit = UnitOf(character);
            if (total > Greatest)
            {
                return total;
            }

            if (unit == 100_000_000)
            {
                (total, section) = ((total + section + digit) * unit, 0);
            }
            else if (unit == 10_000)
            {
                (total, section) = (total + ((section + digit) * unit), 0);
            }
            else
            {
                section += (digit == 0 ? 1 : digit) * unit;
            }

            digit = 0;
            lastUnit = unit;
        }

        // 一百五 is 150 and 一万二 is 12,000: a last digit counts the unit below the last one said.
        return total + section + (digit * (lastUnit >= 100 ? lastUnit / 10 : 1));
    }

    private static int DigitOf(char character) =>
        character is '两' ? 2
        : Digits.IndexOf(character, StringComparison.Ordinal) is >= 0 and var plain ? plain
        : FormalDigits.IndexOf(character, StringComparison.Ordinal);

    private static decimal UnitOf(char character) =>
        character switch
        {
            '十' or '拾' => 10,
            '百' or '佰' => 100,
            '千' or '仟' => 1000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => 0,
        };
}
