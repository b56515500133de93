using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Chela.Agent.Models;
using Microsoft.Extensions.AI;

namespace Chela.Edge.Inference;

/// <summary>
/// A model behind HTTP: one request, and the answer as a stream of JSON objects, in server-sent events or line by line. What
/// differs between endpoints is in its subclasses. Thread-safe.
/// </summary>
internal abstract class HttpChatClient(ModelLine line, Uri endpoint, string? key) : IChatClient
{
    /// <summary>Where a call goes, below the endpoint.</summary>
    protected abstract string Path { get; }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken)
            .ToChatResponseAsync(cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ModelLine.Below(endpoint, Path));
        var body = Wire.Json(json => Write(json, [.. messages], options ?? new ChatOptions()));
        request.Content = new ReadOnlyMemoryContent(body)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        if (key is not null)
        {
            EndpointKey.Put(key, Api, request.Headers);
        }

        using var answer = await line.SendAsync(request, key, cancellationToken).ConfigureAwait(false);
        var reading = Begin();
        await foreach (var item in ObjectsAsync(answer, cancellationToken).ConfigureAwait(false))
        {
            foreach (var update in reading.Take(item))
            {
                yield return update;
            }

            if (reading.IsWhole)
            {
                break;
            }
        }

        if (!reading.HasEnd)
        {
            throw ModelProblem.Broken($"the answer of {endpoint.Authority} broke off before its end");
        }

        foreach (var update in reading.End())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>The connections are the line's.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Writes the members of the request.</summary>
    protected abstract void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options);

    /// <summary>The wire it speaks.</summary>
    protected abstract ModelApi Api { get; }

    /// <summary>Begins to read an answer.</summary>
    protected abstract Reading Begin();

    private async IAsyncEnumerable<JsonElement> ObjectsAsync(
        HttpResponseMessage answer,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var stream = await line.StreamOfAsync(answer, cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
            {
                var events = SseParser.Create(stream, (_, data) => data.ToArray());
                await foreach (var item in events.EnumerateAsync(cancellation).ConfigureAwait(false))
                {
                    if (!item.Data.AsSpan().SequenceEqual("[DONE]"u8))
                    {
                        yield return Parse(item.Data);
                    }
                }

                yield break;
            }

            using var reader = new StreamReader(stream);
            if (answer.Content.Headers.ContentType?.MediaType == "application/json")
            {
                // Endpoints that do not stream answer whole.
                yield return Parse(
                    Encoding.UTF8.GetBytes(await reader.ReadToEndAsync(cancellation).ConfigureAwait(false))
                );
                yield break;
            }

            while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } text)
            {
                if (!string.IsNullOrWhiteSpace(text))
                {
                    yield return Parse(Encoding.UTF8.GetBytes(text));
                }
            }
        }
    }

    private JsonElement Parse(byte[] data)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object ? root : throw NoJson(null);
        }
        catch (JsonException e)
        {
            throw NoJson(e);
        }
    }

    private ModelProblem NoJson(Exception? inner) =>
        ModelProblem.Broken($"expected JSON from {endpoint.Authority}, found something else", inner);

    /// <summary>Reads one answer, object by object.</summary>
    protected abstract class Reading
    {
        /// <summary>Whether nothing comes behind what was taken, so that nobody needs to wait.</summary>
        public bool IsWhole { get; protected set; }

        /// <summary>Whether the answer has an end: one without it broke off.</summary>
        public abstract bool HasEnd { get; }

        /// <summary>Takes an object.</summary>
        public abstract IEnumerable<ChatResponseUpdate> Take(JsonElement json);

        /// <summary>What is only known at the end.</summary>
        public abstract IEnumerable<ChatResponseUpdate> End();

        /// <summary>An update of one content.</summary>
        protected static ChatResponseUpdate Of(AIContent content) => new(ChatRole.Assistant, [content]);

        /// <summary>The update that ends an answer.</summary>
        protected static ChatResponseUpdate Finished(ChatFinishReason reason, UsageDetails? usage) =>
            new(ChatRole.Assistant, usage is null ? [] : [new UsageContent(usage)]) { FinishReason = reason };
    }
}
