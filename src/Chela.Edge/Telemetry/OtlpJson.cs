using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using Chela.Agent.Telemetry;

namespace Chela.Edge.Telemetry;

/// <summary>
/// Traces and metrics as OTLP writes them in JSON: ids in hexadecimal, 64-bit numbers as text, enumerations as numbers
/// (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
/// </summary>
internal static class OtlpJson
{
    private const int Internal = 1;
    private const int Cumulative = 2;
    private const int StatusOfError = 2;
    private const int NanosecondsPerTick = 100;

    /// <summary>A request with spans.</summary>
    public static byte[] Traces(IEnumerable<Activity> spans, string version) =>
        Request(
            "resourceSpans",
            "scopeSpans",
            "spans",
            version,
            json =>
            {
                foreach (var span in spans)
                {
                    Write(json, span);
                }
            }
        );

    /// <summary>A request with metrics.</summary>
    public static byte[] Metrics(IEnumerable<OtlpPoint> points, string version) =>
        Request(
            "resourceMetrics",
            "scopeMetrics",
            "metrics",
            version,
            json =>
            {
                foreach (var metric in points.GroupBy(p => p.Instrument))
                {
                    Write(json, metric.Key, metric);
                }
            }
        );

    private static byte[] Request(
        string resources,
        string scopes,
        string items,
        string version,
        Action<Utf8JsonWriter> write
    )
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray(resources);
            json.WriteStartObject();
            json.WriteStartObject("resource");
            Write(
                json,
                [
                    new("service.name", "chela"),
                    new("service.version", version),
                    new("telemetry.sdk.language", "dotnet"),
                    new("telemetry.sdk.name", "chela"),
                    new("telemetry.sdk.version", version),
                ]
            );
            json.WriteEndObject();
            json.WriteStartArray(scopes);
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", Instruments.Name);
            json.WriteString("version", version);
            json.WriteEndObject();
            json.WriteStartArray(items);
            write(json);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId.ToHexString());
        json.WriteString("spanId", span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
        {
            json.WriteString("parentSpanId", span.ParentSpanId.ToHexString());
        }

        json.WriteString("name", span.DisplayName);
        json.WriteNumber("kind", Internal);
        json.WriteString("startTimeUnixNano", Nanoseconds(span.StartTimeUtc));
        json.WriteString("endTimeUnixNano", Nanoseconds(span.StartTimeUtc + span.Duration));
        Write(json, span.TagObjects);
        json.WriteStartObject("status");
        if (span.Status == ActivityStatusCode.Error)
        {
            json.WriteNumber("code", StatusOfError);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Instrument instrument, IEnumerable<OtlpPoint> points)
    {
        var isHistogram = instrument is Histogram<double>;
        json.WriteStartObject();
        json.WriteString("name", instrument.Name);
        json.WriteString("description", instrument.Description);
        json.WriteString("unit", instrument.Unit);
        json.WriteStartObject(isHistogram ? "histogram" : "sum");
        json.WriteNumber("aggregationTemporality", Cumulative);
        if (!isHistogram)
        {
            json.WriteBoolean("isMonotonic", true);
        }

        json.WriteStartArray("dataPoints");
        foreach (var point in points)
        {
            json.WriteStartObject();
            Write(json, point.Tags);
            json.WriteString("startTimeUnixNano", Nanoseconds(point.Since.UtcDateTime));
            json.WriteString("timeUnixNano", Nanoseconds(point.Until.UtcDateTime));
            if (isHistogram)
            {
                Write(json, point);
            }
            else
            {
                json.WriteString("asInt", Text((long)point.Sum));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OtlpPoint point)
    {
        json.WriteString("count", Text(point.Count));
        json.WriteNumber("sum", point.Sum);
        json.WriteStartArray("bucketCounts");
        foreach (var bucket in point.Buckets)
        {
            json.WriteStringValue(Text(bucket));
        }

        json.WriteEndArray();
        json.WriteStartArray("explicitBounds");
        foreach (var limit in point.Limits)
        {
            json.WriteNumberValue(limit);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var (name, value) in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key", name);
            json.WriteStartObject("value");
            switch (value)
            {
                case int number:
                    json.WriteString("intValue", Text(number));
                    break;
                case long number:
                    json.WriteString("intValue", Text(number));
                    break;
                default:
                    json.WriteString("stringValue", value as string ?? "");
                    break;
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Nanoseconds(DateTime at) => Text((at - DateTime.UnixEpoch).Ticks * NanosecondsPerTick);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
