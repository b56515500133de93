using System.Text;
using System.Text.Json;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Tests.Support;

namespace Chela.Tests.Feeds;

public sealed class FeedReaderTests
{
    private static Feed Read(string text, string? url = null)
    {
        Assert.True(FeedReader.Fits(text));
        var reading = FeedReader.ReadFeed(text, url);
        Assert.Empty(reading.Problems);
        return reading.Feed!;
    }

    [Fact]
    public void Rss_2_gives_what_it_says_of_itself_and_its_items()
    {
        var feed = Read(
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>A &amp;amp; B</title><link>https://a.example/</link><description>News</description>
            <language>en-GB</language><ttl>90</ttl>
            <atom:link rel="self" href="https://a.example/feed"/><atom:link rel="hub" href="https://hub.example/"/>
            <item><title>One &lt;b&gt;bold&lt;/b&gt;</title><link> /one </link><guid isPermaLink="false">x1</guid>
            <author>jo@a.example (Jo Doe)</author><pubDate>Tue, 02 Mar 2021 23:39:15 +0100</pubDate>
            <category>tea</category><category>tea</category>
            <description>A &lt;i&gt;teaser&lt;/i&gt;.</description>
            <c:encoded><![CDATA[<p>First &amp; last.</p><p>See <a href="two">two</a>.</p>]]></c:encoded>
            <enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="12"/></item>
            <item><title>Two</title><guid>https://a.example/two</guid><description>Plain &lt; text</description></item>
            </channel></rss>
            """,
            "https://a.example/feed"
        );
        Assert.Equal(
            (
                "A & B",
                "https://a.example/",
                "https://a.example/feed",
                "https://hub.example/",
                "en-GB",
                TimeSpan.FromMinutes(90)
            ),
            (feed.Title, feed.SiteUrl, feed.SelfUrl, feed.HubUrl, feed.Lang, feed.Interval)
        );
        var one = feed.Entries[0];
        Assert.Equal(("x1", true), (one.Id, one.HasContent));
        Assert.Equal([new Enclosure("https://a.example/1.mp3", "audio/mpeg", 12)], one.Enclosures);
        Assert.Equal(
            ("One bold", "https://a.example/one", "Jo Doe", "A teaser.", ItemKind.Media, "A & B"),
            (one.Item.Title, one.Item.Url, one.Item.Author, one.Item.Summary, one.Item.Kind, one.Item.Site)
        );
        Assert.Equal(new DateTimeOffset(2021, 3, 2, 22, 39, 15, TimeSpan.Zero), one.Item.Published);
        Assert.Equal(["tea"], one.Item.Tags);
        Assert.Equal("First & last.\n\nSee [two](https://a.example/two).", one.Item.Markdown);
        Assert.Equal("First & last.\n\nSee two.", one.Item.Text);
        var two = feed.Entries[1];
        Assert.Equal(("https://a.example/two", "Plain < text", false), (two.Item.Url, two.Item.Text, two.HasContent));
    }

    [Theory]
    [InlineData("http://purl.org/rss/1.0/")]
    [InlineData("http://my.netscape.com/rdf/simple/0.9/")]
    public void Rss_in_rdf_has_its_items_beside_the_channel(string vocabulary)
    {
        var feed = Read(
            $"""
            <?xml version="1.0"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{vocabulary}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel rdf:about="https://a.example/"><title>A</title><link>https://a.example/</link>
            <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
            <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
            <dc:creator>Jo</dc:creator><dc:creator>Mo</dc:creator><dc:date>2024-05-06</dc:date><dc:subject>s</dc:subject></item>
            </rdf:RDF>
            """
        );
        Assert.Equal(TimeSpan.FromHours(6), feed.Interval);
        var item = Assert.Single(feed.Entries).Item;
        Assert.Equal(("Jo, Mo", "https://a.example/1", ItemKind.Link), (item.Author, item.Url, item.Kind));
        Assert.Equal(["s"], item.Tags);
    }

    [Fact]
    public void Atom_resolves_addresses_against_the_base_of_each_element()
    {
        var feed = Read(
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml" xml:lang="de" xml:base="https://a.example/x/">
            <a:title type="html">Eins &amp;amp; zwei</a:title><a:link href="."/><a:link rel="next" href="?p=2"/>
            <a:author><a:name>Feed</a:name></a:author>
            <a:entry xml:base="y/"><a:id>urn:1</a:id><a:title>1 &lt; 2</a:title><a:link href="z"/><a:updated>2024-05-06T07:08:09Z</a:updated>
            <a:category term="t" label="Tag"/>
            <a:content type="xhtml"><h:div><h:p>Ein <h:em>Satz</h:em> &amp; <h:a href="w">Link</h:a></h:p></h:div></a:content></a:entry>
            <a:entry><a:id>urn:2</a:id><a:title>2</a:title><a:author><a:name>Own</a:name></a:author><a:summary>Kurz</a:summary></a:entry>
            </a:feed>
            """
        );
        Assert.Equal(
            ("Eins & zwei", "https://a.example/x/", "https://a.example/x/?p=2"),
            (feed.Title, feed.SiteUrl, feed.NextUrl)
        );
        var one = feed.Entries[0].Item;
        Assert.Equal(("1 < 2", "https://a.example/x/y/z", "Feed", "de"), (one.Title, one.Url, one.Author, one.Lang));
        Assert.Equal("Ein Satz & [Link](https://a.example/x/y/w)", one.Markdown);
        Assert.Equal(["Tag"], one.Tags);
        Assert.Equal(("Own", "Kurz"), (feed.Entries[1].Item.Author, feed.Entries[1].Item.Text));
    }

    [Fact]
    public void Atom_0_3_is_read_by_its_old_names()
    {
        var feed = Read(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><tagline>t</tagline>
            <entry><title mode="escaped" type="text/html">A &amp;lt; B</title><id>1</id><link rel="alternate" type="text/html" href="http://a.example/1"/>
            <issued>2004-01-02T03:04:05Z</issued><modified>2004-02-02T03:04:05Z</modified>
            <content type="text/html" mode="escaped">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>
            """
        );
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(
            ("A < B", "Text", 2004, 1),
            (entry.Item.Title, entry.Item.Text, entry.Item.Published!.Value.Year, entry.Item.Published.Value.Month)
        );
        Assert.Equal(2, entry.Updated!.Value.Month);
    }

    [Fact]
    public void Json_feed_is_read_and_half_a_character_does_not_cost_the_item()
    {
        var feed = Read(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://j.example/","authors":[{"name":"Jo"}],
            "items":[{"id":1,"url":"/one","title":"cut \ud83d","content_html":"<p>Hi</p>","summary":"s","date_published":"2019-10-12T07:20:50Z",
            "tags":["a","b"],"attachments":[{"url":"https://j.example/a.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]}]}
            """,
            "https://j.example/feed.json"
        );
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(
            ("1", "https://j.example/one", "cut \uFFFD", "Jo", "Hi", "s"),
            (entry.Id, entry.Item.Url, entry.Item.Title, entry.Item.Author, entry.Item.Text, entry.Item.Summary)
        );
        Assert.Equal(5, Assert.Single(entry.Enclosures).Length);
    }

    [Theory]
    [InlineData(
        "<rss><channel><title>A & B&nbsp;C</title><item><title>x</title><link>https://a.example/?a=1&b=2</link></item></channel></rss>",
        "A & B C"
    )]
    [InlineData(
        "junk <?xml version='1.0'?><rss><channel><title>T</title><item><title>x</title></item></channel></rss>",
        "T"
    )]
    [InlineData(
        "<rss><channel><title>T</title><item><dc:creator>Jo</dc:creator><title>x</title><description>a<br>b</description><item><title>y</title></channel></rss>",
        "T"
    )]
    [InlineData("<rss><channel><title>T\u0008</title><item><title>x</title></item>", "T")]
    [InlineData("<rss><channel><title>T</title><item><title>x</title><description><![CDATA[never closed", "T")]
    public void What_is_not_well_formed_is_read_and_told(string text, string title)
    {
        Assert.True(FeedReader.Fits(text));
        var reading = FeedReader.ReadFeed(text, null);
        Assert.Equal(title, reading.Feed!.Title);
        Assert.Equal("x", reading.Feed.Entries[0].Item.Title);
        Assert.StartsWith("line ", Assert.Single(reading.Problems).Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_of_a_document_are_never_expanded_or_fetched()
    {
        var bomb = new StringBuilder(
            "<!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaa\"><!ENTITY x SYSTEM \"file:///etc/hostname\">"
        );
        for (var level = 1; level < 20; level++)
        {
            bomb.Append($"<!ENTITY a{level} \"{string.Concat(Enumerable.Repeat($"&a{level - 1};", 10))}\">");
        }

        bomb.Append("]><rss><channel><title>&a19;&x;</title><item><title>ok</title></item></channel></rss>");
        var reading = FeedReader.ReadFeed(bomb.ToString(), null);
        Assert.Equal("&a19;&x;", reading.Feed!.Title);
        Assert.StartsWith(
            $"line 1, column {bomb.ToString().IndexOf("&a19;", StringComparison.Ordinal) + 2}: expected no entities but those of XML and HTML, found '&a19;', which the document declares itself; for safety none such is expanded or fetched",
            Assert.Single(reading.Problems).ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\n\n  <?xml version=\"1.0\"?>\r\n")]
    [InlineData("\uFEFF\n\uFEFF <?xml version=\"1.0\"?>")]
    public void Blanks_before_the_declaration_do_no_harm(string start)
    {
        var rss = start + "<rss><channel><title>T</title>\n<item><title>One</title></item>{0}</channel></rss>";
        var reading = FeedReader.ReadFeed(rss.Replace("{0}", "", StringComparison.Ordinal), null);
        Assert.Empty(reading.Problems);
        var entry = Assert.Single(reading.Feed!.Entries);
        Assert.StartsWith("<item>", rss[entry.Place!.Value.Start..], StringComparison.Ordinal);

        var broken = FeedReader.ReadFeed(rss.Replace("{0}", "<b></c>", StringComparison.Ordinal), null);
        var line = start.Count(c => c == '\n') + 2;
        Assert.StartsWith(
            $"line {line}, column 37: ",
            Assert.Single(broken.Problems).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_hundred_thousand_entries_are_one_problem_and_the_first_of_them()
    {
        var text = new StringBuilder("<rss><channel><title>Many</title>");
        for (var n = 0; n < 100_000; n++)
        {
            text.Append(
                $"<item><title>{n}</title><link>https://a.example/{n}</link><description>&lt;p&gt;Text {n}&lt;/p&gt;</description></item>"
            );
        }

        var reading = FeedReader.ReadFeed(text.Append("</channel></rss>").ToString(), null);
        Assert.Equal(FeedReader.MaxEntries, reading.Feed!.Entries.Length);
        Assert.Equal(
            $"entry {FeedReader.MaxEntries + 1}: expected at most 10000 entries, found 100000; the first ones were read",
            Assert.Single(reading.Problems).ToString()
        );
    }

    [Theory]
    [InlineData("<a ")]
    [InlineData("<a b=\"")]
    [InlineData("<a b='c")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("</")]
    [InlineData("<b>")]
    [InlineData("<item>")]
    [InlineData("&a")]
    [InlineData("<!DOCTYPE [")]
    public void Markup_of_any_kind_takes_time_in_proportion(string part)
    {
        var text = "<rss><channel>" + string.Concat(Enumerable.Repeat(part, 2_000_000 / part.Length));
        Assert.NotNull(FeedReader.ReadFeed(text, null).Feed);
        Assert.NotNull(PlainFragment.Read(text, null).ToArray());
    }

    [Fact]
    public void Elements_without_number_are_left_out_and_told()
    {
        var text =
            "<rss><channel><title>T</title>" + string.Concat(Enumerable.Repeat("<a/>", 1_100_000)) + "</channel></rss>";
        var reading = FeedReader.ReadFeed(text, null);
        Assert.Equal("T", reading.Feed!.Title);
        Assert.Equal(
            "expected at most 1000000 elements, found more; the first ones were read",
            Assert.Single(reading.Problems).Reason
        );
    }

    [Theory]
    [InlineData("a<br>b<br/><br>c", "a\\\nb\n\nc")]
    [InlineData("<ul><li><p>one</p></li><li>two <b>x</b></li></ul>", "- one\n\n- two x")]
    [InlineData("<pre>a\n  b</pre>", "```\na\n  b\n```")]
    [InlineData("<blockquote><p>q</p></blockquote>", "> q")]
    [InlineData(
        "<script>no</script><a href=\"/x y\">li*nk</a> a_b * <img alt=pic>",
        "[li\\*nk](https://a.example/x%20y) a_b \\* pic"
    )]
    public void A_fragment_keeps_what_plain_text_can_keep(string html, string markdown) =>
        Assert.Equal(
            markdown,
            string.Join("\n\n", PlainFragment.Read(html, "https://a.example/").Select(b => b.Markdown))
        );

    [Theory]
    [InlineData("<html><body>Moved</body></html>", "expected rss, rdf:RDF or feed, found html")]
    [InlineData("", "expected rss, rdf:RDF or feed, found no element")]
    [InlineData("{\"items\": 5}", "expected a JSON Feed, found no \"items\"")]
    public void What_is_no_feed_says_so(string text, string reason)
    {
        Assert.False(FeedReader.Fits(text));
        var reading = FeedReader.ReadFeed(text, null);
        Assert.Null(reading.Feed);
        Assert.Equal(reason, reading.Problems[^1].Reason);
    }

    [Fact]
    public void A_feed_without_entries_says_so()
    {
        var (capture, text) = Inputs.Of("<rss><channel><title>T</title></channel></rss>");
        Assert.Equal(
            "expected entries, found a feed without any",
            Assert.Single(FeedReader.Read(capture, DecodedText.Of(capture.Bytes)).Problems).Reason
        );
    }

    [Fact]
    public void Every_feed_of_the_inputs_loads_or_says_why_not()
    {
        var (feeds, items) = (0, 0);
        foreach (
            var (name, capture, text) in Inputs
                .All("feeds")
                .Where(f => !f.Name.EndsWith(".serde.json", StringComparison.Ordinal))
        )
        {
            var reading = FeedReader.Read(capture, DecodedText.Of(capture.Bytes));
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{name}: {reading.Items.Length} {string.Join("; ", reading.Problems)}"
            );
            Assert.Equal(name != "unrecognized.rss", FeedReader.Fits(text));
            Assert.True(reading.Items.Length > 0 || reading.Problems.Length > 0, name);
            (feeds, items) = (feeds + 1, items + reading.Items.Length);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{feeds} feeds, {items} items");
        Assert.True(items > 1050, $"{items}");
    }

    [Fact]
    public void Feeds_are_read_as_a_known_parser_reads_them()
    {
        foreach (
            var expected in Directory
                .GetFiles(Repository.Shared("inputs/feeds"), "*.serde.json")
                .Order(StringComparer.Ordinal)
        )
        {
            var source = new[] { ".xml", ".json" }
                .Select(e => expected.Replace(".serde.json", e, StringComparison.Ordinal))
                .First(File.Exists);
            var (name, _, text) = Inputs.Open(source);
            var feed = FeedReader.ReadFeed(text, null).Feed!;
            using var json = JsonDocument.Parse(File.ReadAllBytes(expected));
            var root = json.RootElement;
            Assert.Equal(Line(root.GetProperty("title").GetProperty("content").GetString()), Line(feed.Title));
            var entries = root.GetProperty("entries").EnumerateArray().ToList();
            Assert.Equal(entries.Count, feed.Entries.Length);
            foreach (var (entry, want) in feed.Entries.Zip(entries))
            {
                var place = $"{name}: {entry.Id}";
                if (want.GetProperty("title") is { ValueKind: JsonValueKind.Object } title)
                {
                    Assert.Equal(Line(title.GetProperty("content").GetString()), Line(entry.Item.Title));
                }

                var date = want.GetProperty("published") is { ValueKind: JsonValueKind.String } published
                    ? published
                    : want.GetProperty("updated");
                if (date.ValueKind == JsonValueKind.String)
                {
                    Assert.True(
                        Math.Abs((date.GetDateTimeOffset() - entry.Item.Published!.Value).TotalSeconds) < 1,
                        $"{place}: {date} {entry.Item.Published}"
                    );
                }

                var links = want.GetProperty("links")
                    .EnumerateArray()
                    .Select(l => l.GetProperty("href").GetString()!.TrimEnd('/'))
                    .ToList();
                Assert.True(
                    links.Count == 0 || links.Contains((entry.Item.Url ?? "").TrimEnd('/')),
                    $"{place}: {entry.Item.Url} {string.Join(' ', links)}"
                );
                var terms = want.GetProperty("categories")
                    .EnumerateArray()
                    .Select(c => Line((c.GetProperty("label").GetString() ?? c.GetProperty("term").GetString())!));
                Assert.Empty(terms.Where(t => t.Length > 0).Except(entry.Item.Tags.Select(Line)));
                Assert.True(
                    want.GetProperty("summary").ValueKind == JsonValueKind.Null || entry.Item.Blocks.Length > 0,
                    place
                );
            }
        }
    }

    private static string Line(string? text) =>
        string.Join(
            ' ',
            System.Net.WebUtility.HtmlDecode(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
