using System.Diagnostics;
using Chela.Agent.Effects;
using Chela.Edge.Git;
using Chela.Envelope.Effects;
using Chela.Tests.Support;

namespace Chela.Tests.Files;

/// <summary>After a crash a commit is found again, without a mark in it.</summary>
public sealed class CommitProbeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Effect _effect;
    private readonly CommitGit _tool;

    public CommitProbeTests()
    {
        _tool = new CommitGit(_folder["versions"]);
        _effect = CommitGit.Of(_folder["top"], ["weekly", "README.md"], "Publish the week\n\nAll of it.");
        Directory.CreateDirectory(_folder["top"]);
        Git("init", "--quiet", "--initial-branch", "main");
        Git("config", "user.name", "Me");
        Git("config", "user.email", "me@example.org");
        Commit("README.md", "first", "First");
        _folder.Write("top/weekly/书/a.md", "week");
        Git("add", ".");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_never_run_did_not_happen_and_what_was_run_did()
    {
        Assert.IsType<Probe.NotHappened>(await ProbeAsync());
        await RunAsync();
        Assert.Equal("Publish the week\n\nAll of it.", Git("log", "-1", "--format=%B"));
        Assert.IsType<Probe.Happened>(await ProbeAsync());
        Kill();
        Assert.IsType<Probe.Happened>(await ProbeAsync());
    }

    [Fact]
    public async Task A_first_commit_is_found_too()
    {
        Directory.Delete(_folder["top/.git"], recursive: true);
        Git("init", "--quiet", "--initial-branch", "main");
        Git("config", "user.name", "Me");
        Git("config", "user.email", "me@example.org");
        Git("add", ".");
        await RunAsync();
        Kill();
        Assert.IsType<Probe.Happened>(await ProbeAsync());
        Git("update-ref", "-d", "HEAD");
        Assert.IsType<Probe.NotHappened>(await ProbeAsync());
    }

    [Fact]
    public async Task What_was_killed_before_git_committed_did_not_happen_and_can_be_run()
    {
        await RunAsync();
        Git("reset", "--quiet", "--soft", "HEAD^");
        Kill();
        Assert.IsType<Probe.NotHappened>(await ProbeAsync());
        await RunAsync();
        Assert.Equal("2", Git("rev-list", "--count", "HEAD"));
        Assert.IsType<Probe.Happened>(await ProbeAsync());
    }

    [Fact]
    public async Task What_others_committed_beside_it_does_not_matter()
    {
        await RunAsync();
        Commit("other", "x", "Other");
        Commit("README.md", "second", "Another");
        Kill();
        Assert.IsType<Probe.Happened>(await ProbeAsync());

        Git("reset", "--quiet", "--hard", "HEAD~3");
        Commit("other", "x", "Publish the week");
        Assert.IsType<Probe.NotHappened>(await ProbeAsync());
    }

    [Theory]
    [InlineData("Publish the week", "something else")]
    [InlineData("Another week", "week")]
    public async Task Where_others_committed_the_same_files_nobody_knows(string message, string content)
    {
        await RunAsync();
        Kill();
        Git("reset", "--quiet", "--hard", "HEAD^");
        Commit("weekly/书/a.md", content, message);
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
    }

    [Fact]
    public async Task Where_the_history_was_written_anew_nobody_knows()
    {
        await RunAsync();
        Kill();
        Git("checkout", "--quiet", "--orphan", "anew");
        Git("commit", "--quiet", "-m", "All");
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
    }

    [Fact]
    public async Task Where_git_is_still_at_work_nobody_knows()
    {
        await RunAsync();
        Git("reset", "--quiet", "--soft", "HEAD^");
        Kill();
        _folder.Write("top/.git/index.lock", "");
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
        var outcome = await _tool.RunAsync(_effect, Workbench.Key("1"), TestContext.Current.CancellationToken);
        Assert.Equal(FailureKind.Busy, Assert.IsType<Outcome.Failed>(outcome).Failure.Kind);
    }

    private void Kill()
    {
        var name = $"{Workbench.Key("1").Hash}.json";
        File.Move(_folder["versions/commits/" + name], _folder["versions/commits/open/" + name]);
    }

    private void Commit(string path, string content, string message)
    {
        _folder.Write("top/" + path, content);
        Git("add", path);
        Git("commit", "--quiet", "-m", message, "--", path);
    }

    private async Task RunAsync()
    {
        var outcome = await _tool.RunAsync(_effect, Workbench.Key("1"), TestContext.Current.CancellationToken);
        Assert.True(outcome is Outcome.Done, outcome.Reason());
    }

    private async Task<Probe> ProbeAsync() =>
        await _tool.ProbeAsync(_effect, Workbench.Key("1"), TestContext.Current.CancellationToken);

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = _folder["top"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
        return output.Trim();
    }
}
