using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>The owner tells it once; every command it names then works.</summary>
public sealed class InitTests : IDisposable
{
    private readonly Workplace _at = new();

    private string Settings => _at["home/.local/state/chela/chela.yaml"];

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task It_asks_at_a_terminal_and_its_next_command_works()
    {
        var typed = $"{Workplace.Sample}\nen\nEurope/Berlin\n\nby @ann (Ann) and LLMs\n";
        var asked = (await _at.AtTerminalAsync($"'{Workplace.Native}' init", typed)).Expect(0);
        foreach (var question in (string[])["vault", "language", "time zone [UTC]", "digests go", "byline"])
        {
            Assert.Contains(question, asked.Seen, StringComparison.Ordinal);
        }

        Assert.EndsWith("next: chela digest\n", asked.Seen, StringComparison.Ordinal);
        Assert.Contains("Europe/Berlin", File.ReadAllText(Settings), StringComparison.Ordinal);
        (await _at.ShellAsync("chela digest")).Expect(0);
        Assert.True(File.Exists(_at["weekly/2026/2026W08/README.md"]));
    }

    [Fact]
    public async Task It_takes_options_where_nobody_can_answer_and_replaces_nothing_unasked()
    {
        string[] options = ["init", "--vault", Workplace.Sample, "--language", "zh", "--zone", "Asia/Shanghai"];
        (await _at.ChelaAsync(options)).Expect(0);
        var first = File.ReadAllText(Settings);
        Assert.Contains("Asia/Shanghai", first, StringComparison.Ordinal);
        var again = (await _at.ChelaAsync([.. options, "--zone", "Europe/Rome"])).Expect(2);
        again = (await _at.ChelaAsync("init", "--vault", Workplace.Sample, "--zone", "Europe/Rome")).Expect(1);
        Assert.Contains(
            "is there already; edit it, or replace it with --force",
            again.OnlyError,
            StringComparison.Ordinal
        );
        Assert.Equal(first, File.ReadAllText(Settings));
        (await _at.ChelaAsync("init", "--vault", Workplace.Sample, "--zone", "Europe/Rome", "--force")).Expect(0);
        Assert.Contains("Europe/Rome", File.ReadAllText(Settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_writes_nothing()
    {
        var result = (await _at.ChelaAsync("init", "--vault", "nowhere", "--zone", "Mars/Olympus")).Expect(1);
        Assert.Contains("there is no zone 'Mars/Olympus'", result.Error, StringComparison.Ordinal);
        Assert.Contains("nowhere", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Settings));
    }
}
