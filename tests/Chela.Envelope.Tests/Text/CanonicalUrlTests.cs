using System.Text.RegularExpressions;
using Chela.Tests.Support;
using Chela.Text;
using CsCheck;

namespace Chela.Envelope.Tests.Text;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("http://example.org", "https://example.org/")]
    [InlineData(" HTTPS://User:secret@WWW.Example.ORG:443/ ", "https://example.org/")]
    [InlineData("http://example.org:8080/a", "https://example.org:8080/a")]
    [InlineData("https://example.org./a", "https://example.org/a")]
    [InlineData("https://m.example.org/a", "https://example.org/a")]
    [InlineData("https://www.m.example.org/a", "https://example.org/a")]
    [InlineData("https://en.m.wikipedia.org/wiki/Claw", "https://en.wikipedia.org/wiki/Claw")]
    [InlineData("https://www.com/", "https://www.com/")]
    [InlineData("https://m.co.uk/", "https://m.co.uk/")]
    [InlineData("https://müller.example/ä", "https://xn--mller-kva.example/%C3%A4")]
    [InlineData("https://MÜLLER。example/%c3%a4", "https://xn--mller-kva.example/%C3%A4")]
    [InlineData("https://ｅｘａｍｐｌｅ.org/", "https://example.org/")]
    [InlineData("http://[2001:DB8::1]:80/x", "https://[2001:db8::1]/x")]
    [InlineData("https://example.org/a/./b/../c/", "https://example.org/a/c")]
    [InlineData("https://example.org/%7euser/%2fx%", "https://example.org/~user/%2Fx%25")]
    [InlineData("https://example.org/a b?q=c d", "https://example.org/a%20b?q=c%20d")]
    [InlineData("https://example.org/?", "https://example.org/")]
    [InlineData("https://example.org/a?b=2&utm_source=x&a=1&fbclid=y&", "https://example.org/a?b=2&a=1")]
    [InlineData("https://example.org/a?UTM_Medium=x&share_from=y&spm=1.2", "https://example.org/a")]
    [InlineData("https://example.org/a#part", "https://example.org/a")]
    [InlineData("https://example.org/#/inbox/3", "https://example.org/#/inbox/3")]
    [InlineData("https://example.org/#!/inbox/", "https://example.org/#!/inbox")]
    [InlineData("https://example.org/#/", "https://example.org/")]
    [InlineData("https://example.org/a#:~:text=b", "https://example.org/a")]
    [InlineData("https://example.org/2026/some-story/amp/", "https://example.org/2026/some-story")]
    [InlineData("https://example.org/amp/news/some-story", "https://example.org/news/some-story")]
    [InlineData("https://example.org/some-story?amp=1", "https://example.org/some-story")]
    [InlineData("https://github.com/someone/amp", "https://github.com/someone/amp")]
    [InlineData("https://mobile.twitter.com/some_one/status/123?s=20", "https://x.com/some_one/status/123")]
    [InlineData("https://x.com/some_one/status/123/history", "https://x.com/some_one/status/123")]
    [InlineData("https://arxiv.org/pdf/2602.08440v2.pdf", "https://arxiv.org/abs/2602.08440")]
    [InlineData("https://arxiv.org/html/2602.08440v1#S3", "https://arxiv.org/abs/2602.08440")]
    [InlineData("http://arxiv.org/abs/math.GT/0309136", "https://arxiv.org/abs/math.GT/0309136")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?t=3", "https://youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/watch?t=3&v=dQw4w9WgXcQ&list=x", "https://youtube.com/watch?v=dQw4w9WgXcQ")]
    public void One_page_has_one_form(string text, string canonical)
    {
        Assert.True(CanonicalUrl.TryParse(text, out var url));
        Assert.Equal(canonical, url.ToString());
        Assert.Equal(canonical, url.Value);
    }

    [Theory]
    [InlineData("https://example.org/a", "https://example.org/b")]
    [InlineData("https://example.org/a", "https://example.org/A")]
    [InlineData("https://example.org/?id=1", "https://example.org/?id=2")]
    [InlineData("https://blog.example.org/", "https://example.org/")]
    [InlineData("https://example.org/a%2Fb", "https://example.org/a/b")]
    [InlineData("https://example.org:8080/", "https://example.org/")]
    public void Two_pages_have_two(string a, string b)
    {
        Assert.True(CanonicalUrl.TryParse(a, out var first));
        Assert.True(CanonicalUrl.TryParse(b, out var second));
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("example.org")]
    [InlineData("/etc/passwd")]
    [InlineData("mailto:a@example.org")]
    [InlineData("ftp://example.org/")]
    [InlineData("https:/example.org")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://a..b/")]
    [InlineData("https://exa mple.org/")]
    [InlineData("https://example.org:99999/")]
    [InlineData("https://example.org:x/")]
    [InlineData("https://example.org\\@evil.example/")]
    [InlineData("https://a@b@c/")]
    [InlineData("https://example.org/a\nb")]
    [InlineData("https://ex%2Fample.org/")]
    public void What_is_no_address_of_a_page_has_no_form(string? text) =>
        Assert.False(CanonicalUrl.TryParse(text, out _));

    [Fact]
    public void Host_and_path_are_those_of_the_form()
    {
        Assert.True(CanonicalUrl.TryParse("http://www.Example.org:8080/a/b/?c=d#e", out var url));
        Assert.Equal(("example.org:8080", "/a/b"), (url.Host, url.Path));
        Assert.Equal(
            ("", "", ""),
            (default(CanonicalUrl).Host, default(CanonicalUrl).Path, default(CanonicalUrl).ToString())
        );
    }

    [Fact]
    public void No_text_makes_it_throw_and_the_form_of_a_form_is_itself()
    {
        Gen.OneOf(
                AnyText.Gen,
                AnyText.Gen.Select(t => "https://example.org/" + t),
                AnyText.Gen.Select(t => "http://" + t)
            )
            .Sample(text =>
            {
                if (CanonicalUrl.TryParse(text, out var url))
                {
                    Assert.True(CanonicalUrl.TryParse(url.ToString(), out var again), url.ToString());
                    Assert.Equal(url, again);
                    Assert.True(url.Value.All(char.IsAscii));
                }
            });
    }

    [Fact]
    public void Hosts_become_the_ASCII_that_the_test_file_of_UTS_46_names()
    {
        var tried = 0;
        var other = new List<string>();
        foreach (var line in File.ReadLines(Repository.Shared("unicode/IdnaTestV2.txt")))
        {
            string[] fields = [.. Regex.Unescape(line.Split('#')[0]).Split(';', StringSplitOptions.TrimEntries)];
            if (fields.Length < 7 || fields[2].Length > 0 || fields[4].Length > 0)
            {
                continue;
            }

            var unicode = fields[1].Length > 0 ? fields[1] : fields[0];
            var ascii = fields[3].Length > 0 ? fields[3] : unicode;
            tried++;
            if (
                !CanonicalUrl.TryParse($"https://{fields[0]}/", out var url)
                || url.Host != WithoutWww(ascii.TrimEnd('.'))
            )
            {
                other.Add($"{fields[0]}: {ascii} {url.Host}");
            }
        }

        Assert.True(tried > 600);
    }

    private static string WithoutWww(string host) =>
        host.StartsWith("www.", StringComparison.Ordinal) && host.Count(c => c == '.') > 1 ? host[4..] : host;
}
