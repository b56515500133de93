using System.Text;
using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Microsoft.Extensions.AI;

namespace Chela.Edge.Inference;

/// <summary>Anthropic's messages (https://docs.anthropic.com/en/api/messages).</summary>
internal sealed class AnthropicChatClient(ModelLine line, Uri endpoint, string? key)
    : HttpChatClient(line, endpoint, key)
{
    private const int UsualOutput = 4096;

    /// <inheritdoc/>
    protected override string Path => "messages";

    /// <inheritdoc/>
    protected override ModelApi Api => ModelApi.Anthropic;

    /// <inheritdoc/>
    protected override Reading Begin() => new Events();

    /// <inheritdoc/>
    protected override void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        json.WriteString("model", options.ModelId);
        json.WriteNumber("max_tokens", options.MaxOutputTokens ?? UsualOutput);
        json.WriteBoolean("stream", true);
        if (options.AdditionalProperties?.TryGetValue("effort", out var effort) == true)
        {
            json.WriteStartObject("output_config");
            json.WriteString("effort", (string?)effort);
            json.WriteEndObject();
        }

        // All up to here stays the same from call to call: the provider keeps it.
        json.WriteStartArray("system");
        foreach (var message in messages.Where(m => m.Role == ChatRole.System))
        {
            WriteText(json, message.Text, isKept: true);
        }

        json.WriteEndArray();
        if (options.Tools is { Count: > 0 } tools)
        {
            json.WriteStartArray("tools");
            foreach (var tool in tools)
            {
                json.WriteStartObject();
                json.WriteString("name", tool.Name);
                json.WriteString("description", tool.Description);
                json.WritePropertyName("input_schema");
                Wire.WriteSchema(json, tool);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        WriteMessages(json, [.. messages.Where(m => m.Role != ChatRole.System)]);
    }

    /// <summary>Messages take turns here: what one side says in a row is one message.</summary>
    private static void WriteMessages(Utf8JsonWriter json, List<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        for (var i = 0; i < messages.Count; )
        {
            var isModel = messages[i].Role == ChatRole.Assistant;
            json.WriteStartObject();
            json.WriteString("role", isModel ? "assistant" : "user");
            json.WriteStartArray("content");
            for (; i < messages.Count && messages[i].Role == ChatRole.Assistant == isModel; i++)
            {
                foreach (var content in messages[i].Contents)
                {
                    WriteContent(json, content, isKept: i == messages.Count - 1);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteContent(Utf8JsonWriter json, AIContent content, bool isKept)
    {
        switch (content)
        {
            case FunctionCallContent call:
                json.WriteStartObject();
                json.WriteString("type", "tool_use");
                json.WriteString("id", call.CallId);
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                Wire.WriteArguments(json, Wire.ArgumentsOf(call));
                json.WriteEndObject();
                break;
            case FunctionResultContent result:
                json.WriteStartObject();
                json.WriteString("type", "tool_result");
                json.WriteString("tool_use_id", result.CallId);
                json.WriteString("content", (string?)result.Result);
                json.WriteEndObject();
                break;
            case TextContent { Text.Length: > 0 } text:
                WriteText(json, text.Text, isKept);
                break;
            default:
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, string text, bool isKept)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        if (isKept)
        {
            json.WriteStartObject("cache_control");
            json.WriteString("type", "ephemeral");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private sealed class Events : Reading
    {
        private readonly SortedDictionary<long, (string Id, string Name, StringBuilder Arguments)> _calls = [];
        private long _input;
        private long _cached;
        private long _output;
        private string? _finish;

        /// <inheritdoc/>
        public override bool HasEnd => _finish is not null;

        /// <inheritdoc/>
        public override IEnumerable<ChatResponseUpdate> Take(JsonElement json)
        {
            switch (json.Text("type"))
            {
                case "error":
                    var error = json.Part("error") ?? default;
                    throw ModelProblem.Broken(
                        $"the endpoint broke off: {ModelLine.OneLine(error.Text("message") ?? error.Text("type") ?? "error")}"
                    );
                case "message_start":
                    Count(json.Part("message")?.Part("usage"));
                    break;
                case "content_block_start":
                    var block = json.Part("content_block") ?? default;
                    if (block.Text("type") == "tool_use")
                    {
                        _calls[json.Count("index")] = (block.Text("id") ?? "", block.Text("name") ?? "", new());
                    }
                    else if (block.Text("text") is { Length: > 0 } begun)
                    {
                        yield return Of(new TextContent(begun));
                    }

                    break;
                case "content_block_delta":
                    var delta = json.Part("delta") ?? default;
                    if (delta.Text("text") is { Length: > 0 } text)
                    {
                        yield return Of(new TextContent(text));
                    }
                    else if (
                        delta.Text("partial_json") is { } part
                        && _calls.TryGetValue(json.Count("index"), out var call)
                    )
                    {
                        call.Arguments.Append(part);
                    }

                    break;
                case "message_delta":
                    _finish = json.Part("delta")?.Text("stop_reason") ?? _finish;
                    Count(json.Part("usage"));
                    break;
                case "message_stop":
                    _finish ??= "end_turn";
                    IsWhole = true;
                    break;
                case "message":
                    // Not streamed.
                    Count(json.Part("usage"));
                    foreach (var content in json.Part("content").Items())
                    {
                        if (content.Text("type") == "tool_use")
                        {
                            var arguments = new StringBuilder(content.Part("input")?.GetRawText());
                            _calls[_calls.Count] = (content.Text("id") ?? "", content.Text("name") ?? "", arguments);
                        }
                        else if (content.Text("text") is { Length: > 0 } whole)
                        {
                            yield return Of(new TextContent(whole));
                        }
                    }

                    _finish = json.Text("stop_reason");
                    break;
                default:
                    break;
            }
        }

        /// <inheritdoc/>
        public override IEnumerable<ChatResponseUpdate> End()
        {
            if (_finish == "model_context_window_exceeded" && _calls.Count == 0)
            {
                throw new ModelProblem(
                    FailureKind.TooLarge,
                    "the prompt and the answer are longer than the model's context"
                );
            }

            foreach (var (id, name, arguments) in _calls.Values)
            {
                yield return Of(Wire.Call(id, name, arguments.Length == 0 ? "{}" : arguments.ToString()));
            }

            yield return Finished(
                _finish == "refusal" ? ChatFinishReason.ContentFilter
                    : _calls.Count > 0 ? ChatFinishReason.ToolCalls
                    : _finish == "max_tokens" ? ChatFinishReason.Length
                    : ChatFinishReason.Stop,
                _input + _output > 0 ? Wire.Usage(_input, _cached, _output) : null
            );
        }

        /// <summary>What was read out of the cache, or put into it, is counted apart from the rest.</summary>
        private void Count(JsonElement? usage)
        {
            if (usage is not { } counted)
            {
                return;
            }

            var read = counted.Count("cache_read_input_tokens");
            var input = counted.Count("input_tokens") + read + counted.Count("cache_creation_input_tokens");
            (_input, _cached) = (Math.Max(_input, input), Math.Max(_cached, read));
            _output = Math.Max(_output, counted.Count("output_tokens"));
        }
    }
}
