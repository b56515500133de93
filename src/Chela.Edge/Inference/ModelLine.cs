using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using Chela.Agent.Effects;

namespace Chela.Edge.Inference;

/// <summary>
/// The connections to endpoints, and what goes wrong on them in words. It follows no redirects, for a key goes to the host that
/// it is for and to no other. Thread-safe.
/// </summary>
internal sealed class ModelLine(TimeProvider time, ModelLimits limits) : IDisposable
{
    private const int OverloadedStatus = 529;
    private const int MostSaid = 300;
    private const int MostRead = 64 * 1024;

    private static readonly string[] s_tooLong =
    [
        "context_length",
        "context length",
        "context window",
        "context size",
        "prompt is too long",
        "too many tokens",
        "exceeds the available context",
    ];

    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            ConnectTimeout = limits.Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", limits.UserAgent } },
    };

    /// <summary>An address below an endpoint.</summary>
    public static Uri Below(Uri endpoint, string path) => new(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);

    /// <summary>Sends a request and waits for the beginning of the answer.</summary>
    /// <exception cref="ModelProblem">There is none, or it says no.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        string? key,
        CancellationToken cancellation
    )
    {
        var host = request.RequestUri!.Authority;
        HttpResponseMessage answer;
        using (var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            using var timer = time.CreateTimer(_ => deadline.Cancel(), null, limits.First, Timeout.InfiniteTimeSpan);
            try
            {
                answer = await _client
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token)
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw ModelProblem.Broken(
                    $"expected the beginning of an answer from {host} within {limits.First.TotalSeconds:0.#} s, found none"
                );
            }
            catch (HttpRequestException e)
            {
                throw Unreachable(host, e);
            }
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            var said = await SaidAsync(answer, cancellation).ConfigureAwait(false);
            throw Refused(answer, host, key is null ? said : said.Replace(key, "***", StringComparison.Ordinal));
        }
    }

    /// <summary>The body of an answer, given up where nothing comes for too long.</summary>
    public async Task<Stream> StreamOfAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        new PatientStream(
            await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false),
            answer.RequestMessage!.RequestUri!.Authority,
            time,
            limits.Idle
        );

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static ModelProblem Unreachable(string host, HttpRequestException e) =>
        e.InnerException switch
        {
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => new(
                FailureKind.NotFound,
                $"there is no host {host}; check the address, and your network",
                e
            ),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new(
                FailureKind.NotFound,
                $"nobody answers at {host}; is the model's server running?",
                e
            ),
            AuthenticationException => new(
                FailureKind.AccessRefused,
                $"expected a certificate of {host} that this machine trusts, found another",
                e
            ),
            _ => ModelProblem.Broken($"the connection to {host} broke: {e.Message}", e),
        };

    private ModelProblem Refused(HttpResponseMessage answer, string host, string said)
    {
        var status = (int)answer.StatusCode;
        var tail = said.Length == 0 ? "" : $": {said}";
        if (Array.Exists(s_tooLong, t => said.Contains(t, StringComparison.OrdinalIgnoreCase)))
        {
            return new(FailureKind.TooLarge, $"the prompt is longer than the model's context ({host}{tail})");
        }

        return status switch
        {
            401 or 403 => new(
                FailureKind.AccessRefused,
                $"{host} does not accept the key ({status}{tail}); chela secret set puts another in its place"
            ),
            402 => new(FailureKind.AccessRefused, $"{host} wants to be paid ({status}{tail})"),
            404 => new(
                FailureKind.NotFound,
                $"{host} knows no such model or address ({status}{tail}); chela model list shows what there is"
            ),
            413 => new(FailureKind.TooLarge, $"the prompt is too long for {host} ({status}{tail})"),
            408 or 409 or 425 or 429 or OverloadedStatus or (>= 500 and < 600) => new(
                FailureKind.Busy,
                status == 429
                    ? $"{host} wants fewer calls ({status}{tail})"
                    : $"{host} cannot answer now ({status}{tail})"
            )
            {
                NotBefore = NotBefore(answer),
            },
            >= 300 and < 400 => new(
                FailureKind.Other,
                $"{host} sends calls elsewhere ({status}), where the key must not go; write the address that it means into chela.yaml"
            ),
            _ => new(FailureKind.Other, $"{host} refuses the call ({status}{tail})"),
        };
    }

    /// <summary>Retry-After (RFC 9110, section 10.2.3), or its forms in milliseconds and seconds that some endpoints send.</summary>
    private DateTimeOffset? NotBefore(HttpResponseMessage answer)
    {
        var after = answer.Headers.RetryAfter;
        if (after?.Date is { } date)
        {
            return date;
        }

        var now = time.GetUtcNow();
        if (after?.Delta is { } delta)
        {
            return now + delta;
        }

        return
            answer.Headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < 1e9
            ? now + TimeSpan.FromMilliseconds(milliseconds)
            : null;
    }

    /// <summary>What an endpoint says of its refusal, in one line.</summary>
    private async Task<string> SaidAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var stream = await StreamOfAsync(answer, cancellation).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = new byte[MostRead];
                var length = await stream
                    .ReadAtLeastAsync(bytes, bytes.Length, false, cancellation)
                    .ConfigureAwait(false);
                return Said(bytes.AsMemory(0, length));
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ModelProblem)
        {
            return "";
        }
    }

    private static string Said(ReadOnlyMemory<byte> body)
    {
        string? said = null;
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            said = root.Part("error") is { } error
                ? $"{error.Text("message")} {error.Text("code") ?? error.Text("type")}"
                : root.Text("error") ?? root.Text("message") ?? root.Text("detail");
        }
        catch (JsonException)
        {
            // A page of a proxy, perhaps: its words are none for a line.
        }

        return said is null ? "" : OneLine(said);
    }

    /// <summary>Somebody else's words in a line of ours: short, and without what moves a terminal's cursor.</summary>
    public static string OneLine(string said)
    {
        var line = new StringBuilder(Math.Min(said.Length, MostSaid));
        foreach (var c in said)
        {
            if (line.Length == MostSaid)
            {
                line.Append('…');
                break;
            }

            line.Append(char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? ' ' : c);
        }

        return line.ToString().Trim();
    }
}
