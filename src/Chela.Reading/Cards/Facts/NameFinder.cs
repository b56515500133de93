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

    /// <summary>Where so many words within sentences have capitals, capitals tell no names: German.</summary>
    private const double MostCapitals = 0.22;

    /// <summary>The names in a text, the most frequent first.</summary>
    public static ImmutableArray<CardName> Of(IReadOnlyList<Candidate> sentences)
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
                if (NameWords.NotInBodies.Contains(text[start - 1]))
                {
                    break;
                }

                start--;
            }

            foreach (var verb in NameWords.BeforeBodies)
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
            if (joins && NameWords.Connectors.Contains(word.ToString()))
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
            else if (isCapital && !(NameWords.NoNames.Contains(word.ToString())))
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
                || NameWords.NoNames.Contains(name)
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
        name = hyphen > 0 && NameWords.Endings.Contains(name[(hyphen + 1)..]) ? name[..hyphen] : name;
        var blank = name.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && (blank == 1 || NameWords.Titles.Contains(name[..blank]))
            ? (name[(blank + 1)..], blank + 1)
            : (name, 0);
    }

    /// <summary>Between two words of a name: a blank, or blanks and a connector.</summary>
    private static bool IsConnected(ReadOnlySpan<char> gap) =>
        gap is " "
        || (
            gap is [' ', .. var inner, ' ']
            && inner.Length <= 10
            && Array.TrueForAll(inner.ToString().Split(' '), NameWords.Connectors.Contains)
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
