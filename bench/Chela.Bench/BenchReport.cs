using System.Globalization;
using System.Text.Json;

namespace Chela.Bench;

/// <summary>All that was measured, and the bars.</summary>
internal sealed record BenchReport(IReadOnlyList<Measurement> Measurements, IReadOnlyList<Bar> Bars)
{
    /// <summary>Prints one object.</summary>
    public void PrintJson(TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    /// <summary>Prints tables.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"{"", -28}{"min ms", 10}{"median ms", 11}{"cpu ms", 9}{"max MB", 9}");
        foreach (var m in Measurements)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{m.Name, -28}{m.Least, 10:0.0}{m.Median, 11:0.0}{m.Processor, 9:0}{m.Memory, 9:0.0}"
                )
            );
        }

        output.WriteLine();
        if (Load() is { } load && load > Environment.ProcessorCount)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The machine is busy (load {load:0.0} on {Environment.ProcessorCount} processors): trust cpu and memory, measure wall again."
                )
            );
        }

        foreach (var b in Bars)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(b.IsHeld ? "PASS" : "FAIL")}  {b.Name}: {b.Found:0.0} {b.Unit}, below {b.Limit:0.##} {b.Unit}"
                )
            );
        }
    }

    /// <summary>How many programs wanted a processor in the last minute; null where the system does not tell.</summary>
    private static double? Load() =>
        File.Exists("/proc/loadavg")
        && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture, out var load)
            ? load
            : null;
}
