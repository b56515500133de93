using Chela.Reading.Search;
using CsCheck;

namespace Chela.Tests.Search;

public sealed class SearchSnippetTests
{
    [Fact]
    public void A_snippet_is_where_most_of_the_terms_stand_together()
    {
        var text =
            "A cat. "
            + string.Concat(Enumerable.Repeat("Nothing of that. ", 40))
            + "Cats and dogs live here. "
            + new string('x', 500);
        var (piece, matches) = Of(text, "dog cat");
        Assert.Equal(["Cats", "dogs"], matches);
        Assert.StartsWith("that. ", piece, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_pair_only_what_was_looked_for_is_marked()
    {
        Assert.Equal(["年"], Of("2026年计划", "年").Matches);
        Assert.Equal(["2026年"], Of("在2026年计划", "\"2026年\"").Matches);
        Assert.Equal(["强化学习"], Of("关于强化学习的书", "强化学习").Matches);
    }

    [Fact]
    public void What_stands_elsewhere_shows_the_beginning()
    {
        var (piece, matches) = Of("  \n First words.", "title");
        Assert.Equal("First words.", piece);
        Assert.Empty(matches);
    }

    [Fact]
    public void A_snippet_lies_in_one_passage()
    {
        const string text = "one two\n\nthree four\n\nfive";
        var snippet = SearchSnippet.Of(text, [0, 9, 21], SearchQuery.Parse("four").Terms);
        Assert.Equal("three four", text.Substring(snippet.Start, snippet.Length));
    }

    [Fact]
    public void Any_snippet_is_a_short_piece_with_its_matches_in_it() =>
        Gen.Select(Gen.String[SearchTexts.Characters, 0, 600], SearchTexts.Queries)
            .Sample(
                (text, query) =>
                {
                    var snippet = SearchSnippet.Of(text, [0], SearchQuery.Parse(query).Terms);
                    Assert.InRange(snippet.Start, 0, text.Length);
                    Assert.InRange(
                        snippet.Length,
                        0,
                        Math.Min(SearchSnippet.MostCharacters, text.Length - snippet.Start)
                    );
                    var last = snippet.Start;
                    foreach (var (start, length) in snippet.Matches)
                    {
                        Assert.InRange(start, last, snippet.Start + snippet.Length);
                        Assert.InRange(length, 1, snippet.Start + snippet.Length - start);
                        last = start + length;
                    }
                }
            );

    private static (string Piece, string[] Matches) Of(string text, string query)
    {
        var snippet = SearchSnippet.Of(text, [0], SearchQuery.Parse(query).Terms);
        return (
            text.Substring(snippet.Start, snippet.Length),
            [.. snippet.Matches.Select(m => text.Substring(m.Start, m.Length))]
        );
    }
}
