using Microsoft.Extensions.AI;

namespace Chela.Envelope.ExtensionsAI;

/// <summary>A function that runs only if the task lets it, and whose result the task records.</summary>
internal sealed class GuardedFunction(AIFunction inner, GuardedTask task) : DelegatingAIFunction(inner)
{
    protected override async ValueTask<object?> InvokeCoreAsync(
        AIFunctionArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var iteration = FunctionInvokingChatClient.CurrentContext?.Iteration;
        var effect = task.EffectOf(Name, arguments, iteration ?? int.MaxValue);
        if (await task.RefuseAsync(effect, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var result = await base.InvokeCoreAsync(arguments, cancellationToken).ConfigureAwait(false);
            task.Record(effect, result, iteration ?? GuardedTask.BeforeThisRequest);
            return result;
        }
        catch (Exception e)
        {
            // The model may be shown what went wrong, in somebody else's words.
            task.RecordFailure(effect, e.Message, iteration ?? GuardedTask.BeforeThisRequest);
            throw;
        }
    }
}
