using System.Text.RegularExpressions;
using Chela.Envelope.Verbs;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>
/// What the words beside a plain number say of it: a measure ("30 minutes", 3个人), what a thing is called by ("invoice 7")
/// and a bound ("at most 500", 不超过500) are no amount, and only what a thing is called by or a long number selects one.
/// </summary>
internal static partial class NumberWords
{
    /// <summary>A number of so many characters is hardly there for anything else.</summary>
    private const int LongNumber = 5;

    private const int LongestNoun = 24;

    /// <summary>So far before a number is looked for what bounds it.</summary>
    private const int Reach = 32;

    // "Invoice 7" is called 7. "Rent 700", "my friend 50", "lunch 12" and "heating 21" say how much.
    private static readonly uint People = Lexicon.ClassesOf("user");
    private static readonly uint Money = Lexicon.ClassesOf("money");
    private static readonly uint Papers = Lexicon.ClassesOf("document");
    private static readonly uint Occasions = Lexicon.ClassesOf("event", "device");

    private static readonly string[] Labels =
    [
        .. "id ids no nr number numbers version chapter line row pin zip code postcode".Split(' '),
    ];

    /// <summary>Whether the words beside a plain number say that it is no amount.</summary>
    public static bool IsMeasure(string folded, int start, int end) =>
        Measure().IsMatch(folded, end) || Time().IsMatch(folded, end) || IsLabel(folded, start);

    /// <summary>Whether a number or an amount of money says how much it may be, not how much it is.</summary>
    public static bool IsBound(string folded, int start, int end) =>
        BoundBehind().IsMatch(folded, end)
        || BoundBefore().IsMatch(folded.AsSpan(Math.Max(0, start - Reach), Math.Min(start, Reach)));

    /// <summary>Whether the number may be what something is called by.</summary>
    public static bool IsName(string folded, int start, int end) =>
        end - start >= LongNumber
        || Time().IsMatch(folded, end)
        || Behind().IsMatch(folded, end)
        || IsBehindNoun(folded, start);

    private static bool IsBehindNoun(string folded, int start) =>
        NounBefore(folded.AsSpan(0, start).TrimEnd(" #:.\"'(（：为是"), out _) is not null;

    /// <summary>Whether it is the name of what stands directly before it.</summary>
    private static bool IsLabel(string folded, int start) =>
        NounBefore(folded.AsSpan(0, start).TrimEnd(" #.\"'(（"), out var asks) is { } classes
        && !asks
        && (classes & People) == 0
        && ((classes & Money) == 0 || (classes & Papers) != 0)
        && (classes == 0 || (classes & ~Occasions) != 0);

    /// <summary>The classes of the noun at the end of a text, none of a word such as "number"; null if there is none.</summary>
    /// <param name="before">The text.</param>
    /// <param name="asks">Whether it stands where a verb does: "Order 2 pizzas".</param>
    private static uint? NounBefore(ReadOnlySpan<char> before, out bool asks)
    {
        asks = false;
        if (!before.IsEmpty && WordEdges.IsIdeographic(before, before.Length - 1))
        {
            for (var length = Math.Min(4, before.Length); length > 0; length--)
            {
                if (Lexicon.Find(before[^length..]) is { Roles: var roles } noun && roles.HasFlag(Role.Noun))
                {
                    return noun.Classes;
                }

                if (before[^length..] is "编号" or "号码" or "序号" or "第" or "号")
                {
                    return 0;
                }
            }

            return null;
        }

        var first = before.Length;
        while (first > 0 && before.Length - first < LongestNoun && char.IsAsciiLetter(before[first - 1]))
        {
            first--;
        }

        var word = Lexicon.Find(before[first..]);
        asks = word.Roles.HasFlag(Role.Verb) && VerbPlace().IsMatch(before[..first]);
        return (word.Roles & (Role.Noun | Role.Plural)) != 0 ? word.Classes
            : IsOneOf(Labels, before[first..]) ? 0
            : null;
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
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

    [GeneratedRegex(
        @"(?:^|[,.;:!?(\n]|\b(?:please|and|then|to|you|also|just|let's)) *$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex VerbPlace();

    [GeneratedRegex(
        """
            (?:\b(?:(?:more|less|fewer|other)\ than|at\ (?:the\ )?(?:least|most)|up\ to|below|above|under|within|exceeds?|exceeding|beyond
            |(?:is|are|was|be|goes|gets)\ over|(?:max(?:imum)?|min(?:imum)?|limit|budget)(?:\ (?:of|is))?)[ :]*
            |(?:超过|低于|高于|少于|多于|不足|至少|最多|至多|上限|下限|预算)[是为了：: ]*)$
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex BoundBefore();

    [GeneratedRegex(
        @"\G ?(?:or (?:less|more|below|under|above)\b|at (?:most|least)\b|max(?:imum)?\b|tops\b|以[内下上]|之内)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex BoundBehind();
}
