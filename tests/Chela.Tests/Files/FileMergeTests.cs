using Chela.Edge.Files;
using Chela.Text;

namespace Chela.Tests.Files;

/// <summary>What is written on the ground of an older version is merged into what the owner made of it.</summary>
public sealed class FileMergeTests : IDisposable
{
    private const string Old = "one\ntwo\nthree\nfour\n";

    private readonly string _base = ContentHash.Of(Old).ToString();
    private readonly Workbench _at = new();

    public void Dispose() => _at.Dispose();

    [Theory]
    [InlineData(Old, "ONE\ntwo\nthree\nfour\n")]
    [InlineData("one\ntwo\nthree\nfour\nowner\n", "ONE\ntwo\nthree\nfour\nowner\n")]
    [InlineData("one\r\ntwo\r\nthree\r\n4\r\n", "ONE\r\ntwo\r\nthree\r\n4\r\n")]
    public async Task A_write_and_an_edit_keep_what_the_owner_wrote(string owners, string merged)
    {
        foreach (var name in new[] { "write", "edit" })
        {
            await _at.DoneAsync(FileWrite.Of(_at[name], Workbench.Text(Old)), name);
            _at.Write(name, owners);
            await _at.DoneAsync(
                name == "write"
                    ? FileWrite.Of(_at[name], Workbench.Text("ONE\ntwo\nthree\nfour\n"), _base)
                    : FileEdit.Of(_at[name], Workbench.Text("one"), Workbench.Text("ONE"), basedOn: _base),
                name + 2
            );
            Assert.Equal(merged, _at.Read(name));
        }
    }

    [Fact]
    public async Task A_conflict_names_the_lines_and_writes_nothing()
    {
        await _at.DoneAsync(FileWrite.Of(_at["a"], Workbench.Text(Old)));
        _at.Write("a", "zero\none\ndeux\ntrois\nfour\n");
        var write = FileWrite.Of(_at["a"], Workbench.Text("one\n2\n3\nfour\n"), _base);
        Assert.Contains(
            "lines 3 to 4 were changed meanwhile: 'deux'",
            (await _at.RefusalAsync(write, "2")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused()
    {
        _at.Write("a", "other\n");
        var write = FileWrite.Of(_at["a"], Workbench.Text("new\n"), _base);
        Assert.Contains("read it again", (await _at.RefusalAsync(write)).Message, StringComparison.Ordinal);

        await _at.DoneAsync(FileWrite.Of(_at["a"], Workbench.Text(Old)), "2");
        File.WriteAllBytes(_at["a"], [0, 1]);
        Assert.Contains("no text", (await _at.RefusalAsync(write)).Message, StringComparison.Ordinal);

        _at.Write("a", string.Concat(Enumerable.Repeat("\n", 20_001)));
        Assert.Contains("more than", (await _at.RefusalAsync(write)).Message, StringComparison.Ordinal);

        File.Delete(_at["a"]);
        Assert.Contains("removed", (await _at.RefusalAsync(write)).Message, StringComparison.Ordinal);
    }
}
