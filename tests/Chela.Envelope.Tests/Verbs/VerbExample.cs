using Chela.Envelope.Tools;

namespace Chela.Envelope.Tests.Verbs;

/// <summary>What an owner typed, the verbs that it grants and the tools that these cover or not.</summary>
internal sealed record VerbExample(
    string Text,
    List<string> Verbs,
    List<ToolDeclaration> Covered,
    List<ToolDeclaration> NotCovered
)
{
    public static VerbExample Parse(string line)
    {
        var parts = line.Split(" => ");
        var expected = parts[1].Split(';', StringSplitOptions.TrimEntries);
        var tools = expected.Skip(1).SelectMany(list => list.Split(' ')).ToList();
        return new(
            parts[0].Replace("\\n", "\n"),
            [.. expected[0].Split(' ').Where(verb => verb != "-")],
            Tools(tools, '+'),
            Tools(tools, '-')
        );
    }

    private static List<ToolDeclaration> Tools(List<string> tools, char sign) =>
        [
            .. tools
                .Where(tool => tool[0] == sign)
                .Select(tool => tool[1..].Split(':'))
                .Select(parts => VerbExamples.Tool(parts[0], parts[1])),
        ];
}
