using System.Text;
using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Shelf;

public sealed class AppendLinesTests
{
    [Theory]
    [InlineData(null, "new\n")]
    [InlineData("", "new\n")]
    [InlineData("old\n", "old\nnew\n")]
    [InlineData("old\ntor", "old\nnew\n")]
    [InlineData("tor", "new\n")]
    public async Task A_line_without_its_end_is_cut_off_before_the_next(string? before, string after)
    {
        using var folder = new TemporaryFolder();
        if (before is not null)
        {
            folder.Write("log", before);
        }

        Assert.IsType<Outcome.Done>(await AppendAsync(folder["log"], "new\n"));
        Assert.Equal(after, folder.Read("log"));
    }

    [Fact]
    public async Task A_torn_line_may_be_longer_than_what_is_read_at_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("log", "old\n" + new string('x', 100_000));
        Assert.IsType<Outcome.Done>(await AppendAsync(folder["log"], "new\n"));
        Assert.Equal("old\nnew\n", folder.Read("log"));
    }

    [Fact]
    public async Task All_who_append_at_once_get_their_turn()
    {
        using var folder = new TemporaryFolder();
        var lines = Enumerable.Range(0, 50).Select(i => $"{i} {new string('x', 5000)}\n").ToList();
        var outcomes = await Task.WhenAll(lines.Select(l => Task.Run(() => AppendAsync(folder["log"], l))));
        Assert.All(outcomes, o => Assert.IsType<Outcome.Done>(o));
        Assert.Equal(lines.Order(), folder.Read("log").Split('\n')[..^1].Select(l => l + "\n").Order());
    }

    private static async Task<Outcome> AppendAsync(string path, string lines) =>
        await TestPort
            .Of(
                [new AppendLines(Path.GetDirectoryName(path)!)],
                new ManifestPlace("files.append", path, Readers.OwnerOnly)
            )
            .PerformAsync(
                AppendLines.Of(path, new Value.Bytes(Encoding.UTF8.GetBytes(lines), Label.Owner)),
                TestContext.Current.CancellationToken
            );
}
