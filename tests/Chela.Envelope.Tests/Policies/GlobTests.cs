using System.Text.RegularExpressions;
using Chela.Envelope.Policies;
using CsCheck;

namespace Chela.Envelope.Tests.Policies;

public sealed class GlobTests
{
    private static readonly Gen<string> s_pattern = Short("ab*/.@");
    private static readonly Gen<string> s_text = Short("ab/.@");

    private static Gen<string> Short(string letters) =>
        Gen.Char[letters].Array[0, 12].Select(chars => new string(chars));

    private static bool MayFit(string pattern, string text) => new Glob(pattern).MayFit(Glob.Fold(text));

    [Theory]
    [InlineData("bob@example.org", "bob@example.org")]
    [InlineData("Bob@Example.org", "bOB@eXAMPLE.ORG")]
    [InlineData("*@example.org", "bob.b+news@example.org")]
    [InlineData("*@*.example.org", "bob@mail.example.org")]
    [InlineData("https://example.org/*", "https://example.org/a/b?c=d#e:f")]
    [InlineData("https://*.example.org/", "https://a.b.example.org/")]
    [InlineData("/home/ana/notes/*", "/home/ana/notes/2026/week 08.md", false)]
    [InlineData("/home/ana/notes/*", "/home/ana/notes/2026/week-08.md")]
    [InlineData("mail.*", "mail.send")]
    [InlineData("*", "")]
    [InlineData("**", "x")]
    [InlineData("a*b*c", "abbc")]
    [InlineData("小明*", "小明明")]
    public void What_is_surely_meant_fits(string pattern, string text, bool fits = true) =>
        Assert.Equal(fits, new Glob(pattern).Fits(text));

    [Theory]
    [InlineData("*@example.org", "eve@evil.net,bob@example.org")]
    [InlineData("*@example.org", "eve@evil.net;bob@example.org")]
    [InlineData("*@example.org", "eve@evil.net bob@example.org")]
    [InlineData("*@example.org", "<eve@evil.net>bob@example.org")]
    [InlineData("*@example.org", "\"eve\"@example.org")]
    [InlineData("*@example.org", "bob\u200b@example.org")]
    [InlineData("*@example.org", "bob@example.org\n")]
    [InlineData("*@example.org", "bob@ｅxample.org")]
    [InlineData("*@example.org", "bob@exаmple.org")]
    [InlineData("https://*.example.org/", "https://evil.net/.example.org/")]
    [InlineData("https://*.example.org/", "https://evil.net?.example.org/")]
    [InlineData("https://*.example.org/", "https://evil.net#.example.org/")]
    [InlineData("https://*.example.org/", "https://evil.net:80.example.org/")]
    [InlineData("https://*.example.org/", "https://ana@evil.example.org/")]
    [InlineData("https://*.example.org/", "https://evil.net\\.example.org/")]
    [InlineData("https://example.org/a/*", "https://example.org/a/../b")]
    [InlineData("https://example.org/a/*", "https://example.org/a/%2E%2e/b")]
    [InlineData("https://example.org/a/*", "https://example.org/a/%2e%2e%2fb")]
    [InlineData("https://example.org/", "HTTPS://example.org/")]
    [InlineData("/home/ana/*", "/Home/ana/x")]
    [InlineData("/home/ana/*", "/home/ana/../eve/x")]
    [InlineData("bob*", "bob/../../etc")]
    [InlineData("bob*", "bob/x")]
    [InlineData("ab*ba", "aba")]
    [InlineData("", "x")]
    public void What_only_looks_so_does_not(string pattern, string text) => Assert.False(new Glob(pattern).Fits(text));

    [Theory]
    [InlineData("*@evil.net", "EVE@EVIL.NET")]
    [InlineData("*@evil.net", "ｅｖｅ＠ｅｖｉｌ．ｎｅｔ")]
    [InlineData("*@evil.net", "bob@example.org, eve@evil.net")]
    [InlineData("*@evil.net", "eve@ev\u200bil.n\u00adet")]
    [InlineData("*evil.net*", "https://example.org@evil.net/")]
    [InlineData("/etc/*", "/home/ana/../../etc/passwd")]
    [InlineData("/etc/*", "/home/ana/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("STRASSE*", "straße 1")]
    public void What_may_be_meant_does_not_escape_a_rule_that_restricts(string pattern, string text) =>
        Assert.True(MayFit(pattern, text));

    [Theory]
    [InlineData("*@evil.net", "eve@evil.net.example.org")]
    [InlineData("*@evil.net", "a..b@example.org")]
    [InlineData("/etc/*", "/home/etc/x")]
    public void What_is_not_meant_is_not_restricted(string pattern, string text) => Assert.False(MayFit(pattern, text));

    [Fact]
    public void What_fits_may_fit() =>
        Gen.Select(s_pattern, s_text).Sample((p, t) => !new Glob(p).Fits(t) || MayFit(p, t));

    [Fact]
    public void Stars_are_found_as_by_a_search_that_tries_everything() =>
        Gen.Select(Short("ab*"), Short("ab"))
            .Sample(
                (p, t) =>
                {
                    var expected = Regex.IsMatch(t, $"^{p.Replace("*", ".*", StringComparison.Ordinal)}$");
                    return MayFit(p, t) == expected && new Glob(p).Fits(t) == expected;
                },
                iter: 5_000
            );

    [Fact]
    public void One_piece_is_found_as_by_a_search_that_tries_everything() =>
        Gen.Select(Short("a@/*"), Short("a@/"))
            .Sample(
                (p, t) =>
                {
                    var isPlace = p.Contains('/', StringComparison.Ordinal);
                    var inner = p.EndsWith('*') ? p[..^1] : p;
                    var stars = inner.Replace("*", "[^@/]*", StringComparison.Ordinal);
                    var rest = p.EndsWith('*') ? (isPlace ? "[^@]*" : "[^@/]*") : "";
                    return new Glob(p).Fits(t) == Regex.IsMatch(t, $"^{stars}{rest}$");
                },
                iter: 5_000
            );

    [Fact]
    public void A_pattern_that_covers_another_fits_whatever_that_fits() =>
        Gen.Select(s_pattern, s_pattern, s_text)
            .Sample(
                (wide, narrow, text) =>
                {
                    var (w, n) = (new Glob(wide), new Glob(narrow));
                    return (!w.Covers(n, true) || !n.Fits(text) || w.Fits(text))
                        && (!w.Covers(n, false) || !MayFit(narrow, text) || MayFit(wide, text))
                        && w.Covers(w, false);
                },
                iter: 20_000
            );

    [Theory]
    [InlineData("*@example.org", "bob@example.org")]
    [InlineData("*@example.org", "b*@example.org")]
    [InlineData("*", "*@*")]
    [InlineData("https://example.org/*", "https://example.org/a*")]
    public void What_is_narrower_is_covered(string wide, string narrow)
    {
        Assert.True(new Glob(wide).Covers(new Glob(narrow), false));
        Assert.False(new Glob(narrow).Covers(new Glob(wide), false));
        Assert.Equal(narrow != "*@*", new Glob(wide).Covers(new Glob(narrow), true));
    }

    [Fact]
    public void Any_text_is_answered() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (p, t) =>
                {
                    var glob = new Glob(p);
                    _ = glob.Fits(t) | glob.MayFit(Glob.Fold(t)) | glob.IsEverything;
                    return glob.Covers(glob, false)
                        && new Glob(p).Equals(glob)
                        && glob.GetHashCode() == new Glob(p).GetHashCode();
                }
            );

    [Fact]
    public void A_long_text_does_not_make_it_slow()
    {
        var glob = new Glob(string.Concat(Enumerable.Repeat("a*", 100)) + "b");
        Assert.False(glob.MayFit(new string('a', 1_000_000)));
    }
}
