using System.Collections.Immutable;
using Chela.Reading.Cards.Extractive;
using Chela.Text.Written;

namespace Chela.Reading.Cards.Facts;

/// <summary>Finds numbers with their units: sums, percentages, measures, counts. Dates and numbers alone are none.</summary>
internal static class NumberFinder
{
    private const int Most = 10;
    private const int MostSentences = 24;
    private const int MostInSentence = 3;
    private const int LongestSentence = 600;

    /// <summary>The numbers of the sentences that are worth most, in the order of the text.</summary>
    public static ImmutableArray<CardNumber> Of(IReadOnlyList<Candidate> sentences)
    {
        var found = new List<(int Order, CardNumber Number)>();
        var seen = new HashSet<(string, string)>();
        var chosen = sentences
            .Where(s => s.Quality > 0 && s.Text.Length <= LongestSentence && s.Text.IndexOfAnyInRange('0', '9') >= 0)
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.Place.Order)
            .Take(MostSentences);
        foreach (var sentence in chosen)
        {
            foreach (var number in In(sentence).Take(MostInSentence))
            {
                if (found.Count < Most && seen.Add((number.Value, number.Unit)))
                {
                    found.Add((sentence.Place.Order, number));
                }
            }
        }

        return [.. found.OrderBy(n => n.Order).Select(n => n.Number)];
    }

    private static IEnumerable<CardNumber> In(Candidate sentence)
    {
        var words = sentence.Text.ToString();
        var text = ComparableText.Of(words);
        var last = 0;
        foreach (var form in WrittenForms.Read(text))
        {
            if (form.Start < last || Read(text.Exact, form, out var end) is not var (value, unit))
            {
                continue;
            }

            last = end;
            var (from, to) = (text.Start(form.Start), text.End(end));
            if (from > 0 && char.IsLetterOrDigit(words[from - 1]) && words[from - 1] < '\u2E80')
            {
                // The end of something else: 4½.
                continue;
            }

            var start = sentence.Range.Start.Value;
            yield return new CardNumber(
                words[from..to],
                value,
                unit,
                sentence.Passage.SpanOf((start + from)..(start + to))
            );
        }
    }

    private static (string Value, string Unit)? Read(string text, WrittenForm form, out int end)
    {
        end = form.End;
        switch (form.Kind)
        {
            case WrittenKind.Money when form.Normal.LastIndexOf(' ') is > 0 and var blank:
                return (form.Normal[..blank], form.Normal[(blank + 1)..]);
            case WrittenKind.Percentage:
                return (form.Normal, "%");
            case WrittenKind.Number:
                return UnitWords.After(text, form.End, out end) is { } unit ? (form.Normal, unit) : null;
            case WrittenKind.Token:
                // 5GB: the unit sticks to the number.
                var token = text.AsSpan(form.Start, form.End - form.Start);
                var digits = token.IndexOfAnyExcept("0123456789.,");
                return
                    digits > 0 && char.IsAsciiDigit(token[digits - 1]) && UnitWords.IsKnown(token[digits..].ToString())
                    ? (
                        token[..digits].ToString().Replace(",", "", StringComparison.Ordinal),
                        token[digits..].ToString()
                    )
                    : null;
            default:
                return null;
        }
    }
}
