using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Configuration;
using Chela.Edge.Secrets;

namespace Chela;

/// <summary>What the composition root knows: everything that differs between this machine and a test.</summary>
/// <param name="Terminal">Where verbs write.</param>
/// <param name="Home">Where the owner's settings and the agent's state are.</param>
/// <param name="Time">The clock.</param>
/// <param name="Zone">The zone of an owner who set none.</param>
/// <param name="Entropy">Fills a span with random bytes.</param>
/// <param name="Tools">The adapters.</param>
/// <param name="Journals">Opens the journal of the home.</param>
/// <param name="Secrets">Keys and passwords.</param>
internal sealed record Machine(
    Terminals.Terminal Terminal,
    Home Home,
    TimeProvider Time,
    TimeZoneInfo Zone,
    Host.FillEntropy Entropy,
    ImmutableArray<ITool> Tools,
    Machine.OpenJournal Journals,
    SecretStore Secrets
)
{
    /// <summary>Opens the journal.</summary>
    /// <param name="canWrite">Whether it is to be written: then no other process may have it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The journal; null if there is none yet and it is not to be written.</returns>
    public delegate Task<IJournal?> OpenJournal(bool canWrite, CancellationToken cancellation);

    /// <summary>Looks at what passes through a port: for tests.</summary>
    public Func<IEffects, IEffects> Watch { get; init; } = port => port;

    /// <summary>Since when a process has the journal to write it; null if none has.</summary>
    public Func<DateTimeOffset?> HeldSince { get; init; } = () => null;

    /// <summary>Lets single files in more folders be changed, which the owner granted.</summary>
    public Action<IEnumerable<string>> Grant { get; init; } = _ => { };

    /// <summary>The calls of tools that this process left behind.</summary>
    public LeftCalls Left { get; init; } = new();

    /// <summary>A new id for a run, a turn.</summary>
    public RunId NewId()
    {
        Span<byte> entropy = stackalloc byte[RunId.EntropyLength];
        Entropy(entropy);
        return RunId.Create(Time.GetUtcNow(), entropy);
    }
}
