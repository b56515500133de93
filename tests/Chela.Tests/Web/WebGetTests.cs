using System.IO.Compression;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Chela.Agent.Effects;
using Chela.Edge.Web;
using Chela.Envelope.Authorities;
using Chela.Tests.Support;

namespace Chela.Tests.Web;

/// <summary>Fetching from servers that are slow, lying, hostile, or merely busy.</summary>
public sealed class WebGetTests
{
    private const string Url = "http://example.org/page";

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    private readonly TestNetwork _network = new();

    [Fact]
    public async Task A_page_comes_with_its_address_and_the_headers_that_matter()
    {
        await using var server = new ScriptedServer(
            (_, _) => ScriptedServer.Page("<p>hello</p>", "ETag: \"1\"\r\nSet-Cookie: a=b\r\nX-Odd: x\r\n")
        );
        var (answer, _) = await GetAsync(server);
        Assert.Equal("<p>hello</p>", Encoding.UTF8.GetString(answer!.Body.Span));
        Assert.Equal((Url, 200), (answer.Url, answer.Status));
        Assert.Equal(["content-type", "etag"], answer.Headers.Keys);
        Assert.Contains("User-Agent: chela/", server.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", server.Requests[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Redirects_are_followed_and_shown()
    {
        await using var server = new ScriptedServer(
            (n, _) =>
                n switch
                {
                    1 => ScriptedServer.To("/b", 301),
                    2 => ScriptedServer.To("http://other.example/c%20e?d", 307),
                    _ => ScriptedServer.Page("end"),
                }
        );
        var (answer, _) = await GetAsync(server, Url + "#part");
        Assert.Equal("http://other.example/c%20e?d#part", answer!.Url);
        Assert.Equal(
            [(Url + "#part", 301), ("http://example.org/b#part", 307)],
            answer.Chain.Select(h => (h.Url, h.Status))
        );
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin", "127.0.0.1, which is loopback")]
    [InlineData("http://169.254.169.254/latest/meta-data", "link-local")]
    [InlineData("http://[::ffff:10.0.0.1]/", "private")]
    [InlineData("http://2130706433/", "loopback")]
    [InlineData("http://inside.example/", "192.168.0.7, which is private")]
    [InlineData("file:///etc/passwd", "expected http or https, found file")]
    [InlineData("http://me:secret@example.org/", "without a name or password")]
    [InlineData("http://example.org:25/", "expected a port of web servers, found 25")]
    public async Task A_redirect_to_where_nothing_may_go_is_refused(string target, string reason)
    {
        _network.Names["inside.example"] = new(["192.168.0.7"]);
        await using var server = new ScriptedServer((_, _) => ScriptedServer.To(target));
        var (_, failure) = await GetAsync(server);
        Assert.Contains(reason, failure!.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task The_owner_may_allow_the_own_network()
    {
        await using var server = new ScriptedServer((_, _) => ScriptedServer.Page("home"));
        var question = new WebQuestion("http://10.0.0.1:81/") { AllowPrivate = true };
        Assert.NotNull((await TestNetwork.GetAsync(_network.Tool(server), question)).Answer);
        Assert.Equal(
            FailureKind.AccessRefused,
            (await TestNetwork.GetAsync(_network.Tool(server), new WebQuestion("http://10.0.0.1/"))).Failure!.Kind
        );
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_gains_nothing()
    {
        _network.Names["example.org"] = new(["93.184.216.34", "127.0.0.1"]);
        await using var server = new ScriptedServer((_, _) => ScriptedServer.To("/next"));
        var (_, failure) = await GetAsync(server);
        // Whether or not the connection was kept, all that was ever connected to is what was looked at.
        Assert.NotNull(failure);
        Assert.All(_network.Connections, c => Assert.Null(PublicAddress.Refusal(c.Address)));
    }

    [Fact]
    public async Task Of_several_addresses_only_the_public_ones_are_tried()
    {
        _network.Names["example.org"] = new(["10.0.0.1 93.184.216.34"]);
        await using var server = new ScriptedServer((_, _) => ScriptedServer.Page("x"));
        Assert.NotNull((await GetAsync(server)).Answer);
        Assert.Equal([TestNetwork.Elsewhere], _network.Connections.Select(c => c.Address));
    }

    [Theory]
    [InlineData("/page", "run in a circle")]
    [InlineData(null, "at most 10 redirects")]
    public async Task Redirects_end(string? location, string reason)
    {
        await using var server = new ScriptedServer((n, _) => ScriptedServer.To(location ?? $"/{n}"));
        var (_, failure) = await GetAsync(server);
        Assert.Contains(reason, failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "expected an address such as https://example.org/page")]
    [InlineData("example.org", "expected an address such as https://example.org/page")]
    [InlineData("ftp://example.org/", "expected http or https, found ftp")]
    [InlineData("javascript:alert(1)", "expected http or https, found javascript")]
    [InlineData("http://nobody.example/", "there is no host nobody.example")]
    public async Task An_address_that_leads_nowhere_is_told(string url, string reason)
    {
        _network.Names["nobody.example"] = new([""]);
        await using var server = new ScriptedServer((_, _) => "");
        var (_, failure) = await GetAsync(server, url);
        Assert.Contains(reason, failure!.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_endless_body_ends_at_the_limit()
    {
        await using var server = new ScriptedServer(
            async (_, stream, stop) =>
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop);
                for (var chunk = new byte[8192]; ; )
                {
                    await stream.WriteAsync(chunk, stop);
                }
            }
        );
        var (_, failure) = await GetAsync(server, new WebQuestion(Url) { Limit = 1024 * 1024 });
        Assert.Equal(FailureKind.TooLarge, failure!.Kind);
        Assert.Equal("expected at most 1 MB, found more", failure.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_long_is_not_read()
    {
        await using var server = new ScriptedServer((_, _) => "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
        var (_, failure) = await GetAsync(server);
        Assert.Equal(FailureKind.TooLarge, failure!.Kind);
        Assert.Contains("found 95367.4 MB", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    public async Task Packed_bodies_are_unpacked_and_bombs_are_not(string packing)
    {
        var header = $"Content-Encoding: {packing.Split(' ')[^1]}\r\n";
        var bomb = ScriptedServer.With(header, Packed(new byte[8 * 1024 * 1024], packing));
        var fair = ScriptedServer.With(header, Packed("hello"u8.ToArray(), packing));
        var count = 0;
        await using var server = new ScriptedServer(
            async (_, stream, stop) => await stream.WriteAsync(count++ == 0 ? fair : bomb, stop)
        );
        var question = new WebQuestion(Url) { Limit = 1024 * 1024 };
        Assert.Equal("hello"u8.ToArray(), (await GetAsync(server, question)).Answer!.Body.ToArray());
        Assert.Equal(FailureKind.TooLarge, (await GetAsync(server, question)).Failure!.Kind);
    }

    [Theory]
    [InlineData("gzip", "expected a body packed with gzip, found something else")]
    [InlineData("zstd", "expected a body packed with gzip, br or deflate, found 'zstd'")]
    public async Task A_body_that_lies_about_its_packing_is_told(string encoding, string reason)
    {
        await using var server = new ScriptedServer(
            (_, _) => ScriptedServer.Page("plain", $"Content-Encoding: {encoding}\r\n")
        );
        Assert.Contains(reason, (await GetAsync(server)).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_shorter_than_it_says_is_asked_for_again_and_then_told()
    {
        await using var server = new ScriptedServer((_, _) => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
        var (_, failure) = await GetAsync(server);
        Assert.Equal("the connection broke before the answer was whole", failure!.Message);
        Assert.Equal(3, server.Requests.Count);
        // Longer with each try, half of it by chance, and the chance is the caller's.
        Assert.InRange(_network.Waits[0], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(_network.Waits[1], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        var again = new TestNetwork();
        await TestNetwork.GetAsync(again.Tool(server), new WebQuestion(Url));
        Assert.Equal(_network.Waits, again.Waits);
    }

    [Fact]
    public async Task What_broke_off_goes_on_where_it_was()
    {
        await using var server = new ScriptedServer(
            (n, _) =>
                n == 1
                    ? "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nAccept-Ranges: bytes\r\nContent-Length: 10\r\n\r\n01234"
                    : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\n\r\n56789"
        );
        var (answer, _) = await GetAsync(server);
        Assert.Equal("0123456789", Encoding.UTF8.GetString(answer!.Body.Span));
        Assert.Contains("Range: bytes=5-\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("If-Range: \"v1\"\r\n", server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "expected an answer within 0.2 s")]
    [InlineData("HTTP/1.1 200 OK\r\n", "expected an answer within 0.2 s")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nbeg", "found nothing more within 0.2 s")]
    public async Task A_server_that_falls_silent_is_left(string beginning, string reason)
    {
        await using var server = new ScriptedServer(
            async (_, stream, stop) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), stop);
                await Task.Delay(Timeout.Infinite, stop);
            }
        );
        var limits = TestNetwork.Fast with { FirstByte = Soon, Idle = Soon, Tries = 2 };
        var (_, failure) = await TestNetwork.GetAsync(_network.Tool(server, limits), new WebQuestion(Url));
        Assert.Contains(reason, failure!.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_drips_is_left_when_the_whole_takes_too_long()
    {
        await using var server = new ScriptedServer(
            async (_, stream, stop) =>
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop);
                while (true)
                {
                    await stream.WriteAsync("x"u8.ToArray(), stop);
                    await Task.Delay(20, stop);
                }
            }
        );
        var limits = TestNetwork.Fast with { Whole = Soon * 2 };
        var (_, failure) = await TestNetwork.GetAsync(_network.Tool(server, limits), new WebQuestion(Url));
        Assert.Equal("expected the whole answer within 0.4 s", failure!.Message);
    }

    [Fact]
    public async Task Headers_without_end_are_not_read()
    {
        await using var server = new ScriptedServer(
            (_, _) =>
                "HTTP/1.1 200 OK\r\n"
                + string.Concat(Enumerable.Repeat("X-More: " + new string('x', 1000) + "\r\n", 100))
        );
        Assert.Equal("expected shorter headers, found more than are read", (await GetAsync(server)).Failure!.Message);
    }

    [Fact]
    public async Task What_speaks_no_http_is_told()
    {
        await using var server = new ScriptedServer((_, _) => "220 mail.example ESMTP\r\n\r\n");
        Assert.Equal("expected an answer in HTTP, found something else", (await GetAsync(server)).Failure!.Message);
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        await using var server = new ScriptedServer((_, _) => "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");
        var question = new WebQuestion(Url) { ETag = "\"1\"", LastModified = "Fri, 20 Feb 2026 10:00:00 GMT" };
        var (answer, _) = await GetAsync(server, question);
        Assert.True(answer!.IsUnchanged);
        Assert.Equal(0, answer.Body.Length);
        Assert.Contains("If-None-Match: \"1\"\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains(
            "If-Modified-Since: Fri, 20 Feb 2026 10:00:00 GMT\r\n",
            server.Requests[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Retry-After: 7\r\n", 7)]
    [InlineData("Retry-After: Fri, 20 Feb 2026 12:00:30 GMT\r\n", 30)]
    public async Task A_busy_server_is_asked_again_when_it_says(string header, int seconds)
    {
        await using var server = new ScriptedServer(
            (n, _) =>
                n == 1 ? $"HTTP/1.1 429 Too Many\r\n{header}Content-Length: 0\r\n\r\n" : ScriptedServer.Page("now")
        );
        Assert.NotNull((await GetAsync(server)).Answer);
        Assert.Equal([TimeSpan.FromSeconds(seconds)], _network.Waits);
    }

    [Fact]
    public async Task A_server_that_wants_hours_is_not_waited_for()
    {
        await using var server = new ScriptedServer((_, _) => "HTTP/1.1 503 Busy\r\nRetry-After: 7200\r\n\r\n");
        var (_, failure) = await GetAsync(server);
        Assert.Contains(
            "wants to be left alone until 2026-02-20 14:00 UTC",
            failure!.Message,
            StringComparison.Ordinal
        );
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(404, FailureKind.NotFound, 1)]
    [InlineData(403, FailureKind.AccessRefused, 1)]
    [InlineData(500, FailureKind.Other, 1)]
    [InlineData(503, FailureKind.Busy, 3)]
    [InlineData(429, FailureKind.Busy, 3)]
    public async Task What_is_no_page_is_told_by_its_status(int status, FailureKind kind, int questions)
    {
        await using var server = new ScriptedServer((_, _) => $"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n");
        var (_, failure) = await GetAsync(server);
        Assert.Equal(kind, failure!.Kind);
        Assert.StartsWith($"the server answered {status}: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(questions, server.Requests.Count);
    }

    [Fact]
    public async Task One_host_is_not_asked_in_a_hurry()
    {
        await using var server = new ScriptedServer((_, _) => ScriptedServer.Page("x"));
        using var tool = _network.Tool(server, new WebLimits());
        var port = TestPort.Of([tool], new ManifestPlace("web.get", null, Envelope.Labels.Readers.Everyone));
        foreach (var url in new[] { Url, Url + "/2", "http://other.example/", Url + "/3" })
        {
            Assert.IsType<Outcome.Done>(
                await port.PerformAsync(WebGet.Of(new WebQuestion(url)), TestContext.Current.CancellationToken)
            );
        }

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], _network.Waits);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /page", false)]
    [InlineData("User-agent: *\nDisallow: /other", true)]
    [InlineData(null, true)]
    public async Task What_the_owner_did_not_ask_for_obeys_the_robots_file(string? file, bool allowed)
    {
        await using var server = new ScriptedServer(
            (_, head) =>
                !head.StartsWith("GET /robots.txt", StringComparison.Ordinal) ? ScriptedServer.Page("page")
                : file is null ? "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
                : ScriptedServer.Page(file)
        );
        var (answer, failure) = await GetAsync(server, new WebQuestion(Url) { IsBeyond = true });
        Assert.Equal(allowed, answer is not null);
        Assert.Equal(allowed ? 2 : 1, server.Requests.Count);
        Assert.Equal(allowed, failure is null);
        Assert.NotNull((await GetAsync(server)).Answer);
    }

    [Fact]
    public async Task A_robots_file_that_cannot_be_had_forbids_everything()
    {
        await using var server = new ScriptedServer((_, _) => "HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n");
        var (_, failure) = await GetAsync(server, new WebQuestion(Url) { IsBeyond = true });
        Assert.Contains("the robots.txt of example.org forbids it", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_told_as_such()
    {
        using var key = RSA.Create(2048);
        var made = new CertificateRequest("CN=example.org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("example.org");
        made.CertificateExtensions.Add(names.Build());
        using var certificate = made.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        await using var server = new ScriptedServer(
            async (_, stream, stop) =>
            {
                await using var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(certificate, false, false);
            },
            readsHead: false
        );
        foreach (
            var (host, reason) in new[]
            {
                ("example.org", "nobody trusted here has signed"),
                ("other.example", "that of another host"),
            }
        )
        {
            var (_, failure) = await GetAsync(server, $"https://{host}/");
            Assert.Contains(
                $"expected a valid certificate of {host}, found",
                failure!.Message,
                StringComparison.Ordinal
            );
            Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        }
    }

    private Task<(WebAnswer? Answer, EffectFailure? Failure)> GetAsync(ScriptedServer server, string url = Url) =>
        GetAsync(server, new WebQuestion(url));

    private Task<(WebAnswer? Answer, EffectFailure? Failure)> GetAsync(ScriptedServer server, WebQuestion question) =>
        TestNetwork.GetAsync(_network.Tool(server), question);

    private static byte[] Packed(byte[] content, string packing)
    {
        using var packed = new MemoryStream();
        using (
            Stream packer = packing switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
                "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
                "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
                _ => new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            }
        )
        {
            packer.Write(content);
        }

        return packed.ToArray();
    }
}
