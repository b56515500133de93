using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Tests.Feeds;

/// <summary>A feed as a capture: its entries as items, with what of it is kept.</summary>
public sealed class FeedCaptureTests
{
    [Fact]
    public void Each_entry_has_the_bytes_of_its_text()
    {
        const string text = """
            <?xml version="1.0"?>
            <rss><channel><title>Täglich</title>
            <item><title>Eins</title><description><![CDATA[<p>Über</p><h2>alles</h2>]]></description></item>
            <item><title>Zwei</title><description>kurz</description><encoded xmlns="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;lang &amp;gt; kurz&lt;/p&gt;</encoded></item>
            </channel></rss>
            """;
        foreach (var written in new[] { text, text.Replace("\n", "\r\n", StringComparison.Ordinal), "\uFEFF" + text })
        {
            foreach (var isBroken in new[] { false, true })
            {
                var bytes = Encoding.UTF8.GetBytes(
                    isBroken ? written.Replace("</rss>", "&", StringComparison.Ordinal) : written
                );
                var items = CaptureReader.Read(new Capture("-", bytes)).Items;
                Assert.Equal(
                    ["Über", "## alles", "lang > kurz"],
                    items.SelectMany(i => i.Blocks).Select(b => b.Markdown)
                );
                Assert.Equal(
                    [
                        "<description><![CDATA[<p>Über</p><h2>alles</h2>]]></description>",
                        "<encoded xmlns=\"http://purl.org/rss/1.0/modules/content/\">&lt;p&gt;lang &amp;gt; kurz&lt;/p&gt;</encoded>",
                    ],
                    items
                        .Select(i => Assert.Single(i.Blocks.Select(b => b.Span).Distinct())!.Value)
                        .Select(s => Encoding.UTF8.GetString(bytes, s.Start, s.Length))
                );
            }
        }
    }

    [Fact]
    public void Html_of_entries_is_written_as_that_of_pages()
    {
        var (capture, _) = Inputs.Of(
            """
            <rss><channel><title>T</title><item><title>x</title><link>https://a.example/p/x</link><description><![CDATA[
            <h2>Head</h2><p>See <a href="../y?a=1">y</a>, <code>z</code>.<img src="pixel.gif" width="1" height="1"></p>
            <ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul><pre><code class="language-cs">var x = 1;
            var y;</code></pre><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><img src="/i.png" alt="pic">
            <p style="display:none">hidden</p><script>no()</script>]]></description></item></channel></rss>
            """
        );
        Assert.Equal(
            """
            ## Head

            See [y](https://a.example/y?a=1), `z`.

            - one
            - two
              1. deep

            ```cs
            var x = 1;
            var y;
            ```

            | a | b |
            | --- | --- |
            | 1 | 2 |

            ![pic](https://a.example/i.png)
            """,
            Assert.Single(CaptureReader.Read(capture).Items).Markdown
        );
    }

    [Theory]
    [InlineData("<b><p>x", 100_000)]
    [InlineData("<div>x", 100_000)]
    [InlineData("<table><tr><td><b>x", 50_000)]
    [InlineData("<b><i><p><a href=y>x", 20_000)]
    public void However_its_html_is_nested_no_text_of_an_entry_is_lost(string part, int times)
    {
        var html = string.Concat(Enumerable.Repeat(part, times));
        var (capture, _) = Inputs.Of(
            $"<rss><channel><title>T</title><item><title>x</title><description><![CDATA[{html}]]></description></item></channel></rss>"
        );
        Assert.Equal(times, Assert.Single(CaptureReader.Read(capture).Items).Text.Count(c => c == 'x'));
    }

    [Fact]
    public void What_only_describes_a_page_is_a_link_with_its_description()
    {
        var (capture, _) = Inputs.Of(
            $"""
            <rss><channel><title>T</title>
            <item><title>Teaser</title><link>https://a.example/1</link><description>Why &lt;b&gt;this&lt;/b&gt; matters.</description></item>
            <item><link>https://a.example/2</link><description>A note that has no title is the text itself.</description></item>
            <item><title>Long</title><link>https://a.example/3</link><description>{new string(
                'x',
                700
            )}</description></item>
            </channel></rss>
            """
        );
        var items = CaptureReader.Read(capture).Items;
        Assert.Equal([ItemKind.Link, ItemKind.Article, ItemKind.Article], items.Select(i => i.Kind));
        Assert.Equal(("Why this matters.", "Why **this** matters."), (items[0].Summary, items[0].Markdown));
    }

    [Fact]
    public void Of_every_feed_some_entries_can_be_kept_alone_and_read_the_same()
    {
        var random = new Random(3);
        var uncut = new List<string>();
        foreach (
            var (name, capture, _) in Inputs
                .All("feeds")
                .Where(f => !f.Name.Contains("serde", StringComparison.Ordinal))
        )
        {
            var whole = FeedCapture.Read(capture);
            if (whole.Reading.Feed is not { Entries.Length: > 1 } feed)
            {
                continue;
            }

            var all = CaptureReader.Read(capture).Items;
            Assert.Equal(feed.Entries.Length, all.Length);
            var places = Enumerable
                .Range(0, all.Length)
                .Where(_ => random.Next(3) == 0)
                .Append(all.Length - 1)
                .Distinct()
                .ToList();
            var (bytes, isCut) = whole.Only([.. places]);
            if (!isCut)
            {
                uncut.Add(name);
                Assert.Equal(capture.Bytes, bytes);
                continue;
            }

            Assert.True(bytes.Length <= capture.Bytes.Length, name);
            var kept = CaptureReader.Read(capture with { Bytes = bytes }).Items;
            Assert.Equal(places.Select(p => (all[p].Title, all[p].Text)), kept.Select(k => (k.Title, k.Text)));
        }

        // Text that was encoded twice is repaired where all of it shows that: a part may not, and then all is kept.
        Assert.InRange(uncut.Count, 0, 2);
    }

    [Fact]
    public void Entries_that_no_reader_gets_to_are_not_kept_either()
    {
        var items = Enumerable
            .Range(0, 100_000)
            .Select(n => $"<item><title>{n}</title><link>https://a.example/{n}</link></item>");
        var (capture, _) = Inputs.Of($"<rss><channel><title>T</title>{string.Concat(items)}</channel></rss>");
        var (bytes, isCut) = FeedCapture.Read(capture).Only([1, 3]);
        Assert.True(isCut);
        Assert.Equal(
            "<rss><channel><title>T</title><item><title>1</title><link>https://a.example/1</link></item><item><title>3</title><link>https://a.example/3</link></item></channel></rss>",
            Encoding.UTF8.GetString(bytes.Span)
        );
    }
}
