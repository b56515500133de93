using System.Text.RegularExpressions;
using Chela.Tests.Support;

namespace Chela.Tests.Architecture;

/// <summary>What keeps the code readable in an afternoon.</summary>
public sealed partial class SourceShape
{
    private const int MostLines = 600;

    private static IEnumerable<string> Files =>
        Directory
            .GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f =>
                !f.EndsWith(".g.cs", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal)
            );

    [Fact]
    public void No_file_is_longer_than_a_few_screens() =>
        Assert.Empty(Files.Where(f => File.ReadLines(f).Count() > MostLines));

    [Fact]
    public void A_file_has_one_public_type_and_its_name()
    {
        foreach (var file in Files)
        {
            var types = PublicType().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).ToList();
            Assert.True(types.Count <= 1, $"{file}: {string.Join(", ", types)}");
            Assert.True(
                types.Count == 0 || types[0] == Path.GetFileNameWithoutExtension(file),
                $"{file}: {string.Join(", ", types)}"
            );
        }
    }

    [Fact]
    public void No_type_or_folder_has_a_name_that_says_nothing()
    {
        var empty = new[]
        {
            "Manager",
            "Helper",
            "Helpers",
            "Util",
            "Utils",
            "Utilities",
            "Base",
            "Impl",
            "Common",
            "Interfaces",
        };
        var folders = Directory
            .GetDirectories(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName);
        var types = Files.Select(Path.GetFileNameWithoutExtension);
        Assert.Empty(folders.Where(f => empty.Contains(f)));
        Assert.Empty(types.Where(t => empty.Any(e => t!.EndsWith(e, StringComparison.Ordinal))));
    }

    [GeneratedRegex(
        @"^public (?:(?:sealed|static|abstract|readonly|partial|ref) )*(?:class|struct|record struct|record|enum|interface|delegate [\w<>?]+) (\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex PublicType();
}
