using Chela.Reading.Captures;
using Chela.Reading.Posts;
using Chela.Tests.Feeds;

namespace Chela.Tests.Posts;

public sealed class PostReaderTests
{
    private static CaptureReading Read(string answer)
    {
        Assert.True(PostReader.Fits(answer));
        var (capture, text) = Inputs.Of(answer);
        return PostReader.Read(text);
    }

    [Fact]
    public void An_archive_is_read_with_its_links_whole_and_its_threads_joined()
    {
        var reading = Read(
            """
            window.YTD.tweets.part0 = [
            {"tweet":{"id_str":"30","full_text":"@me third","display_text_range":["4","9"],"created_at":"Thu Apr 23 15:58:28 +0000 2015","in_reply_to_status_id_str":"20","entities":{"urls":[]}}},
            {"tweet":{"id_str":"40","full_text":"alone","created_at":"Thu Apr 23 16:00:00 +0000 2015","in_reply_to_status_id_str":"999","entities":{"urls":[]}}},
            {"tweet":{"id_str":"10","full_text":"first &amp; https://t.co/a","created_at":"Thu Apr 23 15:56:28 +0000 2015","lang":"en",
              "entities":{"hashtags":[{"text":"tag"}],"urls":[{"url":"https://t.co/a","expanded_url":"https://a.example/whole"}]}}},
            {"tweet":{"id_str":"20","full_text":"second https://t.co/m","created_at":"Thu Apr 23 15:57:28 +0000 2015","in_reply_to_status_id_str":"10",
              "entities":{"urls":[],"media":[{"url":"https://t.co/m","media_url_https":"https://p.example/1.jpg"}]},
              "extended_entities":{"media":[{"url":"https://t.co/m","media_url_https":"https://p.example/1.jpg","ext_alt_text":"A cat"}]}}}
            ];
            """
        );
        Assert.Empty(reading.Problems);
        Assert.Equal(2, reading.Items.Length);
        var thread = reading.Items[0];
        Assert.Equal("first & https://a.example/whole\n\nsecond\n\nA cat\n\nthird", thread.Text);
        Assert.Contains("![A cat](https://p.example/1.jpg)", thread.Markdown, StringComparison.Ordinal);
        Assert.Equal(
            ("https://x.com/i/web/status/10", null, "en", 2015),
            (thread.Url, thread.Author, thread.Lang, thread.Published!.Value.Year)
        );
        Assert.Equal(["tag"], thread.Tags);
        Assert.Equal("alone", reading.Items[1].Text);
    }

    [Theory]
    [InlineData(
        """{"id_str":"20","full_text":"@ada second","created_at":"Thu Apr 23 15:57:28 +0000 2015","in_reply_to_status_id_str":"10","in_reply_to_screen_name":"ada","entities":{"urls":[]}}"""
    )]
    [InlineData(
        """{"id_str":"20","full_text":"look https://t.co/m","created_at":"Thu Apr 23 15:57:28 +0000 2015","entities":{"urls":[],"media":[{"url":"https://t.co/m","media_url_https":"https://p.example/1.jpg","expanded_url":"https://twitter.com/ada/status/20/photo/1"}]}}"""
    )]
    public void An_archive_whose_posts_tell_its_owner_is_by_the_owner(string telling)
    {
        var reading = Read(
            "window.YTD.tweets.part0 = ["
                + """{"tweet":{"id_str":"10","full_text":"first","created_at":"Thu Apr 23 15:56:28 +0000 2015","entities":{"urls":[]}}},{"tweet":"""
                + telling
                + """},{"tweet":{"id_str":"30","full_text":"RT @bo: not mine","created_at":"Thu Apr 23 15:58:28 +0000 2015","entities":{"urls":[]}}},"""
                + """{"tweet":{"id_str":"40","full_text":"@cy no","created_at":"Thu Apr 23 15:59:28 +0000 2015","in_reply_to_status_id_str":"39","in_reply_to_screen_name":"cy","entities":{"urls":[]}}}]"""
        );
        Assert.Equal(("ada", "https://x.com/ada/status/10"), (reading.Items[0].Author, reading.Items[0].Url));
        Assert.Null(reading.Items.Single(i => i.Text.StartsWith("RT", StringComparison.Ordinal)).Author);
        Assert.Equal("ada", reading.Items[^1].Author);
    }

    [Fact]
    public void A_post_of_graphql_has_its_long_text_its_quote_and_not_the_link_to_it()
    {
        var reading = Read(
            """
            {"data":{"x":[
            {"promotedMetadata":{},"tweet_results":{"result":{"rest_id":"9","legacy":{"id_str":"9","full_text":"buy"},"core":{}}}},
            {"tweet_results":{"result":{"__typename":"TweetWithVisibilityResults","tweet":{"rest_id":"2074976613713031490",
              "core":{"user_results":{"result":{"core":{"name":"Jo","screen_name":"jo"}}}},
              "note_tweet":{"note_tweet_results":{"result":{"text":"long text https://t.co/n https://t.co/q","entity_set":{"urls":[
                {"url":"https://t.co/n","expanded_url":"https://n.example/"},{"url":"https://t.co/q","expanded_url":"https://twitter.com/mo/status/5"}]}}}},
              "legacy":{"id_str":"2074976613713031490","full_text":"long…","quoted_status_id_str":"5","entities":{"urls":[]}},
              "quoted_status_result":{"result":{"rest_id":"5","core":{"user_results":{"result":{"legacy":{"name":"Mo","screen_name":"mo"}}}},"legacy":{"full_text":"said\n\nthis","entities":{}}}}}}}},
            {"tweet_results":{"result":{"rest_id":"7","core":{},"legacy":{"full_text":"RT @mo: sa…","retweeted_status_result":{"result":{"rest_id":"6","core":{"user_results":{"result":{"legacy":{"name":"Mo","screen_name":"mo"}}}},"legacy":{"full_text":"said whole","created_at":"Thu Apr 23 15:58:28 +0000 2015","entities":{}}}}}}}},
            {"tweet_results":{"result":{"__typename":"TweetTombstone"}}}
            ]}}
            """
        );
        Assert.Equal("expected posts, found 1 that are not there any more", Assert.Single(reading.Problems).Reason);
        Assert.Equal(2, reading.Items.Length);
        var post = reading.Items[0];
        Assert.Equal("long text https://n.example/\n\nMo:\n\nsaid\n\nthis", post.Text);
        Assert.Equal(
            "long text <https://n.example/>\n\n> [Mo](https://x.com/mo/status/5):\n>\n> said\n>\n> this",
            post.Markdown
        );
        Assert.Equal(
            ("Jo", "https://x.com/jo/status/2074976613713031490", 2026),
            (post.Author, post.Url, post.Published!.Value.Year)
        );
        Assert.Equal(
            ("Mo", "said whole", "https://x.com/mo/status/6"),
            (reading.Items[1].Author, reading.Items[1].Text, reading.Items[1].Url)
        );
    }

    [Fact]
    public void Version_2_finds_authors_quotes_and_media_in_what_is_included()
    {
        var reading = Read(
            """
            {"data":[{"id":"1","text":"one https://t.co/p","author_id":"a","created_at":"2024-05-06T07:08:09.000Z","edit_history_tweet_ids":["1"],
             "attachments":{"media_keys":["k"]},"entities":{"urls":[{"url":"https://t.co/p","expanded_url":"https://x.com/jo/status/1/photo/1","media_key":"k"}]},
             "referenced_tweets":[{"type":"quoted","id":"2"}]}],
             "includes":{"users":[{"id":"a","name":"Jo","username":"jo"},{"id":"b","name":"Mo","username":"mo"}],"tweets":[{"id":"2","text":"two","author_id":"b"}],
             "media":[{"media_key":"k","url":"https://p.example/1.jpg","alt_text":"Alt"}]}}
            """
        );
        var post = Assert.Single(reading.Items);
        Assert.Equal(
            ("Jo", "https://x.com/jo/status/1", "one\n\nAlt\n\nMo:\n\ntwo"),
            (post.Author, post.Url, post.Text)
        );
    }

    [Fact]
    public void A_thread_of_bluesky_is_joined_and_answers_of_others_are_their_own()
    {
        var reading = Read(
            """
            {"thread":{"$type":"app.bsky.feed.defs#threadViewPost","replies":[
             {"post":{"uri":"at://d/app.bsky.feed.post/3","author":{"handle":"mo.test"},"record":{"text":"hm","createdAt":"2024-06-01T12:01:00Z","reply":{"parent":{"uri":"at://d/app.bsky.feed.post/1"}}}}},
             {"post":{"uri":"at://d/app.bsky.feed.post/2","author":{"handle":"jo.test"},"record":{"text":"two","createdAt":"2024-06-01T12:02:00Z","reply":{"parent":{"uri":"at://d/app.bsky.feed.post/1"}}}}}],
             "post":{"uri":"at://d/app.bsky.feed.post/1","author":{"handle":"jo.test","displayName":"Jo"},"embed":{"images":[{"fullsize":"https://p.example/1","alt":"Alt"}]},
              "record":{"text":"öne a.example/lo… x","createdAt":"2024-06-01T12:00:00Z","langs":["en"],"facets":[{"index":{"byteStart":5,"byteEnd":20},"features":[{"uri":"https://a.example/long"}]}]}}}}
            """
        );
        Assert.Equal(["öne https://a.example/long x\n\nAlt\n\ntwo", "hm"], reading.Items.Select(i => i.Text));
        Assert.Equal(
            ("Jo", "https://bsky.app/profile/jo.test/post/1", "Bluesky"),
            (reading.Items[0].Author, reading.Items[0].Url, reading.Items[0].Site)
        );
    }

    [Fact]
    public void Answers_of_mirrors_are_read()
    {
        var fx = Read(
            """{"code":200,"message":"OK","tweet":{"url":"https://x.com/jo/status/1","id":"1","text":"hi","author":{"screen_name":"jo","name":"Jo"},"created_timestamp":1714979289,"media":{"photos":[{"url":"https://p.example/1","altText":"Alt"}]},"quote":{"id":"2","text":"q","author":{"screen_name":"mo","name":"Mo"}}}}"""
        );
        Assert.Equal("hi\n\nAlt\n\nMo:\n\nq", Assert.Single(fx.Items).Text);
        var vx = Read(
            """{"tweetID":"1","text":"a &lt; b","user_name":"Jo","user_screen_name":"jo","date_epoch":1714979289}"""
        );
        Assert.Equal(("a < b", "Jo", 2024), (vx.Items[0].Text, vx.Items[0].Author, vx.Items[0].Published!.Value.Year));
    }

    [Fact]
    public void Posts_that_answer_each_other_in_a_ring_are_read_once()
    {
        var reading = Read(
            """[{"id_str":"1","full_text":"a","created_at":"x","entities":{},"in_reply_to_status_id_str":"2"},{"id_str":"2","full_text":"b","created_at":"x","entities":{},"in_reply_to_status_id_str":"1"}]"""
        );
        Assert.Equal(2, Assert.Single(reading.Items).Blocks.Length);
    }

    [Fact]
    public void A_long_thread_takes_time_in_proportion()
    {
        var posts = Enumerable
            .Range(1, 50_000)
            .Reverse()
            .Select(n =>
                $$"""{"id_str":"{{n}}","full_text":"{{n}}","created_at":"x","entities":{},"in_reply_to_status_id_str":"{{n - 1}}"}"""
            );
        Assert.Equal(50_000, Assert.Single(Read("[" + string.Join(',', posts) + "]").Items).Blocks.Length);
    }

    [Fact]
    public void What_breaks_is_told_with_its_place()
    {
        var reading = Read("window.YTD.tweets.part0 = [\n{\"tweet\": }]");
        Assert.Equal("line 2, byte 11", Assert.Single(reading.Problems).Place);
    }

    [Fact]
    public void Oembed_gives_the_text_of_a_post_and_the_title_of_a_film()
    {
        const string Post =
            """{"url":"https:\/\/twitter.com\/jo\/status\/2023616787758407741","author_name":"Jo","html":"<blockquote class=\"twitter-tweet\"><p lang=\"en\">Hi <a href=\"https:\/\/t.co\/x\">a.example<\/a><\/p>&mdash; Jo (@jo) <a href=\"https:\/\/twitter.com\/jo\/status\/1\">May 1<\/a><\/blockquote>\n<script async src=\"x\"><\/script>","type":"rich","provider_name":"Twitter","version":"1.0"}""";
        Assert.True(OembedReader.Fits(Post));
        var (capture, text) = Inputs.Of(Post);
        var post = Assert.Single(OembedReader.Read(text).Items);
        Assert.Equal(
            (ItemKind.Thread, "Hi a.example", "Jo", "X", 2026),
            (post.Kind, post.Text, post.Author, post.Site, post.Published!.Value.Year)
        );
        const string Film =
            """{"title":"Film","author_name":"Jo","type":"video","provider_name":"YouTube","html":"<iframe src=\"https://www.youtube.com/embed/x\"></iframe>"}""";
        (capture, text) = Inputs.Of(Film);
        var film = Assert.Single(OembedReader.Read(text).Items);
        Assert.Equal(
            (ItemKind.Media, "Film", "https://www.youtube.com/embed/x", "YouTube"),
            (film.Kind, film.Title, film.Url, film.Site)
        );
    }

    [Fact]
    public void Every_answer_of_the_inputs_loads_or_is_no_post()
    {
        var (answers, threads) = (0, 0);
        foreach (var (name, capture, text) in Inputs.All("tweets"))
        {
            var reading = PostReader.Fits(text) ? PostReader.Read(text) : null;
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{name}: {reading?.Items.Length.ToString() ?? "no posts"} {reading?.Items.Sum(i => i.Blocks.Length)} {string.Join("; ", reading?.Problems ?? [])}"
            );
            Assert.Equal(
                name is "fxtwitter-openapi.json" or "oembed-twitter-vcr.yml" or "x-archive-urlmap.json",
                reading is null
            );
            Assert.True(reading is null || reading.Items.Length > 0, name);
            Assert.All(
                reading?.Items ?? [],
                i => Assert.True(i is { Url: not null, Published: not null, Blocks.Length: > 0 }, $"{name} {i.Url}")
            );
            (answers, threads) = (answers + 1, threads + (reading?.Items.Length ?? 0));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{answers} answers, {threads} threads");
    }
}
