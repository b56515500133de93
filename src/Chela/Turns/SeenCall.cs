using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Envelope.Effects;
using Chela.Memory.Context;

namespace Chela.Turns;

/// <summary>What a model saw in one call. Immutable.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Role">The role that it plays; null if none.</param>
/// <param name="Prompt">All that it was sent.</param>
/// <param name="Parts">The parts of that.</param>
internal sealed record SeenCall(string Model, string? Role, ModelPrompt Prompt, ImmutableArray<PartView> Parts)
{
    /// <summary>The tokens that the endpoint counted, read and written; null if there was no answer.</summary>
    public long? Counted { get; private init; }

    /// <summary>Why there is no answer; null if there is one.</summary>
    public string? Failure { get; private init; }

    /// <summary>What it saw.</summary>
    /// <param name="call">The call.</param>
    /// <param name="outcome">What came of it; null if nothing is on record.</param>
    /// <param name="view">The parts that the prompt was made of; null where it was not made of parts.</param>
    public static SeenCall Of(Effect call, Outcome? outcome, ContextView? view)
    {
        var (role, model) = ModelCall.ChargedTo(call);
        var prompt = ModelCall.PromptOf(call);
        return new SeenCall(
            model ?? "",
            role,
            prompt,
            view?.Parts ?? [new PartView(role == "reader" ? "question" : "prompt", prompt.Messages, [])]
        )
        {
            Counted = outcome is Outcome.Done done ? ModelCall.UsedBy(done.Value) : null,
            Failure = outcome switch
            {
                null => "it was not answered",
                Outcome.Done => null,
                _ => outcome.Reason(),
            },
        };
    }
}
