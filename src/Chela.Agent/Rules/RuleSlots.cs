using System.Globalization;
using Chela.Text.Written;

namespace Chela.Agent.Rules;

/// <summary>The slots of patterns: where what begins at a token may end, the shortest first.</summary>
internal static class RuleSlots
{
    private const int ShortestId = 4;
    private const int LongestId = 64;
    private const int SurelyId = 8;
    private const int MostDigits = 3;
    private const int IsoLength = 16;

    /// <summary>Where a slot that begins at a token may end.</summary>
    public static IEnumerable<int> Ends(string slot, RuleText text, int at)
    {
        if (at >= text.Tokens.Length)
        {
            return [];
        }

        var token = text.Tokens[at];
        return slot switch
        {
            "link" => One(at, token.Kind == RuleTokenKind.Link),
            "path" => One(at, token.Kind == RuleTokenKind.Path && IsFile(token.Text)),
            "id" => One(at, IsId(token.Text, isSure: false)),
            "anyid" => One(at, IsId(token.Text, isSure: true)),
            "number" => Number(text, at),
            "nth" => One(at, RuleNumbers.OfPlace(token.Text) is not null),
            "year" => One(at, token.Text.Length == 4 && token.Text.All(char.IsAsciiDigit)),
            "wnumber" => One(at, token.Text is ['w', >= '0' and <= '9'] or ['w', >= '0' and <= '9', >= '0' and <= '9']),
            "yearweek" => One(at, IsYearWeek(token.Text)),
            "hour" => One(at, RuleNumbers.Of(token.Text) is >= 0 and <= 23),
            "count" => Number(text, at).Concat(One(at, token.Text is "a" or "an" or "两")),
            "iso" => IsoTime(text, at),
            "arxiv" => Arxiv(text, at),
            "host" => Host(text, at),
            "date" => WrittenDate.TryRead(text.Folded, token.At, out var date) && date is { Month: > 0, Day: > 0 }
                ? Up(text, at, date.Length)
                : [],
            "time" => WrittenTime.TryRead(text.Folded, token.At, out var time) && time is { Second: 0, Offset: "" }
                ? Up(text, at, time.Length)
                : [],
            "what" => RuleWords.Any(text, at, text.Tokens.Length),
            "topic" => RuleWords.Topic(text, at),
            _ => throw new InvalidOperationException($"the grammar has neither a part nor a slot '{slot}'"),
        };
    }

    private static IEnumerable<int> One(int at, bool isThere) => isThere ? [at + 1] : [];

    private static IEnumerable<int> Up(RuleText text, int at, int length) =>
        text.TokenEndingAt(text.Tokens[at].At + length, at) is var last and >= 0 ? [last + 1] : [];

    private static bool IsFile(string path) =>
        path.LastIndexOf('.') is var dot and > 1
        && path.Length - dot is >= 2 and <= 6
        && path.AsSpan(dot + 1).ContainsAnyInRange('a', 'z')
        && !path.AsSpan(dot + 1).ContainsAnyExceptInRange('0', 'z');

    /// <summary>The beginning of a hash. A word such as "cafe" or a year is none in a sentence.</summary>
    private static bool IsId(string word, bool isSure) =>
        word.Length is >= ShortestId and <= LongestId
        && word.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f')
        && (isSure || word.Length >= SurelyId || (word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter)));

    private static IEnumerable<int> Number(RuleText text, int at)
    {
        var word = text.Tokens[at].Text;
        return word.All(char.IsAsciiDigit) ? One(at, word.Length is >= 1 and <= MostDigits)
            : ChineseNumeral.TryRead(text.Folded, text.Tokens[at].At, out var numeral)
            && numeral.Value is >= 1 and < 100
                ? Up(text, at, numeral.Length)
            : RuleNumbers.Of(word) is not null ? [at + 1]
            : [];
    }

    private static bool IsYearWeek(string word) =>
        word is [_, _, _, _, 'w', _, _]
        && word.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0
        && word.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0;

    private static IEnumerable<int> IsoTime(RuleText text, int at)
    {
        var start = text.Tokens[at].At;
        return
            start + IsoLength <= text.Folded.Length
            && DateTime.TryParseExact(
                text.Folded.AsSpan(start, IsoLength),
                "yyyy-MM-dd't'HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
            ? Up(text, at, IsoLength)
            : [];
    }

    private static IEnumerable<int> Arxiv(RuleText text, int at) =>
        at + 2 < text.Tokens.Length
        && text.Tokens[at].Text is { Length: 4 } month
        && month.All(char.IsAsciiDigit)
        && text.Tokens[at + 1] is { Text: "." } point
        && point.At == text.Tokens[at].End
        && text.Tokens[at + 2] is { Text: { Length: >= 4 and <= 8 } number } last
        && last.At == point.End
        && number.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0
            ? [at + 3]
            : [];

    private static IEnumerable<int> Host(RuleText text, int at)
    {
        var length = WrittenUrl.ReadHost(text.Folded, text.Tokens[at].At, out var isDomain);
        return isDomain ? Up(text, at, length) : [];
    }
}
