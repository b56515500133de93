using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Envelope.Authorities;

namespace Chela;

/// <summary>What a verb gets: the machine as its turn sees it, so that it does the same when it runs again over its record.</summary>
/// <param name="Terminal">Where verbs write.</param>
/// <param name="Home">Where the owner's settings are.</param>
/// <param name="Time">The clock; in a turn it stands at its beginning.</param>
/// <param name="Zone">The zone of an owner who set none.</param>
/// <param name="NewRunId">A new run's id; in a turn, the turn's.</param>
/// <param name="Effects">The port, for a verb that may do no more than this.</param>
/// <param name="Machine">What verbs that tend the journal need.</param>
internal sealed record Host(
    Terminals.Terminal Terminal,
    Home Home,
    TimeProvider Time,
    TimeZoneInfo Zone,
    Func<RunId> NewRunId,
    Func<IEnumerable<ManifestPlace>, IEffects> Effects,
    Machine Machine
)
{
    /// <summary>Whether acts do not happen: the verb is only to tell what it would do.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The port for calls on the word of the owner: only in a turn; else everything is refused.</summary>
    public Func<Authority, IEffects> OnWord { get; init; } =
        _ => throw new InvalidOperationException("No turn is open.");

    /// <summary>Fills <paramref name="bytes"/> with random ones.</summary>
    public delegate void FillEntropy(Span<byte> bytes);
}
