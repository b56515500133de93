using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Reading.Papers;
using Chela.Tests.Feeds;

namespace Chela.Tests.Papers;

public sealed class ArxivTests
{
    private const string Answer = """
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query: x</title>
        <entry><id>http://arxiv.org/abs/math.GT/0309136v2</id><title>A
          long title</title><published>2003-09-08T01:02:03Z</published><updated>2004-01-01T00:00:00Z</updated>
        <summary>  One line
        and the next with $x_1 &lt; 2$.
          A second paragraph.</summary><author><name>A. One</name></author><author><name>B. Two</name></author>
        <category term="math.DG"/><category term="math.GT"/><arxiv:primary_category term="math.GT"/>
        <arxiv:journal_ref>J. Top. 1 (2004)</arxiv:journal_ref><arxiv:doi>10.1000/Ab.1</arxiv:doi></entry></feed>
        """;

    [Theory]
    [InlineData("2602.16173v1", "2602.16173v1")]
    [InlineData(" arXiv:2602.16173 ", "2602.16173")]
    [InlineData("arXiv:1501.00001v12 [cs.CL]", "1501.00001v12")]
    [InlineData("https://arxiv.org/abs/2602.16173v1", "2602.16173v1")]
    [InlineData("http://export.arxiv.org/abs/0704.0001", "0704.0001")]
    [InlineData("https://arxiv.org/pdf/2602.16173v2.pdf", "2602.16173v2")]
    [InlineData("https://www.arxiv.org/pdf/2602.16173", "2602.16173")]
    [InlineData("arxiv.org/html/2602.16173v1#S1", "2602.16173v1")]
    [InlineData("https://ar5iv.labs.arxiv.org/html/2602.16173", "2602.16173")]
    [InlineData("https://www.alphaxiv.org/abs/2602.16173?x=1", "2602.16173")]
    [InlineData("https://huggingface.co/papers/2602.16173", "2602.16173")]
    [InlineData("https://doi.org/10.48550/arXiv.2602.16173", "2602.16173")]
    [InlineData("hep-th/9901001", "hep-th/9901001")]
    [InlineData("math.GT/0309136v1", "math/0309136v1")]
    [InlineData("https://arxiv.org/abs/cond-mat.mes-hall/0309136", "cond-mat/0309136")]
    public void An_id_is_read_in_every_form(string written, string expected)
    {
        Assert.True(ArxivId.TryParse(written, out var id));
        Assert.Equal(expected, id.ToString());
        Assert.True(ArxivId.TryParse(id.Url, out var again));
        Assert.Equal(id, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000.0000")]
    [InlineData("2613.12345")]
    [InlineData("abc")]
    [InlineData("192.168.1.1")]
    [InlineData("https://arxiv.org/list/cs.CL/recent")]
    [InlineData("https://arxiv.example/abs/2602.16173")]
    [InlineData("https://a.example/?u=https://arxiv.org/abs/2602.16173")]
    public void What_is_no_id_is_none(string? written) => Assert.False(ArxivId.TryParse(written, out _));

    [Fact]
    public void A_paper_has_all_that_the_answer_says()
    {
        Assert.True(ArxivReader.Fits(Answer));
        var (capture, text) = Inputs.Of(Answer);
        var reading = ArxivReader.Read(capture, text);
        Assert.Empty(reading.Problems);
        var paper = Assert.Single(reading.Items);
        Assert.Equal(
            (
                ItemKind.Paper,
                "https://arxiv.org/abs/math/0309136v2",
                "A long title",
                "A. One, B. Two",
                "J. Top. 1 (2004)"
            ),
            (paper.Kind, paper.Url, paper.Title, paper.Author, paper.Site)
        );
        Assert.Equal(("10.1000/Ab.1", "math/0309136v2", 2003), (paper.Doi, paper.Arxiv, paper.Published!.Value.Year));
        Assert.Equal(["math.GT", "math.DG"], paper.Tags);
        Assert.Equal("One line and the next with $x_1 < 2$.\n\nA second paragraph.", paper.Text);
        Assert.Equal("One line and the next with $x_1 < 2$. A second paragraph.", paper.Summary);
    }

    [Theory]
    [InlineData(
        "<feed xmlns='http://www.w3.org/2005/Atom'><id>https://arxiv.org/api/x</id><title>Q</title></feed>",
        "expected papers, found none for \"Q\""
    )]
    [InlineData(
        "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://arxiv.org/api/x'/><entry><id>https://arxiv.org/api/errors#a</id><summary>incorrect id</summary></entry></feed>",
        "entry 1: arXiv answers: incorrect id"
    )]
    [InlineData(
        "{\"url\":\"https://export.arxiv.org/api/query?x\",\"status_code\":503,\"body\":\"<feed/>\"}",
        "status_code: expected 200, found 503"
    )]
    [InlineData(
        "{\"url\":\"https://export.arxiv.org/api/query?x\",\"status_code\":200,\"body\":\"\"}",
        "body: expected the text of an answer, found none"
    )]
    public void An_error_and_an_answer_without_papers_are_told(string answer, string problem)
    {
        Assert.True(ArxivReader.Fits(answer));
        var (capture, text) = Inputs.Of(answer);
        var reading = ArxivReader.Read(capture, text);
        Assert.Empty(reading.Items);
        Assert.Equal(problem, reading.Problems[0].ToString());
    }

    [Fact]
    public void An_entry_of_a_feed_that_leads_to_a_paper_is_one()
    {
        var feed = FeedReader
            .ReadFeed(
                "<rss><channel><item><title>T</title><link>https://arxiv.org/abs/2602.16173</link></item></channel></rss>",
                null
            )
            .Feed!;
        Assert.Equal((ItemKind.Paper, "2602.16173"), (feed.Entries[0].Item.Kind, feed.Entries[0].Item.Arxiv));
    }

    [Fact]
    public void Every_answer_of_the_inputs_loads_or_says_why_not()
    {
        var (answers, papers) = (0, 0);
        foreach (var (name, capture, text) in Inputs.All("arxiv"))
        {
            Assert.True(ArxivReader.Fits(text), name);
            var reading = ArxivReader.Read(capture, text);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{name}: {reading.Items.Length} {string.Join("; ", reading.Problems)}"
            );
            Assert.True(reading.Items.Length > 0 || reading.Problems.Length > 0, name);
            Assert.All(
                reading.Items,
                p =>
                    Assert.True(
                        p
                            is {
                                Title: not null,
                                Author: not null,
                                Summary: not null,
                                Published: not null,
                                Arxiv: not null
                            }
                    )
            );
            (answers, papers) = (answers + 1, papers + reading.Items.Length);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{answers} answers, {papers} papers");
        Assert.True(papers > 100);
    }
}
