using System.Text;
using System.Text.RegularExpressions;
using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>
/// <c>docs/digest.md</c> does what it says. Its blocks marked <c>sh</c> are run in order by one bash, in a home that is
/// empty but for the checkout; a block marked <c>text</c> right after one is what that prints: each of its lines in
/// order, <c>…</c> for anything. <c>sh no-test</c> is not run: what installs or loads from the web.
/// </summary>
public sealed partial class TutorialTests : IDisposable
{
    private const string Mark = "=== block ";
    private readonly Workplace _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task The_tutorial_does_what_it_says()
    {
        _ = Workplace.Native;
        var tutorial = Repository.PathOf("docs/digest.md");
        Assert.SkipUnless(File.Exists(tutorial), "needs docs/digest.md");
        var blocks = Blocks(await File.ReadAllTextAsync(tutorial)).ToList();
        Assert.NotEmpty(blocks);

        (await _at.ShellAsync($"mkdir home/chela && cp -r '{Workplace.Sample}/..' home/chela/samples")).Expect(0);
        File.CreateSymbolicLink(_at["home/chela/chela"], Repository.PathOf("chela"));
        var script = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            script.Append('\n').Append("echo '").Append(Mark).Append(i).Append("'\n").Append(blocks[i].Script);
        }

        // Who uses git has told it who they are.
        _at.Write(
            "home/.gitconfig",
            "[user]\n\tname = Ann\n\temail = ann@example.org\n[init]\n\tdefaultBranch = main\n"
        );
        _at.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        var run = (await _at.ShellAsync("exec 2>&1" + script, _at["home/chela"])).Expect(0);
        for (var i = 0; i < blocks.Count; i++)
        {
            ExpectInOrder(blocks[i], OutputOf(run, i));
        }
    }

    private static string[] OutputOf(Finished run, int block)
    {
        var from = Array.IndexOf(run.Lines, $"{Mark}{block}") + 1;
        return [.. run.Lines.Skip(from).TakeWhile(l => !l.StartsWith(Mark, StringComparison.Ordinal))];
    }

    private static void ExpectInOrder(Block block, string[] output)
    {
        var at = 0;
        foreach (var line in block.Printed.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var pattern = string.Join(".*", line.Split('…').Select(Regex.Escape));
            var found = Array.FindIndex(output, at, l => Regex.IsMatch(l, pattern));
            Assert.True(
                found >= 0,
                $"docs/digest.md:{block.Line}: expected '{line}' in what this prints:\n{block.Script}\nfound:\n{string.Join('\n', output)}"
            );
            at = found + 1;
        }
    }

    private static IEnumerable<Block> Blocks(string tutorial)
    {
        Block? last = null;
        foreach (Match fence in Fence().Matches(tutorial.ReplaceLineEndings("\n")))
        {
            var content = fence.Groups["content"].Value;
            if (fence.Groups["info"].Value == "text" && last is { Printed: "" })
            {
                last = last with { Printed = content };
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            var line = tutorial.AsSpan(0, fence.Index).Count('\n') + 1;
            last = fence.Groups["info"].Value == "sh" ? new Block(line, content, "") : null;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    private sealed record Block(int Line, string Script, string Printed);

    [GeneratedRegex(
        @"^```(?<info>[^\n]*)\n(?<content>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Fence();
}
