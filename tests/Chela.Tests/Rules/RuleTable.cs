using Chela.Agent.Rules;
using Chela.Tests.Support;

namespace Chela.Tests.Rules;

/// <summary>The written sentences, each with the reading that it has to have.</summary>
internal static class RuleTable
{
    /// <summary>When they are said: on a Wednesday, in the week 2026-W48.</summary>
    public static RuleMoment Moment { get; } = new(new DateTimeOffset(2026, 11, 25, 10, 54, 43, TimeSpan.FromHours(8)));

    /// <summary>The sentences of a file and their readings.</summary>
    public static IEnumerable<(string Said, string Wanted)> Read(string name)
    {
        foreach (var line in File.ReadLines(Repository.PathOf($"tests/Chela.Tests/Rules/{name}")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var at = line.LastIndexOf(" => ", StringComparison.Ordinal);
                yield return (line[..at].Replace("\\n", "\n", StringComparison.Ordinal), line[(at + 4)..]);
            }
        }
    }

    /// <summary>A reading as the files write it.</summary>
    public static string Write(RuleReading reading) =>
        reading switch
        {
            RuleReading.Verb verb => string.Join(' ', verb.Arguments.Select(a => a.Contains(' ') ? $"{{{a}}}" : a)),
            RuleReading.Stop => "!stop",
            RuleReading.Help => "!help",
            RuleReading.Polite => "!polite",
            _ => "-",
        };
}
