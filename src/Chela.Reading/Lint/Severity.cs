namespace Chela.Reading.Lint;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>E: the form is broken.</summary>
    Error,

    /// <summary>W: a slip, which a generator must not make.</summary>
    Warning,

    /// <summary>I: a legal variation, worth knowing.</summary>
    Note,
}
