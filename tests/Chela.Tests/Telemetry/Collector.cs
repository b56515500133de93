using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Chela.Tests.Telemetry;

/// <summary>What an OpenTelemetry collector is to a sender: takes requests, and answers.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly int _status;
    private readonly Task _loop;

    public Collector(int status = 200)
    {
        _status = status;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _loop = TakeAsync();
    }

    public string Url { get; }

    /// <summary>What came: path and body.</summary>
    public ConcurrentQueue<(string Path, string Body)> Requests { get; } = [];

    /// <summary>All spans that came.</summary>
    public List<JsonElement> Spans => All("/v1/traces", "resourceSpans", "scopeSpans", "spans");

    /// <summary>The metrics that came last.</summary>
    public Dictionary<string, JsonElement> Metrics =>
        All("/v1/metrics", "resourceMetrics", "scopeMetrics", "metrics")
            .GroupBy(m => m.GetProperty("name").GetString()!)
            .ToDictionary(m => m.Key, m => m.Last());

    /// <summary>The attributes of a span or a point.</summary>
    public static Dictionary<string, string> Attributes(JsonElement of) =>
        of.GetProperty("attributes")
            .EnumerateArray()
            .ToDictionary(
                a => a.GetProperty("key").GetString()!,
                a => a.GetProperty("value").EnumerateObject().Single().Value.GetString()!
            );

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        _listener.Close();
    }

    private List<JsonElement> All(string path, string resources, string scopes, string items) =>
        [
            .. Requests
                .Where(r => r.Path == path)
                .SelectMany(r => JsonDocument.Parse(r.Body).RootElement.GetProperty(resources).EnumerateArray())
                .SelectMany(r => r.GetProperty(scopes).EnumerateArray())
                .SelectMany(s => s.GetProperty(items).EnumerateArray()),
        ];

    private async Task TakeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e)
                when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return; // stopped while it waited, or before it began to wait: an exception of its own for each
            }

            using var reader = new StreamReader(context.Request.InputStream);
            Requests.Enqueue((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
            context.Response.StatusCode = _status;
            context.Response.Close();
        }
    }
}
