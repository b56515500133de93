using System.Collections.Concurrent;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.AgentDojo.Agents;

/// <summary>A tool of a suite at the edge of the agent: runs over the environment of a run. A call that comes again is the same call.</summary>
/// <param name="declaration">What it says of itself.</param>
/// <param name="run">The run.</param>
internal sealed class SuiteTool(ToolDeclaration declaration, AgentRun run) : ITool
{
    private readonly ConcurrentDictionary<EffectId, Outcome> _known = new();

    /// <inheritdoc/>
    public ToolDeclaration Declaration => declaration;

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
        ValueTask.FromResult(_known.GetOrAdd(key, _ => run.Execute(effect)));
}
