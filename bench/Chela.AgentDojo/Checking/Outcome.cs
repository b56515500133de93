using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Checking;

/// <summary>What is left of a run, for its checks.</summary>
/// <param name="Before">The state before it, injections filled in.</param>
/// <param name="After">The state after it.</param>
/// <param name="Output">The final text.</param>
/// <param name="Trace">The calls that were let through, failed ones too.</param>
internal sealed record Outcome(Map Before, Map After, string Output, IReadOnlyList<Call> Trace);
