using System.Collections.Immutable;

namespace Chela.Envelope.Authorities;

/// <summary>What a job of our own may do, written by its author and not by a model: it grants verbs, no values.</summary>
/// <param name="Job">The job's name.</param>
/// <param name="Tools">Names of the tools it may use.</param>
public sealed record Manifest(string Job, ImmutableArray<string> Tools);
