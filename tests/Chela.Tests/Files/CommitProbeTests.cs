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
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
    }

    [Fact]
    public async Task A_first_commit_that_git_refused_did_not_happen()
    {
        Directory.Delete(_folder["top/.git"], recursive: true);
        Git("init", "--quiet", "--initial-branch", "main");
        Git("config", "user.name", "Me");
        Git("config", "user.email", "me@example.org");
        Git("add", ".");
        await RefuseAsync();
        Assert.IsType<Probe.NotHappened>(await ProbeAsync());
    }

    [Fact]
    public async Task What_git_did_not_commit_did_not_happen_and_can_be_run()
    {
        await RefuseAsync();
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
    }

    [Fact]
    public async Task What_others_committed_instead_does_not_matter_either()
    {
        await RefuseAsync();
        Commit("other", "x", "Publish the week");
        Assert.IsType<Probe.NotHappened>(await ProbeAsync());
    }

    [Theory]
    [InlineData("--soft")]
    [InlineData("--mixed")]
    [InlineData("--hard")]
    public async Task Of_a_commit_that_was_taken_back_nobody_knows(string how)
    {
        await RunAsync();
        Kill();
        Git("reset", "--quiet", how, "HEAD^");
        var unknown = Assert.IsType<Probe.Unknown>(await ProbeAsync());
        Assert.Contains("taken back", unknown.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_a_hook_changed_and_that_was_taken_back_is_unknown_too()
    {
        await RunAsync();
        Git("commit", "--quiet", "--amend", "-m", "Changed");
        Git("reflog", "delete", "HEAD@{1}");
        Git("reflog", "delete", "main@{1}");
        Git("reset", "--quiet", "--soft", "HEAD^");
        Kill();
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
    }

    [Fact]
    public async Task Where_git_keeps_no_reflog_nobody_knows()
    {
        await RunAsync();
        Kill();
        Git("reset", "--quiet", "--soft", "HEAD^");
        Directory.Delete(_folder["top/.git/logs"], recursive: true);
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
    }

    [Fact]
    public async Task A_commit_is_found_on_its_branch_when_another_one_is_checked_out()
    {
        await RunAsync();
        Kill();
        Git("checkout", "--quiet", "-b", "other", "HEAD^");
        Assert.IsType<Probe.Happened>(await ProbeAsync());
        Git("branch", "--quiet", "-D", "main");
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
    }

    [Theory]
    [InlineData("-b", "other")]
    [InlineData("--detach", "HEAD")]
    public async Task Where_another_branch_is_checked_out_it_is_not_run_there(params string[] how)
    {
        await RefuseAsync();
        Git(["checkout", "--quiet", .. how]);
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
        Git("checkout", "--quiet", "main");
        Assert.IsType<Probe.NotHappened>(await ProbeAsync());
    }

    [Theory]
    [InlineData("Publish the week", "something else")]
    [InlineData("Another week", "week")]
    public async Task Where_others_committed_the_same_files_nobody_knows(string message, string content)
    {
        await RefuseAsync();
        Commit("weekly/书/a.md", content, message);
        Assert.IsType<Probe.Unknown>(await ProbeAsync());
    }

    [Fact]
    public async Task Where_the_history_was_written_anew_nobody_knows()
    {
        await RefuseAsync();
        Git("commit", "--quiet", "--amend", "-m", "All", "--", "README.md");
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

    /// <summary>git gives up, and leaves all as if the process had been killed before it began.</summary>
    private async Task RefuseAsync()
    {
        Git("config", "commit.gpgSign", "true");
        Git("config", "gpg.program", "no-such-program");
        var outcome = await _tool.RunAsync(_effect, Workbench.Key("1"), TestContext.Current.CancellationToken);
        Assert.IsType<Outcome.Failed>(outcome);
        Git("config", "commit.gpgSign", "false");
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

    private string Git(params string[] arguments) => OwnersGit.Run(_folder["top"], arguments);
}
