using Chela.Reading.Captures;
using Chela.Reading.Extraction;

namespace Chela.Tests.Extraction;

/// <summary>Pages that were made to hang a reader.</summary>
public sealed class HostilePageTests
{
    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<p><b id=x>")]
    [InlineData("<ul><li>")]
    [InlineData("<blockquote><p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a><font>")]
    [InlineData("<svg><g>")]
    [InlineData("</div>")]
    [InlineData("<")]
    [InlineData("&#x")]
    [InlineData("</p>")]
    [InlineData("<b><i><div>x</b></i>")]
    [InlineData("<blockquote><p>x")]
    [InlineData("<math>x")]
    [InlineData("<div><b id=%></div>x")]
    public void A_hundred_thousand_elements_in_each_other_are_read(string tags)
    {
        var html =
            string.Concat(Enumerable.Range(0, 100_000).Select(i => tags.Replace("%", $"{i}", StringComparison.Ordinal)))
            + "The text, at the bottom of it all, is here.";

        var reading = HtmlReader.Read(new Capture("deep.html", default), html);

        Assert.True(reading.Items.Length == 1 || reading.Problems.Length > 0);
    }

    [Fact]
    public void Elements_that_nest_too_deep_keep_their_text()
    {
        var html =
            string.Concat(Enumerable.Repeat("<div>", 5_000))
            + "<p>The text, at the bottom of it all, is here.</p>"
            + string.Concat(Enumerable.Repeat("</div>", 5_000))
            + "<p>And this, behind it, too.</p>";

        var reading = HtmlReader.Read(new Capture("deep.html", default), html);

        Assert.Contains(
            "The text, at the bottom of it all, is here.",
            Assert.Single(reading.Items).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("nested", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_without_end_do_not_become_a_longer_text_with_each_level()
    {
        var html = string.Concat(Enumerable.Repeat("<blockquote><p>x", 20_000));

        var item = Assert.Single(HtmlReader.Read(new Capture("deep.html", default), html).Items);

        Assert.InRange(item.Markdown.Length, 20_000, 100 * 20_000);
    }

    [Fact]
    public void A_page_that_is_too_long_is_read_as_far_as_it_may_be()
    {
        var html = "<p>Words, and more of them.</p>" + new string('x', 17_000_000);

        var reading = HtmlReader.Read(new Capture("long.html", default), html);

        Assert.Contains("Words", Assert.Single(reading.Items).Text, StringComparison.Ordinal);
        Assert.Contains("characters", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0\0\0")]
    [InlineData("<html></html>")]
    [InlineData("<frameset><frame></frameset>")]
    public void Nothing_to_read_is_no_mistake(string html) => HtmlReader.Read(new Capture("empty.html", default), html);
}
