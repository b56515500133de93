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
    public void A_hundred_thousand_elements_in_each_other_are_read(string tags)
    {
        var html = string.Concat(Enumerable.Repeat(tags, 100_000)) + "The text, at the bottom of it all, is here.";

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

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0\0\0")]
    [InlineData("<html></html>")]
    [InlineData("<frameset><frame></frameset>")]
    public void Nothing_to_read_is_no_mistake(string html) => HtmlReader.Read(new Capture("empty.html", default), html);
}
