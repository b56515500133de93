using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chela.Tests.Guarding;

/// <summary>A model that makes the calls it is told to, a list a turn, and then says so.</summary>
internal sealed class ScriptedModel(params IEnumerable<FunctionCallContent[]> turns) : IChatClient
{
    private readonly Queue<FunctionCallContent[]> _turns = new(turns);

    /// <summary>What it was sent last.</summary>
    public IReadOnlyList<ChatMessage> LastMessages { get; private set; } = [];

    /// <summary>A call.</summary>
    public static FunctionCallContent Call(string name, params (string Name, object? Value)[] arguments) =>
        new($"{name}-{Guid.NewGuid():N}", name, arguments.ToDictionary(a => a.Name, a => a.Value));

    /// <summary>A mail.</summary>
    public static FunctionCallContent Mail(string to, object body) => Call("send_mail", ("to", to), ("body", body));

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        LastMessages = [.. messages];
        IList<AIContent> contents = _turns.TryDequeue(out var calls) ? [.. calls] : [new TextContent("Done.")];
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, contents)));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
