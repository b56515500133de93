using System.Text;
using System.Text.Json;
using Chela.Tests.Inference;
using Chela.Tests.Support;

namespace Chela.Tests.Conversations;

/// <summary>A home with a scripted model, and messages to it.</summary>
internal sealed class ChatStage : IAsyncDisposable
{
    private readonly ModelServer _server;

    /// <summary>Takes what the model answers, to each request in turn; the last one again to all that follow.</summary>
    public ChatStage(params string[] answers)
        : this(request => answers[Math.Min(request.Number, answers.Length) - 1]) { }

    /// <summary>Takes what the model answers.</summary>
    public ChatStage(Func<ModelServer.Request, string> script, bool keepsJournal = false)
        : this(
            (request, stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(script(request)), stop).AsTask(),
            keepsJournal
        ) { }

    /// <summary>Takes how the model answers.</summary>
    public ChatStage(Func<ModelServer.Request, Stream, CancellationToken, Task> answer, bool keepsJournal = false)
    {
        Host = new TestHost { KeepsJournal = keepsJournal };
        _server = new ModelServer(answer);
        Directory.CreateDirectory(Host.Home["workspace"]);
        Settings("");
    }

    public TestHost Host { get; }

    /// <summary>Where the model is.</summary>
    public Uri Url => _server.V1;

    /// <summary>What the model was asked, in order.</summary>
    public IReadOnlyCollection<ModelServer.Request> Requests => _server.Requests;

    /// <summary>What the model was sent, in order.</summary>
    public List<string> Sent => [.. _server.Requests.Select(r => r.Body)];

    /// <summary>The messages of the last request.</summary>
    public JsonElement[] Messages => [.. _server.Requests.Last().Json.GetProperty("messages").EnumerateArray()];

    /// <summary>Sets the owner's settings: the model, and what is added.</summary>
    public void Settings(string more, string sees = "owner", int context = 200_000, string model = "") =>
        File.WriteAllText(
            Host.Home["chela.yaml"],
            $"""
            version: 1
            language: en
            zone: UTC
            {more}
            models:
              - name: scripted
                api: openai
                url: {_server.V1}
                model: scripted
                sees: {sees}
                context: {context}
            {model}
            """
        );

    public void Policy(string policy) => File.WriteAllText(Host.Home["policy.yaml"], "version: 1\n" + policy);

    public string InWorkspace(string name) => Path.Combine(Host.Home["workspace"], name);

    /// <summary>Sends a message and returns what came of it: the last line.</summary>
    public async Task<JsonElement> SayAsync(string text, params string[] more)
    {
        await Host.RunAsync(["send", "--wait", "--json", .. more, "--", text]);
        var lines = Host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 0, Host.Error);
        return JsonDocument.Parse(lines[^1]).RootElement;
    }

    /// <summary>A call of a tool, as a model writes it.</summary>
    public static string Call(string tool, string arguments) => ModelServer.Calls(("c1", tool, arguments));

    /// <summary>Words, as a model writes them.</summary>
    public static string Says(string text) => ModelServer.Chat(text);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Host.Dispose();
    }
}
