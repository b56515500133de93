using Chela.AgentDojo.Suites;
using Chela.Envelope.Decisions;

namespace Chela.AgentDojo.Runs;

/// <summary>One call of a run with what became of it.</summary>
/// <param name="Call">The call.</param>
/// <param name="By">Who made it.</param>
/// <param name="Decision">What the envelope said first; null in a run without one.</param>
internal sealed record Entry(Call Call, Speaker By, Decision? Decision)
{
    /// <summary>Whether it ran.</summary>
    public bool IsDone { get; set; }

    /// <summary>Whether the owner was asked about it.</summary>
    public bool IsAsked => Decision?.Verdict == Verdict.Ask;
}
