using System.CommandLine;
using Chela.Tests.Support;

namespace Chela.Tests.Verbs;

public sealed class HelpTests : IDisposable
{
    private readonly TestHost _host = new();

    /// <summary>Every verb there is, as its words.</summary>
    public static TheoryData<string> Verbs { get; } = AllVerbs();

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_has_a_help_that_ends_with_examples(string verb)
    {
        foreach (var help in new[] { "--help", "-h" })
        {
            Assert.Equal(0, await _host.RunAsync([.. Words(verb), help]));
            var parts = new[] { "Usage:", "Options:", "-h, --help", "Examples:\n  " };
            Assert.All(parts, p => Assert.Contains(p, _host.Output, StringComparison.Ordinal));
            Assert.Empty(_host.Error);
        }
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("audit")]
    [InlineData("journal")]
    public async Task A_noun_alone_shows_its_help_and_is_no_use(string noun)
    {
        Assert.Equal(2, await _host.RunAsync(noun));
        Assert.Contains($" {noun} [command]", _host.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", _host.Output, StringComparison.Ordinal);
        Assert.Equal(2, await _host.RunAsync(noun, "chek"));
        Assert.Contains($"chela {noun} knows no 'chek'", _host.Error, StringComparison.Ordinal);
    }

    private static TheoryData<string> AllVerbs()
    {
        using var host = new TestHost();
        return [.. PathsOf(host.Root, "")];
    }

    private static string[] Words(string verb) => verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> PathsOf(Command command, string path) =>
        command.Subcommands.SelectMany(c => PathsOf(c, $"{path} {c.Name}")).Prepend(path);
}
