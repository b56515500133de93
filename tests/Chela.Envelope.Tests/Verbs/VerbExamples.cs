using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;
using Chela.Envelope.Verbs;
using Chela.Tests.Support;

namespace Chela.Envelope.Tests.Verbs;

/// <summary>The written examples: what owners type, and what it grants.</summary>
internal static class VerbExamples
{
    /// <summary>The examples of a table.</summary>
    public static List<VerbExample> Read(string table) =>
        [
            .. File.ReadLines(Repository.PathOf($"tests/Chela.Envelope.Tests/Verbs/{table}"))
                .Where(line => line.Contains(" => "))
                .Where(line => !line.StartsWith("# ", StringComparison.Ordinal))
                .Select(VerbExample.Parse),
        ];

    public static ToolDeclaration Tool(string name, string kind) =>
        new(name, Enum.Parse<EffectKind>(kind, ignoreCase: true), Repeat.Neither, [], [], []);

    public static List<VerbGrant> Grants(string text) => [.. VerbReader.Read(text, QuotedParts.Of(text, []))];

    /// <summary>How many of the statements of the examples hold, and what does not.</summary>
    public static VerbScore Score(IEnumerable<VerbExample> examples)
    {
        var score = new VerbScore();
        foreach (var example in examples)
        {
            var grants = Grants(example.Text);
            List<string> found = [.. grants.Where(g => g.Kinds.Length > 0).Select(g => g.Verb + (g.IsMany ? "+" : ""))];
            var missed = example.Verbs.ToList();
            missed.RemoveAll(found.Remove);
            var uncovered = example
                .Covered.Where(tool => !grants.Any(g => g.Covers(tool)))
                .Select(t => t.Name)
                .ToList();
            var covered = example
                .NotCovered.Where(tool => grants.Any(g => g.Covers(tool)))
                .Select(t => t.Name)
                .ToList();

            score.Right += example.Verbs.Count - missed.Count + example.Covered.Count - uncovered.Count;
            score.Missed += missed.Count + uncovered.Count;
            score.Wrong += found.Count + covered.Count;
            if (missed.Count + uncovered.Count + found.Count + covered.Count > 0)
            {
                score.Differences.Add(
                    $"{example.Text}\n    missed: {string.Join(' ', missed.Concat(uncovered))}; wrong: {string.Join(' ', found.Concat(covered))}"
                );
            }
        }

        return score;
    }
}
