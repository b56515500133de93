using System.Collections.Immutable;
using Chela.Envelope.Audit;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Tests.Audit;

/// <summary>The arguments of a decision.</summary>
public sealed record Case(Effect Effect, Authority Authority, Policy Policy, Usage Usage, Moment Moment)
{
    /// <summary>What the monitor says.</summary>
    public Decision Decide() => ReferenceMonitor.Decide(Effect, Authority, Policy, Usage, Moment);

    /// <summary>What the model says.</summary>
    public Derived Derive() => ReferenceModel.Derive(Effect, Authority, Policy, Usage, Moment);

    /// <summary>The same with other places in the job's manifest.</summary>
    public Case In(ImmutableArray<ManifestPlace> places) =>
        this with
        {
            Authority = Authority with { Manifest = Authority.Manifest! with { Places = places } },
        };

    /// <summary>The certificate: all of it, in a form to read.</summary>
    public override string ToString() => Decide().Certificate.Json;
}
