using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Cards.Extractive;

namespace Chela.Reading.Cards.Facts;

/// <summary>
/// Finds names by their form: words with capitals that are not there for the sentence alone, what Chinese puts between 《》 or
/// ends with the word for a body, and @handles. Ranked by how often they stand in the text.
/// </summary>
internal static partial class NameFinder
{
    private const int Most = 8;
    private const int LongestText = 200_000;
    private const int LongestName = 60;
    private const int MostWords = 6;
    private const int LongestBody = 12;

    /// <summary>A first word that stands alone more often is a name of its own: Dropbox, Dropbox Paper.</summary>
    private const int MostAlone = 2;
    private const string NotInBodies =
        "的了是在和与及或由对从向被将把给为到去以而但也都就这那该本某其各有等称据让使请用跟同则又还个家所自于";

    /// <summary>Where so many words within sentences have capitals, capitals tell no names: German.</summary>
    private const double MostCapitals = 0.22;

    private static readonly FrozenSet<string> NoNames = (
        "I A The An In It He She They We You This That These Those But And Or If When While As At On For To Of By With From So Yet Not No "
        + "Yes My Our His Her Its Their Your What Who Why How Where There Here Then Now Also However I'm I've I'd I'll It's We're We've "
        + "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
        + "November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mr Mrs Ms Dr Prof OK Is Are Was Do Does Did Can Could Will "
        + "Would Should Some Many Most All One Two Three Each Every Both After Before Since Until Because Although Though Even Just Only "
        + "Such More Less First Second Third Last Next Another Other Once Still Perhaps Maybe Let Please Note See Figure Table Section "
        + "Chapter AM PM TV Internet Web Le La Les Un Une Il Elle Et Mais Dans Pour Sur De Des El Los Las En Por Y Pero Der Die Das Und "
        + "Ein Eine Es Wir Sie Ich In Mit Auf Für Von Zu Im Bei Aus Nach "
        + "Thus Hence Therefore Moreover Added Using Like Unlike During Within Without Under Over Between Among Against According Despite "
        + "Rather Instead Meanwhile Today Yesterday Recently Earlier Later Again Finally Overall Indeed Either Neither Same Good "
        + "Any Very Much Make Made Get Got Go Going Being Been Have Had Has Having Use Used Want Need Know Think Say Said Says Ask Told "
        + "Take Look Find Found Ces Cette Ce Ses Son Sa Leur Nous Vous Ils Elles Avec Par Au Aux Si Qui Que Con Una Uno Su Sus Para Como"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Titles = (
        "President Sir Lord Lady Dame King Queen Prince Princess Senator Sen Governor Gov Representative Rep Judge Justice Professor Prof "
        + "Dr Doctor Mr Mrs Ms CEO CTO CFO Chairman Minister Chancellor Secretary General Colonel Captain Pope Saint"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Endings =
        "based led style backed owned born like era only level run made free wide related"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Connectors =
        "of the de du des van von der den del della di da dos al bin ibn y & für"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] BeforeBodies =
    [
        .. "一家 多家 加入 来自 毕业 就读 任职 离开 成立 创办 收购 投资 参加 访问 获得 包括 另外 此前 目前 通过 根据 作为 许多 很多 所有 大型 大 小 中小 科技 互联网 上市 外国 初创 创业 分".Split(
            ' '
        ),
    ];

    /// <summary>The names in a text, the most frequent first.</summary>
    public static ImmutableArray<CardName> Of(ReadingTask task, IReadOnlyList<Candidate> sentences)
    {
        var names = new Dictionary<string, Found>(StringComparer.Ordinal);
        var (length, words, capitals) = (0, 0, 0);
        foreach (var sentence in sentences.Where(s => s.Quality > 0))
        {
            if ((length += sentence.Text.Length) > LongestText)
            {
                break;
            }

            var text = sentence.Text.ToString();
            Capitals(sentence, text, names, ref words, ref capitals);
            foreach (var match in Written().EnumerateMatches(text))
            {
                Add(names, sentence, text.Substring(match.Index, match.Length), match.Index, isSure: true);
            }

            Bodies(sentence, text, names);
        }

        var isGerman = words > 50 && capitals > words * MostCapitals;
        return
        [
            .. Joined(names)
                .Where(n => n.Value.IsSure && !(isGerman && IsPlainWord(n.Key)))
                .OrderByDescending(n => n.Value.Count)
                .ThenBy(n => n.Value.Order)
                .Take(Most)
                .Select(n => new CardName(n.Key, n.Value.Count, n.Value.Sentence.Passage.SpanOf(n.Value.Range))),
        ];
    }

    /// <summary>What ends with the word for a body, from the last character on that is in no such name.</summary>
    private static void Bodies(Candidate sentence, string text, Dictionary<string, Found> names)
    {
        foreach (var match in Body().EnumerateMatches(text))
        {
            var start = match.Index;
            while (start > 0 && match.Index - start < LongestBody && text[start - 1] is >= '\u4E00' and <= '\u9FFF')
            {
                if (NotInBodies.Contains(text[start - 1]))
                {
                    break;
                }

                start--;
            }

            foreach (var verb in BeforeBodies)
            {
                start += text.AsSpan(start).StartsWith(verb, StringComparison.Ordinal) ? verb.Length : 0;
            }

            if (match.Index - start >= 2 && text[start] != '限')
            {
                Add(names, sentence, text[start..(match.Index + match.Length)], start, isSure: true);
            }
        }
    }

    private static void Capitals(
        Candidate sentence,
        string text,
        Dictionary<string, Found> names,
        ref int words,
        ref int capitals
    )
    {
        var (start, end, count) = (-1, -1, 0);
        var isFirst = true;
        var opens = false;
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length);
            var joins = start >= 0 && count < MostWords && match.Index == end + 1 && text[end] == ' ';
            if (joins && Connectors.Contains(word.ToString()))
            {
                // Counts if a capital follows.
                continue;
            }

            var gap = start >= 0 ? text.AsSpan(end..match.Index) : default;
            var isCapital = IsCapital(word);
            words += isFirst ? 0 : 1;
            capitals += !isFirst && isCapital ? 1 : 0;
            var goesOn = start >= 0 && isCapital && count < MostWords && IsConnected(gap);
            if (start >= 0 && !goesOn)
            {
                Take(start, end, opens, count);
                (start, count) = (-1, 0);
            }

            if (goesOn)
            {
                (end, count) = (match.Index + match.Length, count + 1);
            }
            else if (isCapital && !(NoNames.Contains(word.ToString())))
            {
                (start, end, count) = (match.Index, match.Index + match.Length, 1);
                opens = isFirst || IsAfterOpening(text, match.Index);
            }

            if (start >= 0 && end == match.Index + match.Length && IsPossessive(word))
            {
                // What somebody has is another name.
                Take(start, end, opens, count);
                (start, count) = (-1, 0);
            }

            isFirst = false;
        }

        if (start >= 0)
        {
            Take(start, end, opens, count);
        }

        void Take(int from, int to, bool isOpening, int parts)
        {
            var (name, skipped) = Bare(text[from..to]);
            if (
                name.Length is < 2 or > LongestName
                || NoNames.Contains(name)
                || IsNumber(name)
                || UnitWords.IsKnown(name)
            )
            {
                return;
            }

            parts -= skipped > 0 ? 1 : 0;
            from += skipped;
            // U.S. has its last point too.
            name +=
                name.Contains('.', StringComparison.Ordinal)
                && from + name.Length < text.Length
                && text[from + name.Length] == '.'
                && IsShouted(name)
                    ? "."
                    : "";
            Add(names, sentence, name, from, isSure: !isOpening || skipped > 0 || parts > 1 || !IsPlainWord(name));
        }
    }

    private static bool IsPossessive(ReadOnlySpan<char> word) => word.EndsWith("'s") || word.EndsWith("’s");

    /// <summary>A name without the title before it and what sticks to its end; and how many characters were before it.</summary>
    private static (string Name, int Skipped) Bare(string name)
    {
        name = IsPossessive(name) ? name[..^2] : name;
        var hyphen = name.LastIndexOf('-');
        name = hyphen > 0 && Endings.Contains(name[(hyphen + 1)..]) ? name[..hyphen] : name;
        var blank = name.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && (blank == 1 || Titles.Contains(name[..blank]))
            ? (name[(blank + 1)..], blank + 1)
            : (name, 0);
    }

    /// <summary>Between two words of a name: a blank, or blanks and a connector.</summary>
    private static bool IsConnected(ReadOnlySpan<char> gap) =>
        gap is " "
        || (
            gap is [' ', .. var inner, ' ']
            && inner.Length <= 10
            && Array.TrueForAll(inner.ToString().Split(' '), Connectors.Contains)
        );

    private static bool IsAfterOpening(string text, int at) =>
        at > 0 && text[at - 1] is '“' or '"' or '‘' or '(' or ':'
        || (at > 1 && text[at - 2] is ':' or '.' or '!' or '?');

    private static bool IsCapital(ReadOnlySpan<char> word) =>
        char.IsUpper(word[0]) || (word.Length > 2 && char.IsLower(word[0]) && char.IsUpper(word[1]));

    /// <summary>A word with one capital, at its beginning.</summary>
    private static bool IsPlainWord(string name)
    {
        for (var at = 1; at < name.Length; at++)
        {
            if (char.IsUpper(name[at]) || char.IsDigit(name[at]) || name[at] is ' ' or '@' || name[at] >= '\u2E80')
            {
                return false;
            }
        }

        return name[0] is not ('@' or '《');
    }

    private static bool IsShouted(string name) => !name.Any(char.IsLower);

    private static bool IsNumber(string name) => !name.Any(char.IsLetter);

    private static void Add(Dictionary<string, Found> names, Candidate sentence, string name, int at, bool isSure)
    {
        var start = sentence.Range.Start.Value + at;
        var range = start..(start + name.Length);
        names[name] = names.TryGetValue(name, out var known)
            ? known with
            {
                Count = known.Count + 1,
                IsSure = known.IsSure || isSure,
            }
            : new Found(sentence, range, sentence.Place.Order, 1, isSure);
    }

    /// <summary>A name alone that is the beginning or end of a longer one counts for that one: Altman, Sam Altman.</summary>
    private static Dictionary<string, Found> Joined(Dictionary<string, Found> names)
    {
        var (first, last) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (
            var (name, _) in names
                .Where(n => n.Key.Contains(' ', StringComparison.Ordinal))
                .OrderByDescending(n => n.Value.Count)
                .ThenBy(n => n.Value.Order)
        )
        {
            first.TryAdd(name[..name.IndexOf(' ', StringComparison.Ordinal)], name);
            last.TryAdd(name[(name.LastIndexOf(' ') + 1)..], name);
        }

        foreach (var (part, whole) in last.Concat(first))
        {
            if (
                names.TryGetValue(part, out var alone)
                && names.TryGetValue(whole, out var owner)
                && (last.ContainsKey(part) || alone.Count <= owner.Count * MostAlone)
            )
            {
                names[whole] = owner with { Count = owner.Count + alone.Count };
                names.Remove(part);
            }
        }

        return names;
    }

    /// <summary>A name as it was found.</summary>
    private readonly record struct Found(Candidate Sentence, Range Range, int Order, int Count, bool IsSure);

    [GeneratedRegex(
        @"[\p{L}-[\u2E80-\uFFEF]][\p{L}\p{M}\p{N}-[\u2E80-\uFFEF]]*(?:[-'’.&+](?=[\p{L}\p{N}-[\u2E80-\uFFEF]])[\p{L}\p{M}\p{N}-[\u2E80-\uFFEF]]+)*\+{0,2}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Word();

    [GeneratedRegex(@"《[^《》]{1,40}》|(?<![\w@/.])@[A-Za-z0-9_]{2,30}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(
        @"公司|大学|大學|研究院|研究所|科学院|实验室|集团|委员会|银行|基金会|学院|医院|出版社|协会|博物馆|图书馆|法院|株式会社",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Body();
}
