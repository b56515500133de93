using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Tests.Inference;

/// <summary>A tool that is tried once, so that no test waits.</summary>
internal sealed class Once(ITool tool) : ITool
{
    public ToolDeclaration Declaration => tool.Declaration;

    public int Tries => 1;

    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
        tool.RunAsync(effect, key, cancellation);
}
