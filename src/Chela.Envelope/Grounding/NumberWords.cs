using System.Text.RegularExpressions;
using Chela.Envelope.Verbs;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>
/// What the words beside a plain number say of it: a measure ("30 minutes", 3个人) is no amount, and only what a thing is
/// called by ("ticket 7", 编号 3) or a long number selects one.
/// </summary>
internal static partial class NumberWords
{
    /// <summary>A number of so many characters is hardly there for anything else.</summary>
    private const int LongNumber = 5;

    private const int LongestNoun = 24;

    /// <summary>Whether what follows says that the number is no amount.</summary>
    public static bool IsMeasure(string folded, int end) =>
        Measure().IsMatch(folded, end) || Time().IsMatch(folded, end);

    /// <summary>Whether the number may be what something is called by.</summary>
    public static bool IsName(string folded, int start, int end) =>
        end - start >= LongNumber
        || Time().IsMatch(folded, end)
        || Behind().IsMatch(folded, end)
        || IsBehindNoun(folded, start);

    private static bool IsBehindNoun(string folded, int start)
    {
        var before = folded.AsSpan(0, start).TrimEnd(" #:.\"'(（：为是");
        var word = before;
        if (!before.IsEmpty && WordEdges.IsIdeographic(before, before.Length - 1))
        {
            for (var length = Math.Min(4, before.Length); length > 0; length--)
            {
                if (
                    Lexicon.Find(before[^length..]).Roles.HasFlag(Role.Noun)
                    || before[^length..] is "编号" or "号码" or "序号" or "第" or "号"
                )
                {
                    return true;
                }
            }

            return false;
        }

        var first = before.Length;
        while (first > 0 && before.Length - first < LongestNoun && char.IsAsciiLetter(before[first - 1]))
        {
            first--;
        }

        word = before[first..];
        return (Lexicon.Find(word).Roles & (Role.Noun | Role.Plural)) != 0
            || word
                is "id"
                    or "ids"
                    or "no"
                    or "nr"
                    or "number"
                    or "numbers"
                    or "version"
                    or "chapter"
                    or "line"
                    or "row";
    }

    [GeneratedRegex(
        @"\G[ -]?(?:persons?|people|guests?|nights?|pages?|times|km|miles?|kg|files?|e?-?mails?|messages?|photos?)\b|\G ?(?:个?人|[位次页封份名岁])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Measure();

    [GeneratedRegex(
        @"\G[ -]?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|o'clock|[ap]m)\b|\G ?(?:秒|分钟|个?小时|[点天日周年]|个?星期|个?月)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Time();

    [GeneratedRegex(@"\G ?号", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();
}
