using System.Text;
using System.Text.Json;
using Chela.Agent.Models;
using Microsoft.Extensions.AI;

namespace Chela.Edge.Inference;

/// <summary>Chat completions, as OpenAI made them and most others took over (https://platform.openai.com/docs/api-reference/chat).</summary>
internal sealed class OpenAIChatClient(ModelLine line, Uri endpoint, string? key) : HttpChatClient(line, endpoint, key)
{
    // Only this host wants the newer name; others know only the older one.
    private const string OpenAIHost = "api.openai.com";

    private readonly bool _isOpenAI = endpoint.Host == OpenAIHost;

    /// <inheritdoc/>
    protected override string Path => "chat/completions";

    /// <inheritdoc/>
    protected override ModelApi Api => ModelApi.OpenAI;

    /// <inheritdoc/>
    protected override Reading Begin() => new Chunks();

    /// <inheritdoc/>
    protected override void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        json.WriteString("model", options.ModelId);
        if (options.MaxOutputTokens is { } most)
        {
            json.WriteNumber(_isOpenAI ? "max_completion_tokens" : "max_tokens", most);
        }

        if (options.AdditionalProperties?.TryGetValue("effort", out var effort) == true)
        {
            json.WriteString("reasoning_effort", (string?)effort);
        }

        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
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
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (message.Contents.OfType<FunctionResultContent>().FirstOrDefault() is { } result)
        {
            json.WriteString("tool_call_id", result.CallId);
            json.WriteString("content", (string?)result.Result);
        }
        else if (message.Text.Length > 0 || calls.Count == 0)
        {
            json.WriteString("content", message.Text);
        }
        else
        {
            json.WriteNull("content");
        }

        if (calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                json.WriteStartObject();
                json.WriteString("id", call.CallId);
                json.WriteString("type", "function");
                json.WriteStartObject("function");
                json.WriteString("name", call.Name);
                json.WriteString("arguments", Wire.ArgumentsOf(call));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private sealed class Chunks : Reading
    {
        private readonly SortedDictionary<long, PartialCall> _calls = [];
        private UsageDetails? _usage;
        private string? _finish;
        private bool _isRefused;

        /// <inheritdoc/>
        public override IEnumerable<ChatResponseUpdate> Take(JsonElement json)
        {
            if (json.Part("error") is { } error)
            {
                throw ModelProblem.Broken(
                    $"the endpoint broke off: {ModelLine.OneLine(error.Text("message") ?? error.Text("type") ?? "error")}"
                );
            }

            if (json.Part("usage") is { } usage)
            {
                _usage = UsageOf(usage);
            }

            foreach (var choice in json.Part("choices").Items().Take(1))
            {
                // What does not stream has the message whole.
                if ((choice.Part("delta") ?? choice.Part("message")) is { } delta)
                {
                    _isRefused |= delta.Text("refusal") is { Length: > 0 };
                    if ((delta.Text("content") ?? delta.Text("refusal")) is { Length: > 0 } text)
                    {
                        yield return Of(new TextContent(text));
                    }

                    foreach (var call in delta.Part("tool_calls").Items())
                    {
                        Add(call);
                    }
                }

                // The usage comes behind it, if it comes: what is whole here may still go on for one more object.
                _finish = choice.Text("finish_reason") ?? _finish;
            }
        }

        /// <inheritdoc/>
        public override IEnumerable<ChatResponseUpdate> End()
        {
            foreach (var call in _calls.Values)
            {
                yield return Of(Wire.Call(call.Id, call.Name.ToString(), call.Arguments.ToString()));
            }

            yield return Finished(
                _isRefused || _finish == "content_filter" ? ChatFinishReason.ContentFilter
                    : _calls.Count > 0 ? ChatFinishReason.ToolCalls
                    : _finish == "length" ? ChatFinishReason.Length
                    : ChatFinishReason.Stop,
                _usage
            );
        }

        /// <inheritdoc/>
        public override bool HasEnd => _finish is not null;

        private void Add(JsonElement call)
        {
            // Some endpoints number nothing: a new id is a new call.
            var id = call.Text("id");
            var index =
                call.TryGetProperty("index", out var number) && number.TryGetInt64(out var at) ? at
                : id is { Length: > 0 } || _calls.Count == 0 ? _calls.Count
                : _calls.Keys.Last();
            if (!_calls.TryGetValue(index, out var partial))
            {
                _calls[index] = partial = new PartialCall();
            }

            partial.Id = id is { Length: > 0 } ? id : partial.Id;
            if (call.Part("function") is { } function)
            {
                partial.Name.Append(function.Text("name"));
                partial.Arguments.Append(function.Text("arguments") ?? function.Part("arguments")?.GetRawText());
            }
        }

        private static UsageDetails UsageOf(JsonElement usage) =>
            Wire.Usage(
                usage.Count("prompt_tokens"),
                Math.Max(
                    usage.Part("prompt_tokens_details")?.Count("cached_tokens") ?? 0,
                    usage.Count("prompt_cache_hit_tokens")
                ),
                usage.Count("completion_tokens")
            );

        private sealed class PartialCall
        {
            public string Id { get; set; } = "";

            public StringBuilder Name { get; } = new();

            public StringBuilder Arguments { get; } = new();
        }
    }
}
