using System.Diagnostics;

namespace Chela.Agent.Faults;

/// <summary>
/// Places at which a test kills the process. They are there only in builds with the constant CHELA_FAULTS
/// (<c>-p:ChelaFaults=true</c>); elsewhere the calls are not even compiled.
/// </summary>
public static class FaultPoint
{
    /// <summary>What is done at each place; null does nothing. Set once, before anything runs.</summary>
    public static Action<string>? Hook { get; set; }

    /// <summary>Says that this place is reached.</summary>
    /// <param name="place">Its name: <c>append:effect.started:before</c>.</param>
    [Conditional("CHELA_FAULTS")]
    public static void At(string place) => Hook?.Invoke(place);
}
