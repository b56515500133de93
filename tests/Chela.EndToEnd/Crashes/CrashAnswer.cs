namespace Chela.EndToEnd.Crashes;

/// <summary>What a verb of the program said.</summary>
/// <param name="Code">Its exit code; null if the process died.</param>
/// <param name="Output">Its output, line by line, as far as it came.</param>
/// <param name="Errors">The same of its errors.</param>
internal sealed record CrashAnswer(int? Code, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <summary>Whether the process died.</summary>
    public bool IsDead => Code is null;

    public override string ToString() => $"{Code?.ToString() ?? "died"}\n{string.Join('\n', Output.Concat(Errors))}";
}
