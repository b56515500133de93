using System.Text.Json;
using Chela.Agent.Turns;
using Chela.Tests.Support;

namespace Chela.Tests.Verbs;

/// <summary>What a turn wrote is taken back, once, and can be had again.</summary>
public sealed class UndoVerbTests : IDisposable
{
    private readonly DigestFixture _fixture = new DigestFixture().Finished(
        "202602171000_N",
        "Product：claim",
        "https://example.org/n",
        "Text."
    );

    private TestHost Host => _fixture.Host;

    private string Chinese => Path.Combine(_fixture.Out, "README.zh-CN.md");

    public void Dispose() => _fixture.Dispose();

    private async Task<List<string>> TurnsAsync() =>
        await TurnRecord
            .IdsAsync(Host.Journal, false, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task What_a_turn_wrote_is_taken_back_once_and_can_be_had_again()
    {
        await _fixture.RunAsync();
        var written = _fixture.Everything;
        Assert.Equal(0, await Host.RunAsync("undo"));
        Assert.Contains($"removed {Chinese}", Host.Output, StringComparison.Ordinal);
        Assert.Empty(_fixture.Everything);

        var turns = await TurnsAsync();
        Assert.Equal(1, await Host.RunAsync("undo"));
        Assert.Matches(
            $@"was taken back already, \d{{4}}-\d\d-\d\d \d\d:\d\d; to have it again: chela turn undo {turns[^1]}\n",
            Host.Error.ReplaceLineEndings("\n")
        );
        Assert.Equal(1, await Host.RunAsync("turn", "undo", turns[0]));
        Assert.Equal(turns, await TurnsAsync());

        Assert.Equal(0, await Host.RunAsync("turn", "undo", turns[^1]));
        Assert.Contains($"put back {Chinese}", Host.Output, StringComparison.Ordinal);
        Assert.Equal(written, _fixture.Everything);

        // In force again, so that it can be taken back again.
        Assert.Equal(0, await Host.RunAsync("undo"));
        Assert.Empty(_fixture.Everything);
        Assert.Equal(0, await Host.RunAsync("turn", "replay", "last"));
    }

    [Fact]
    public async Task Without_what_files_were_before_it_says_so()
    {
        await _fixture.RunAsync();
        Directory.Delete(Host.Home["versions"], recursive: true);
        Assert.Equal(1, await Host.RunAsync("undo"));
        Assert.Contains("is not in 'versions' of the home any more", Host.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("changed nothing", Host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_take_back_no_turn_is_recorded()
    {
        Assert.Equal(1, await Host.RunAsync("undo"));
        Assert.Contains("nothing ran yet that could be taken back", Host.Error, StringComparison.Ordinal);
        Assert.Equal(1, await Host.RunAsync("turn", "undo", "nope"));
        Assert.Contains("there is no turn 'nope'; see chela turn list", Host.Error, StringComparison.Ordinal);
        Assert.Equal(1, await Host.RunAsync("turn", "undo", "nope", "--json"));
        Assert.Empty(Host.Error);
        using var json = JsonDocument.Parse(Host.Output);
        Assert.Equal("chela.run-report", json.RootElement.GetProperty("schema").GetString());
        Assert.Empty(await TurnsAsync());

        await _fixture.RunAsync();
        await _fixture.RunAsync();
        Assert.Equal(1, await Host.RunAsync("undo"));
        Assert.Contains("changed nothing", Host.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await TurnsAsync()).Count);
    }

    [Fact]
    public async Task What_the_owner_changed_since_is_merged_and_a_new_file_of_which_they_changed_something_stays()
    {
        await _fixture.RunAsync();
        _fixture.Finished("202602171000_N", "Product：another claim", "https://example.org/n", "Text.");
        await _fixture.RunAsync();
        File.WriteAllText(Chinese, _fixture.Chinese + "\nMine.\n");
        Assert.Equal(0, await Host.RunAsync("undo"));
        Assert.Contains($"put back {Chinese}, with what was changed since", Host.Output, StringComparison.Ordinal);
        Assert.Contains("Product：claim", _fixture.Chinese, StringComparison.Ordinal);
        Assert.EndsWith("\nMine.\n", _fixture.Chinese, StringComparison.Ordinal);

        var first = (await TurnsAsync())[0];
        Assert.Equal(1, await Host.RunAsync("turn", "undo", first));
        Assert.Contains(
            $"cannot restore {Chinese}: it was changed meanwhile; left as it is",
            Host.Error,
            StringComparison.Ordinal
        );
        Assert.Equal([Chinese], Directory.GetFiles(_fixture.Out));

        // What is left of it is still to be done.
        File.Delete(Chinese);
        Assert.Equal(0, await Host.RunAsync("turn", "undo", first));
        Assert.Contains($"{Chinese} was as before already", Host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("removed", Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_taken_back_and_takes_nothing_back()
    {
        await _fixture.RunAsync();
        Assert.Equal(0, await Host.RunAsync("undo", "--dry-run"));
        Assert.Contains($"would do: file.restore {Chinese}", Host.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Chinese));
        Assert.Single(await TurnsAsync());
    }
}
