using System.Text;
using System.Text.Json;
using Chela.Tests.Shelf;
using Chela.Tests.Support;
using Chela.Tests.Web;

namespace Chela.Tests.Extracts;

/// <summary><c>chela extract</c> as its owner sees it.</summary>
public sealed class ExtractVerbTests : IDisposable
{
    private const string Note =
        "---\ntitle: A title\nauthor: Ada Brook\npublished: 2026-02-17\nlang: en\nsource: https://example.org/a\n---\n\nSome **strong** words.\n\n- one\n- two\n";

    private readonly TestHost _host = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_is_printed_as_Markdown_below_its_title()
    {
        Assert.Equal(0, await ExtractAsync(_folder.Write("a.md", Note)));
        Assert.Equal(
            "# A title\n\nAda Brook · 2026-02-17 · <https://example.org/a>\n\nSome **strong** words.\n\n- one\n- two\n",
            _host.Output
        );
        Assert.Equal("", _host.Error);
    }

    [Fact]
    public async Task A_page_of_the_web_is_read_and_nothing_is_kept()
    {
        await using var shelf = new ShelfFixture(
            (_, _) =>
                ScriptedServer.Page("<html><head><title>A title</title></head><body><p>Some words.</p></body></html>")
        );
        Assert.Equal(0, await shelf.RunAsync("extract", "http://example.org/a"));
        Assert.Contains("Some words.", shelf.Host.Output, StringComparison.Ordinal);
        Assert.Empty(shelf.Captures);
    }

    [Fact]
    public async Task Json_is_one_object_with_every_member()
    {
        var file = _folder.Write("a.md", Note);
        Assert.Equal(0, await ExtractAsync("--json", file));
        using var json = JsonDocument.Parse(_host.Output);
        Assert.Equal(
            $$"""{"schema":"chela.extract","version":1,"input":"{{file}}","url":"https://example.org/a","title":"A title","author":"Ada Brook","site":null,"published":"2026-02-17T00:00:00+00:00","lang":"en","markdown":"Some **strong** words.\n\n- one\n- two","text":"Some strong words.\n\none\ntwo","error":null}""",
            _host.Output.TrimEnd('\n')
        );
    }

    [Fact]
    public async Task Jsonl_has_a_line_an_input_in_their_order_and_the_bad_ones_do_not_stop_it()
    {
        var (good, bad) = (
            _folder.Write("a.md", Note),
            _folder.Write("b.html", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10])
        );
        Assert.Equal(1, await ExtractAsync("--jsonl", good, bad, _folder["none.md"], good));
        var lines = _host.Output.TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal([good, bad, _folder["none.md"], good], lines.Select(l => l.GetProperty("input").GetString()));
        Assert.Equal(
            [
                null,
                "expected text, a page or a document, found a PNG image",
                $"cannot read {_folder["none.md"]}: it does not exist",
                null,
            ],
            lines.Select(l => l.GetProperty("error").GetString())
        );
        Assert.Equal(
            $"error: {bad}: expected text, a page or a document, found a PNG image\nerror: cannot read {_folder["none.md"]}: it does not exist\n",
            _host.Error
        );
    }

    [Fact]
    public async Task Several_inputs_with_json_are_still_one_object()
    {
        var file = _folder.Write("a.md", Note);
        Assert.Equal(0, await ExtractAsync("--json", file, file));
        using var json = JsonDocument.Parse(_host.Output);
        Assert.Equal(2, json.RootElement.GetProperty("inputs").GetArrayLength());
    }

    [Fact]
    public async Task A_folder_is_its_files_in_order()
    {
        _folder.Write("d/b.txt", "Words.");
        _folder.Write("d/a/c.md", "# C");
        _folder.Write("d/.hidden/x.md", "# X");
        Assert.Equal(0, await ExtractAsync("--jsonl", _folder["d"]));
        Assert.Equal(
            [_folder["d/a/c.md"], _folder["d/b.txt"]],
            _host
                .Output.TrimEnd('\n')
                .Split('\n')
                .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("input").GetString())
        );
    }

    [Fact]
    public async Task A_dash_is_standard_input()
    {
        _host.Input = Encoding.UTF8.GetBytes(
            "<html><head><title>T</title></head><body><p>Piped &amp; read</p></body></html>"
        );
        Assert.Equal(0, await ExtractAsync("-"));
        Assert.Contains("Piped & read", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_command_the_terminal_is_not_printed()
    {
        Assert.Equal(0, await ExtractAsync(_folder.Write("a.txt", "before \e]0;title\a after \u009B31m")));
        Assert.DoesNotContain(_host.Output, c => char.IsControl(c) && c != '\n');
    }

    [Theory]
    [InlineData]
    [InlineData("--json", "--jsonl", "a.md")]
    public async Task A_command_line_that_makes_no_sense_exits_with_2(params string[] arguments) =>
        Assert.Equal(2, await ExtractAsync(arguments));

    private Task<int> ExtractAsync(params string[] arguments) => _host.RunAsync(["extract", .. arguments]);
}
