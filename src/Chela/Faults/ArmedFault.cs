using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using Chela.Agent.Faults;

namespace Chela.Faults;

/// <summary>The point at which this process kills itself, in builds for the crash tests alone.</summary>
internal static class ArmedFault
{
    private const int SigKill = 9;

    private static readonly ConcurrentDictionary<string, bool> s_passed = new();
    private static string? s_point;
    private static int s_left;

    /// <summary>The points that were passed so far.</summary>
    public static IEnumerable<string> Passed => s_passed.Keys;

    /// <summary>Arms a point, in the place of the one before.</summary>
    /// <param name="fault">Its name, and which pass: <c>append:turn.ended:after#2</c>; null arms none.</param>
    public static void Arm(string? fault)
    {
        var parts = fault?.Split('#');
        (s_point, s_left) = (
            parts?[0],
            parts is [_, var pass] ? int.Parse(pass, NumberStyles.None, CultureInfo.InvariantCulture) : 1
        );
        FaultPoint.Hook = Pass;
    }

    /// <summary>Dies as if the power went: nothing of the process runs any more.</summary>
    public static void Die()
    {
        _ = kill(Environment.ProcessId, SigKill);
        Thread.CurrentThread.Join();
    }

    private static void Pass(string point)
    {
        s_passed.TryAdd(point, true);
        if (point == s_point && Interlocked.Decrement(ref s_left) == 0)
        {
            Die();
        }
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
