using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Envelope.Effects;

namespace Chela.Agent.Reports;

/// <summary>
/// Collects what a run has to report while it goes on, and counts its effects. Effects may be performed in parallel; what
/// came of them is told one after the other.
/// </summary>
/// <param name="effects">The port that the run's effects go through.</param>
public sealed class Run(IEffects effects) : IEffects
{
    private readonly ImmutableArray<string>.Builder _done = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _outputs = ImmutableArray.CreateBuilder<string>();
    private readonly List<Remark> _leftOut = [];
    private readonly List<Remark> _warnings = [];
    private readonly List<Remark> _errors = [];
    private readonly List<Remark> _unsure = [];
    private readonly List<Explanation> _why = [];
    private int _effects;
    private long _tokens;

    /// <summary>Whether something that was asked for could not be done.</summary>
    public bool HasFailed => _errors.Count > 0;

    /// <summary>Says that something was done: a clause.</summary>
    public void Did(string what) => _done.Add(what);

    /// <summary>Says that something was made; the most important last.</summary>
    /// <param name="path">Its full path.</param>
    public void Made(string path) => _outputs.Add(path);

    /// <summary>Says why not all that was asked for can be done.</summary>
    public void Fail(Remark remark) => _errors.Add(remark);

    /// <summary>Says why not all that was asked for can be done: a clause, and what to do.</summary>
    public void Fail(string message, string? advice) => Fail(new Remark(null, null, null, message, advice));

    /// <summary>Says that something was left out.</summary>
    public void LeaveOut(Remark remark) => _leftOut.Add(remark);

    /// <summary>Says that something deserves a look.</summary>
    public void Warn(Remark remark) => _warnings.Add(remark);

    /// <summary>Says that something could as well have come out otherwise.</summary>
    public void Doubt(Remark remark) => _unsure.Add(remark);

    /// <summary>Says why something came out as it did.</summary>
    public void Explain(Explanation explanation) => _why.Add(explanation);

    /// <summary>Performs an effect and counts it.</summary>
    public async ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _effects);
        var outcome = await effects.PerformAsync(effect, cancellation).ConfigureAwait(false);
        if (effect.Tool == ModelCall.Tool && outcome is Outcome.Done done)
        {
            Interlocked.Add(ref _tokens, ModelCall.UsedBy(done.Value) ?? 0);
        }

        return outcome;
    }

    /// <summary>Closes the run. Remarks that were made twice are told once.</summary>
    /// <param name="id">The run's id.</param>
    /// <param name="job">What ran.</param>
    public RunReport Close(RunId id, string job) =>
        new(
            id,
            job,
            [.. _errors.Distinct()],
            _done.ToImmutable(),
            [.. _leftOut.Distinct()],
            [.. _warnings.Distinct()],
            [],
            _outputs.ToImmutable(),
            RunCost.OfEffects(_effects) with
            {
                Tokens = _tokens,
            }
        )
        {
            Unsure = [.. _unsure.Distinct()],
            Why = [.. _why],
        };
}
