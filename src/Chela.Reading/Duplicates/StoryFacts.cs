using System.Collections.Immutable;
using Chela.Text;
using Chela.Text.Written;

namespace Chela.Reading.Duplicates;

/// <summary>
/// What a report has in common with another report of the same event whatever language it is in: names in Latin letters,
/// numbers, and the pages it links to.
/// </summary>
internal static class StoryFacts
{
    private const string Currencies = "$€£¥₩₹";
    private const int LongestText = 20_000;
    private const int LongestName = 40;
    private const int MostNames = 20;
    private const int MostNumbers = 16;
    private const int MostLinks = 12;
    private const int LeastNumber = 100;
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    /// <summary>Capitals that say nothing of what a text is about.</summary>
    private static readonly HashSet<string> Empty =
    [
        .. (
            "ai api apis llm llms ceo cto cfo us usa uk eu ui ux url urls http https html css json pdf xml gpu gpus cpu cpus tv pr ok i id it app apps pc os faq "
            + "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
            + "monday tuesday wednesday thursday friday saturday sunday english chinese american twitter x the a an and or but if in on at to of for with by "
            + "you we they he she this that these those my your our here there what why how when who not no yes so more new read source image note figure table"
        ).Split(' '),
    ];

    /// <summary>The facts of a text: <c>name …</c>, <c>number …</c>, <c>link …</c>, the most telling first within each kind.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="text">Its text.</param>
    /// <param name="ownHost">The host that it is from, whose links lead around the site.</param>
    public static ImmutableArray<string> Of(string title, StoryText text, string? ownHost)
    {
        var prose = text.Prose.Length > LongestText ? text.Prose[..LongestText] : text.Prose;
        return
        [
            .. Names(title, prose).Select(n => "name " + n),
            .. Numbers($"{title}\n{prose}").Select(n => "number " + n),
            .. Links(text.Links, ownHost).Select(l => "link " + l),
        ];
    }

    private static IEnumerable<string> Names(string title, string prose)
    {
        var counts = new Dictionary<string, (int Count, int First)>();
        // In a title every word may be capital: only what no ordinary word looks like counts there.
        Collect(title, isTitle: true, counts);
        Collect(prose, isTitle: false, counts);
        return counts
            .OrderByDescending(n => n.Value.Count)
            .ThenBy(n => n.Value.First)
            .Take(MostNames)
            .Select(n => n.Key);
    }

    private static void Collect(string text, bool isTitle, Dictionary<string, (int Count, int First)> counts)
    {
        var isHeading = false;
        for (var at = 0; at < text.Length; )
        {
            if (text[at] == '\n' || at == 0)
            {
                isHeading = text.AsSpan(at).TrimStart('\n').StartsWith('#');
            }

            if (!IsNameLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && (IsNameLetter(text[end]) || IsJoint(text, end)))
            {
                end++;
            }

            var word = text.AsSpan(at, end - at);
            if (
                word.Length is > 1 and <= LongestName
                && IsName(word, isTitle || isHeading || IsAtStart(text, at))
                && Casing.ToLower(word.ToString()) is var name
                && !Empty.Contains(name)
            )
            {
                var (count, first) = counts.GetValueOrDefault(name, (0, counts.Count));
                counts[name] = (count + 1, first);
            }

            at = end;
        }
    }

    private static bool IsNameLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is >= '\u00C0' and <= '\u024F';

    /// <summary>A hyphen or point within: <c>GPT-5</c>, <c>Qwen3.5</c>.</summary>
    private static bool IsJoint(string text, int at) =>
        text[at] is '-' or '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static bool IsName(ReadOnlySpan<char> word, bool isAtStart)
    {
        var (upper, digits) = (0, 0);
        foreach (var character in word)
        {
            upper += char.IsUpper(character) ? 1 : 0;
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        var letters = word.Length - digits;
        return letters > 0
            && upper > 0
            && (digits > 0 || (upper > 1 && upper < 6) || (!isAtStart && char.IsUpper(word[0]) && word.Length > 2));
    }

    private static bool IsAtStart(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && text[before] is ' ' or '"' or '\'' or '“' or '‘' or '(' or '[' or '*' or '_' or '>')
        {
            before--;
        }

        return before < 0 || text[before] is '.' or '!' or '?' or ':' or '\n' or '|' or '-' or '•' or ';';
    }

    /// <summary>Numbers that are written in digits, whatever they count: 1.2 万 and 12,000 are one.</summary>
    private static List<string> Numbers(string text)
    {
        var folded = ComparableText.Of(text).Folded;
        var found = new List<string>();
        for (var at = 0; at < folded.Length && found.Count < MostNumbers; at++)
        {
            if (
                (!char.IsAsciiDigit(folded[at]) && !Currencies.Contains(folded[at]))
                || (at > 0 && (IsNameLetter(folded[at - 1]) || folded[at - 1] is '.' or '-' or '/' or '_'))
            )
            {
                continue;
            }

            var end = at;
            if (WrittenMoney.TryRead(folded, at, out var money) && !money.IsAmbiguous)
            {
                end = at + money.Length;
                Add($"{WrittenNumber.Normal(money.Amount)} {money.Currency}");
            }
            else if (WrittenNumber.TryRead(folded, at, out var number) && !number.IsAmbiguous)
            {
                end = at + number.Length;
                var rest = folded.AsSpan(end).TrimStart(' ');
                var normal = WrittenNumber.Normal(number.Value);
                if (rest is ['%', ..] && normal.Length > 1)
                {
                    Add(normal + "%");
                }
                else if (IsTelling(number.Value) && WordEdges.IsEdge(folded, end))
                {
                    Add(normal);
                }
            }

            // Behind a number that was read, or behind the digits of what is none.
            while (end < folded.Length && char.IsAsciiDigit(folded[end]))
            {
                end++;
            }

            at = Math.Max(at, end - 1);
        }

        return found;

        void Add(string number)
        {
            if (!found.Contains(number))
            {
                found.Add(number);
            }
        }
    }

    /// <summary>No count, and no year: they are in every text.</summary>
    private static bool IsTelling(decimal value) =>
        value != decimal.Truncate(value)
        || (value >= LeastNumber && value is not (>= FirstYear and <= LastYear) && value % LeastNumber != 0)
        || value > LastYear;

    private static IEnumerable<string> Links(ImmutableArray<string> links, string? ownHost) =>
        links
            .Select(l => CanonicalUrl.TryParse(l, out var url) ? url : default)
            .Where(u => u.Path.Length > 1 && u.Host != ownHost)
            .Select(u => u.Value["https://".Length..])
            .Distinct()
            .Take(MostLinks);
}
