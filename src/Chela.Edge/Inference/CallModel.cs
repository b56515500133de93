using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;
using Microsoft.Extensions.AI;

namespace Chela.Edge.Inference;

/// <summary>Calls a model. The key never is a value: it is put in here, for the host that it is bound to.</summary>
/// <param name="keyOf">Finds keys.</param>
/// <param name="time">The clock.</param>
/// <param name="limits">How long a model may take.</param>
/// <param name="drafts">Told what a model writes while it writes it; null if nobody waits in front of it.</param>
public sealed class CallModel(KeyOf keyOf, TimeProvider time, ModelLimits limits, IDraftListener? drafts = null)
    : ITool,
        IDisposable
{
    private static readonly ConditionalWeakTable<string, object> s_schemas = [];

    private readonly Lazy<ModelLine> _line = new(() => new ModelLine(time, limits));

    /// <inheritdoc/>
    public ToolDeclaration Declaration => ModelCall.Declaration;

    /// <inheritdoc/>
    public TimeSpan Deadline => limits.Whole;

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var model = ModelCall.ModelOf(effect);
        var (secret, failed) = EndpointKey.Find(keyOf, effect["key"], model.Endpoint);
        if (failed is not null)
        {
            return failed;
        }

        try
        {
            var began = time.GetTimestamp();
            var prompt = ModelCall.PromptOf(effect);
            var answer = await AskAsync(model, prompt, key, secret, cancellation).ConfigureAwait(false);
            answer = answer with
            {
                Calls = CallIds.Of(answer.Calls, prompt, key),
                Latency = time.GetElapsedTime(began),
            };
            return new Outcome.Done(ModelCall.ValueOf(effect, answer));
        }
        catch (ModelProblem e)
        {
            return new Outcome.Failed(new EffectFailure(e.Kind, e.Message) { NotBefore = e.NotBefore });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_line.IsValueCreated)
        {
            _line.Value.Dispose();
        }
    }

    private async Task<ModelAnswer> AskAsync(
        ModelSettings model,
        ModelPrompt prompt,
        EffectId call,
        string? key,
        CancellationToken cancellation
    )
    {
        using IChatClient client = model.Api switch
        {
            ModelApi.Anthropic => new AnthropicChatClient(_line.Value, model.Endpoint, key),
            ModelApi.Ollama => new OllamaChatClient(_line.Value, model.Endpoint, key),
            _ => new OpenAIChatClient(_line.Value, model.Endpoint, key),
        };
        var options = new ChatOptions
        {
            ModelId = model.Model,
            MaxOutputTokens = model.Output,
            Tools = [.. prompt.Tools.Select(ToolOf)],
            AdditionalProperties = new() { ["context"] = model.Context },
        };
        if (prompt.Effort is { } effort)
        {
            options.AdditionalProperties["effort"] = effort;
        }

        var text = new StringBuilder();
        var calls = ImmutableArray.CreateBuilder<PromptCall>();
        Tell(d => d.Begin(call));
        UsageDetails? usage = null;
        ChatFinishReason? finish = null;
        var updates = client.GetStreamingResponseAsync(prompt.Messages.Select(MessageOf), options, cancellation);
        await foreach (var update in updates.ConfigureAwait(false))
        {
            finish = update.FinishReason ?? finish;
            foreach (var content in update.Contents)
            {
                switch (content)
                {
                    case TextContent said:
                        text.Append(said.Text);
                        Tell(d => d.Add(call, said.Text));
                        break;
                    case FunctionCallContent wanted:
                        calls.Add(new PromptCall(wanted.CallId, wanted.Name, Wire.ArgumentsOf(wanted)));
                        break;
                    case UsageContent counted:
                        usage = counted.Details;
                        break;
                    default:
                        break;
                }
            }
        }

        var answer = new ModelAnswer(text.ToString(), calls.ToImmutable(), FinishOf(finish), default);
        return answer is { Text.Length: 0, Calls.IsEmpty: true, Finish: ModelFinish.Stop }
            ? throw ModelProblem.Broken($"{model.Endpoint.Authority} answered nothing")
            : answer with
            {
                Usage = UsageOf(usage, prompt, answer),
            };
    }

    /// <summary>An answer is not lost because it could not be shown while it came.</summary>
    private void Tell(Action<IDraftListener> tell)
    {
        try
        {
            if (drafts is not null)
            {
                tell(drafts);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException) { }
    }

    /// <summary>What the endpoint counted, or else the most that it can have been.</summary>
    private static ModelUsage UsageOf(UsageDetails? usage, ModelPrompt prompt, ModelAnswer answer) =>
        usage is { InputTokenCount: > 0 }
            ? new ModelUsage(usage.InputTokenCount ?? 0, usage.CachedInputTokenCount ?? 0, usage.OutputTokenCount ?? 0)
            : new ModelUsage(
                prompt.TokenBound,
                0,
                Encoding.UTF8.GetByteCount(answer.Text) + answer.Calls.Sum(c => (long)c.Arguments.Length)
            )
            {
                IsBound = true,
            };

    private static ModelFinish FinishOf(ChatFinishReason? finish) =>
        finish == ChatFinishReason.ToolCalls ? ModelFinish.Calls
        : finish == ChatFinishReason.Length ? ModelFinish.Length
        : finish == ChatFinishReason.ContentFilter ? ModelFinish.Refused
        : ModelFinish.Stop;

    private static AIFunctionDeclaration ToolOf(PromptTool tool) =>
        AIFunctionFactory.CreateDeclaration(
            tool.Name,
            tool.Description,
            // The same ones come with each call.
            (JsonElement)s_schemas.GetValue(tool.Schema, static s => JsonElement.Parse(s))
        );

    private static ChatMessage MessageOf(PromptMessage message)
    {
        List<AIContent> contents =
            message.ResultOf is { } call ? [new FunctionResultContent(call, message.Text)]
            : message.Text.Length > 0 ? [new TextContent(message.Text)]
            : [];
        contents.AddRange(message.Calls.Select(c => Wire.Call(c.Id, c.Tool, c.Arguments)));
        return new ChatMessage(
            message.Role switch
            {
                PromptRole.System => ChatRole.System,
                PromptRole.Assistant => ChatRole.Assistant,
                PromptRole.Tool => ChatRole.Tool,
                _ => ChatRole.User,
            },
            contents
        );
    }
}
