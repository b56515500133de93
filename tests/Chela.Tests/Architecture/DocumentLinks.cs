using System.Text.RegularExpressions;
using Chela.Tests.Support;

namespace Chela.Tests.Architecture;

/// <summary>What the documents name is there, and both languages of the README say the same.</summary>
public sealed partial class DocumentLinks
{
    private const string English = "README.md";
    private const string Chinese = "README.zh-CN.md";

    private static readonly string[] NotOurs = ["artifacts", "weekly", "bin", "obj", "node_modules"];

    /// <summary>All documents, but for what is sample or expectation.</summary>
    public static TheoryData<string> Documents =>
        [
            .. Directory
                .GetFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
                .Where(file => !file.StartsWith("samples/", StringComparison.Ordinal))
                .Where(file => !file.Contains("/Snapshots/", StringComparison.Ordinal))
                .Where(file => !file.Split('/').Any(part => part.StartsWith('.') || NotOurs.Contains(part)))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_leads_somewhere(string document) =>
        Assert.Empty(
            Links(Prose(document))
                .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
                .Select(target => target.Split('#')[0])
                .Where(target => !Path.Exists(Beside(document, Uri.UnescapeDataString(target))))
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_heading_finds_it(string document) =>
        Assert.Empty(
            Links(Prose(document))
                .Where(target => !target.Contains("://", StringComparison.Ordinal))
                .Select(target => target.Split('#'))
                .Where(parts => parts.Length == 2)
                .Where(parts =>
                    !Anchors(parts[0].Length == 0 ? document : Relative(document, parts[0])).Contains(parts[1])
                )
                .Select(parts => string.Join('#', parts))
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_of_the_repository_that_is_named_is_there(string document) =>
        Assert.Empty(
            FileName()
                .Matches(Prose(document))
                .Select(match => match.Groups["path"].Value)
                .Where(path => !path.Contains('*', StringComparison.Ordinal) && !NotOurs.Contains(path.Split('/')[0]))
                .Where(path => !Path.Exists(Repository.PathOf(path)))
        );

    [Fact]
    public void Both_languages_of_the_readme_have_the_same_shape()
    {
        Assert.Equal(Levels(English), Levels(Chinese));
        Assert.Equal(Fences(English), Fences(Chinese));
        Assert.Equal(
            Links(Prose(English)).Where(link => link != Chinese),
            Links(Prose(Chinese)).Where(link => link != English)
        );
    }

    [Theory]
    [InlineData(English, "sample.en.md")]
    [InlineData(Chinese, "sample.zh-CN.md")]
    public void What_the_readme_shows_is_of_the_sample(string readme, string snapshot)
    {
        var sample = Text($"tests/Chela.Tests/Snapshots/{snapshot}");
        var shown = MarkdownFence().Matches(Text(readme)).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, excerpt => Assert.Contains(excerpt, sample, StringComparison.Ordinal));
    }

    private static string Text(string document) => File.ReadAllText(Repository.PathOf(document));

    /// <summary>The text without its code blocks, whose commands name files that are yet to be made.</summary>
    private static string Prose(string document) => Fence().Replace(Text(document), "");

    private static IEnumerable<string> Links(string text) =>
        Link().Matches(CodeSpan().Replace(text, "``")).Select(m => m.Groups["to"].Value);

    private static string Beside(string document, string target) =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, target));

    private static string Relative(string document, string target) =>
        Path.GetRelativePath(Repository.Root, Beside(document, target));

    private static IEnumerable<string> Anchors(string document) =>
        Heading().Matches(Prose(document)).Select(m => Chela.Reading.Form.HeadingText.Anchor(m.Groups[2].Value));

    private static IEnumerable<int> Levels(string document) =>
        Heading().Matches(Prose(document)).Select(m => m.Groups[1].Length);

    private static IEnumerable<string> Fences(string document) =>
        Fence().Matches(Text(document)).Select(m => m.Groups[1].Value);

    [GeneratedRegex(
        @"^```([^\n]*)\n.*?^```$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"^```markdown\n(.*?)^```$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex MarkdownFence();

    [GeneratedRegex(@"\]\((?<to>[^()\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\\n]*`", RegexOptions.CultureInvariant)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^(#{1,6}) (.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();

    /// <summary>A path in code marks that begins with a folder of the repository, or with <c>./</c>.</summary>
    [GeneratedRegex(
        @"`(?:\./)?(?<path>(?:(?<=\./)|(?=(?:src|tests|docs|schemas|samples|tools|bench|\.ci|\.config)/))[\w./*-]+)[^`]*`"
    )]
    private static partial Regex FileName();
}
