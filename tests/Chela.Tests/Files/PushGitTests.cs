using Chela.Agent.Effects;
using Chela.Edge.Git;
using Chela.Tests.Support;

namespace Chela.Tests.Files;

/// <summary>What is pushed is the branch that it was decided for.</summary>
public sealed class PushGitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PushGitTests()
    {
        Directory.CreateDirectory(_folder["top"]);
        Git("init", "--quiet", "--bare", "../remote.git");
        Git("init", "--quiet", "--initial-branch", "main");
        Git("config", "user.name", "Me");
        Git("config", "user.email", "me@example.org");
        Git("remote", "add", "origin", "../remote.git");
        foreach (var branch in new[] { "other", "main" })
        {
            Git("checkout", "--quiet", "-B", branch);
            Git("commit", "--quiet", "--allow-empty", "-m", "First");
            Git("push", "--quiet", "-u", "origin", branch);
            Git("commit", "--quiet", "--allow-empty", "-m", "Second");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_branch_is_pushed()
    {
        var outcome = await PushAsync();
        Assert.True(outcome is Outcome.Done, outcome.Reason());
        Assert.Equal(Git("rev-parse", "main"), Git("rev-parse", "origin/main"));
    }

    [Theory]
    [InlineData("other")]
    [InlineData("--detach")]
    public async Task Nothing_is_pushed_from_another_one(string where)
    {
        Git("checkout", "--quiet", where);
        var remote = Git("ls-remote", "origin");
        var failed = Assert.IsType<Outcome.Failed>(await PushAsync());
        Assert.StartsWith("expected the branch main", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(remote, Git("ls-remote", "origin"));
    }

    private async Task<Outcome> PushAsync() =>
        await new PushGit().RunAsync(
            PushGit.Of(_folder["top"], "main"),
            Workbench.Key("1"),
            TestContext.Current.CancellationToken
        );

    private string Git(params string[] arguments) => OwnersGit.Run(_folder["top"], arguments);
}
