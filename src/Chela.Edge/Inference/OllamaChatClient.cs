using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Microsoft.Extensions.AI;

namespace Chela.Edge.Inference;

/// <summary>Ollama's own chat (https://github.com/ollama/ollama/blob/main/docs/api.md): unlike its other wire it can be told how long the context is.</summary>
internal sealed class OllamaChatClient(ModelLine line, Uri endpoint, string? key) : HttpChatClient(line, endpoint, key)
{
    /// <inheritdoc/>
    protected override string Path => "api/chat";

    /// <inheritdoc/>
    protected override ModelApi Api => ModelApi.Ollama;

    /// <inheritdoc/>
    protected override Reading Begin() => new Lines();

    /// <inheritdoc/>
    protected override void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        json.WriteString("model", options.ModelId);
        json.WriteBoolean("stream", true);
        if (options.AdditionalProperties?.TryGetValue("effort", out var effort) == true)
        {
            json.WriteString("think", (string?)effort);
        }

        json.WriteStartObject("options");
        if (options.MaxOutputTokens is { } most)
        {
            json.WriteNumber("num_predict", most);
        }

        if (options.AdditionalProperties?.TryGetValue("context", out var context) == true && context is int tokens)
        {
            json.WriteNumber("num_ctx", tokens);
        }

        json.WriteEndObject();
        Wire.WriteFunctions(json, options.Tools);
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            WriteMessage(json, message);
        }

        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message)
    {
        var result = message.Contents.OfType<FunctionResultContent>().FirstOrDefault();
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        json.WriteString("content", result is null ? message.Text : (string?)result.Result);
        if (result is not null)
        {
            json.WriteString("tool_call_id", result.CallId);
        }

        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                json.WriteStartObject();
                json.WriteString("id", call.CallId);
                json.WriteStartObject("function");
                json.WriteString("name", call.Name);
                json.WritePropertyName("arguments");
                Wire.WriteArguments(json, Wire.ArgumentsOf(call));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private sealed class Lines : Reading
    {
        private readonly List<FunctionCallContent> _calls = [];
        private UsageDetails? _usage;
        private string? _finish;

        /// <inheritdoc/>
        public override bool HasEnd => IsWhole;

        /// <inheritdoc/>
        public override IEnumerable<ChatResponseUpdate> Take(JsonElement json)
        {
            if (json.Text("error") is { } error)
            {
                throw new ModelProblem(FailureKind.Other, $"Ollama broke off: {ModelLine.OneLine(error)}");
            }

            if (json.Part("message") is { } message)
            {
                if (message.Text("content") is { Length: > 0 } text)
                {
                    yield return Of(new TextContent(text));
                }

                foreach (var call in message.Part("tool_calls").Items())
                {
                    var function = call.Part("function") ?? default;
                    _calls.Add(
                        Wire.Call(
                            call.Text("id") ?? "",
                            function.Text("name") ?? "",
                            function.Part("arguments")?.GetRawText() ?? function.Text("arguments") ?? "{}"
                        )
                    );
                }
            }

            if (json.TryGetProperty("done", out var done) && done.ValueKind == JsonValueKind.True)
            {
                IsWhole = true;
                _finish = json.Text("done_reason");
                _usage = Wire.Usage(json.Count("prompt_eval_count"), 0, json.Count("eval_count"));
            }
        }

        /// <inheritdoc/>
        public override IEnumerable<ChatResponseUpdate> End()
        {
            foreach (var call in _calls)
            {
                yield return Of(call);
            }

            yield return Finished(
                _calls.Count > 0 ? ChatFinishReason.ToolCalls
                    : _finish == "length" ? ChatFinishReason.Length
                    : ChatFinishReason.Stop,
                _usage
            );
        }
    }
}
