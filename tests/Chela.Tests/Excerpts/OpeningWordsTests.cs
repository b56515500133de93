using Chela.Reading.Captures;
using Chela.Reading.Excerpts;

namespace Chela.Tests.Excerpts;

public sealed class OpeningWordsTests
{
    [Theory]
    [InlineData("It rained all day. Then it stopped.", "It rained all day")]
    [InlineData("Oh! It rained all day. Then it stopped.", "Oh! It rained all day")]
    [InlineData("今天下了一整天的雨。后来停了。", "今天下了一整天的雨")]
    [InlineData("To be continued...", "To be continued...")]
    [InlineData(
        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
        "One two three four five six seven eight nine ten eleven twelve thirteen…"
    )]
    [InlineData(
        "When the new engine came out of the shop and onto the rails, everybody who had doubted it took a photograph",
        "When the new engine came out of the shop and onto the rails…"
    )]
    [InlineData(
        "新的引擎从车间开到铁轨上的那一天所有怀疑过它的人都来了，并且每个人都拿出相机拍下了照片留作纪念",
        "新的引擎从车间开到铁轨上的那一天所有怀疑过它的人都来了…"
    )]
    [InlineData(
        "新的引擎从车间开到铁轨上的那一天所有怀疑过它的人都来了并且每个人都拿出相机拍下了照片留作纪念",
        "新的引擎从车间开到铁轨上的那一天所有怀疑过它的人都来了并且每个人都拿出相机拍下…"
    )]
    public void They_end_with_a_sentence_or_a_clause_or_a_word(string text, string words) =>
        Assert.Equal(words, OpeningWords.Of(text));

    [Fact]
    public void They_never_halve_what_is_seen_as_one()
    {
        var families = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 40));
        var words = OpeningWords.Of(families).TrimEnd('…');
        Assert.StartsWith(words, families, StringComparison.Ordinal);
        Assert.Equal(0, words.Length % "👨‍👩‍👧‍👦".Length);
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData("***", "Described", "Described")]
    [InlineData("Hi there,\n\nthe river froze over. Truly.", "", "Hi there, the river froze over")]
    public void They_are_of_the_text_or_else_of_what_describes_it(string text, string summary, string? words)
    {
        var item = new ReadItem(ItemKind.Article)
        {
            Summary = summary,
            Blocks = [.. text.Split("\n\n").Select(p => new ReadBlock(p, p, null))],
        };
        Assert.Equal(words, OpeningWords.Of(item));
    }
}
