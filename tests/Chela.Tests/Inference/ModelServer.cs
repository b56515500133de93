using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Chela.Tests.Web;

namespace Chela.Tests.Inference;

/// <summary>
/// Stands in for a model: a server on the loopback that answers what a test scripted, byte by byte, and remembers what it was
/// asked. One answer a connection.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly ScriptedServer _server;
    private int _count;

    /// <summary>Answers each request with the bytes that the script makes of it.</summary>
    public ModelServer(Func<Request, string> script)
        : this((request, stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(script(request)), stop).AsTask()) { }

    /// <summary>Answers each request as it comes.</summary>
    public ModelServer(Func<Request, Stream, CancellationToken, Task> answer) =>
        _server = new ScriptedServer(
            async (head, stream, stop) =>
            {
                var body = await BodyAsync(head, stream, stop);
                var request = new Request(Interlocked.Increment(ref _count), head, body);
                Requests.Enqueue(request);
                await answer(request, stream, stop);
            }
        );

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<Request> Requests { get; } = [];

    public int Port => _server.Port;

    public Uri Root => new($"http://127.0.0.1:{Port}");

    public Uri V1 => new($"http://127.0.0.1:{Port}/v1");

    /// <summary>A request: its number from 1, its head, its body.</summary>
    public sealed record Request(int Number, string Head, string Body)
    {
        public string Path => Head.Split(' ')[1];

        public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    }

    public static string Http(int status, string type, string body, string headers = "") =>
        $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}";

    public static string Json(string body, int status = 200, string headers = "") =>
        Http(status, "application/json", body, headers);

    /// <summary>Server-sent events, one for each text.</summary>
    public static string Events(params IEnumerable<string> data) =>
        Http(200, "text/event-stream", string.Concat(data.Select(d => $"data: {d}\n\n")));

    /// <summary>An answer of chat completions, in pieces.</summary>
    public static string Chat(string text, string finish = "stop", bool isCounted = true) =>
        Events([
            Chunk("""{"role":"assistant","content":""}"""),
            .. text.Chunk(7).Select(c => Chunk($$"""{"content":{{Quoted(new string(c))}}}""")),
            Chunk("{}", finish),
            .. isCounted
                ? new[]
                {
                    """{"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":8}}}""",
                }
                : [],
            "[DONE]",
        ]);

    /// <summary>An answer of chat completions that calls tools; the arguments come in two pieces.</summary>
    public static string Calls(params IEnumerable<(string Id, string Tool, string Arguments)> calls) =>
        Events([
            .. calls.SelectMany(
                (c, i) =>
                    new[]
                    {
                        Chunk(
                            $$$"""{"tool_calls":[{"index":{{{i}}},"id":{{{Quoted(c.Id)}}},"type":"function","function":{"name":{{{Quoted(c.Tool)}}},"arguments":""}}]}"""
                        ),
                        Piece(i, c.Arguments[..(c.Arguments.Length / 2)]),
                        Piece(i, c.Arguments[(c.Arguments.Length / 2)..]),
                    }
            ),
            Chunk("{}", "tool_calls"),
            """{"choices":[],"usage":{"prompt_tokens":20,"completion_tokens":9}}""",
            "[DONE]",
        ]);

    public static string Chunk(string delta, string? finish = null) =>
        $$"""{"id":"x","object":"chat.completion.chunk","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{(finish is null ? "null" : Quoted(finish))}}}]}""";

    public static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Piece(int index, string arguments) =>
        Chunk($$$"""{"tool_calls":[{"index":{{{index}}},"function":{"arguments":{{{Quoted(arguments)}}}}}]}""");

    private static async Task<string> BodyAsync(string head, Stream stream, CancellationToken stop)
    {
        const string length = "Content-Length: ";
        var line = head.Split("\r\n").FirstOrDefault(l => l.StartsWith(length, StringComparison.OrdinalIgnoreCase));
        var body = new byte[line is null ? 0 : int.Parse(line[length.Length..], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, stop);
        return Encoding.UTF8.GetString(body);
    }
}
