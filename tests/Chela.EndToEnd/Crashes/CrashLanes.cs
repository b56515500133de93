using System.Collections.Concurrent;

namespace Chela.EndToEnd.Crashes;

/// <summary>Plays many plays, a process and a lane for each processor of the machine.</summary>
internal static class CrashLanes
{
    /// <summary>The tests that use them run one after the other: they need all of the machine.</summary>
    public const string Collection = "crashes";

    private static readonly int s_lanes = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Plays all of them.</summary>
    /// <param name="plays">The plays, each with what it is told as.</param>
    /// <returns>The violations, and the fault points that were passed.</returns>
    public static async Task<(IReadOnlyList<string> Violations, IReadOnlySet<string> Passed)> RunAsync(
        IEnumerable<(string Name, CrashPlay Play)> plays
    )
    {
        var left = new ConcurrentQueue<(string Name, CrashPlay Play)>(plays);
        var violations = new ConcurrentQueue<string>();
        var passed = new HashSet<string>();
        await Task.WhenAll(
            Enumerable
                .Range(0, s_lanes)
                .Select(async _ =>
                {
                    using var program = new CrashProgram();
                    while (left.TryDequeue(out var next))
                    {
                        await next.Play.RunAsync(program);
                        foreach (var violation in next.Play.Violations)
                        {
                            violations.Enqueue($"{next.Name}: {violation}");
                        }
                    }

                    lock (passed)
                    {
                        passed.UnionWith(program.Passed);
                    }
                })
        );
        return ([.. violations], passed);
    }
}
