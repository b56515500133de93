namespace Chela.Envelope.Policies;

/// <summary>What a budget counts.</summary>
public enum Measure
{
    /// <summary>Effects.</summary>
    Count,

    /// <summary>The sum of the arguments of role amount, whatever their currency.</summary>
    Amount,

    /// <summary>Bytes of content.</summary>
    Bytes,

    /// <summary>Tokens of models.</summary>
    Tokens,
}
