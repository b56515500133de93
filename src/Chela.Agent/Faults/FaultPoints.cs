using System.Diagnostics;

namespace Chela.Agent.Faults;

/// <summary>Points at which a test can kill the process. Compiled away unless <c>CHELA_FAULTS</c> is defined.</summary>
public static class FaultPoints
{
    /// <summary>Told each point that is passed.</summary>
    public static Action<string>? Passed { get; set; }

    /// <summary>Says that a point is passed.</summary>
    /// <param name="point">Its name.</param>
    [Conditional("CHELA_FAULTS")]
    public static void Pass(string point) => Passed?.Invoke(point);
}
