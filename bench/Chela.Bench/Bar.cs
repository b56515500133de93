namespace Chela.Bench;

/// <summary>A bar that is held or missed.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Found">What was found.</param>
/// <param name="Limit">What it must be below.</param>
/// <param name="Unit">The unit of both.</param>
internal sealed record Bar(string Name, double Found, double Limit, string Unit)
{
    /// <summary>Whether it is held.</summary>
    public bool IsHeld => Found < Limit;
}
