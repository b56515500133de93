using System.Diagnostics;
using Chela.Tests.Support;

namespace Chela.Tests.Digest;

/// <summary>Publishing into a real git repository.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly DigestFixture _fixture = new DigestFixture().Finished(
        "202602171000_N",
        "Product：claim",
        "https://example.org/n",
        "Text."
    );
    private readonly TemporaryFolder _folder = new();

    private string Top => _folder["a repository with blanks 书"];

    private string Published => Path.Combine(Top, "weekly", "2026", "2026W08");

    public void Dispose()
    {
        _fixture.Dispose();
        _folder.Dispose();
    }

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Top,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    private async Task SetUpAsync(string? readme = "# Weekly\n", bool hasIdentity = true)
    {
        Directory.CreateDirectory(Top);
        Git("init", "--quiet", "--initial-branch", "main");
        if (hasIdentity)
        {
            Git("config", "user.name", "Me");
            Git("config", "user.email", "me@example.org");
        }
        else
        {
            Git("config", "user.useConfigOnly", "true");
            Git("config", "user.name", "");
        }

        if (readme is not null)
        {
            File.WriteAllText(Path.Combine(Top, "README.md"), readme);
            Git("add", ".");
            Git("-c", "user.name=Me", "-c", "user.email=me@example.org", "commit", "--quiet", "-m", "First");
        }

        Assert.Equal(0, await _fixture.RunAsync());
    }

    private Task<int> PublishAsync(params IEnumerable<string> options) =>
        _fixture.Host.RunAsync([
            "digest",
            "publish",
            Top,
            "--from",
            _fixture.Out + "/",
            "--week",
            "2026-W08",
            .. options,
        ]);

    [Fact]
    public async Task A_digest_is_committed_with_its_line_in_the_index_and_nothing_else()
    {
        await SetUpAsync();
        File.WriteAllText(Path.Combine(Top, "other.txt"), "mine");
        Git("add", "other.txt");
        Assert.Equal(0, await PublishAsync("--yes"));
        Assert.Equal("Publish the reading digest of 2026-W08", Git("log", "-1", "--format=%s"));
        Assert.Contains(
            "[2026W08](./weekly/2026/2026W08/README.md)",
            File.ReadAllText(Path.Combine(Top, "README.md")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("other.txt", Git("show", "--name-only", "--format="), StringComparison.Ordinal);
        Assert.Equal("A  other.txt", Git("status", "--porcelain"));

        Assert.Equal(0, await PublishAsync("--yes"));
        Assert.Contains("is published already: nothing to commit", _fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_a_commit_or_a_README_will_do()
    {
        await SetUpAsync(readme: null);
        Assert.Equal(0, await PublishAsync("--yes"));
        Assert.Contains("README.md", Git("show", "--name-only", "--format="), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_yes_the_commit_waits_for_one()
    {
        await SetUpAsync();
        Assert.Equal(1, await PublishAsync());
        Assert.Contains("+## Weekly digests", _fixture.Host.Error, StringComparison.Ordinal);
        Assert.Contains($"waits for you: git.commit {Top}", _fixture.Host.Output, StringComparison.Ordinal);
        Assert.Equal("First", Git("log", "-1", "--format=%s"));
        var id = Assert.Single(Asked());

        // Meanwhile it can be done with a yes, and what waits has nothing left to do.
        Assert.Equal(0, await PublishAsync("--yes"));
        Assert.Equal("Publish the reading digest of 2026-W08", Git("log", "-1", "--format=%s"));
        Assert.Equal(0, await _fixture.Host.RunAsync("deny", id));
        Assert.Equal(0, await _fixture.Host.RunAsync("status"));
        Assert.Contains("nothing is left undone", _fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_that_is_given_later_commits_and_a_no_leaves_nothing_staged()
    {
        await SetUpAsync();
        Assert.Equal(1, await PublishAsync());
        Assert.Equal(0, await _fixture.Host.RunAsync("deny", Assert.Single(Asked())));
        Assert.Empty(Git("diff", "--cached", "--name-only"));
        Assert.Equal("First", Git("log", "-1", "--format=%s"));
        Assert.Equal(1, await PublishAsync());
        Assert.Equal(0, await _fixture.Host.RunAsync("approve", Assert.Single(Asked())));
        Assert.Empty(_fixture.Host.Error);
        Assert.Contains("2026-W08: committed in", _fixture.Host.Output, StringComparison.Ordinal);
        Assert.Equal("Publish the reading digest of 2026-W08", Git("log", "-1", "--format=%s"));
        Assert.Equal(0, await _fixture.Host.RunAsync("turn", "replay", "last"));
    }

    [Fact]
    public async Task A_dry_run_names_the_commit_and_the_push_that_would_be_made_and_none_where_there_is_none()
    {
        await SetUpAsync();
        Assert.Equal(0, await PublishAsync("--yes", "--push", "--dry-run"));
        Assert.Contains(
            $"would do: git.commit {Top}\n  paths: weekly/2026/2026W08, README.md\n  message: Publish the reading digest of 2026-W08",
            _fixture.Host.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains($"would do: git.push {Top}", _fixture.Host.Output, StringComparison.Ordinal);
        Assert.Equal(1, await PublishAsync("--dry-run"));
        Assert.Contains($"would ask: git.commit {Top}", _fixture.Host.Output, StringComparison.Ordinal);
        Assert.Empty(Git("status", "--porcelain"));
        Assert.Equal(0, await PublishAsync("--yes"));
        Assert.Equal(0, await PublishAsync("--yes", "--dry-run"));
        Assert.DoesNotContain("git.commit", _fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_is_taken_back_but_for_the_commit()
    {
        await SetUpAsync();
        Assert.Equal(0, await PublishAsync("--yes"));
        Assert.Equal(0, await _fixture.Host.RunAsync("undo"));
        Assert.Contains(
            $"git.commit {Top} cannot be taken back; commit what is put back, or git revert",
            _fixture.Host.Output,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(Path.Combine(Published, "README.md")));
        Assert.Equal("# Weekly\n", File.ReadAllText(Path.Combine(Top, "README.md")));
        Assert.Equal("Publish the reading digest of 2026-W08", Git("log", "-1", "--format=%s"));
        Git("commit", "-qam", "Back");
        Assert.Equal(0, await PublishAsync("--yes"));
    }

    [Fact]
    public async Task What_was_told_before_a_turn_waited_is_not_told_again()
    {
        await SetUpAsync();
        _fixture.Host.Home.Write(
            "policy.yaml",
            "version: 1\nrules:\n  - name: ask me\n    tool: git.commit\n    verdict: ask\n"
        );
        Assert.Equal(1, await PublishAsync("--yes"));
        Assert.Contains("+## Weekly digests", _fixture.Host.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _fixture.Host.RunAsync("approve", Assert.Single(Asked())));
        Assert.Empty(_fixture.Host.Error);
        Assert.Contains("2026-W08: committed in", _fixture.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_went_from_the_digest_goes_from_the_repository()
    {
        await SetUpAsync();
        _fixture.Write("p.gif", [1, 2]).Finished("202602171000_N", "H", "https://example.org/n", "![[p.gif]]");
        await _fixture.RunAsync();
        await PublishAsync("--yes");
        var image = Path.Combine(Published, "README.zh-CN.assets", "README.zh-CN_001.gif");
        Assert.True(File.Exists(image));
        _fixture.Finished("202602171000_N", "H", "https://example.org/n", "No image.");
        await _fixture.RunAsync();
        Assert.Equal(0, await PublishAsync("--yes"));
        Assert.False(File.Exists(image));
        Assert.DoesNotContain(".gif", Git("ls-files"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_commit_would_get_lost_nothing_is_written()
    {
        await SetUpAsync();
        Git("checkout", "--quiet", "--detach");
        Assert.Equal(1, await PublishAsync("--yes"));
        Assert.Contains(
            "is on no branch: a commit there would get lost",
            _fixture.Host.Error,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(Published));
    }

    [Fact]
    public async Task A_hook_that_refuses_is_quoted_and_nothing_stays_staged()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "hooks are made executable by a mode");
        await SetUpAsync();
        var hook = Path.Combine(Top, ".git", "hooks", "pre-commit");
        File.WriteAllText(hook, "#!/bin/sh\necho 'no commits on Tuesdays' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.Equal(1, await PublishAsync("--yes"));
        Assert.Contains("no commits on Tuesdays", _fixture.Host.Error, StringComparison.Ordinal);
        Assert.Empty(Git("diff", "--cached", "--name-only"));
    }

    [Fact]
    public async Task Who_git_does_not_know_is_told_what_to_do()
    {
        await SetUpAsync(hasIdentity: false);
        Assert.Equal(1, await PublishAsync("--yes"));
        Assert.Contains("git", _fixture.Host.Error, StringComparison.Ordinal);
        Assert.Empty(Git("diff", "--cached", "--name-only"));
    }

    [Fact]
    public async Task Changes_of_the_owners_in_the_index_are_not_swept_into_the_commit()
    {
        await SetUpAsync();
        File.WriteAllText(Path.Combine(Top, "README.md"), "# Weekly, being rewritten\n");
        Assert.Equal(1, await PublishAsync("--yes"));
        Assert.Contains("has changes of yours that are not committed", _fixture.Host.Error, StringComparison.Ordinal);
        Assert.Equal("# Weekly, being rewritten\n", File.ReadAllText(Path.Combine(Top, "README.md")));
    }

    [Fact]
    public async Task What_waits_for_the_owner_is_asked_once_and_planned_anew_when_the_owner_changes_it()
    {
        await SetUpAsync();
        Assert.Equal(0, await PublishAsync("--yes"));
        File.WriteAllText(
            _fixture.Host.Home["policy.yaml"],
            "version: 1\nrules:\n  - name: ask first\n    tool: files.write\n    verdict: ask\n"
        );
        var digest = Path.Combine(_fixture.Out, "README.md");
        File.WriteAllText(
            digest,
            File.ReadAllText(digest).Replace("Text.", "Text.\n\nMine.", StringComparison.Ordinal)
        );
        Assert.Equal(1, await PublishAsync("--yes"));
        var first = Assert.Single(Asked());
        // The second run takes the place of the first one.
        Assert.Equal(1, await PublishAsync("--yes"));
        var second = Assert.Single(Asked());
        Assert.Contains("this one takes its place", _fixture.Host.Output, StringComparison.Ordinal);
        Assert.Equal(1, await _fixture.Host.RunAsync("approve", first));

        var published = Path.Combine(Published, "README.md");
        File.WriteAllText(published, File.ReadAllText(published).Replace("# ", "# My ", StringComparison.Ordinal));
        var before = File.ReadAllText(published);
        Git("commit", "--quiet", "--all", "-m", "Mine");
        Assert.Equal(0, await _fixture.Host.RunAsync("approve", second));
        Assert.Equal(before, File.ReadAllText(published));
        var third = Assert.Single(Asked());
        Assert.NotEqual(second, third);
        Assert.Contains("changed since you were asked: files.read", _fixture.Host.Output, StringComparison.Ordinal);

        Assert.Equal(0, await _fixture.Host.RunAsync("approve", third));
        Assert.Contains("# My ", File.ReadAllText(published), StringComparison.Ordinal);
        Assert.Contains("Mine.", File.ReadAllText(published), StringComparison.Ordinal);
        Assert.Equal("4", Git("rev-list", "--count", "HEAD"));
        Assert.Equal(0, await _fixture.Host.RunAsync("turn", "replay", "last"));
    }

    [Theory]
    [InlineData("deny", false, 0)]
    [InlineData("approve", false, 0)]
    [InlineData("approve", true, 1)]
    public async Task An_answer_is_taken_though_another_question_follows_and_what_fails_by_a_yes_counts(
        string answer,
        bool isRefusedByGit,
        int code
    )
    {
        await SetUpAsync();
        _fixture.Host.Home.Write(
            "policy.yaml",
            "version: 1\nrules:\n  - name: ask first\n    tool: git.stage\n    verdict: ask\n"
        );
        Assert.Equal(1, await PublishAsync());
        var first = Assert.Single(Asked());
        Assert.Equal(0, await _fixture.Host.RunAsync("approve", first, "--dry-run"));
        Assert.Equal(0, await _fixture.Host.RunAsync("approve", first));
        var second = Assert.Single(Asked());
        Assert.NotEqual(first, second);
        Assert.Equal(0, await _fixture.Host.RunAsync("turn", "resume"));
        Assert.Contains("1 left; see chela status", _fixture.Host.Output, StringComparison.Ordinal);
        if (isRefusedByGit)
        {
            File.WriteAllText(Path.Combine(Top, ".git", "index.lock"), "");
        }

        Assert.Equal(code, await _fixture.Host.RunAsync(answer, second));
        Assert.Equal(0, await _fixture.Host.RunAsync("turn", "resume"));
    }

    /// <summary>The ids that the last verb asked to be approved.</summary>
    private IEnumerable<string> Asked() =>
        _fixture
            .Host.Output.Split('\n')
            .Select(l => l.Trim())
            .Where(l => l.StartsWith("chela approve ", StringComparison.Ordinal))
            .Select(l => l.Split(' ', ',')[2]);

    [Fact]
    public async Task A_folder_in_no_repository_is_said()
    {
        Directory.CreateDirectory(Top);
        await _fixture.RunAsync();
        Assert.Equal(1, await PublishAsync("--yes"));
        Assert.Contains("or make one: git init", _fixture.Host.Error, StringComparison.Ordinal);
    }
}
