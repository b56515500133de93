using Chela.Reading.Feeds;

namespace Chela.Tests.Feeds;

public sealed class EntityTests
{
    [Theory]
    [InlineData("a &amp; b &lt; &#65;&#x42; &eacute;&hellip;&apos;", "a & b < AB é…'")]
    [InlineData("&amp;amp;", "&amp;")]
    [InlineData("&#146;&#x93;&#0;", "’“\uFFFD")]
    [InlineData("&#128512;", "😀")]
    [InlineData("&nope; &; & &# &#x; &#xD800; &#1114112; &amp &x", "&nope; &; & &# &#x; &#xD800; &#1114112; &amp &x")]
    [InlineData("?a=1&copy=2&lt", "?a=1&copy=2&lt")]
    public void A_reference_is_decoded_once_and_what_is_none_stays(string html, string expected) =>
        Assert.Equal(expected, string.Concat(PlainFragment.Read($"<p>{html}</p>", null).Select(b => b.Text)));
}
