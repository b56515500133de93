using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;

namespace Chela;

/// <summary>What the composition root hands to the verbs: everything that differs between this machine and a test.</summary>
/// <param name="Terminal">Where verbs write.</param>
/// <param name="Home">Where the owner's settings are.</param>
/// <param name="Time">The clock.</param>
/// <param name="Zone">The zone of an owner who set none.</param>
/// <param name="Entropy">Fills a span with random bytes.</param>
/// <param name="Effects">The port, with an allow-list for one verb.</param>
internal sealed record Host(
    Terminals.Terminal Terminal,
    Home Home,
    TimeProvider Time,
    TimeZoneInfo Zone,
    Host.FillEntropy Entropy,
    Func<IEnumerable<Grant>, IEffects> Effects
)
{
    /// <summary>Fills <paramref name="bytes"/> with random ones.</summary>
    public delegate void FillEntropy(Span<byte> bytes);

    /// <summary>A new run's id.</summary>
    public RunId NewRunId()
    {
        Span<byte> entropy = stackalloc byte[RunId.EntropyLength];
        Entropy(entropy);
        return RunId.Create(Time.GetUtcNow(), entropy);
    }
}
