namespace Chela.Envelope.Decisions;

/// <summary>
/// What a verdict rests on, for every verdict: it can be checked alone, later, without the model and without
/// <see cref="ReferenceMonitor.Decide"/>.
/// </summary>
/// <param name="Json">Canonical JSON (RFC 8785).</param>
public sealed record Certificate(string Json);
