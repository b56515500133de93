using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>The completion scripts, in the shells they are for.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Workplace _at = new();

    public void Dispose() => _at.Dispose();

    [Theory]
    [InlineData("chela ", "digest", "init", "completion", "--help", "--version")]
    [InlineData("chela di", "digest")]
    [InlineData("chela digest pub", "publish")]
    [InlineData("chela digest --own", "--own-notes")]
    [InlineData("chela completion ", "bash", "zsh")]
    public async Task Bash_offers_verbs_options_and_their_values(string line, params string[] offered)
    {
        _ = Workplace.Native;
        _at.Environment["COMP_LINE"] = line;
        _at.Environment["COMP_POINT"] = $"{line.Length}";
        var result = (
            await _at.ShellAsync("source <(chela completion bash); _chela; printf '%s\\n' \"${COMPREPLY[@]}\"")
        ).Expect(0);
        Assert.Equal("", result.Error);
        Assert.All(offered, offer => Assert.Contains(offer, result.Lines));
        Assert.Equal(result.Lines.Distinct(), result.Lines);
        Assert.DoesNotContain("/?", result.Lines);
    }

    [Fact]
    public async Task Zsh_completes_what_is_typed()
    {
        _ = Workplace.Native;
        var zsh = await _at.ShellAsync("command -v zsh");
        Assert.SkipUnless(zsh.Code == 0, "needs zsh");
        _at.Write(
            "complete.zsh",
            """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell "PS1= ; autoload -Uz compinit && compinit -D -u; source <(chela completion zsh); echo rea''dy"
            zpty -r -m shell heard '*ready*'
            zpty -w -n shell $'chela dig\t--own\t marked --htm\t'
            zpty -r -m shell heard '*--html*'
            print -r -- "$heard"
            zpty -d shell
            """
        );
        var result = (await _at.RunAsync("zsh", ["-f", "complete.zsh"], limit: TimeSpan.FromSeconds(20))).Expect(0);
        Assert.Matches("chela digest.*--own-notes.*marked --html", result.Seen);
        Assert.DoesNotContain("command not found", result.Output + result.Error, StringComparison.Ordinal);
    }
}
