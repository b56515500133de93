using System.Text.RegularExpressions;
using Chela.Tests.Support;
using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

public sealed partial class WebAddressTests
{
    [Theory]
    [InlineData("https://example.org/a b", "https://example.org/a%20b")]
    [InlineData("https://example.org/\u3000\t", "https://example.org/%E3%80%80%09")]
    [InlineData("https://example.org/<>\"{}|\\^`", "https://example.org/%3C%3E%22%7B%7D%7C%5C%5E%60")]
    [InlineData("https://example.org/a)b", "https://example.org/a%29b")]
    [InlineData("https://example.org/(a(b)", "https://example.org/%28a(b)")]
    public void What_would_end_or_change_the_link_is_encoded(string url, string escaped) =>
        Assert.Equal(escaped, WebAddress.Escape(url));

    [Theory]
    [InlineData("https://en.wikipedia.org/wiki/Claw_(disambiguation)#Uses")]
    [InlineData("https://example.org/中文?q=é&x=%20#/a;b,c'd*e!f~g[h]")]
    [InlineData("")]
    public void What_is_fine_stays_byte_for_byte(string url) => Assert.Same(url, WebAddress.Escape(url));

    [Theory]
    [InlineData("https://example.org/a?utm_source=x&b=1&fbclid=2#top?utm_x=1", "https://example.org/a?b=1#top?utm_x=1")]
    [InlineData("https://example.org/a?utm_source=x", "https://example.org/a")]
    [InlineData("https://example.org/a?utm_source=x#atom", "https://example.org/a#atom")]
    [InlineData("https://example.org/a?q=utm_source&amp;x", "https://example.org/a?q=utm_source&amp;x")]
    [InlineData("https://example.org/a?", "https://example.org/a?")]
    [InlineData("https://example.org/a", "https://example.org/a")]
    public void Tracking_goes_and_the_rest_stays(string url, string without) =>
        Assert.Equal(without, WebAddress.WithoutTracking(url));

    [Fact]
    public void A_second_time_changes_nothing() =>
        AnyText.Gen.Sample(text =>
        {
            var escaped = WebAddress.Escape(text);
            Assert.Same(escaped, WebAddress.Escape(escaped));
        });

    [Fact]
    public void Every_target_of_real_weeks_stays()
    {
        var targets = Directory
            .GetFiles(Repository.Shared("digest/weeks"), "*.md", SearchOption.AllDirectories)
            .SelectMany(f => Target().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .ToList();
        Assert.True(targets.Count > 500);
        Assert.All(targets, t => Assert.Same(t, WebAddress.Escape(t)));
    }

    [GeneratedRegex(@"^\[[^\]]+\]\((https?://\S+)\)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
