using System.Collections.Frozen;

namespace Chela.Reading.Search;

/// <summary>Words of a query that say nothing of what is looked for, unless they stand in quotes.</summary>
internal static class StopWords
{
    private const int ShortestRest = 2;

    private static readonly FrozenSet<string> s_english = PlacedWord
        .Of(
            "a an the and or of to in on at by for from with about into over as is are was were be been am do does did done have has had "
                + "i me my mine you your we us our it its he him his she her they them their this that these those there here "
                + "what which who whom whose when where why how so if then than but not no any some all me can could will would should "
                + "may might must please find show tell search something anything"
        )
        .Select(w => w.Word)
        .ToFrozenSet();

    private static readonly FrozenSet<string> s_chinese =
    [
        .. (
            "的 了 是 在 和 与 與 或 及 我 你 他 她 它 我们 我們 你们 你們 什么 什麼 怎么 怎麼 如何 为什么 為什麼 哪些 哪个 哪個 关于 關於 有关 有關 "
            + "吗 嗎 呢 吧 请 請 这个 這個 那个 那個 这些 這些 那些 一个 一個 找 查 の は が を に で と です ます"
        ).Split(' '),
    ];

    // What no word that one looks for begins, or ends, with.
    private static readonly string[] s_before =
    [
        "关于",
        "關於",
        "有关",
        "有關",
        "为什么",
        "為什麼",
        "什么是",
        "什麼是",
        "什么",
        "什麼",
        "怎么",
        "怎麼",
        "如何",
        "哪些",
        "请",
        "請",
    ];

    private static readonly string[] s_after = ["吗", "嗎", "呢", "吧", "了", "的", "是什么", "是什麼"];

    /// <summary>Whether a word says nothing.</summary>
    public static bool Contains(string word) => s_english.Contains(word);

    /// <summary>
    /// The parts of a run that say something: it is cut at 的 where at least two characters are on both sides, so that 目的地 stays
    /// whole, and loses what only asks.
    /// </summary>
    public static IEnumerable<string> PartsOf(string run)
    {
        for (var at = run.IndexOf('的'); at >= 0; at = run.IndexOf('的', at + 1))
        {
            if (at >= ShortestRest && run.Length - at - 1 >= ShortestRest)
            {
                return PartsOf(run[..at]).Concat(PartsOf(run[(at + 1)..]));
            }
        }

        run = Trimmed(run);
        return s_chinese.Contains(run) ? [] : [run];
    }

    private static string Trimmed(string run)
    {
        while (true)
        {
            var before =
                s_before.FirstOrDefault(w => Leaves(run, w) && run.StartsWith(w, StringComparison.Ordinal)) ?? "";
            var rest = run[before.Length..];
            var after =
                s_after.FirstOrDefault(w => Leaves(rest, w) && rest.EndsWith(w, StringComparison.Ordinal)) ?? "";
            if (before.Length + after.Length == 0)
            {
                return run;
            }

            run = rest[..^after.Length];
        }
    }

    private static bool Leaves(string run, string word) => run.Length - word.Length >= ShortestRest;
}
