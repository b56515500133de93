using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
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

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.,");

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
                return OfNumber(text, form, out end);
            case WrittenKind.Token:
                // 5GB: the unit sticks to the number. 1990s are no seconds.
                var token = text[form.Start..form.End];
                var digits = token.AsSpan().IndexOfAnyExcept(Digits);
                var unit = digits > 0 && char.IsAsciiDigit(token[digits - 1]) ? token[digits..] : "";
                return UnitWords.IsKnown(unit) && !(unit == "s" && digits == 4)
                    ? (token[..digits].Replace(",", "", StringComparison.Ordinal), unit)
                    : null;
            default:
                return null;
        }
    }

    private static (string Value, string Unit)? OfNumber(string text, WrittenForm form, out int end)
    {
        var scale = UnitWords.ScaleAfter(text, form.End, out var scaled);
        if (UnitWords.After(text, scaled, out end) is not { } unit)
        {
            return null;
        }

        return
            scale > 1
            && decimal.TryParse(form.Normal, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            && value < 1e12m
            ? (WrittenNumber.Normal(value * scale), unit)
            : (form.Normal, unit);
    }
}
