using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>Publishing into real git repositories.</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private const string Readme = "# Today I learned\n\n## Weekly\n\n";
    private readonly Workplace _at = new();

    public async ValueTask InitializeAsync()
    {
        _at.Write(
            "home/.gitconfig",
            "[user]\n\tname = Ann\n\temail = ann@example.org\n[init]\n\tdefaultBranch = main\n"
        );
        _at.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        _at.Write("til/README.md", Readme);
        (
            await _at.ShellAsync(
                """
                git init --quiet --bare remote.git
                cd til && git init --quiet && git add . && git commit --quiet -m first
                git remote add origin ../remote.git && git push --quiet -u origin main
                """
            )
        ).Expect(0);
        (await _at.ChelaAsync("digest", Workplace.Sample, "--quiet")).Expect(0);
    }

    public ValueTask DisposeAsync()
    {
        _at.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Yes_commits_the_week_and_the_list_and_nothing_else()
    {
        _at.Write("til/mine.txt", "not for this commit");
        (await GitAsync("add mine.txt")).Expect(0);
        var result = (await _at.ChelaAsync("digest", "publish", "til", "--yes")).Expect(0);
        Assert.Contains("You never opened 1 entry of this digest", result.Error, StringComparison.Ordinal);
        Assert.Contains("+# Technical Reading Summary - Week 08, 2026", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["README.md", "weekly/2026/2026W08/README.md", "weekly/2026/2026W08/README.zh-CN.md"],
            (await GitAsync("show --name-only --format= HEAD")).Lines.Where(l =>
                l.EndsWith(".md", StringComparison.Ordinal) && !l.Contains("/.chela/", StringComparison.Ordinal)
            )
        );
        Assert.Equal("A  mine.txt\n", (await GitAsync("status --porcelain")).Output);
        Assert.Contains("(./weekly/2026/2026W08/README.md)", _at.Read("til/README.md"), StringComparison.Ordinal);
        Assert.Equal(_at.Read("weekly/2026/2026W08/README.md"), _at.Read("til/weekly/2026/2026W08/README.md"));
        Assert.Equal("1", (await GitAsync("rev-list --count origin/main")).Output.Trim());
    }

    [Fact]
    public async Task A_second_time_there_is_nothing_to_commit()
    {
        (await _at.ChelaAsync("digest", "publish", "til", "--yes")).Expect(0);
        var head = (await GitAsync("rev-parse HEAD")).Output;
        var again = (await _at.ChelaAsync("digest", "publish", "til", "--yes")).Expect(0);
        Assert.Contains("published already: nothing to commit", again.Output, StringComparison.Ordinal);
        Assert.Equal(head, (await GitAsync("rev-parse HEAD")).Output);
        Assert.Equal("", (await GitAsync("status --porcelain")).Output);
    }

    [Fact]
    public async Task A_yes_at_the_terminal_commits_after_the_diff_was_shown()
    {
        var asked = (await _at.AtTerminalAsync($"'{Workplace.Native}' digest publish til", "y\n")).Expect(0);
        Assert.Matches(
            @"(?s)\+# Technical Reading.*waits for you: git\.commit.*Do this\? \[y/N\].*committed in",
            asked.Seen
        );
        Assert.Equal("2", (await GitAsync("rev-list --count HEAD")).Output.Trim());
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("\n")]
    public async Task A_no_leaves_nothing_staged_and_nothing_committed(string typed)
    {
        (await _at.AtTerminalAsync($"'{Workplace.Native}' digest publish til", typed)).Expect(1);
        Assert.Equal("", (await GitAsync("diff --cached --name-only")).Output);
        Assert.Equal("1", (await GitAsync("rev-list --count HEAD")).Output.Trim());
    }

    [Fact]
    public async Task Where_nobody_can_answer_the_commit_waits()
    {
        var result = (await _at.ChelaAsync("digest", "publish", "til")).Expect(1);
        Assert.Contains("waits for you: git.commit", result.Output, StringComparison.Ordinal);
        Assert.Equal("1", (await GitAsync("rev-list --count HEAD")).Output.Trim());
    }

    [Fact]
    public async Task Only_push_pushes()
    {
        (await _at.ChelaAsync("digest", "publish", "til", "--yes", "--push")).Expect(0);
        Assert.Equal("2", (await _at.ShellAsync("git -C remote.git rev-list --count main")).Output.Trim());
    }

    [Fact]
    public async Task Changes_of_the_owner_in_the_README_are_not_swept_into_the_commit()
    {
        _at.Write("til/README.md", Readme + "A line of mine.\n");
        var result = (await _at.ChelaAsync("digest", "publish", "til", "--yes")).Expect(1);
        Assert.Contains("has changes of yours that are not committed", result.Error, StringComparison.Ordinal);
        Assert.Equal(" M README.md\n", (await GitAsync("status --porcelain")).Output);
    }

    [Fact]
    public async Task What_is_no_repository_is_said()
    {
        Directory.CreateDirectory(_at["plain"]);
        var result = (await _at.ChelaAsync("digest", "publish", "plain", "--yes")).Expect(1);
        Assert.Contains("name the folder of a git repository", result.OnlyError, StringComparison.Ordinal);
    }

    private Task<Finished> GitAsync(string arguments) => _at.ShellAsync($"git -C til {arguments}");
}
