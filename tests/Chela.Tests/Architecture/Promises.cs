using System.Text.RegularExpressions;
using Chela.Tests.Support;

namespace Chela.Tests.Architecture;

/// <summary>What <c>docs/durability.md</c> promises is shown by tests that exist.</summary>
public sealed partial class Promises
{
    [Fact]
    public void Each_test_that_a_promise_names_is_there()
    {
        var files = Directory
            .GetFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(f => Path.GetFileNameWithoutExtension(f)!, File.ReadAllText);
        var named = NamedTest().Matches(File.ReadAllText(Repository.PathOf("docs/durability.md")));
        Assert.True(named.Count > 20);
        Assert.Empty(
            named
                .Where(n =>
                    !files[n.Groups["class"].Value]
                        .Any(f => f.Contains($" {n.Groups["test"].Value}(", StringComparison.Ordinal))
                )
                .Select(n => n.Value)
        );
    }

    [Fact]
    public void Each_promise_of_a_table_names_a_test()
    {
        var rows = File.ReadLines(Repository.PathOf("docs/durability.md"))
            .SkipWhile(l => !l.StartsWith("## After a restart", StringComparison.Ordinal))
            .Where(l =>
                l.StartsWith('|')
                && !l.StartsWith("|--", StringComparison.Ordinal)
                && !l.EndsWith("| shown by |", StringComparison.Ordinal)
            )
            .ToList();
        Assert.NotEmpty(rows);
        Assert.Empty(rows.Where(r => !NamedTest().IsMatch(r)));
    }

    [GeneratedRegex("`(?<class>[A-Za-z]+Tests)\\.(?<test>[A-Z][A-Za-z_]+)`")]
    private static partial Regex NamedTest();
}
