using System.Diagnostics;
using Chela.Agent.Effects;
using Chela.Edge.Files;
using CsCheck;

namespace Chela.Tests.Files;

public sealed class PatchTests : IDisposable
{
    private readonly Workbench _at = new();

    public void Dispose() => _at.Dispose();

    [Theory]
    [InlineData("a\nb\nc\n", "@@ -2 +2 @@\n-b\n+B\n", "a\nB\nc\n")]
    [InlineData("a\nb\nc\n", "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@ where\n a\n-b\n+B\n c\n", "a\nB\nc\n")]
    // Two hunks; the second one counts on the first.
    [InlineData("a\nb\nc\nd\ne\n", "@@ -1,2 +1,3 @@\n a\n+new\n b\n@@ -4,2 +5 @@\n-d\n e\n", "a\nnew\nb\nc\ne\n")]
    // A place that is told wrongly, where there is only one.
    [InlineData("x\na\nb\nc\n", "@@ -1,2 +1,2 @@\n-a\n+A\n b\n", "x\nA\nb\nc\n")]
    [InlineData("", "@@ -0,0 +1,2 @@\n+a\n+b\n", "a\nb\n")]
    [InlineData("a\n", "@@ -1 +0,0 @@\n-a\n", "")]
    [InlineData("a\nb\n", "@@ -1,0 +2 @@\n+new\n", "a\nnew\nb\n")]
    [InlineData("a\nb", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n", "a\nc\n")]
    [InlineData("a\nb\n", "@@ -2 +2 @@\n-b\n+c\n\\ No newline at end of file\n", "a\nc")]
    [InlineData("a\r\nb\r\n", "@@ -2 +2 @@\n-b\n+c\n", "a\r\nc\r\n")]
    // The blank of an empty line was taken away.
    [InlineData("a\n\nb\n", "@@ -1,3 +1,3 @@\n a\n\n-b\n+c\n", "a\n\nc\n")]
    public async Task A_patch_that_fits_is_applied(string before, string patch, string after)
    {
        _at.Write("a", before);
        await _at.DoneAsync(FilePatch.Of(_at["a"], Workbench.Text(patch)));
        Assert.Equal(after, _at.Read("a"));
    }

    [Theory]
    [InlineData("no patch", "found no line with @@")]
    [InlineData("@@ -1 +1 @@\n-x\n+y\n", "hunk 1 does not fit: expected its lines at line 1")]
    [InlineData("@@ -1 +1 @@\n-a\n+A\n@@ -3 +3 @@\n-x\n+y\n", "hunk 2 does not fit")]
    // There are two, and it names neither.
    [InlineData("@@ -3 +3 @@\n-a\n+y\n", "hunk 1 does not fit")]
    [InlineData("@@ -1,2 +1 @@\n-a\n", "hunk 1 says 2 lines before and 1 after, found 1 and 0")]
    [InlineData("@@ -1 +1 @@\n-a\n*A\n", "found '*A'")]
    [InlineData("@@ -1 +1 @@\n-a\n+A\n--- b\n+++ b\n@@ -1 +1 @@\n-a\n+b\n", "expected a patch of one file")]
    [InlineData("@@ -1 +1 @@\n-a\n+A\n\\ No newline at end of file\n", "without its end")]
    public async Task A_patch_that_does_not_fit_changes_nothing(string patch, string reason)
    {
        _at.Write("a", "a\nb\nc\na\n");
        var failure = await _at.RefusalAsync(FilePatch.Of(_at["a"], Workbench.Text(patch)));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Equal(FailureKind.Other, failure.Kind);
    }

    [Fact]
    public void What_diff_writes_is_applied()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !File.Exists("/usr/bin/diff"), "there is no diff");
        var text = Gen.Select(Gen.Int[0, 3].Array[0, 30], Gen.Bool)
            .Select((lines, hasEnd) => string.Join('\n', lines.Select(l => $"{l}")) + (hasEnd ? "\n" : ""));
        Gen.Select(text, text)
            .Where((before, after) => before != after)
            .Sample(
                (before, after) =>
                {
                    using var at = new Workbench();
                    var (one, two) = (at.Write("1", before), at.Write("2", after));
                    using var diff = Process.Start(
                        new ProcessStartInfo("/usr/bin/diff", ["-u", one, two]) { RedirectStandardOutput = true }
                    )!;
                    var patch = diff.StandardOutput.ReadToEnd();
                    at.DoneAsync(FilePatch.Of(one, Workbench.Text(patch))).GetAwaiter().GetResult();
                    return at.Read("1") == after;
                },
                iter: 60,
                threads: 1
            );
    }
}
