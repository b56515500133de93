using Chela.Reading.Feeds;

namespace Chela.Tests.Feeds;

public sealed class OpmlTests
{
    [Fact]
    public void Folders_are_kept_attributes_are_read_in_any_case_and_a_raw_ampersand_is_no_obstacle()
    {
        var list = Opml.ReadList(
            """
            <?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
            <outline text="Tech &amp; more"><outline TEXT="Deep"><outline Title="A & B" XMLURL="https://a.example/f?x=1&y=2" htmlURL="https://a.example/"/></outline></outline>
            <outline text="Feed" xmlUrl="feed://b.example/rss"/></body></opml>
            """
        );
        Assert.Equal("Mine", list.Title);
        Assert.Single(list.Problems);
        Assert.Equal(["https://a.example/f?x=1&y=2", "http://b.example/rss"], list.Feeds.Select(f => f.Url));
        Assert.Equal(("A & B", "https://a.example/"), (list.Feeds[0].Title, list.Feeds[0].SiteUrl));
        Assert.Equal(["Tech & more", "Deep"], list.Feeds[0].Folders);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        Subscription[] feeds =
        [
            new("https://a.example/?a=1&b=\"2\"")
            {
                Title = "A <b>",
                SiteUrl = "https://a.example/",
                Folders = ["x & y", "z"],
                Description = "d",
            },
            new("https://b.example/") { Title = "中文" },
            new("https://c.example/") { Title = "C", Folders = ["x & y"] },
        ];
        var written = Opml.Write("T", feeds);
        Assert.True(Opml.Fits(written));
        var list = Opml.ReadList(written);
        Assert.Empty(list.Problems);
        Assert.Equal(
            feeds
                .OrderBy(f => f.Url)
                .Select(f => (f.Url, f.Title, f.SiteUrl, f.Description, string.Join('/', f.Folders))),
            list.Feeds.OrderBy(f => f.Url)
                .Select(f => (f.Url, f.Title, f.SiteUrl, f.Description, string.Join('/', f.Folders)))
        );
    }

    [Fact]
    public void Every_list_of_the_inputs_loads()
    {
        var counts = new List<string>();
        foreach (
            var (name, capture, text) in Inputs
                .All("opml")
                .Where(f => f.Name.EndsWith(".opml", StringComparison.Ordinal))
        )
        {
            Assert.True(Opml.Fits(text));
            var reading = Opml.Read(capture, text);
            counts.Add($"{name} {reading.Items.Length} {string.Join("; ", reading.Problems)}");
            Assert.True(reading.Items.Length > 5, name);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', counts));
    }
}
