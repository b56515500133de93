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
