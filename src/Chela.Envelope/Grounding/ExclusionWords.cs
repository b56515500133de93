using System.Buffers;
using System.Text.RegularExpressions;

namespace Chela.Envelope.Grounding;

/// <summary>
/// Tells whether the owner named something as what is not meant: "not to X", "everyone except X", "don't … X", 别发给X,
/// 除了X. In doubt it is left out: then it is asked.
/// </summary>
internal static partial class ExclusionWords
{
    /// <summary>So far before a place is looked, that the work stays in proportion to the text.</summary>
    private const int Reach = 160;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".,;:!?()\n\uFF0C。；：！？");
    private const string Opening = " '\"([{<“‘「『《:@#";

    /// <summary>Whether what begins at a place of a folded text is left out.</summary>
    public static bool Mark(string folded, int start)
    {
        var before = folded.AsSpan(Math.Max(0, start - Reach), Math.Min(start, Reach)).TrimEnd(Opening);
        var clause = before[BeginOfClause(before)..];
        return Beside().IsMatch(clause) || InClause().IsMatch(clause);
    }

    /// <summary>A point inside an address or a number ends nothing.</summary>
    private static int BeginOfClause(ReadOnlySpan<char> text)
    {
        for (var at = text.Length - 1; at > 0; at--)
        {
            if (
                ClauseEnds.Contains(text[at - 1])
                && (text[at] == ' ' || !char.IsAscii(text[at]) || !char.IsAscii(text[at - 1]))
            )
            {
                return at;
            }
        }

        return 0;
    }

    /// <summary>Directly before the place, but for prepositions and articles.</summary>
    [GeneratedRegex(
        """
            \b(?:not|nor|except|excluding|without|besides|unlike|apart|instead|keep(?:ing)?|preserv(?:e|ing)|retain(?:ing)?|but\ leave|(?:rather|other)\ than|(?:all|(?:every|any|no)(?:one|body|thing))\ but)
            (?:\ (?:to|for|from|of|at|in|on|by|with|via|into|the|a|an|my|our|his|her|their)|(?:\ [\w.@-]+){1,2}\ (?:or|and|nor))*$
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Beside();

    /// <summary>Anywhere before it in its clause, unless the words turn: "don't forget to …", 别忘了.</summary>
    [GeneratedRegex(
        """
            \b(?:don't|dont|do\ not|never|mustn't|must\ not|shouldn't|should\ not|no\ need\ to|avoid)\b(?!\ (?:forget|hesitate|fail|omit|miss|worry|only|just)\b)(?!.*\ (?:but|then|instead)\ )
            |(?:不[要用必许准可得发给含]|禁止|避免|保留|留[着下]|除[了开去]|而不?非|而不是|勿|甭|(?<![特分级区识个性类辨告离])别(?![人的处名墅]))(?![忘仅只])(?!.*(?:而是|改[发给成为]))
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex InClause();
}
