using Chela.Reading.Search;

namespace Chela.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("Reinforcement learning", "reinforcement | learning")]
    [InlineData("what did I save about GPT-4", "save | gpt 4")]
    [InlineData("\"to be or not to be\" hamlet", "to be or not to be | hamlet")]
    [InlineData("“强化学习” rust", "强化 化学 学习 | rust")]
    [InlineData("an \"open quote", "open | quote")]
    [InlineData("note* a* *b", "note* | b")]
    [InlineData("强化学习", "强化 化学 学习")]
    [InlineData("机器 学习", "机器 | 学习")]
    [InlineData("用Rust写的爬虫", "用* | rust | 写的 的爬 爬虫")]
    [InlineData("关于强化学习的文章", "强化 化学 学习 | 文章")]
    [InlineData("什么是目的地", "目的 的地")]
    [InlineData("2026年", "2026 | 年*")]
    [InlineData("\"2026年计划\"", "2026 年计 计划")]
    [InlineData("the of what 的 什么", "")]
    [InlineData("\"\" '' ** () -", "")]
    [InlineData("x x X", "x")]
    public void A_query_is_what_must_be_there(string query, string terms) =>
        Assert.Equal(terms, string.Join(" | ", SearchQuery.Parse(query).Terms));

    [Theory]
    [InlineData("rust crawler", 0)]
    [InlineData("one* two* three* four*", 4)]
    [InlineData("强化学习", 0)]
    [InlineData("强化学习算法 rust", 6)]
    public void Only_a_long_query_may_have_nearly_all(string query, int parts) =>
        Assert.Equal(parts, SearchQuery.Parse(query).Parts.Length);

    [Fact]
    public void However_long_a_query_is_it_has_so_many_terms()
    {
        var query = SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 10_000)));
        Assert.Equal(SearchQuery.MostTerms, query.Terms.Length);
    }
}
