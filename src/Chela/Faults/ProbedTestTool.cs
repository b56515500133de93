using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Faults;

/// <summary>A tool of the crash tests that can tell whether it acted.</summary>
internal sealed class ProbedTestTool(string name) : TestTool(name, EffectKind.Write, Repeat.Neither), IProbedTool
{
    /// <inheritdoc/>
    public ValueTask<Probe> ProbeAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
        ValueTask.FromResult<Probe>(
            ObjectOf(effect).Ledger.Has(key)
                ? new Probe.Happened(new Value.Text("ok", Label.System))
                : new Probe.NotHappened()
        );
}
