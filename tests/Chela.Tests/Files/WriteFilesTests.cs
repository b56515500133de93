using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Tests.Files;

public sealed class WriteFilesTests : IDisposable
{
    private readonly Workbench _at = new();

    public WriteFilesTests() => _at.Write("a", "old a");

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task What_was_interrupted_goes_on()
    {
        var effect = Effect();
        Assert.IsType<Outcome.Done>(await RunAsync(effect));
        var after = _at.All.ToList();
        _at.Kill();
        // As if it had been killed between the files.
        File.Delete(_at["b"]);
        Assert.IsType<Outcome.Done>(await RunAsync(effect));
        Assert.Equal(after, _at.All);
        Assert.IsType<Outcome.Done>(await RunAsync(effect));
        Assert.Equal(after, _at.All);
    }

    [Fact]
    public async Task What_the_owner_changed_meanwhile_is_not_written_over()
    {
        var effect = Effect();
        await RunAsync(effect);
        _at.Kill();
        _at.Write("a", "the owner's");
        File.Delete(_at["b"]);
        var before = _at.All.ToList();
        var failure = Assert.IsType<Outcome.Failed>(await RunAsync(effect)).Failure;
        Assert.Contains($"{_at["a"]} was changed by somebody else", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, _at.All);
    }

    [Fact]
    public async Task What_is_written_already_is_not_written_again()
    {
        await RunAsync(Effect());
        var written = DateTime.UnixEpoch;
        File.SetLastWriteTimeUtc(_at["a"], written);
        await RunAsync(Effect(), "2");
        Assert.Equal(written, File.GetLastWriteTimeUtc(_at["a"]));
    }

    [Fact]
    public async Task What_fails_before_the_first_file_leaves_the_folder_as_it_was()
    {
        Directory.CreateDirectory(_at["sub/b"]);
        var effect = WriteFiles.Of(
            _at.Place,
            [("a", "new a"u8.ToArray()), ("new/c", "c"u8.ToArray()), ("sub/b", "b"u8.ToArray())],
            [],
            Label.Owner
        );
        Assert.IsType<Outcome.Failed>(await RunAsync(effect));
        Assert.Equal([("a", "old a")], _at.All);
        Assert.False(Directory.Exists(_at["new"]));
    }

    [Fact]
    public async Task A_link_does_not_lead_out_of_the_folder()
    {
        Directory.CreateDirectory(Path.Combine(_at.Versions, "outside"));
        Directory.CreateSymbolicLink(_at["link"], Path.Combine(_at.Versions, "outside"));
        var effect = WriteFiles.Of(_at.Place, [("link/a", "a"u8.ToArray())], [], Label.Owner);
        Assert.IsType<Outcome.Failed>(await RunAsync(effect));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_at.Versions, "outside")));
    }

    [Fact]
    public async Task What_is_not_kept_leaves_nothing_behind()
    {
        var effect = WriteFiles.Of(_at.Place, [("a", "new a"u8.ToArray())], [], Label.Owner, isKept: false);
        Assert.IsType<Outcome.Done>(await RunAsync(effect));
        Assert.Equal("new a", _at.Read("a"));
        Assert.Empty(Directory.GetFiles(_at.Versions, "*", SearchOption.AllDirectories));
    }

    private Effect Effect() =>
        WriteFiles.Of(_at.Place, [("a", "new a"u8.ToArray()), ("b", "new b"u8.ToArray())], [], Label.Owner);

    private async Task<Outcome> RunAsync(Effect effect, string key = "1") =>
        await _at.WriteFiles.RunAsync(effect, Workbench.Key(key), TestContext.Current.CancellationToken);
}
