using System.Collections.Immutable;
using Chela.Agent.Models;

namespace Chela.Memory.Context;

/// <summary>All that a model sees in one call, part by part. Immutable.</summary>
/// <param name="Parts">The parts in the order in which they are sent.</param>
public sealed record ContextView(ImmutableArray<PartView> Parts)
{
    /// <summary>The messages in order; what the program says at the beginning is one.</summary>
    public ImmutableArray<PromptMessage> Messages
    {
        get
        {
            var all = Parts.SelectMany(p => p.Messages).ToList();
            var system = all.TakeWhile(m => m.Role == PromptRole.System).ToList();
            return system.Count < 2
                ? [.. all]
                :
                [
                    new PromptMessage(
                        PromptRole.System,
                        string.Join('\n', system.Select(m => m.Text)),
                        Envelope.Labels.Label.JoinAll(system.Select(m => m.Label))
                    ),
                    .. all.Skip(system.Count),
                ];
        }
    }
}
