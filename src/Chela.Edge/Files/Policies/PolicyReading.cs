using System.Collections.Immutable;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Policies;

namespace Chela.Edge.Files.Policies;

/// <summary>What came of reading a policy: all of it or nothing.</summary>
/// <param name="Policy">The policy, without tools; null if anything is wrong.</param>
/// <param name="Errors">All that is wrong, in the order of the file.</param>
/// <param name="Warnings">What holds, but deserves a look.</param>
public sealed record PolicyReading(
    Policy? Policy,
    ImmutableArray<ConfigurationError> Errors,
    ImmutableArray<ConfigurationError> Warnings
);
