namespace Chela.Envelope.Decisions;

/// <summary>
/// What a verdict rests on, for every verdict: it can be checked alone, later, without the model and without
/// <see cref="ReferenceMonitor"/>. Thread-safe.
/// </summary>
public sealed class Certificate
{
    private readonly Lazy<string> _json;

    internal Certificate(Func<string> write) => _json = new Lazy<string>(write);

    /// <summary>Canonical JSON (RFC 8785); written when it is first asked for.</summary>
    public string Json => _json.Value;
}
