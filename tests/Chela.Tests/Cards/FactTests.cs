using Chela.Reading.Captures;
using Chela.Reading.Cards;
using Chela.Reading.Cards.Extractive;

namespace Chela.Tests.Cards;

/// <summary>What rules tell of a text.</summary>
public sealed class FactTests
{
    private static CardFacts Facts(string markdown, string? url = "https://blog.example.org/a")
    {
        var blocks = markdown.Split("\n\n").Select(b => new ReadBlock(b, b, null));
        return ExtractiveReader
            .Read(TaskMaker.Of(new ReadItem(ItemKind.Article) { Url = url, Blocks = [.. blocks] }))
            .Facts;
    }

    [Theory]
    [InlineData("The groundwater rose by 30 cm in the first year.", "30 cm", "30", "cm")]
    [InlineData("They drilled 212 holes into the handrail of the bridge.", "212 holes", "212", "holes")]
    [InlineData("The set has 60 office floors and much else in it.", "60 office floors", "60", "office floors")]
    [InlineData("The round brought $1.2 million to the young company.", "$1.2 million", "1200000", "usd")]
    [InlineData("About 41.5% of the people who were asked agreed.", "41.5%", "41.5", "%")]
    [InlineData("The model needs 16GB of memory to run at all.", "16GB", "16", "GB")]
    [InlineData("这家公司融资 3 亿元，用于建设新的数据中心和实验室。", "3 亿元", "300000000", "cny")]
    [InlineData("他回头看了自己放弃的 7 个项目，发现了真正的原因。", "7 个项目", "7", "个项目")]
    [InlineData("这条河全长 6300 公里，流经十一个省份和自治区。", "6300 公里", "6300", "公里")]
    public void Numbers_have_their_units(string sentence, string text, string value, string unit)
    {
        var number = Assert.Single(Facts(sentence).Numbers, n => n.Text == text);
        Assert.Equal((value, unit), (number.Value, number.Unit));
    }

    [Theory]
    [InlineData("In 2024 the river changed its course for the first time.")]
    [InlineData("It was on February 3, 2026 that the river changed its course.")]
    [InlineData("The 1990s were a good time for everybody in the valley.")]
    [InlineData("They ran GPT-4 and the RFC 9110 through the same machine.")]
    public void Dates_and_names_are_no_numbers(string sentence) => Assert.Empty(Facts(sentence).Numbers);

    [Fact]
    public void Names_are_told_by_capitals_and_the_longer_one_stands_for_both()
    {
        var names = Facts(
            "President Ann Lee met researchers of the University of Leiden and of OpenAI. Lee said that PostgreSQL was fine. "
                + "However, Lee did not mention OpenAI's plans again, and neither did @hill_radio in its show."
        )
            .Names.Select(n => (n.Text, n.Count));
        Assert.Contains(("Ann Lee", 3), names);
        Assert.Contains(("OpenAI", 2), names);
        Assert.Contains(("University of Leiden", 1), names);
        Assert.Contains(("PostgreSQL", 1), names);
        Assert.Contains(("@hill_radio", 1), names);
        Assert.DoesNotContain(names, n => n.Text is "However" or "President" or "Lee");
    }

    [Fact]
    public void Chinese_names_are_told_by_their_marks_and_endings()
    {
        var names = Facts(
            "他毕业于清华大学，后来在 DeepMind 工作，写了《给孩子的机器学习》。书由人民邮电出版社出版，得到了很多好评。"
        )
            .Names.Select(n => n.Text)
            .ToList();
        Assert.Contains("清华大学", names);
        Assert.Contains("DeepMind", names);
        Assert.Contains("《给孩子的机器学习》", names);
        Assert.Contains("人民邮电出版社", names);
    }

    [Theory]
    [InlineData(
        "We ran a randomized controlled trial with 400 people over two years in Leiden.",
        EvidenceKind.Experiment
    )]
    [InlineData("The new model outperforms all others on the three tasks that we looked at.", EvidenceKind.Benchmark)]
    [InlineData("Of the respondents, two thirds said that they read on paper every day.", EvidenceKind.Survey)]
    [InlineData("According to a study from last year, moss grows faster in warm water.", EvidenceKind.Report)]
    [InlineData("In my experience the old machines were better than all that came later.", EvidenceKind.Anecdote)]
    [InlineData("Today we are announcing the second version of the machine for everybody.", EvidenceKind.Announcement)]
    [InlineData("我们对三个模型做了基准测试，结果显示第二个模型的速度最快。", EvidenceKind.Benchmark)]
    [InlineData("她接受采访时表示，这个项目从一开始就没有得到足够的支持。", EvidenceKind.Interview)]
    [InlineData("我认为这个项目失败的原因在于没有人等着用它，而不是没有时间。", EvidenceKind.Opinion)]
    public void The_kind_of_evidence_is_told_by_its_words(string sentence, EvidenceKind kind) =>
        Assert.Equal(kind, Assert.Single(Facts(sentence).Evidence).Kind);

    [Theory]
    [InlineData("https://doi.org/10.1038/s41586-021-03819-2", SourceKind.Paper, "doi:10.1038/s41586-021-03819-2")]
    [InlineData("https://arxiv.org/pdf/1706.03762v7.pdf", SourceKind.Paper, "arXiv:1706.03762")]
    [InlineData("https://www.rfc-editor.org/rfc/rfc9110.html", SourceKind.Standard, "RFC 9110")]
    [InlineData("https://www.w3.org/TR/WCAG22/", SourceKind.Standard, "the words")]
    [InlineData("https://github.com/dotnet/runtime/issues/1", SourceKind.Repository, "dotnet/runtime")]
    [InlineData("https://huggingface.co/datasets/squad", SourceKind.Dataset, "the words")]
    [InlineData("https://docs.python.org/3/library/json.html", SourceKind.Documentation, "the words")]
    [InlineData("https://eur-lex.europa.eu/eli/reg/2016/679/oj", SourceKind.Law, "the words")]
    [InlineData("https://www.sec.gov/Archives/edgar/data/1/0.txt", SourceKind.Record, "the words")]
    public void Primary_sources_are_told_by_their_addresses(string url, SourceKind kind, string name)
    {
        var source = Assert.Single(Facts($"Moss grows faster, as [the words]({url}) say in much detail.").Sources);
        Assert.Equal((kind, name), (source.Kind, source.Name));
    }

    [Theory]
    [InlineData("https://blog.example.org/b")]
    [InlineData("https://github.com/features/actions")]
    [InlineData("https://docs.google.com/document/d/1/edit")]
    [InlineData("https://twitter.com/share?url=x")]
    [InlineData("javascript:alert(1)")]
    public void Other_links_are_none(string url) =>
        Assert.Empty(Facts($"Moss grows faster, as [the words]({url}) say in much detail.").Sources);

    [Fact]
    public void What_is_named_without_a_link_is_cited_once_with_what_is_linked()
    {
        var sources = Facts(
            "As RFC 9110 says, and [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110), and arXiv:1706.03762, and doi:10.1000/182."
        ).Sources;
        Assert.Equal(
            ["RFC 9110", "arXiv:1706.03762", "doi:10.1000/182"],
            sources.Select(s => s.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Reading_time_counts_words_or_characters()
    {
        Assert.Equal(2, Facts(string.Concat(Enumerable.Repeat("word ", 476))).Time.Minutes);
        Assert.Equal(2, Facts(string.Concat(Enumerable.Repeat("字", 664))).Time.Minutes);
        Assert.Equal(2, Facts(string.Concat(Enumerable.Repeat("かな字", 309))).Time.Minutes);
        Assert.Equal(0, Facts("").Time.Minutes);
    }
}
