using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Models;
using Chela.Envelope.Effects;

namespace Chela.Edge.Inference;

/// <summary>
/// Sees to it that each call of a tool has an id of its own: some endpoints give none, and some the same ones in each answer, so that a
/// result could belong to either of two calls.
/// </summary>
internal static class CallIds
{
    private const int Digits = 8;

    /// <summary>The calls with ids that no other one of the prompt has.</summary>
    /// <param name="calls">The calls, as they were answered.</param>
    /// <param name="prompt">What they answer.</param>
    /// <param name="effect">The call of the model: another one in each round.</param>
    public static ImmutableArray<PromptCall> Of(ImmutableArray<PromptCall> calls, ModelPrompt prompt, EffectId effect)
    {
        var taken = prompt.Messages.SelectMany(m => m.Calls).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var stem = $"call_{effect.Hash.ToString()[..Digits]}";
        var number = 0;
        return [.. calls.Select(c => c.Id.Length > 0 && taken.Add(c.Id) ? c : c with { Id = Next() })];

        string Next()
        {
            string id;
            do
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{stem}_{++number}");
            } while (!taken.Add(id));

            return id;
        }
    }
}
