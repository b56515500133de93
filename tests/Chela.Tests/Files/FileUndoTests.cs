using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Tests.Files;

/// <summary>What a tool did to a file can be taken back, and what the owner did to it stays.</summary>
public sealed class FileUndoTests : IDisposable
{
    private const string Before = "one\ntwo\nthree\nfour\nfive\n";

    private readonly Workbench _at = new();

    public FileUndoTests() => _at.Write("a", Before);

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task Every_tool_can_be_taken_back()
    {
        foreach (
            var (effect, i) in new[]
            {
                FileWrite.Of(_at["a"], Workbench.Text("new")),
                FileWrite.Of(_at["new"], Workbench.Text("new")),
                FileAppend.Of(_at["a"], Workbench.Text("line")),
                FileEdit.Of(_at["a"], Workbench.Text("two"), Workbench.Text("2")),
                FilePatch.Of(_at["a"], Workbench.Text("@@ -2 +2 @@\n-two\n+2\n")),
                FileMove.Of(_at["a"], _at["b"]),
                FileRemove.Of(_at["a"]),
            }.Select((e, i) => (e, i))
        )
        {
            await _at.DoneAsync(effect, $"{i}");
            Assert.NotEqual([("a", Before)], _at.All);
            Assert.IsType<Outcome.Done>(await _at.UndoAsync(effect, $"{i}"));
            Assert.Equal([("a", Before)], _at.All);
        }
    }

    [Fact]
    public async Task What_was_taken_back_can_be_taken_back()
    {
        var effect = FileAppend.Of(_at["a"], Workbench.Text("line"));
        await _at.DoneAsync(effect);
        await _at.UndoAsync(effect);
        var restore = FileRestore.Of(_at["a"], null, null);
        await _at.UndoAsync(restore, "undo 1 0");
        Assert.Equal(Before + "line\n", _at.Read("a"));
    }

    [Fact]
    public async Task What_the_owner_wrote_meanwhile_stays()
    {
        var effect = FileAppend.Of(_at["a"], Workbench.Text("line"));
        await _at.DoneAsync(effect);
        _at.Write("a", "zero\n" + _at.Read("a"));
        await _at.UndoAsync(effect);
        Assert.Equal("zero\n" + Before, _at.Read("a"));
    }

    [Fact]
    public async Task Where_the_owner_changed_the_same_line_nothing_is_undone()
    {
        var effect = FileEdit.Of(_at["a"], Workbench.Text("three"), Workbench.Text("3"));
        await _at.DoneAsync(effect);
        _at.Write("a", "zero\n" + _at.Read("a").Replace("3", "drei", StringComparison.Ordinal));
        var restore = Assert.Single(_at.Tool(effect).UndoOf(effect, Workbench.Key("1"), null!)!.Value);
        Assert.Contains(
            "line 4 was changed meanwhile: 'drei'",
            (await _at.RefusalAsync(restore, "2")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_owner_removed_or_made_is_left_as_it_is()
    {
        var write = FileWrite.Of(_at["new"], Workbench.Text("new"));
        await _at.DoneAsync(write);
        _at.Write("new", "the owner's");
        Assert.IsType<Outcome.Failed>(await _at.UndoAsync(write));
        Assert.Equal("the owner's", _at.Read("new"));

        var edit = FileAppend.Of(_at["a"], Workbench.Text("line"));
        await _at.DoneAsync(edit, "2");
        File.Delete(_at["a"]);
        Assert.IsType<Outcome.Failed>(await _at.UndoAsync(edit, "2"));
        Assert.False(File.Exists(_at["a"]));
    }

    [Fact]
    public async Task A_version_that_is_not_kept_is_named()
    {
        var restore = FileRestore.Of(
            _at["a"],
            ContentHash.Of(Before).ToString(),
            ContentHash.Of("never seen").ToString()
        );
        Assert.Contains("is not kept", (await _at.RefusalAsync(restore)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_are_taken_back_together()
    {
        _at.Write("gone", "gone");
        var before = _at.All.ToList();
        var effect = WriteFiles.Of(
            _at.Place,
            [("a", "changed"u8.ToArray()), ("sub/new", "new"u8.ToArray())],
            ["gone", "never there"],
            Label.Owner
        );
        var tool = _at.WriteFiles;
        Assert.IsType<Outcome.Done>(
            await tool.RunAsync(effect, Workbench.Key("1"), TestContext.Current.CancellationToken)
        );
        Assert.Equal([("a", "changed"), ("sub/new", "new")], _at.All);
        foreach (var (undo, i) in tool.UndoOf(effect, Workbench.Key("1"), null!)!.Value.Select((u, i) => (u, i)))
        {
            await _at.DoneAsync(undo, $"undo {i}");
        }

        Assert.Equal(before, _at.All);
    }
}
