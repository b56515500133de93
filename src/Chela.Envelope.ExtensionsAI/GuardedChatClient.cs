using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chela.Envelope.ExtensionsAI;

/// <summary>
/// Makes a task of each request, out of the messages that it comes with, and hands the functions on in their guarded form.
/// As thread-safe as the client behind it.
/// </summary>
internal sealed class GuardedChatClient : DelegatingChatClient
{
    private readonly EnvelopeOptions _options;

    public GuardedChatClient(IChatClient inner, EnvelopeOptions options)
        : base(inner)
    {
        _options = options;
        var caller =
            inner.GetService<FunctionInvokingChatClient>()
            ?? throw new InvalidOperationException(
                "UseEnvelope guards what UseFunctionInvocation calls: expected it behind UseEnvelope, found none."
            );

        // Functions can reach the caller by other ways than the options of a request: those are not known here.
        var next = caller.FunctionInvoker;
        caller.FunctionInvoker = (context, cancellation) =>
            context.Function is not GuardedFunction
                ? new(GuardedTask.Refusal($"There is no tool '{context.Function.Name}' in this task."))
            : next is not null ? next(context, cancellation)
            : context.Function.InvokeAsync(context.Arguments, cancellation);
    }

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var given = messages.ToList();
        return base.GetResponseAsync(given, Guarded(given, options), cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var given = messages.ToList();
        var updates = base.GetStreamingResponseAsync(given, Guarded(given, options), cancellationToken);
        await foreach (var update in updates.ConfigureAwait(false))
        {
            yield return update;
        }
    }

    private ChatOptions? Guarded(List<ChatMessage> messages, ChatOptions? options)
    {
        if (options?.Tools is not { Count: > 0 } tools)
        {
            return options;
        }

        var task = new GuardedTask(_options, tools, messages, options.ConversationId);
        var guarded = options.Clone();
        guarded.Tools = [.. tools.Select(t => t is AIFunction function ? new GuardedFunction(function, task) : t)];
        return guarded;
    }
}
