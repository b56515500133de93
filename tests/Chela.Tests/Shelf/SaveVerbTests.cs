using System.Text;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;
using Chela.Shelf;
using Chela.Tests.Support;
using Chela.Tests.Web;

namespace Chela.Tests.Shelf;

public sealed class SaveVerbTests
{
    private const string Plain = "http://example.org/essay";

    [Fact]
    public async Task A_page_is_kept_by_its_hash_and_put_on_the_shelf_once()
    {
        await using var shelf = new ShelfFixture(
            (n, _) =>
                n == 1 ? ScriptedServer.Page("<p>text</p>", "ETag: \"1\"\r\n") : "HTTP/1.1 304 X\r\nETag: \"1\"\r\n\r\n"
        );
        Assert.Equal(0, await shelf.RunAsync("save", Plain, "--note", "for the talk"));
        Assert.Contains("  saved ", shelf.Host.Output, StringComparison.Ordinal);
        var kept = Assert.Single(shelf.Captures);
        Assert.Equal("<p>text</p>", shelf.Host.Home.Read($"captures/{kept[..2]}/{kept}"));
        var item = Assert.Single(shelf.List.Items);
        Assert.Equal((Plain, "for the talk", kept), (item.Saved.Url, item.Saved.Note, item.Saved.Capture.ToString()));

        Assert.Equal(0, await shelf.RunAsync("save", Plain));
        Assert.Contains("If-None-Match: \"1\"", shelf.Server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("  on the shelf since 2026-02-20: ", shelf.Host.Output, StringComparison.Ordinal);
        Assert.Single(shelf.Captures);
        Assert.Equal("for the talk", Assert.Single(shelf.List.Items).Saved.Note);
    }

    [Fact]
    public async Task What_is_kept_in_the_home_is_for_the_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs modes of files");
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("<p>text</p>"));
        Assert.Equal(0, await shelf.RunAsync("save", Plain));
        Assert.Equal(0, await shelf.RunAsync("digest", "--week", "2026-W08"));
        var kept = Directory.GetFileSystemEntries(shelf.Host.Home.Path, "*", SearchOption.AllDirectories);
        Assert.Contains(kept, k => k.Contains("versions", StringComparison.Ordinal));
        Assert.Contains(kept, k => k.Contains("captures", StringComparison.Ordinal));
        Assert.All(kept, k => Assert.EndsWith("------", Modes.Of(k), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_bytes_from_two_places_are_kept_once()
    {
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("same"));
        Assert.Equal(0, await shelf.RunAsync("save", "http://a.example/", "http://b.example/"));
        Assert.Single(shelf.Captures);
        Assert.Equal(2, shelf.List.Items.Count());
    }

    [Fact]
    public async Task What_is_asked_of_several_inputs_stands_on_one_card()
    {
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("same"));
        File.WriteAllText(
            shelf.Host.Home["policy.yaml"],
            "version: 1\nrules:\n  - name: ask first\n    tool: web.get\n    verdict: ask\n"
        );
        string[] asked = [];
        // On a busy machine the second one may come when the turn is parked already; then the next turn takes its place.
        for (var tries = 0; asked.Length < 2 && tries < 10; tries++)
        {
            Assert.Equal(1, await shelf.RunAsync("save", "http://a.example/", "http://b.example/"));
            asked =
            [
                .. shelf
                    .Host.Output.Split('\n')
                    .Where(l => l.TrimStart().StartsWith("chela approve ", StringComparison.Ordinal))
                    .Select(l => l.Trim().Split(' ', ',')[2]),
            ];
        }

        Assert.Equal(2, asked.Length);
        Assert.Equal(0, await shelf.RunAsync(["approve", .. asked]));
        Assert.Equal(2, shelf.List.Items.Count());
    }

    [Fact]
    public async Task Each_input_is_told_in_its_order_and_what_fails_stops_nothing()
    {
        await using var shelf = new ShelfFixture(
            (_, head) =>
                head.Contains("Host: b.", StringComparison.Ordinal)
                    ? "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
                    : ScriptedServer.Page($"At {head.Split("Host: ")[1].Split('\r')[0]}")
        );
        Assert.Equal(
            1,
            await shelf.RunAsync(
                "save",
                "http://c.example/",
                "http://b.example/",
                "http://a.example/",
                "nowhere.txt",
                "ftp://x/y"
            )
        );
        var lines = shelf.Host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["save", "  saved At c.example", "  saved At a.example"], lines.Select(l => l.Split(" (")[0]));
        var errors = shelf.Host.Error.Split('\n').Where(l => l.StartsWith("error:", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            "error: http://b.example/: the server answered 404: there is no such page; check the address",
            errors[0]
        );
        Assert.Contains("nowhere.txt", errors[1], StringComparison.Ordinal);
        Assert.Contains("expected http or https, found ftp", errors[2], StringComparison.Ordinal);
        Assert.Equal(3, errors.Count);
    }

    [Fact]
    public async Task Redirects_are_told()
    {
        await using var shelf = new ShelfFixture(
            (n, _) => n == 1 ? ScriptedServer.To("http://other.example/x") : ScriptedServer.Page("x")
        );
        Assert.Equal(0, await shelf.RunAsync("save", Plain));
        Assert.Contains(", redirected to http://other.example/x\n", shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal("http://other.example/x", Assert.Single(shelf.List.Items).Saved.Url);
    }

    [Fact]
    public async Task Offline_nothing_is_fetched_and_what_was_captured_is_read_again()
    {
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("x"));
        Assert.Equal(1, await shelf.RunAsync("save", "--offline", Plain));
        Assert.Contains("save it once without --offline", shelf.Host.Error, StringComparison.Ordinal);
        Assert.Equal(0, await shelf.RunAsync("save", Plain));
        Assert.Equal(0, await shelf.RunAsync("save", "--offline", "https://www.example.org/essay#part"));
        Assert.Single(shelf.Server.Requests);
        Assert.DoesNotContain(shelf.Host.Effects, e => e.Tool == "web.get");
        Assert.Single(shelf.List.Items);
    }

    [Fact]
    public async Task The_own_network_is_for_the_owner_to_allow()
    {
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("x"));
        Assert.Equal(1, await shelf.RunAsync("save", "http://127.0.0.1/"));
        Assert.Contains(
            "127.0.0.1, which is loopback; if you mean it: --allow-private",
            shelf.Host.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await shelf.RunAsync("save", "--allow-private", "http://127.0.0.1/"));
    }

    [Fact]
    public async Task What_is_private_is_for_the_owner_alone_and_stays_so()
    {
        await using var shelf = new ShelfFixture((n, _) => ScriptedServer.Page($"{n}"));
        Assert.Equal(0, await shelf.RunAsync("save", "--private", Plain));
        var kept = Assert.Single(shelf.Host.Effects, e => e.Tool == "files.keep");
        Assert.Equal(Readers.OwnerOnly, kept["content"].Label.Readers);
        Assert.Equal(0, await shelf.RunAsync("save", Plain));
        Assert.True(Assert.Single(shelf.List.Items).Saved.IsPrivate);
        kept = Assert.Single(shelf.Host.Effects, e => e.Tool == "files.keep");
        Assert.Equal(Readers.OwnerOnly, kept["content"].Label.Readers);
    }

    [Fact]
    public async Task What_is_read_anew_out_of_a_private_capture_is_private()
    {
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("http://example.org/a|A"));
        var request = Request(Plain) with { IsPrivate = true };
        await shelf.SaveAsync(ByLines, request, TestContext.Current.CancellationToken);
        await shelf.SaveAsync(
            _ => CaptureReading.Of(new ReadItem(ItemKind.Article) { Url = "http://example.org/b", Title = "B" }),
            request with
            {
                IsPrivate = false,
                IsOffline = true,
            },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(["A", "B"], shelf.List.Items.Select(i => i.Name));
        Assert.All(shelf.List.Items, i => Assert.True(i.Saved.IsPrivate));
    }

    [Fact]
    public async Task A_note_that_says_it_is_private_is_so()
    {
        await using var shelf = new ShelfFixture((_, _) => "");
        var note = shelf.Folder.Write("note.md", "---\nprivate: true\n---\nsecret\n");
        await shelf.SaveAsync(ByLines, Request(note), TestContext.Current.CancellationToken);
        Assert.All(shelf.List.Items, i => Assert.True(i.Saved.IsPrivate));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_is_told_once_and_then_gone()
    {
        await using var shelf = new ShelfFixture((n, _) => ScriptedServer.Page($"{n}"));
        Assert.Equal(0, await shelf.RunAsync("save", "http://a.example/"));
        var log = shelf.Host.Home["shelf.jsonl"];
        await File.AppendAllTextAsync(log, "{\"v\":1,\"type\":\"sav", TestContext.Current.CancellationToken);
        Assert.Equal(0, await shelf.RunAsync("save", "http://b.example/"));
        Assert.Contains(
            $"{log}:3: expected a whole line, found the beginning of one; it was left out",
            shelf.Host.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        Assert.Equal("", shelf.Host.Error);
        Assert.Equal(2, shelf.List.Items.Count());
    }

    [Fact]
    public async Task A_capture_that_was_changed_is_not_believed()
    {
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("right"));
        Assert.Equal(0, await shelf.RunAsync("save", Plain));
        var kept = Assert.Single(shelf.Captures);
        shelf.Host.Home.Write($"captures/{kept[..2]}/{kept}", "wrong");
        Assert.Equal(1, await shelf.RunAsync("save", "--offline", Plain));
        Assert.Contains("found other bytes; save it again", shelf.Host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_on_standard_input_is_saved_or_told_why_not()
    {
        await using var shelf = new ShelfFixture((_, _) => "");
        Assert.Equal(1, await shelf.RunAsync("save", "-"));
        Assert.Contains(
            "error: -: expected something to read, found nothing",
            shelf.Host.Error,
            StringComparison.Ordinal
        );
        shelf.Host.Input = [0, 1, 2, 0xFF, 0, 3];
        Assert.Equal(1, await shelf.RunAsync("save", "-"));
        Assert.Contains("error: -: ", shelf.Host.Error, StringComparison.Ordinal);
        Assert.Empty(shelf.Captures);
    }

    [Fact]
    public async Task What_has_no_title_is_called_by_its_file_or_else_by_its_first_words()
    {
        await using var shelf = new ShelfFixture((_, _) => "");
        const string Text = "The river froze over, and nobody minded. It was a cold night.";
        const string Letter =
            "From: a@example.org\r\nDate: Thu, 19 Feb 2026 08:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\nHi,\r\n\r\nthe mill burnt down.\r\n";
        shelf.Host.Input = System.Text.Encoding.UTF8.GetBytes(Text);
        Assert.Equal(0, await shelf.RunAsync("save", "-"));
        Assert.Equal(0, await shelf.RunAsync("save", shelf.Folder.Write("river.txt", Text + " Truly.")));
        Assert.Equal(0, await shelf.RunAsync("save", shelf.Folder.Write("1771.M2.eml", Letter)));
        Assert.Equal(
            ["The river froze over, and nobody minded", "river", "Hi, the mill burnt down"],
            shelf.List.Items.Select(i => i.Name)
        );
    }

    [Fact]
    public async Task A_page_that_is_too_long_to_be_read_is_kept_by_what_it_says_at_its_beginning()
    {
        var page = "<title>All of it</title><p>" + new string('a', 17 * 1024 * 1024);
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page(page));
        Assert.Equal(
            0,
            await shelf.RunAsync("save", "http://a.example/all", shelf.Folder.Write("all.html", page + "b"))
        );
        Assert.Equal(
            [("All of it", null), ("All of it", "http://a.example/all")],
            shelf.List.Items.OrderBy(i => i.Saved.Url).Select(i => (i.Name, i.Saved.Url))
        );
        Assert.Contains(
            "warning: http://a.example/all: expected a text of at most 16 million characters, found 17 million; it is on the shelf without its text",
            shelf.Host.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(2, shelf.Captures.Count());
    }

    [Fact]
    public async Task An_export_puts_all_its_items_on_the_shelf()
    {
        await using var shelf = new ShelfFixture((_, _) => "");
        var file = shelf.Folder.Write(
            "export",
            "https://a.example/1|One\nhttps://b.example/2|Two\n|Three\nhttps://a.example/1/|Again"
        );
        var report = await shelf.SaveAsync(ByLines, Request(file), TestContext.Current.CancellationToken);
        Assert.Equal([$"saved 4 items of {file}, 3 of them new"], report.Done);
        Assert.Equal(["Again", "Two", "Three"], shelf.List.Items.Select(i => i.Name));
        Assert.Single(shelf.Captures);
    }

    [Theory]
    [InlineData("https://bank.example/", "http://example.org/essay")]
    [InlineData("https://blog.example.org/canonical", "https://blog.example.org/canonical")]
    [InlineData("https://www.example.org/canonical", "https://www.example.org/canonical")]
    [InlineData("https://notexample.org/", "http://example.org/essay")]
    [InlineData("nonsense", "http://example.org/essay")]
    public async Task A_page_cannot_take_the_place_of_another_site(string said, string address)
    {
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page($"{said}|Title"));
        await shelf.SaveAsync(ByLines, Request(Plain), TestContext.Current.CancellationToken);
        Assert.Equal(address, Assert.Single(shelf.List.Items).Saved.Url);
    }

    [Fact]
    public async Task What_a_page_calls_itself_cannot_speak_to_the_terminal()
    {
        await using var shelf = new ShelfFixture(
            (_, _) => ScriptedServer.Page("http://example.org/a|a\u001b[2J\rb \u202Ec")
        );
        var report = await shelf.SaveAsync(ByLines, Request(Plain), TestContext.Current.CancellationToken);
        Assert.StartsWith("saved a[2J b c (article", Assert.Single(report.Done), StringComparison.Ordinal);
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        Assert.Contains("a[2J b c (article", shelf.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_halfway_it_leaves_a_sound_shelf()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var shelf = new ShelfFixture(
            (n, _) =>
            {
                if (n == 3)
                {
                    stop.Cancel();
                }

                return ScriptedServer.Page($"{n}");
            }
        );
        var inputs = Enumerable.Range(1, 8).Select(i => $"http://a.example/{i}").ToArray();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            shelf.SaveAsync(ByLines, Request(inputs), stop.Token)
        );
        var (events, problems) = ShelfLog.Read(
            await File.ReadAllBytesAsync(shelf.Host.Home["shelf.jsonl"], TestContext.Current.CancellationToken)
        );
        Assert.Empty(problems);
        Assert.InRange(shelf.List.Items.Count(), 2, 3);
        Assert.All(events.OfType<ShelfEvent.Captured>(), c => Assert.Contains(c.Capture.ToString(), shelf.Captures));
    }

    private static SaveRequest Request(params string[] inputs) => new([.. inputs], null, false, false, false);

    /// <summary>An item a line: address and title.</summary>
    private static CaptureReading ByLines(Capture capture) =>
        new(
            [
                .. Encoding
                    .UTF8.GetString(capture.Bytes.Span)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(l => l.Split('|'))
                    .Select(l => new ReadItem(ItemKind.Article) { Url = l[0].Length > 0 ? l[0] : null, Title = l[^1] }),
            ],
            []
        );
}
