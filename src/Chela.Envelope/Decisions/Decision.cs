using System.Collections.Immutable;
using Chela.Envelope.Certificates;
using Chela.Envelope.Checks;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Decisions;

/// <summary>
/// What <see cref="ReferenceMonitor.Decide"/> says of an effect. Immutable and thread-safe; what is not needed to go on
/// (the id, the witnesses, the certificate) is made when it is first asked for.
/// </summary>
public sealed class Decision
{
    private readonly Situation _at;
    private readonly Finding _decided;
    private readonly Witness? _ofVerb;
    private Certificate? _certificate;

    internal Decision(Situation at, Finding decided, VerbUse? verb, Witness? ofVerb) =>
        (_at, _decided, Verb, _ofVerb) = (at, decided, verb, ofVerb);

    /// <summary>Whether it runs.</summary>
    public Verdict Verdict => _decided.Verdict;

    /// <summary>The effect's id.</summary>
    public EffectId Effect => _at.Id;

    /// <summary>The check that decided: the first that did not pass, or <see cref="Check.Approval"/>.</summary>
    public Check Check => _decided.Check;

    /// <summary>Which part of it, for a program: <c>destination</c>, a rule's name.</summary>
    public string Rule => _decided.Rule;

    /// <summary>A sentence for a person.</summary>
    public string Why => _decided.Why;

    /// <summary>The verb that granted it; to be put into <see cref="Use.Verb"/> once it is done.</summary>
    public VerbUse? Verb { get; }

    /// <summary>What grounds it: the verb first, then each value that needs a witness and has one.</summary>
    public ImmutableArray<Witness> Witnesses
    {
        get
        {
            var witnesses = ImmutableArray.CreateBuilder<Witness>();
            if (_ofVerb is not null)
            {
                witnesses.Add(_ofVerb);
            }

            if (_decided.Check != Check.Known)
            {
                witnesses.AddRange(
                    _at.Leaves.Where(l => GroundingCheck.NeedsWitness(_at, l))
                        .Select(l => l.WitnessIn(_at))
                        .OfType<Witness>()
                );
            }

            return witnesses.ToImmutable();
        }
    }

    /// <summary>All that the verdict rests on.</summary>
    public Certificate Certificate => _certificate ??= CertificateWriter.Write(_at, _decided, Verb, Witnesses);
}
