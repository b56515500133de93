using Chela.Agent.Effects;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Tests.Support;
using Chela.Text;

namespace Chela.Tests.Files;

public sealed class FileToolTests : IDisposable
{
    private readonly Workbench _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task A_write_answers_with_both_versions_and_keeps_them()
    {
        _at.Write("a.md", "old\n");
        var value = (Value.Record)await _at.DoneAsync(FileWrite.Of(_at["a.md"], Workbench.Text("new\n")));
        Assert.Equal("new\n", _at.Read("a.md"));
        foreach (var (field, text) in new[] { ("before", "old\n"), ("after", "new\n") })
        {
            var hash = ContentHash.Of(text);
            Assert.Equal(hash.ToString(), ((Value.Text)value.Fields[field]).Content);
            Assert.Equal(text, File.ReadAllText(KeepBytes.PathOf(_at.Versions, hash)));
        }
    }

    [Theory]
    [InlineData("deep/er/than/it was.md")]
    [InlineData("日记 “今天” 🐝.md")]
    [InlineData("-rf * $(x) 'y' \"z\" & #%.md")]
    [InlineData("..hidden")]
    public async Task Missing_folders_are_made_and_names_are_taken_literally(string name)
    {
        await _at.DoneAsync(FileWrite.Of(_at[name], Workbench.Text("text")));
        Assert.Equal([(name, "text")], _at.All);
    }

    [Fact]
    public async Task A_name_as_long_as_names_may_be_is_written()
    {
        var name = new string('n', 255);
        await _at.DoneAsync(FileWrite.Of(_at[name], Workbench.Text("text")));
        Assert.Equal("text", _at.Read(name));
        Assert.Equal(
            FailureKind.Other,
            (await _at.RefusalAsync(FileWrite.Of(_at[name + "n"], Workbench.Text("")), "2")).Kind
        );
    }

    [Theory]
    [InlineData(null, "line\n")]
    [InlineData("", "line\n")]
    [InlineData("a\n", "a\nline\n")]
    [InlineData("a", "a\nline\n")]
    [InlineData("a\r\nb\r\n", "a\r\nb\r\nline\r\n")]
    [InlineData("a\r\nb", "a\r\nb\r\nline\r\n")]
    [InlineData("a\r\nb\n", "a\r\nb\nline\n")]
    public async Task An_append_answers_ok_and_the_line(string? before, string after)
    {
        if (before is not null)
        {
            _at.Write("out.txt", before);
        }

        var value = await _at.DoneAsync(FileAppend.Of(_at["out.txt"], Workbench.Text("line")));
        Assert.Equal("ok line", ((Value.Text)value).Content);
        Assert.Equal(after, _at.Read("out.txt"));
    }

    [Theory]
    [InlineData("one two\n", "two", "three", "one three\n")]
    [InlineData("a\r\nb\r\nc\r\n", "a\nb", "x\ny", "x\r\ny\r\nc\r\n")]
    [InlineData("no end", "end", "", "no ")]
    [InlineData("\uFEFFmark\n", "mark", "kept", "\uFEFFkept\n")]
    public async Task An_edit_replaces_what_stands_there_once(
        string before,
        string old,
        string replacement,
        string after
    )
    {
        _at.Write("a", before);
        await _at.DoneAsync(FileEdit.Of(_at["a"], Workbench.Text(old), Workbench.Text(replacement)));
        Assert.Equal(after, _at.Read("a"));
    }

    [Fact]
    public async Task An_edit_of_what_is_not_there_once_names_how_often_it_is()
    {
        _at.Write("a", "x x\n");
        var edit = FileEdit.Of(_at["a"], Workbench.Text("x"), Workbench.Text("y"));
        Assert.Contains("found it 2 times", (await _at.RefusalAsync(edit)).Message, StringComparison.Ordinal);
        edit = FileEdit.Of(_at["a"], Workbench.Text("z"), Workbench.Text("y"), all: true);
        Assert.Contains("found it 0 times", (await _at.RefusalAsync(edit)).Message, StringComparison.Ordinal);
        await _at.RefusalAsync(FileEdit.Of(_at["a"], Workbench.Text(""), Workbench.Text("y"), all: true));
        await _at.DoneAsync(FileEdit.Of(_at["a"], Workbench.Text("x"), Workbench.Text("y"), all: true));
        Assert.Equal("y y\n", _at.Read("a"));
    }

    [Fact]
    public async Task A_move_takes_content_and_permissions_along_and_replaces_nothing()
    {
        _at.Write("a", "text");
        _at.Write("there", "other");
        await _at.RefusalAsync(FileMove.Of(_at["a"], _at["there"]));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_at["a"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await _at.DoneAsync(FileMove.Of(_at["a"], _at["new/b"]));
        Assert.Equal([("new/b", "text"), ("there", "other")], _at.All);
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(_at["new/b"]).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public async Task What_is_removed_is_kept()
    {
        _at.Write("a", "text");
        await _at.DoneAsync(FileRemove.Of(_at["a"]));
        Assert.Empty(_at.All);
        Assert.Equal("text", File.ReadAllText(KeepBytes.PathOf(_at.Versions, ContentHash.Of("text"))));
    }

    [Fact]
    public async Task What_is_not_there_is_not_changed()
    {
        foreach (
            var effect in new[]
            {
                FileEdit.Of(_at["a"], Workbench.Text("x"), Workbench.Text("y")),
                FilePatch.Of(_at["a"], Workbench.Text("@@ -1 +1 @@\n-a\n+b\n")),
                FileMove.Of(_at["a"], _at["b"]),
                FileRemove.Of(_at["a"]),
            }
        )
        {
            Assert.Equal(FailureKind.NotFound, (await _at.RefusalAsync(effect)).Kind);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_neither_edited_nor_appended_to()
    {
        File.WriteAllBytes(_at["a"], [1, 0, 2]);
        File.WriteAllBytes(_at["b"], [(byte)'x', 0xFF]);
        foreach (var name in new[] { "a", "b" })
        {
            await _at.RefusalAsync(FileAppend.Of(_at[name], Workbench.Text("line")));
            await _at.RefusalAsync(FileEdit.Of(_at[name], Workbench.Text("x"), Workbench.Text("y")));
        }

        await _at.DoneAsync(FileWrite.Of(_at["a"], Workbench.Text("text")));
    }

    [Fact]
    public async Task Nothing_is_written_outside_of_the_place()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret", "theirs");
        Directory.CreateSymbolicLink(_at["out"], outside.Path);
        File.CreateSymbolicLink(_at["file"], outside["secret"]);
        File.CreateSymbolicLink(_at["circle"], _at["circle"]);
        Directory.CreateDirectory(_at["folder"]);
        foreach (
            var path in new[]
            {
                _at["out/secret"],
                _at["out/new/file"],
                _at["file"],
                _at["circle"],
                _at["circle/file"],
                _at["folder"],
                _at["folder/"],
                outside["secret"],
                _at["../escaped"],
                _at["folder/../../escaped"],
                _at.Place,
                "../relative",
                "",
                _at["nul\0"],
                _at["line\nbreak"],
            }
        )
        {
            var failure = Assert.IsType<Outcome.Failed>(await _at.RunAsync(FileWrite.Of(path, Workbench.Text("mine"))));
            Assert.DoesNotContain('\n', failure.Failure.Message);
            Assert.IsType<Outcome.Failed>(await _at.RunAsync(FileAppend.Of(path, Workbench.Text("mine"))));
            Assert.IsType<Outcome.Failed>(await _at.RunAsync(FileRemove.Of(path)));
        }

        Assert.Equal("theirs", outside.Read("secret"));
        Assert.Equal(["secret"], Directory.GetFileSystemEntries(outside.Path).Select(Path.GetFileName));
        Assert.False(File.Exists(_at["../escaped"]));
    }

    [Fact]
    public async Task A_path_that_is_not_full_starts_from_the_workspace()
    {
        Assert.IsType<Outcome.Done>(await _at.RunAsync(FileAppend.Of("notes/today.md", Workbench.Text("mine"))));
        Assert.Equal("mine\n", File.ReadAllText(_at["notes/today.md"]));
    }

    [Fact]
    public async Task A_link_that_stays_in_the_place_is_followed()
    {
        Directory.CreateDirectory(_at["real"]);
        Directory.CreateSymbolicLink(_at["link"], "real");
        await _at.DoneAsync(FileWrite.Of(_at["link/a"], Workbench.Text("text")));
        Assert.Equal("text", _at.Read("real/a"));
    }

    [Fact]
    public async Task A_file_may_be_too_large()
    {
        using (var file = File.Create(_at["a"]))
        {
            file.SetLength(VersionedFiles.Largest + 1);
        }

        var failure = Assert.IsType<Outcome.Failed>(await _at.RunAsync(FileRemove.Of(_at["a"]))).Failure;
        Assert.Equal(FailureKind.TooLarge, failure.Kind);
        File.Delete(_at["a"]);
    }

    [Fact]
    public async Task A_read_only_file_is_left_alone()
    {
        _at.Write("a", "text");
        File.SetAttributes(_at["a"], FileAttributes.ReadOnly);
        Assert.Equal(
            FailureKind.AccessRefused,
            (await _at.RefusalAsync(FileWrite.Of(_at["a"], Workbench.Text("new")))).Kind
        );
        File.SetAttributes(_at["a"], FileAttributes.Normal);
    }

    [Fact]
    public async Task Changes_of_one_file_at_once_all_happen()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => Task.Run(() => _at.DoneAsync(FileAppend.Of(_at["a"], Workbench.Text($"{i}")), $"{i}")))
        );
        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => $"{i}").Order(StringComparer.Ordinal),
            _at.Read("a").Split('\n')[..^1].Order(StringComparer.Ordinal)
        );
        Assert.Equal(["a"], _at.All.Select(f => f.Name));
    }
}
