namespace Chela.Bench;

/// <summary>What several runs of a program cost.</summary>
/// <param name="Name">What was run.</param>
/// <param name="Walls">From start to end, in milliseconds, the least first.</param>
/// <param name="Processor">Time on processors, its own and the system's for it, in milliseconds; trust it on a busy machine.</param>
/// <param name="Memory">The most it had in memory, in MB.</param>
internal sealed record Measurement(string Name, IReadOnlyList<double> Walls, double Processor, double Memory)
{
    /// <summary>The quickest run: the least disturbed one.</summary>
    public double Least => Walls[0];

    /// <summary>The run in the middle.</summary>
    public double Median => Walls[Walls.Count / 2];
}
