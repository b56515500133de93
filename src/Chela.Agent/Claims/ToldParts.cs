using System.Buffers;

namespace Chela.Agent.Claims;

/// <summary>
/// Finds the parts of a reply that only tell what is written elsewhere: what stands behind "From your mail:" on its line, or, where
/// nothing does, down to the next blank line.
/// </summary>
internal static class ToldParts
{
    private const int LongestLead = 120;

    private static readonly SearchValues<char> s_ends = SearchValues.Create(".!?。！？\n");

    private static readonly string[] s_english =
        "mail message letter note article paper page site story poem thread book report minutes version".Split(' ');

    private static readonly string[] s_leads = ["from ", "in ", "of ", "here", "says", "so far", "asked", "changed"];

    private static readonly string[] s_chinese =
        "邮件里 邮件中 来信 笔记里 笔记中 文章 论文 故事 大意 诗 变化 内容如 报道 网页上".Split(' ');

    /// <summary>The parts, in order.</summary>
    /// <param name="letters">The reply in small letters.</param>
    /// <param name="claims">What was found in it: what claims something leads to nothing.</param>
    public static List<(int Start, int End)> Of(char[] letters, IReadOnlyCollection<Claim> claims)
    {
        var parts = new List<(int Start, int End)>();
        for (var at = 0; at < letters.Length; at++)
        {
            if (letters[at] is ':' or '：' && IsLead(letters.AsSpan(0, at), claims))
            {
                var line = EndOf(letters, at, "\n");
                var isEmpty = letters.AsSpan(at + 1, line - at - 1).IsWhiteSpace();
                var end = isEmpty ? EndOf(letters, Math.Min(line + 1, letters.Length), "\n\n") : line;
                parts.Add((at, end));
                at = end;
            }
        }

        return parts;
    }

    private static bool IsLead(ReadOnlySpan<char> before, IReadOnlyCollection<Claim> claims)
    {
        var (first, end) = (Math.Max(0, before.Length - LongestLead), before.Length);
        var from = first + before[first..].LastIndexOfAny(s_ends) + 1;
        var lead = before[from..];
        return (from > first || first == 0)
            && !lead.Contains('我')
            && (lead.HasAny(s_chinese) || lead.HasAny(s_english) && lead.HasAny(s_leads))
            && !claims.Any(c => c.Start >= from && c.Start < end);
    }

    private static int EndOf(char[] letters, int from, string mark)
    {
        var found = letters.AsSpan(from).IndexOf(mark, StringComparison.Ordinal);
        return found < 0 ? letters.Length : from + found;
    }
}
