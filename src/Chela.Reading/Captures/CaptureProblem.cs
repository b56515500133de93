namespace Chela.Reading.Captures;

/// <summary>Why something in a capture could not be read.</summary>
/// <param name="Place">Where: a line, an entry, a page; null for the capture as a whole.</param>
/// <param name="Reason">What was expected, what was found.</param>
public sealed record CaptureProblem(string? Place, string Reason)
{
    /// <summary>As it is told behind the capture's name.</summary>
    public override string ToString() => Place is null ? Reason : $"{Place}: {Reason}";
}
