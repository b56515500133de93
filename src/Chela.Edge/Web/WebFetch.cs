using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Chela.Agent.Effects;

namespace Chela.Edge.Web;

/// <summary>One fetch, with its redirects and repeated tries.</summary>
internal sealed class WebFetch(
    Network network,
    WebLimits limits,
    HostPace pace,
    HttpMessageInvoker client,
    WebQuestion question
)
{
    /// <summary>Who asks: a person's program, one page at a time, and where robots.txt may speak to it.</summary>
    private static readonly string s_agent =
        $"{RobotsRules.Product}/{typeof(WebFetch).Assembly.GetName().Version?.ToString(2)} (fetches what its owner reads)";

    private static readonly string[] Kept =
    [
        "cache-control",
        "content-disposition",
        "content-language",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "link",
    ];

    private const int LongestHeader = 4096;

    private readonly ImmutableArray<WebHop>.Builder _chain = ImmutableArray.CreateBuilder<WebHop>();

    /// <summary>Fetches.</summary>
    /// <param name="rulesOf">What a host's robots.txt says, where it counts; null where it does not.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WebProblem">It cannot be had.</exception>
    public async Task<WebAnswer> RunAsync(
        Func<Uri, CancellationToken, Task<RobotsRules>>? rulesOf,
        CancellationToken cancellation
    )
    {
        using var whole = new Deadline(limits.Whole, network.Time, cancellation);
        try
        {
            var url = WebUrl.Parse(question.Url, question.AllowPrivate);
            while (true)
            {
                if (
                    rulesOf is not null
                    && !(await rulesOf(url, whole.Token).ConfigureAwait(false)).Allows(url.PathAndQuery)
                )
                {
                    throw new WebProblem(
                        FailureKind.AccessRefused,
                        $"the robots.txt of {url.Host} forbids it to programs; save the page itself if you want it"
                    );
                }

                var (answer, next) = await TryAsync(url, whole.Token).ConfigureAwait(false);
                if (answer is not null)
                {
                    return answer;
                }

                url = next!;
            }
        }
        catch (OperationCanceledException) when (whole.HasPassed)
        {
            throw WebProblem.Late($"expected the whole answer within {limits.Whole.TotalSeconds:0.#} s");
        }
    }

    /// <summary>Asks for an address until it answers: with a page, or with another address.</summary>
    private async Task<(WebAnswer? Answer, Uri? Next)> TryAsync(Uri url, CancellationToken cancellation)
    {
        var body = new BodyReader(network.Time, limits.Idle, question.Limit);
        string? version = null;
        for (var tries = 1; ; tries++)
        {
            TimeSpan wait;
            try
            {
                await pace.TakeTurnAsync(url.Authority, cancellation).ConfigureAwait(false);
                using var request = RequestFor(url, body.Content.Length, version);
                using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
                if (NextOf(url, response) is { } next)
                {
                    return (null, next);
                }

                wait = WaitFor(url, response);
                if (wait > TimeSpan.Zero && tries < limits.Tries)
                {
                    pace.HoldOff(url.Authority, wait);
                    continue;
                }

                Refuse(response);
                if (response.StatusCode != HttpStatusCode.PartialContent)
                {
                    body.Content.SetLength(0);
                }

                version = VersionOf(response);
                await ReadAsync(response, body, cancellation).ConfigureAwait(false);
                return (AnswerOf(url, response, body), null);
            }
            catch (WebProblem e) when (e.MayPass && tries < limits.Tries)
            {
                wait = Backoff(tries);
            }
            catch (Exception e) when (ProblemOf(e) is { } problem)
            {
                if (!problem.MayPass || tries >= limits.Tries)
                {
                    throw Placed(problem, url);
                }

                wait = Backoff(tries);
            }

            pace.HoldOff(url.Authority, wait);
        }
    }

    private HttpRequestMessage RequestFor(Uri url, long have, string? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", s_agent);
        headers.TryAddWithoutValidation(
            "Accept",
            "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8"
        );
        if (have > 0 && version is not null)
        {
            // The rest of what broke off, if it is still the same; else all of it (RFC 9110, section 13.1.5).
            headers.Range = new RangeHeaderValue(have, null);
            headers.TryAddWithoutValidation("If-Range", version);
            headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            return request;
        }

        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        if (question.ETag is { } tag)
        {
            headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (question.LastModified is { } date)
        {
            headers.TryAddWithoutValidation("If-Modified-Since", date);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var deadline = new Deadline(limits.FirstByte, network.Time, cancellation);
        try
        {
            return await client.SendAsync(request, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            throw WebProblem.Late($"expected an answer within {limits.FirstByte.TotalSeconds:0.#} s, found none");
        }
    }

    private Uri? NextOf(Uri url, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is not (301 or 302 or 303 or 307 or 308))
        {
            return null;
        }

        if (Header(response.Headers, "location") is not { } location)
        {
            throw WebProblem.Other($"expected an address to go on to ({status}), found none");
        }

        _chain.Add(new WebHop(url.AbsoluteUri, status));
        var next = WebUrl.Next(url, location, question.AllowPrivate);
        return _chain.Any(h => h.Url == next.AbsoluteUri)
                ? throw WebProblem.Other($"the redirects run in a circle at {WebProblem.Shown(next.AbsoluteUri)}")
            : _chain.Count > limits.Redirects
                ? throw WebProblem.Other(
                    $"expected at most {limits.Redirects} redirects, found more, at {WebProblem.Shown(next.AbsoluteUri)}"
                )
            : next;
    }

    /// <summary>How long a server that is busy wants to be left alone; nothing if it is not.</summary>
    private TimeSpan WaitFor(Uri url, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (429 or 502 or 503 or 504))
        {
            return TimeSpan.Zero;
        }

        var now = network.Time.GetUtcNow();
        var wanted = RetryAfter(response);
        if (wanted > limits.LongestWait)
        {
            pace.HoldOff(url.Authority, limits.LongestWait);
            var until = (now + wanted.Value).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            throw new WebProblem(
                FailureKind.Busy,
                $"the server is busy ({(int)response.StatusCode}) and wants to be left alone until {until} UTC; try again then"
            )
            {
                Status = (int)response.StatusCode,
                NotBefore = now + wanted,
            };
        }

        return wanted > TimeSpan.Zero ? wanted.Value : Backoff(1);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - network.Time.GetUtcNow() : null;

    /// <summary>Twice as long with each try, half of it by chance, so that not all who failed come back at once.</summary>
    private TimeSpan Backoff(int tries)
    {
        double chance;
        lock (network.Chance)
        {
            chance = network.Chance.NextDouble();
        }

        return limits.FirstWait * Math.Pow(2, tries - 1) * (0.5 + chance / 2);
    }

    private void Refuse(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is 200 or 203 or 206 or 304)
        {
            return;
        }

        var (kind, what) = status switch
        {
            404 => (FailureKind.NotFound, "there is no such page; check the address"),
            410 => (FailureKind.Gone, "the page is gone for good"),
            401 or 402 or 403 or 407 or 451 => (
                FailureKind.AccessRefused,
                "the server refuses access; save the page from your browser and name the file"
            ),
            429 => (FailureKind.Busy, "the server wants fewer questions; try again later"),
            502 or 503 or 504 => (FailureKind.Busy, "the server is busy; try again later"),
            >= 500 => (FailureKind.Other, "the server has an error; try again later"),
            _ => (FailureKind.Other, "expected a page; check the address"),
        };
        throw new WebProblem(kind, $"the server answered {status}: {what}")
        {
            Status = status,
            NotBefore = RetryAfter(response) is { } after ? network.Time.GetUtcNow() + after : null,
        };
    }

    private async Task ReadAsync(HttpResponseMessage response, BodyReader body, CancellationToken cancellation)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return;
        }

        var range = response.Content.Headers.ContentRange;
        if (response.StatusCode == HttpStatusCode.PartialContent && range?.From != body.Content.Length)
        {
            throw WebProblem.Other($"expected the bytes from {body.Content.Length} on, found others");
        }

        if (response.Content.Headers.ContentLength is { } length && body.Content.Length + length > question.Limit)
        {
            throw body.TooLong($"{length / (1024 * 1024.0):0.#} MB");
        }

        var encoding = string.Join(',', response.Content.Headers.ContentEncoding);
        var wire = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await body.ReadAsync(wire, Text.Casing.ToLower(encoding), cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// By what the rest can be asked for if this breaks off: a strong entity tag, or a date. Null if it cannot: packed
    /// bytes do not go on in the middle.
    /// </summary>
    private static string? VersionOf(HttpResponseMessage response) =>
        response.Content.Headers.ContentEncoding.Count > 0 || !response.Headers.AcceptRanges.Contains("bytes") ? null
        : response.Headers.ETag is { IsWeak: false } tag ? tag.ToString()
        : Header(response.Content.Headers, "last-modified");

    private WebAnswer AnswerOf(Uri url, HttpResponseMessage response, BodyReader body)
    {
        var headers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in Kept)
        {
            if ((Header(response.Headers, name) ?? Header(response.Content.Headers, name)) is { } value)
            {
                headers[name] = value;
            }
        }

        var status = response.StatusCode == HttpStatusCode.NotModified ? 304 : 200;
        // What was asked for with a range is whole by now.
        return new WebAnswer(
            url.AbsoluteUri,
            status,
            _chain.ToImmutable(),
            headers.ToImmutable(),
            body.Content.GetBuffer().AsMemory(0, (int)body.Content.Length)
        );
    }

    private static string? Header(HttpHeaders headers, string name)
    {
        if (!headers.NonValidated.TryGetValues(name, out var values))
        {
            return null;
        }

        var text = string.Join(", ", values);
        return text.Length is 0 or > LongestHeader ? null : string.Concat(text.Where(c => !char.IsControl(c)));
    }

    /// <summary>What the framework's exceptions say, as a person says it; null for what it does not expect.</summary>
    private static WebProblem? ProblemOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case WebProblem problem:
                    return problem;
                case AuthenticationException:
                    return WebProblem.Other("expected a secure connection (TLS), the server cannot agree on one");
            }
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => WebProblem.Other(
                "expected shorter headers, found more than are read"
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => WebProblem.Other(
                "expected an answer in HTTP, found something else"
            ),
            HttpRequestException or HttpIOException or IOException => WebProblem.Passing(
                "the connection broke before the answer was whole",
                exception
            ),
            _ => null,
        };
    }

    /// <summary>Where redirects led elsewhere, the place belongs to the reason.</summary>
    private WebProblem Placed(WebProblem problem, Uri url) =>
        _chain.Count == 0
            ? problem
            : new WebProblem(problem.Kind, $"{problem.Message} (at {WebProblem.Shown(url.AbsoluteUri)})", problem)
            {
                MayPass = problem.MayPass,
                Status = problem.Status,
                NotBefore = problem.NotBefore,
            };
}
