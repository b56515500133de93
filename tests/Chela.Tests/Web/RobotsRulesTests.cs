using System.Text;
using Chela.Edge.Web;

namespace Chela.Tests.Web;

public sealed class RobotsRulesTests
{
    private const string Both = """
        # everyone
        User-agent: *
        Disallow: /

        User-Agent: other
        user-agent: Chela/1.0
        Disallow: /private
        Allow: /private/open   # but not all of it
        Disallow: /*.pdf$
        Disallow: /größe
        Disallow:
        """;

    [Theory]
    [InlineData("/", true)]
    [InlineData("/private", false)]
    [InlineData("/privately", false)]
    [InlineData("/private/open/x", true)]
    [InlineData("/a/b.pdf", false)]
    [InlineData("/a/b.pdf?x=1", true)]
    [InlineData("/gr%C3%B6%C3%9Fe/1", false)]
    public void The_group_that_names_us_counts_alone_and_its_longest_rule_wins(string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(Encoding.UTF8.GetBytes(Both)).Allows(path));

    [Theory]
    [InlineData("User-agent: *\nDisallow: /x\nAllow: /x", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /x", "/y", true)]
    [InlineData("User-agent: chela\nCrawl-delay: 1\n\nUser-agent: *\nDisallow: /", "/", false)]
    [InlineData("Disallow: /", "/", true)]
    [InlineData("<html>not: a file</html>", "/", true)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /\r\n", "/", false)]
    [InlineData("", "/", true)]
    public void Draws_allow_and_what_is_no_rule_does_not_count(string file, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(Encoding.UTF8.GetBytes(file)).Allows(path));

    [Fact]
    public void A_file_made_to_take_long_does_not()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 200)) + "b$";
        var file = "User-agent: *\n" + string.Concat(Enumerable.Repeat($"Disallow: /{stars}\n", 1200));
        var rules = RobotsRules.Parse(Encoding.UTF8.GetBytes(file));
        Assert.True(rules.Allows("/" + new string('a', 100_000)));
    }
}
