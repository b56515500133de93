using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Labels;
using Chela.Envelope.Tests.Checks;

namespace Chela.Envelope.Tests.Authorities;

public sealed class ManifestPlaceTests
{
    [Theory]
    [InlineData("/a/b", "/a/b", true)]
    [InlineData("/a/b", "/a/b/", true)]
    [InlineData("/a/b", "/a/b/c", true)]
    [InlineData("/a/b", "/a/b/c/d.md", true)]
    [InlineData("/a/b", "/a/bc", false)]
    [InlineData("/a/b", "/a", false)]
    [InlineData("/a/b", "/A/B/c", false)]
    [InlineData("/a/b", "a/b/c", false)]
    [InlineData("/a/b", "", false)]
    [InlineData("/a/b/", "/a/b/c", true)]
    [InlineData("/a/b/", "/a/b", false)]
    [InlineData("/", "/a", true)]
    [InlineData("", "/a", false)]
    [InlineData("", "", false)]
    // Nothing leads out again.
    [InlineData("/a/b", "/a/b/../c", false)]
    [InlineData("/a/b", "/a/b/c/..", false)]
    [InlineData("/a/b", "/a/b/./c", false)]
    [InlineData("/a/b", "/a/b/..\\c", false)]
    [InlineData("/a/b", "/a/b/.. /c", false)]
    [InlineData("/a/b", "/a/b/%2e%2E/c", false)]
    [InlineData("/a/b", "/a/b/..c/.d/e..", true)]
    [InlineData("/a/b", "/a/b/ /c", true)]
    [InlineData("/a/..", "/a/../b", false)]
    // A backslash separates only where it does.
    [InlineData("/a/b", "/a/b\\c", false)]
    [InlineData("C:\\a", "C:\\a\\b", true)]
    [InlineData("C:\\a", "C:\\a/b", true)]
    [InlineData("C:\\a", "C:\\ab", false)]
    [InlineData("C:\\a", "C:\\a\\..\\b", false)]
    [InlineData("C:\\", "C:\\b", true)]
    [InlineData("\\\\server\\share", "\\\\server\\share\\a", true)]
    // An address is one like a path is.
    [InlineData("https://example.org/a", "https://example.org/a", true)]
    [InlineData("https://example.org/a", "https://example.org/a/b", true)]
    [InlineData("https://example.org/a", "https://example.org/ab", false)]
    [InlineData("https://example.org/a", "https://example.org/a?b", false)]
    [InlineData("https://example.org", "https://example.org.evil.example/", false)]
    [InlineData("https://example.org", "https://example.org@evil.example/", false)]
    [InlineData("https://example.org", "https://example.org:8443/", false)]
    [InlineData("https://example.org", "https://example.org\\@evil.example/", false)]
    [InlineData("https://example.org", "http://example.org/", false)]
    [InlineData("https://example.org/a", "https://example.org/a/%2E./b", false)]
    [InlineData("https://example.org/a", "https://example.org/a/.\t./b", false)]
    [InlineData("https://example.org/a?b=../c", "https://example.org/a?b=../c", true)]
    public void A_place_covers_itself_and_what_lies_below_it(string place, string text, bool isCovered)
    {
        // JobTask holds the model against it, too.
        var task = new JobTask(new ManifestPlace("files.read", place, Readers.Everyone));
        Assert.Equal(
            isCovered ? Verdict.Allow : Verdict.Deny,
            task.Decide("files.read", ("path", JobTask.Words(text))).Verdict
        );
    }
}
