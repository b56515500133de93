using System.Text;
using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Files;

/// <summary>After a crash it is known whether lines were appended to a log, whoever appends next.</summary>
public sealed class AppendLinesProbeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AppendLines _tool;

    public AppendLinesProbeTests() => _tool = new AppendLines(_folder["versions"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("old\n")]
    [InlineData("old\ntor")]
    public async Task What_was_never_run_did_not_happen_and_what_was_run_did(string? before)
    {
        Given(before);
        Assert.IsType<Probe.NotHappened>(await ProbeAsync("1", "new\n"));
        await RunAsync("1", "new\n");
        Assert.IsType<Probe.Happened>(await ProbeAsync("1", "new\n"));
        Kill("1");
        Assert.IsType<Probe.Happened>(await ProbeAsync("1", "new\n"));
        await RunAsync("2", "next\n");
        Assert.IsType<Probe.Happened>(await ProbeAsync("1", "new\n"));
        Assert.IsType<Probe.NotHappened>(await ProbeAsync("3", "new\n"));
    }

    [Theory]
    [InlineData("old\n", "old\n")]
    [InlineData("old\n", "old\nne")]
    [InlineData("old\n", "old\nnew\nmo")]
    [InlineData("old\ntor", "old\ntor")]
    [InlineData("old\ntor", "old\n")]
    [InlineData(null, null)]
    [InlineData(null, "ne")]
    public async Task What_was_torn_did_not_happen(string? before, string? found)
    {
        Given(before);
        await RunAsync("1", "new\nmore\n");
        Kill("1");
        Given(found);
        Assert.Equal(
            // What was torn before is not what was to be appended.
            found == "old\ntor"
                ? typeof(Probe.Unknown)
                : typeof(Probe.NotHappened),
            (await ProbeAsync("1", "new\nmore\n")).GetType()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("other\n")]
    [InlineData("old\nother\n")]
    [InlineData("new\nold\n")]
    [InlineData("xld\nnew\n")]
    [InlineData(null)]
    public async Task Where_somebody_else_changed_the_log_nobody_knows(string? found)
    {
        Given("old\n");
        await RunAsync("1", "new\n");
        Kill("1");
        Given(found);
        Assert.IsType<Probe.Unknown>(await ProbeAsync("1", "new\n"));
    }

    private void Given(string? log)
    {
        File.Delete(_folder["log"]);
        if (log is not null)
        {
            _folder.Write("log", log);
        }
    }

    private void Kill(string key)
    {
        var name = $"{Workbench.Key(key).Hash}.json";
        File.Move(_folder["versions/appends/" + name], _folder["versions/appends/open/" + name]);
    }

    private Effect Of(string lines) =>
        AppendLines.Of(_folder["log"], new Value.Bytes(Encoding.UTF8.GetBytes(lines), Label.Owner));

    private async Task RunAsync(string key, string lines) =>
        Assert.IsType<Outcome.Done>(
            await _tool.RunAsync(Of(lines), Workbench.Key(key), TestContext.Current.CancellationToken)
        );

    private async Task<Probe> ProbeAsync(string key, string lines) =>
        await _tool.ProbeAsync(Of(lines), Workbench.Key(key), TestContext.Current.CancellationToken);
}
