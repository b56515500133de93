using System.Collections.Immutable;

namespace Chela.Envelope.Authorities;

/// <summary>
/// What a job of our own may do, written by its author and not by a model: all that it may use, where it may act, and who
/// reads what it leaves there. It grants verbs and grounds what lies in its places; amounts it does not.
/// </summary>
/// <param name="Job">The job's name.</param>
/// <param name="Places">Where each of its tools may act; a tool without a place is denied.</param>
public sealed record Manifest(string Job, ImmutableArray<ManifestPlace> Places);
