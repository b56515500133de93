using System.Text.Json;
using System.Text.RegularExpressions;
using Chela.Agent.Effects;
using Chela.Tests.Support;

namespace Chela.Tests.Lint;

/// <summary><c>chela digest lint</c> as its owner sees it.</summary>
public sealed partial class LintVerbTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_finding_is_a_line_with_its_place_and_the_sum_comes_last()
    {
        var file = Write("a.md", LintSample.Chinese.Replace("两台机器", "两台Linux机器", StringComparison.Ordinal));
        Assert.Equal(1, await LintAsync(file));
        Assert.Equal(
            [
                $"{file}:39:3: E C01 no blank between Han and a Latin letter or digit",
                "1 file: 1 error, 0 warnings, 0 notes",
                "",
            ],
            _host.Output.Split('\n')
        );
    }

    [Fact]
    public async Task Warnings_are_no_failure_unless_they_are_asked_to_be()
    {
        var file = Write("a.md", LintSample.Chinese.Replace("很长，", "很长, ", StringComparison.Ordinal));
        Assert.Equal(0, await LintAsync(file));
        Assert.Equal(1, await LintAsync(file, "--strict"));
    }

    [Fact]
    public async Task A_folder_means_both_files_and_they_are_compared()
    {
        Write("week/README.zh-CN.md", LintSample.Chinese);
        Write(
            "week/README.md",
            LintSample.English.Replace("example.com/log", "example.com/other", StringComparison.Ordinal)
        );
        Assert.Equal(1, await LintAsync(_folder["week"]));
        Assert.Contains("README.zh-CN.md:59:1: E D02 README.md does not cite", _host.Output, StringComparison.Ordinal);
        Assert.EndsWith("2 files: 4 errors, 0 warnings, 0 notes\n", _host.Output, StringComparison.Ordinal);
        Assert.All(_host.Outcomes, outcome => Assert.IsNotType<Outcome.Denied>(outcome));
    }

    [Fact]
    public async Task Files_of_any_name_can_be_compared()
    {
        var (english, chinese) = (Write("e.md", LintSample.English), Write("c.md", LintSample.Chinese));
        Assert.Equal(0, await LintAsync("--pair", english, chinese));
        Write("c.md", LintSample.Chinese.Replace("example.com/log", "example.com/other", StringComparison.Ordinal));
        Assert.Equal(0, await LintAsync(english, chinese));
        Assert.Equal(1, await LintAsync("--pair", english, chinese));
    }

    [Fact]
    public async Task A_missing_file_is_one_line_and_the_others_go_on()
    {
        var file = Write("a.md", LintSample.Chinese);
        Assert.Equal(1, await LintAsync(_folder["none.md"], file));
        Assert.Equal(
            $"error: cannot read {_folder["none.md"]}: it does not exist, nor is there a README.zh-CN.md or README.md below it\n",
            _host.Error
        );
        Assert.Equal("2 files: 0 errors, 0 warnings, 0 notes\n", _host.Output);
    }

    [Fact]
    public async Task Fix_writes_the_file_and_says_what_is_left()
    {
        var spoilt = LintSample
            .Chinese.Replace("两台机器", "两台Linux机器", StringComparison.Ordinal)
            .Replace("> 等新版。", ">等新版。", StringComparison.Ordinal);
        var file = Write("a.md", spoilt);
        Assert.Equal(0, await LintAsync("--fix", file));
        Assert.Equal(
            [
                $"{file}:35:1: W Q02 a line of a quote is neither '>' nor '> text'",
                $"{file}: fixed 1 of 2 findings; changed line 39",
                "1 file: 0 errors, 1 warning, 0 notes",
                "",
            ],
            _host.Output.Split('\n')
        );
        Assert.Contains("两台 Linux 机器", _folder.Read("a.md"), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Fix_writes_nothing_where_there_is_nothing_to_correct()
    {
        var file = Write("a.md", LintSample.Chinese);
        Assert.Equal(1, await LintAsync("--fix", file, _folder["none.md"]));
        Assert.DoesNotContain(_host.Effects, e => e.Tool == "files.write");
    }

    [Fact]
    public async Task Fix_leaves_what_is_not_UTF_8_alone()
    {
        byte[] bytes = [.. "# x \n"u8, 0xFF, (byte)'\n'];
        var file = _folder.Write("a.md", bytes);
        Assert.Equal(1, await LintAsync("--fix", file));
        Assert.Contains("was not corrected: it is not UTF-8", _host.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task Json_is_one_object_with_the_place_of_each_finding()
    {
        var file = Write("a.md", LintSample.Chinese.Replace("两台机器", "两台Linux机器", StringComparison.Ordinal));
        Assert.Equal(1, await LintAsync("--json", file, _folder["none.md"]));
        using var json = JsonDocument.Parse(_host.Output);
        Assert.Equal("chela.lint", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        var files = json.RootElement.GetProperty("files");
        var finding = Assert.Single(files[0].GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("C01", "E", 39, 3),
            (
                finding.GetProperty("rule").GetString(),
                finding.GetProperty("severity").GetString(),
                finding.GetProperty("line").GetInt32(),
                finding.GetProperty("column").GetInt32()
            )
        );
        Assert.NotNull(files[1].GetProperty("problem").GetString());
    }

    [Fact]
    public async Task Only_and_quiet_print_less()
    {
        var spoilt = LintSample
            .Chinese.Replace("很长，", "很长, ", StringComparison.Ordinal)
            .Replace("![Image]", "![图]", StringComparison.Ordinal);
        var file = Write("a.md", spoilt);
        Assert.Equal(0, await LintAsync(file, "--only", "I"));
        Assert.Equal(["I M03"], Rules(_host.Output));
        Assert.Equal(0, await LintAsync(file, "--quiet"));
        Assert.Equal("", _host.Output);
        Assert.Equal(["W C03"], Rules(_host.Error));
    }

    [Theory]
    [InlineData]
    [InlineData("--only", "X", "a.md")]
    [InlineData("--pair", "a.md")]
    public async Task A_command_line_that_makes_no_sense_exits_with_2(params string[] arguments) =>
        Assert.Equal(2, await LintAsync(arguments));

    [Fact]
    public async Task Rules_lists_them_all()
    {
        Assert.Equal(0, await LintAsync("--rules"));
        Assert.Contains("T02 E an anchor that no heading has\n", _host.Output, StringComparison.Ordinal);
        Assert.Equal(Reading.Lint.LintRules.All.Length, _host.Output.Split('\n').Length - 1);
    }

    [Fact]
    public async Task The_sample_digest_has_no_error()
    {
        Assert.Equal(0, await _host.RunAsync("digest", Repository.PathOf("samples/week"), "--out", _folder["week"]));
        Assert.Equal(0, await LintAsync(_folder["week"]));
        Assert.Contains("2 files: 0 errors,", _host.Output, StringComparison.Ordinal);
    }

    private Task<int> LintAsync(params string[] arguments) => _host.RunAsync(["digest", "lint", .. arguments]);

    private string Write(string name, string text) => _folder.Write(name, text);

    private static IEnumerable<string> Rules(string output) =>
        Place().Matches(output).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex(": ([EWI] [A-Z][0-9]{2}) ")]
    private static partial Regex Place();
}
