using System.Collections.Frozen;

namespace Chela.Reading.Cards.Facts;

/// <summary>Finds the unit behind a number: a known one, the word for what is counted, a Chinese or Japanese measure word.</summary>
internal static class UnitWords
{
    private const int LongestWord = 24;

    private static readonly (string Word, decimal Scale)[] Scales =
    [
        ("万亿", 1e12m),
        ("千亿", 1e11m),
        ("百亿", 1e10m),
        ("千万", 1e7m),
        ("百万", 1e6m),
        ("亿", 1e8m),
        ("万", 1e4m),
    ];

    private static readonly (string Word, string Currency)[] Currencies =
    [
        ("美元", "usd"),
        ("美金", "usd"),
        ("欧元", "eur"),
        ("英镑", "gbp"),
        ("日元", "jpy"),
        ("韩元", "krw"),
        ("港元", "hkd"),
        ("港币", "hkd"),
        ("人民币", "cny"),
        ("元", "cny"),
        ("円", "jpy"),
    ];

    private static readonly FrozenSet<string> Units = (
        "km m cm mm µm μm nm km/h kph mph m/s kg g mg µg μg lb lbs oz t °C °F K kW MW GW TW W kWh MWh GWh TWh Wh mAh V kV mV A mA Hz kHz "
        + "MHz GHz THz B KB kB MB GB TB PB EB KiB MiB GiB TiB Kb Mb Gb Mbps Gbps kbps MB/s GB/s TB/s fps dpi ppi px ms µs μs ns s sec "
        + "min h hr hrs ft yd mi ha acres L l ml mL dl MPa kPa Pa hPa bar N J kJ MJ eV keV MeV GeV TeV dB dBm lm cd mol rpm bp bps ppm ppb "
        + "FLOPS FLOPs TFLOPS PFLOPS TOPS GFLOPS qubits people men women children species percent points fold times x × K tokens/s req/s "
        + "rps QPS qps kcal cal mmHg mg/L mSv ly AU pc dpi hp mAh cc"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that end like plurals and are none.</summary>
    private static readonly FrozenSet<string> NoPlurals = (
        "was has this its is as does yes plus versus across always perhaps thus less minus various previous unless whereas besides "
        + "towards afterwards includes means says makes shows gives takes comes goes needs uses works lets gets seems looks helps "
        + "wants makes allows requires remains becomes contains appears provides runs keeps turns brings holds leads starts ends indicates suggests causes returns costs takes adds sends reads uses breaks fails falls rises equals creates represents features indicates "
        + "suggests causes returns costs takes adds sends reads uses breaks fails falls rises equals creates represents features"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Joining = (
        "of in and or to for the by at with from per on as than out a an that which who is are was were be but so if into about over not "
        + "it we he she they you i have had will can may when while after before until since because also only more most"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Measure words; of two that begin alike the longer first.</summary>
    private static readonly string[] Measures =
    [
        .. (
            "平方公里 平方千米 平方米 立方米 公里/小时 千瓦时 千米 公里 厘米 毫米 微米 纳米 英里 英尺 英寸 公斤 千克 毫克 公顷 毫升 毫秒 微秒 小时 分钟 秒钟 "
            + "个月 个小时 个百分点 百分点 星期 年前 年后 年代 周年 万人 亿人 人次 时间 時間 分間 秒間 ヶ月 か月 カ月 年間 日間 週間  キロ メートル "
            + "センチ ミリ グラム トン パーセント ポイント 個 台 件 回 本 枚 歳 社 点 "
            + "吨 克 米 升 度 倍 岁 年 月 天 日 周 秒 分 名 人 次 家 篇 层 项 种 款 部 位 页 行 字 条 套 只 辆 架 颗 张 座 亩 所 场 支 届 期 集 章 轮 站 户 "
            + "成 折 代 台 件 本 点 个"
        ).Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Measure words that say nothing without what they count.</summary>
    private const string Bare = "个名位家款种项篇只条件个";

    private const string JoiningHan =
        "的了是在和与也都就这那有为不很但而之其所将把被从对于以我你他她它们一着呢吗啊吧没能会可要已让给等到上下中里";

    /// <summary>Whether a word is a unit that may be stuck to a number: 5GB.</summary>
    public static bool IsKnown(string word) => Units.Contains(word);

    /// <summary>The unit that begins at <paramref name="at"/>, behind at most a blank; null if there is none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="at">The end of the number.</param>
    /// <param name="end">The end of the unit.</param>
    public static string? After(string text, int at, out int end)
    {
        var start = at < text.Length && text[at] is ' ' or '-' ? at + 1 : at;
        end = start;
        if (start >= text.Length)
        {
            return null;
        }

        if (text[start] >= '\u2E80')
        {
            return AfterHan(text, start, out end);
        }

        var first = WordAt(text, start);
        if (first.Length == 0)
        {
            return null;
        }

        end = start + first.Length;
        if (Units.Contains(first) || IsPlural(first))
        {
            return first;
        }

        // 60 office floors: one word may stand between.
        var second = end < text.Length && text[end] == ' ' ? WordAt(text, end + 1) : "";
        if (
            IsLower(first)
            && first.Length > 2
            && !Joining.Contains(first)
            && !NoPlurals.Contains(first)
            && IsPlural(second)
        )
        {
            end += 1 + second.Length;
            return $"{first} {second}";
        }

        return null;
    }

    /// <summary>By how much a Chinese numeral behind a number multiplies it, at most a blank between: 3 亿.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="at">The end of the number.</param>
    /// <param name="end">The end of the numeral.</param>
    public static decimal ScaleAfter(string text, int at, out int end)
    {
        var start = at < text.Length && text[at] == ' ' ? at + 1 : at;
        foreach (var (word, scale) in Scales)
        {
            if (string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                end = start + word.Length;
                return scale;
            }
        }

        end = at;
        return 1;
    }

    private static string? AfterHan(string text, int start, out int end)
    {
        end = start;
        foreach (var (word, currency) in Currencies)
        {
            if (string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                end = start + word.Length;
                return currency;
            }
        }

        foreach (var measure in Measures)
        {
            if (string.CompareOrdinal(text, start, measure, 0, measure.Length) != 0)
            {
                continue;
            }

            end = start + measure.Length;
            if (measure.Length == 1 && Bare.Contains(measure[0]))
            {
                var next = end + 2 <= text.Length ? text.AsSpan(end, 2) : default;
                if (next.IsEmpty || !IsHan(next[0]) || !IsHan(next[1]) || JoiningHan.AsSpan().ContainsAny(next))
                {
                    return null;
                }

                end += 2;
            }

            return text[start..end];
        }

        return null;
    }

    private static bool IsHan(char character) => character is >= '\u4E00' and <= '\u9FFF';

    private static string WordAt(string text, int start)
    {
        var end = start;
        while (
            end < text.Length
            && end - start < LongestWord
            && (char.IsAsciiLetter(text[end]) || text[end] is '/' or '°' or 'µ' or 'μ' or '×')
        )
        {
            end++;
        }

        return text[start..end].TrimEnd('/');
    }

    private static bool IsPlural(string word) =>
        word.Length >= 4 && word[^1] == 's' && word[^2] != 's' && IsLower(word) && !NoPlurals.Contains(word);

    private static bool IsLower(string word) => !word.AsSpan().ContainsAnyExceptInRange('a', 'z');
}
