using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using Chela.Agent.Telemetry;

namespace Chela.Edge.Telemetry;

/// <summary>
/// Sends what the agent tells of itself to the one place that the owner named: OTLP over HTTP, in its JSON form
/// (https://opentelemetry.io/docs/specs/otlp/#otlphttp). Never holds up what it watches: what cannot be sent is given up, and told once at the end.
/// Thread-safe.
/// </summary>
public sealed class OtlpExport : IAsyncDisposable
{
    private const int MostSpans = 4096;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly Uri _endpoint;
    private readonly string _version;
    private readonly HttpClient _client;
    private readonly ActivityListener _activities;
    private readonly MeterListener _measurements;
    private readonly OtlpMetrics _metrics;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private List<Activity> _spans = [];
    private int _dropped;

    private OtlpExport(Uri endpoint, string version, TimeProvider time)
    {
        (_endpoint, _version) = (endpoint, version);
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
                ConnectTimeout = s_patience,
            }
        )
        {
            Timeout = s_patience,
        };
        _metrics = new OtlpMetrics(time);
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Instruments.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Take,
        };
        _measurements = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Instruments.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _measurements.SetMeasurementEventCallback<long>((of, value, tags, _) => _metrics.Add(of, value, tags));
        _measurements.SetMeasurementEventCallback<double>((of, value, tags, _) => _metrics.Add(of, value, tags));
        _measurements.Start();
        ActivitySource.AddActivityListener(_activities);
        _loop = SendAllAsync(time);
    }

    /// <summary>Why something could not be sent; null if all of it was.</summary>
    public string? Failure { get; private set; }

    /// <summary>Begins to watch and to send.</summary>
    /// <param name="endpoint">Where to: <c>http://localhost:4318</c>.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="time">The clock.</param>
    public static OtlpExport Start(Uri endpoint, string version, TimeProvider time) => new(endpoint, version, time);

    /// <summary>Sends what is left, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _activities.Dispose();
        _measurements.Dispose();
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _client.Dispose();
        _stop.Dispose();
    }

    private void Take(Activity activity)
    {
        lock (_lock)
        {
            if (_spans.Count < MostSpans)
            {
                _spans.Add(activity);
            }
            else
            {
                _dropped++;
            }
        }
    }

    private async Task SendAllAsync(TimeProvider time)
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(s_pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await SendAsync().ConfigureAwait(false);
        }
    }

    private async Task SendAsync()
    {
        List<Activity> spans;
        int dropped;
        lock (_lock)
        {
            (spans, _spans) = (_spans, []);
            (dropped, _dropped) = (_dropped, 0);
        }

        if (dropped > 0)
        {
            Failure ??=
                $"expected {_endpoint} to take spans as fast as they are made, found that {dropped} had to be dropped";
        }

        if (spans.Count > 0)
        {
            await SendAsync("v1/traces", OtlpJson.Traces(spans, _version)).ConfigureAwait(false);
        }

        if (_metrics.Take() is { } points)
        {
            await SendAsync("v1/metrics", OtlpJson.Metrics(points, _version)).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(string path, byte[] body)
    {
        var url = new Uri($"{_endpoint.AbsoluteUri.TrimEnd('/')}/{path}");
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await _client.PostAsync(url, content).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                Failure ??=
                    $"expected {url} to take traces and metrics, found that it answers {(int)answer.StatusCode}";
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            var what = e is HttpRequestException ? e.Message : $"no answer within {s_patience.TotalSeconds:0} seconds";
            Failure ??= $"expected {url} to take traces and metrics, found: {what}";
        }
    }
}
