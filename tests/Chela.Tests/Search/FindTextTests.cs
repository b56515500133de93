using Chela.Agent.Search;
using Chela.Envelope.Labels;
using Chela.Reading.Search;
using CsCheck;

namespace Chela.Tests.Search;

/// <summary>What is found, and what is rather not.</summary>
public sealed class FindTextTests : IDisposable
{
    private readonly SearchStage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Theory]
    [InlineData("reinforcement learning", "en")]
    [InlineData("LEARNING REINFORCEMENTS", "en")]
    [InlineData("\"learning reinforcement\"", "")]
    [InlineData("\"reinforcement learning\"", "en")]
    [InlineData("reinforcement cooking", "")]
    [InlineData("强化学习", "zh")]
    [InlineData("强化", "zh")]
    [InlineData("化学", "zh chemistry")]
    [InlineData("关于强化学习的", "zh")]
    [InlineData("学", "zh chemistry")]
    [InlineData("机器人 强化学习", "zh")]
    [InlineData("化学习题", "")]
    [InlineData("rust爬虫", "mixed")]
    [InlineData("用Rust写", "mixed")]
    [InlineData("cafe", "accents")]
    [InlineData("ÜBER café", "accents")]
    [InlineData("gpt-4", "mixed")]
    [InlineData("GPT 4", "mixed")]
    [InlineData("reinf*", "en")]
    [InlineData("reinf", "")]
    [InlineData("the", "")]
    [InlineData("what is the", "")]
    public async Task A_text_is_found_by_what_stands_in_it(string query, string ids)
    {
        _stage.Source.Set("en", "What the paper says of reinforcement learning, in one sentence.");
        _stage.Source.Set("zh", "机器人靠强化学习走路，而不是靠规则。");
        _stage.Source.Set("chemistry", "有机化学是一门课。");
        _stage.Source.Set("mixed", "他用Rust写的爬虫 crawler 比 GPT-4 快。");
        _stage.Source.Set("accents", "Ein Café über dem Fluß, the best.");
        var found = (await _stage.IdsAsync(query)).Split(' ').Order().ToList();
        Assert.Equal(ids.Split(' ').Order(), found);
    }

    [Fact]
    public async Task A_long_query_is_met_by_nearly_all_of_it_and_a_short_one_is_not()
    {
        _stage.Source.Set("zh", "讲强化学习，也讲一种算法。");
        _stage.Source.Set("words", "alpha beta gamma delta");
        Assert.Equal("zh", await _stage.IdsAsync("强化学习算法"));
        Assert.Equal("words", await _stage.IdsAsync("alpha beta gamma omega"));
        Assert.Equal("", await _stage.IdsAsync("alpha beta omega"));
        Assert.Equal("", await _stage.IdsAsync("alpha beta \"gamma alpha\" delta"));
        Assert.Equal("", await _stage.IdsAsync("alpha nothing omega delta"));
    }

    [Fact]
    public async Task A_word_in_the_title_counts_most()
    {
        _stage.Source.Set("text", "v", Document("text", "Other", "birds of the night, among them owls"));
        _stage.Source.Set(
            "title",
            "v",
            Document("title", "On owls", "birds of the night that hunt and are seldom seen")
        );
        _stage.Source.Set("about", "v", Document("about", "Other", "birds of the night") with { About = "owls" });
        Assert.Equal("title about text", await _stage.IdsAsync("owl"));
        Assert.Equal(["title"], (await _stage.FindAsync("owl", limit: 1)).Hits.Select(h => h.Id));
    }

    [Fact]
    public async Task A_query_that_says_nothing_is_told_apart_from_one_that_finds_nothing()
    {
        Assert.True((await _stage.FindAsync("what is the")).IsSenseless);
        Assert.True((await _stage.FindAsync("***")).IsSenseless);
        Assert.False((await _stage.FindAsync("owl")).IsSenseless);
    }

    [Fact]
    public async Task A_hit_bears_the_label_of_its_text_and_no_other()
    {
        var secret = Label.Owner.RestrictTo(Readers.OwnerOnly);
        var web = Label.From(new Source(SourceKind.Web, "example.org"));
        var few = Label
            .From(new Source(SourceKind.Model, "m"))
            .Join(web)
            .RestrictTo(Readers.Only(new Principal("ann"), Principal.Owner));
        _stage.Source.Set("1", "v", Document("1", "t", "owl") with { Label = secret });
        _stage.Source.Set("2", "v", Document("2", "t", "owl") with { Label = web });
        _stage.Source.Set("3", "v", Document("3", "t", "owl") with { Label = few });
        _stage.Source.Set("4", "v", Document("4", "t", "owl") with { Label = web.RestrictTo(Readers.Only()) });
        var labels = (await _stage.FindAsync("owl")).Hits.OrderBy(h => h.Id).Select(h => h.Label);
        Assert.Equal([secret, web, few, web.RestrictTo(Readers.Only())], labels);
    }

    [Fact]
    public async Task No_query_is_an_error_and_no_hit_lacks_what_was_looked_for()
    {
        var texts = Gen.String[SearchTexts.Characters, 0, 30].Array[1, 6];
        await Gen.Select(texts, SearchTexts.Queries)
            .SampleAsync(
                async (texts, text) =>
                {
                    using var stage = new SearchStage();
                    for (var i = 0; i < texts.Length; i++)
                    {
                        stage.Source.Set($"{i}", texts[i]);
                    }

                    var query = SearchQuery.Parse(text);
                    var found = (await stage.FindAsync(text)).Hits.Select(h => int.Parse(h.Id)).Order().ToList();
                    var all = Where(texts, t => query.Terms.All(term => Has(t, term)));
                    var expected =
                        query.Terms.IsEmpty ? []
                        : all.Count > 0 ? all
                        : Where(texts, t => query.Parts.Length > 0 && IsNear(t, query));
                    Assert.Equal(expected, found);
                },
                iter: 200,
                threads: 1
            );
    }

    private static List<int> Where(string[] texts, Func<string, bool> fits) =>
        [.. Enumerable.Range(0, texts.Length).Where(i => fits(texts[i].Replace('\0', ' ')))];

    private static bool Has(string text, SearchTerm term)
    {
        var words = PlacedWord.Of(text);
        return Enumerable.Range(0, words.Length).Any(at => term.IsAt(words, at));
    }

    private static bool IsNear(string text, SearchQuery query) =>
        query.Parts.Where(p => p.IsRequired).All(p => Has(text, p.Term))
        && query.Parts.Where(p => Has(text, p.Term)).Sum(p => p.Weight) >= SearchQuery.Enough(query.Parts);

    private static SearchDocument Document(string id, string title, string text) => new(id, title, text, Label.Owner);
}
