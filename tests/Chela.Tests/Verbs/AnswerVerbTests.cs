using System.Text.Json;
using Chela.Tests.Sqlite;
using Chela.Tests.Support;

namespace Chela.Tests.Verbs;

/// <summary>What waits for the owner is answered: the words, the exit codes, the forms for programs.</summary>
public sealed class AnswerVerbTests : IDisposable
{
    private readonly DigestFixture _fixture = new DigestFixture().Finished(
        "202602171000_N",
        "Product：claim",
        "https://example.org/n",
        "Text."
    );

    public AnswerVerbTests() =>
        Host.Home.Write(
            "policy.yaml",
            $"version: 1\nrules:\n  - name: ask me\n    tool: files.write\n    destination: {_fixture.Out}*\n    verdict: ask\n"
        );

    private TestHost Host => _fixture.Host;

    public void Dispose() => _fixture.Dispose();

    /// <summary>Makes a digest, which waits.</summary>
    private async Task<string> AskAsync()
    {
        Assert.Equal(1, await _fixture.RunAsync());
        Assert.Equal(0, await Host.RunAsync("approvals", "--json"));
        using var turn = JsonDocument.Parse(Host.Output);
        var asked = turn
            .RootElement.GetProperty("effects")
            .EnumerateArray()
            .Single(e => e.GetProperty("state").GetString() == "asked");
        Assert.Equal("write", asked.GetProperty("kind").GetString());
        Assert.Equal("ask", asked.GetProperty("verdict").GetString());
        Assert.Equal("approval", asked.GetProperty("check").GetString());
        return asked.GetProperty("effect").GetString()!["sha256:".Length..][..12];
    }

    [Fact]
    public async Task All_that_a_digest_writes_stands_on_one_card()
    {
        // A machine that is busy elsewhere for a moment may let the turn park in between.
        for (var tries = 1; tries <= 10; tries++)
        {
            using var fixture = new DigestFixture().Write(
                "202602181000_Clip.md",
                "---",
                "title: A clipping",
                "source: https://example.org/clip",
                "tags: [clippings]",
                "---",
                "A sentence of a clipping, which is long enough to be quoted in a digest by anybody."
            );
            fixture.Host.Home.Write("policy.yaml", "version: 1\ndefaults: { write: ask }\n");
            Assert.Equal(1, await fixture.RunAsync());
            Assert.Equal(0, await fixture.Host.RunAsync("approvals", "--json"));
            using var turn = JsonDocument.Parse(fixture.Host.Output);
            var asked = turn
                .RootElement.GetProperty("effects")
                .EnumerateArray()
                .Where(e => e.GetProperty("state").GetString() == "asked")
                .Select(e => e.GetProperty("about").GetString()!)
                .ToList();
            if (
                asked.Count == 2
                && asked.Exists(a => a.Contains(fixture.Host.Home["cache"], StringComparison.Ordinal))
                && asked.Exists(a => a.Contains(fixture.Out, StringComparison.Ordinal))
            )
            {
                return;
            }
        }

        Assert.Fail("the cache and the digest never stood on one card");
    }

    [Fact]
    public async Task A_no_is_taken_and_that_nothing_is_done_is_no_error()
    {
        var id = await AskAsync();
        Assert.Equal(0, await Host.RunAsync("deny", id, "--dry-run"));
        Assert.Equal(0, await Host.RunAsync("deny", id));
        Assert.Empty(Host.Error);
        Assert.Contains($"denied: files.write {_fixture.Out} ({id})\n", Host.Output, StringComparison.Ordinal);
        Assert.Contains(": not done; see chela turn show ", Host.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_fixture.Out));
        Assert.Equal(1, await Host.RunAsync("deny", id));
        Assert.Contains($"nothing that waits has the id '{id}'", Host.Error, StringComparison.Ordinal);
        Assert.Equal(0, await Host.RunAsync("turn", "replay", "last"));
    }

    [Fact]
    public async Task A_yes_is_done_and_its_dry_run_is_not()
    {
        var id = await AskAsync();
        Assert.Equal(0, await Host.RunAsync("approve", id, "--dry-run"));
        Assert.Contains("would be approved: files.write ", Host.Output, StringComparison.Ordinal);
        Assert.Contains("would do: files.write ", Host.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_fixture.Out));
        Assert.Equal(0, await Host.RunAsync("turn", "resume", "--dry-run"));
        Assert.Contains("0 turns would be taken up again", Host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await Host.RunAsync("approve", id));
        Assert.Contains($"approved: files.write {_fixture.Out} ({id})\n", Host.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_fixture.Out, "README.md")));
    }

    [Fact]
    public async Task A_turn_that_is_taken_up_and_not_done_counts_once()
    {
        await AskAsync();
        Assert.Equal(0, await Host.RunAsync("turn", "resume"));
        Host.Time = new SettableClock(TimeProvider.System.GetUtcNow().AddDays(8));
        Assert.Equal(1, await Host.RunAsync("turn", "resume", "--dry-run"));
        Assert.Equal(1, await Host.RunAsync("turn", "resume"));
        Assert.Contains(": not done; see chela turn show ", Host.Error, StringComparison.Ordinal);
        Assert.Equal(0, await Host.RunAsync("turn", "resume"));
    }

    [Theory]
    [InlineData("approve", "approved", "done")]
    [InlineData("deny", "denied", "not done")]
    public async Task For_a_program_an_answer_is_one_object(string verb, string answer, string state)
    {
        var id = await AskAsync();
        Assert.Equal(0, await Host.RunAsync(verb, id, "--json"));
        Assert.Empty(Host.Error);
        using var json = JsonDocument.Parse(Host.Output);
        Assert.Equal("chela.answers", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        Assert.True(json.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Equal(answer, json.RootElement.GetProperty("answers")[0].GetProperty("answer").GetString());
        Assert.Equal(state, json.RootElement.GetProperty("turns")[0].GetProperty("state").GetString());

        Assert.Equal(1, await Host.RunAsync(verb, id, "--json"));
        using var again = JsonDocument.Parse(Host.Output);
        Assert.False(again.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Contains(id, again.RootElement.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_waits_replays_as_far_as_its_record_goes_and_is_not_taken_back()
    {
        await AskAsync();
        Assert.Equal(0, await Host.RunAsync("turn", "replay", "last"));
        Assert.Contains("all as in the record, which ends there: waits for you", Host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await Host.RunAsync("turn", "replay", "last", "--json"));
        using var json = JsonDocument.Parse(Host.Output);
        Assert.Equal("chela.replay", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("divergences").GetArrayLength());
        Assert.Equal(1, await Host.RunAsync("undo"));
        Assert.Contains("waits for you: only what is over is taken back", Host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    public async Task A_list_of_nothing_is_no_use(string most)
    {
        Assert.Equal(2, await Host.RunAsync("turn", "list", "--most", most));
        Assert.Contains($"--most: expected a number from 1, found {most}", Host.Error, StringComparison.Ordinal);
    }
}
