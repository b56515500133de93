using System.Collections.Immutable;

namespace Chela.Reading.Search;

/// <summary>
/// What somebody looks for. A query is words, all of which must be there; <c>"in quotes"</c> is a phrase as it stands, <c>word*</c> a
/// word that may go on. Nothing else is a sign: every other text is looked for as text. Immutable.
/// </summary>
/// <param name="Terms">What must be there; none, if nothing of the query says anything.</param>
public sealed record SearchQuery(ImmutableArray<SearchTerm> Terms)
{
    /// <summary>What is longer is cut, in characters.</summary>
    public const int MostCharacters = 1000;

    /// <summary>More terms are left out.</summary>
    public const int MostTerms = 32;

    private const int WordWeight = 2;
    private const int ManyTerms = 4;
    private const int LongRun = 4;

    /// <summary>The same, for a second look at what has nearly all: long runs as their pairs. Empty of a short query.</summary>
    public ImmutableArray<SearchPart> Parts =>
        Terms.Length < ManyTerms && !Terms.Any(IsLong) ? [] : [.. Terms.SelectMany(PartsOf).DistinctBy(p => p.Term)];

    /// <summary>How much of the weight of all parts is nearly all.</summary>
    public static int Enough(ImmutableArray<SearchPart> parts) => ((parts.Sum(p => p.Weight) * 3) + 3) / 4;

    /// <summary>Reads a query. Total.</summary>
    public static SearchQuery Parse(string text)
    {
        text = text.Length > MostCharacters ? text[..MostCharacters] : text;
        var terms = new List<SearchTerm>();
        for (var at = 0; at < text.Length; )
        {
            var open = text.AsSpan(at).IndexOfAny('"', '“', '”');
            var close = open < 0 ? -1 : text.AsSpan(at + open + 1).IndexOfAny('"', '“', '”');
            var plain = close < 0 ? text[at..] : text.Substring(at, open);
            terms.AddRange(plain.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).SelectMany(TermsOf));
            if (close < 0)
            {
                break;
            }

            if (Phrase(PlacedWord.Of(text.AsSpan(at + open + 1, close))) is { } phrase)
            {
                terms.Add(phrase with { IsQuoted = true });
            }

            at += open + close + 2;
        }

        return new SearchQuery([.. terms.Distinct().Take(MostTerms)]);
    }

    /// <summary>The terms of what stands between two blanks: <c>GPT-4</c> is one phrase, <c>用Rust写</c> three.</summary>
    private static IEnumerable<SearchTerm> TermsOf(string chunk)
    {
        var words = PlacedWord.Of(chunk);
        for (var at = 0; at < words.Length; )
        {
            var isWord = words[at].Shape == WordShape.Word;
            var end = at + 1;
            while (
                end < words.Length
                && (isWord ? words[end].Shape == WordShape.Word : words[end - 1].Shape != WordShape.Last)
            )
            {
                end++;
            }

            var group = words[at..end];
            if (isWord)
            {
                if (WordsOf(chunk, group) is { } term)
                {
                    yield return term;
                }
            }
            else
            {
                foreach (var part in StopWords.PartsOf(chunk[group[0].Start..group[^1].End]))
                {
                    if (Phrase(PlacedWord.Of(part)) is { } run)
                    {
                        yield return run with
                        {
                            IsRun = true,
                        };
                    }
                }
            }

            at = end;
        }
    }

    private static SearchTerm? WordsOf(string chunk, ImmutableArray<PlacedWord> group)
    {
        var last = group[^1];
        var isPrefix = last.Length > 1 && last.End == chunk.Length - 1 && chunk[^1] == '*';
        return group is [var only] && !isPrefix && StopWords.Contains(only.Word)
            ? null
            // What goes on has another ending than what was written: the whole beginning counts.
            : new SearchTerm([.. group.Select(w => w.Word)], isPrefix);
    }

    /// <summary>Words as a phrase. The last character of a run is in the pair before it; one alone begins a pair.</summary>
    private static SearchTerm? Phrase(ImmutableArray<PlacedWord> words) =>
        words switch
        {
            [] => null,
            [.., { Shape: WordShape.Pair }, { Shape: WordShape.Last }] => new SearchTerm(
                [.. words[..^1].Select(w => w.Word)],
                IsPrefix: false
            ),
            [.., { Shape: var shape }] => new SearchTerm([.. words.Select(w => w.Word)], shape == WordShape.Last),
        };

    private static bool IsLong(SearchTerm term) => term.IsRun && term.Words.Length >= LongRun;

    private static IEnumerable<SearchPart> PartsOf(SearchTerm term) =>
        IsLong(term)
            ? term.Words.Select(w => new SearchPart(new SearchTerm([w], IsPrefix: false) { IsRun = true }, 1, false))
            : [new SearchPart(term, WordWeight, term.IsQuoted)];
}
