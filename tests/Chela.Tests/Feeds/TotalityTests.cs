using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Exports;
using Chela.Reading.Feeds;
using Chela.Reading.Papers;
using Chela.Reading.Posts;
using Chela.Tests.Support;

namespace Chela.Tests.Feeds;

/// <summary>No text of any kind makes a reader throw, be it meant for it or not.</summary>
public sealed class TotalityTests
{
    private const int Longest = 20_000;

    private const string Noise = "<>&;\"'{}[]:,=-|\n\0\uD800\uDC00a9 ";

    private static readonly (Func<string, bool> Fits, Func<Capture, string, CaptureReading> Read)[] Readers =
    [
        (FeedReader.Fits, (c, _) => FeedReader.Read(c, DecodedText.Of(c.Bytes))),
        (Opml.Fits, Opml.Read),
        (ArxivReader.Fits, ArxivReader.Read),
        (PostReader.Fits, (_, t) => PostReader.Read(t)),
        (OembedReader.Fits, (_, t) => OembedReader.Read(t)),
        (BookmarkReader.Fits, BookmarkReader.Read),
        (CsvReader.Fits, (_, t) => CsvReader.Read(t)),
        (KindleReader.Fits, (_, t) => KindleReader.Read(t)),
        (ReadingListReader.Fits, (_, t) => ReadingListReader.Read(t)),
    ];

    private static readonly string[] Samples =
    [
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T &a; &#x41;</title><ttl>5</ttl><item xml:base='/x'><title><![CDATA[A]]></title><link>y</link><dc:creator>J &lt;j@a.example></dc:creator><pubDate>Tue, 02 Mar 2021 23:39:15 +0100</pubDate><description>&lt;p>x&lt;br>&lt;pre>y</description><enclosure url='z' length='1'/></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/2602.16173v1</id><title type='html'>a &amp;amp; b</title><link href='x' rel='alternate'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>x</p></div></content><summary mode='base64'>eA==</summary><updated>2024-05-06T07:08:09Z</updated></entry></feed>",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"\\ud800\":1,\"items\":[{\"\\udc00\":2,\"id\":1,\"url\":\"/x\",\"content_html\":\"\\ud83d<p>x\",\"tags\":[\"a\",null],\"attachments\":[{}]}]}",
        "[{\"id_str\":\"1\",\"full_text\":\"@a \\ud83d\\ude00 &amp; https://t.co/a\",\"display_text_range\":[3,9],\"created_at\":\"Wed Sep 04 13:51:55 +0000 2019\",\"entities\":{\"urls\":[{\"url\":\"https://t.co/a\",\"expanded_url\":\"https://x.com/a/status/2\"}]},\"in_reply_to_status_id_str\":\"1\",\"quoted_status\":{\"id\":2,\"text\":\"q\",\"created_at\":\"x\",\"user\":{}}}]",
        "{\"thread\":{\"parent\":{},\"post\":{\"uri\":\"at://d/app.bsky.feed.post/1\",\"author\":{\"handle\":\"a\"},\"record\":{\"text\":\"ö x\",\"facets\":[{\"index\":{\"byteStart\":1,\"byteEnd\":3},\"features\":[{\"uri\":\"https://a.example\"}]}]}}}}",
        "{\"data\":[{\"id\":\"1\",\"text\":\"x\",\"author_id\":\"2\",\"referenced_tweets\":[{\"type\":\"quoted\",\"id\":\"1\"}]}],\"includes\":{\"tweets\":[{\"id\":\"1\",\"text\":\"y\",\"referenced_tweets\":[{\"type\":\"quoted\",\"id\":\"1\"}]}]}}",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><H3>F</H3><DL><DT><A HREF=\"https://a.example\" ADD_DATE=\"99999999999\" TAGS=\"a,b\">T</A><DD>x</DL></DL></DL>",
        "url,title,tags\n\"https://a.example/\",\"a \"\"b\"\"\",\"x|y\"\nz\n",
        "T (A)\n- Your Highlight on Location 10-9 | Added on Sunday, 3 January 2021 10:20:33 PM\n\nx\n==========\n三体 (刘)\n- 您在位置 #99999999-1的标注 | 添加于 2016年13月3日星期二 下午25:20:33\n\n给\n==========\n",
        "---\ntitle: \"T\"\nsource: https://a.example\ntags: [a, 'b\n---\n==x== `==` [a](b)\n```\n",
        "<opml><head><title>T</title></head><body><outline text='a'><outline xmlUrl='feed:a.example'/></outline></body></opml>",
    ];

    [Fact]
    public void No_part_of_a_sample_and_no_damage_makes_a_reader_throw()
    {
        var random = new Random(6);
        foreach (var sample in Samples)
        {
            for (var round = 0; round < 200; round++)
            {
                TryAll(Damaged(sample, random));
            }
        }
    }

    [Fact]
    public void No_input_makes_a_reader_throw()
    {
        var random = new Random(7);
        foreach (
            var path in Directory
                .GetFiles(Repository.Shared("inputs"), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Where((_, n) => n % 3 == 0 || Repository.IsLong)
        )
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
            TryAll(text.Length > Longest ? text[..Longest] : text);
            TryAll(Damaged(text.Length > Longest ? text[^Longest..] : text, random));
        }
    }

    private static string Damaged(string text, Random random)
    {
        var from = random.Next(3) == 0 ? random.Next(text.Length + 1) : 0;
        var to = random.Next(3) == 0 ? random.Next(from, text.Length + 1) : text.Length;
        var characters = text[from..to].ToCharArray();
        for (var n = random.Next(8); n > 0 && characters.Length > 0; n--)
        {
            characters[random.Next(characters.Length)] = Noise[random.Next(Noise.Length)];
        }

        return new string(characters);
    }

    private static void TryAll(string text)
    {
        var capture = new Capture("-", Encoding.UTF8.GetBytes(text)) { Url = "https://a.example/" };
        foreach (var (fits, read) in Readers)
        {
            _ = fits(text);
            var reading = read(capture, text);
            Assert.True(reading.Items.Length + reading.Problems.Length > 0, text);
            Assert.All(reading.Items, i => Assert.NotNull(i.Markdown + i.Text));
        }

        FeedDiscovery.Find(text, "https://a.example/");
        MarkedText.In(text);
        WebDate.Parse(text);
        _ = ArxivId.TryParse(text, out _);
    }
}
