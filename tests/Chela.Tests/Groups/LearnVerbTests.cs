using System.Text;
using System.Text.Json;
using Chela.Reading.Groups;
using Chela.Tests.Support;

namespace Chela.Tests.Groups;

public sealed class LearnVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestHost _host = new();

    public void Dispose()
    {
        _folder.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task It_learns_from_digests_under_any_name_and_counts_what_is_none()
    {
        WriteWeeks();
        _folder.Write("past/notes/diary.md", "# 2026-02-17\n\n今天没读什么。\n");
        _folder.Write(
            "past/README.md",
            "# Technical Reading Summary - Week 05, 2026\n\n## Topics\n\n### A\n\n#### B\n"
        );
        Assert.Equal(0, await LearnAsync());
        Assert.Contains("2 files are no digest in Chinese: passed over", _host.Output, StringComparison.Ordinal);
        Assert.Contains("3 groups learnt from 54 entries of 6 weeks", _host.Output, StringComparison.Ordinal);
        Assert.Contains("placed 100.0 % right", _host.Output, StringComparison.Ordinal);
        Assert.EndsWith("groups.model\n", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_digests_give_the_same_bytes_and_a_copy_of_one_changes_nothing()
    {
        WriteWeeks();
        Assert.Equal(0, await LearnAsync("--out", _folder["one.model"]));
        _folder.Write("past/copy/3.md", PastWeeks.Week(3));
        Assert.Equal(0, await LearnAsync("--out", _folder["two.model"]));
        Assert.Equal(File.ReadAllBytes(_folder["one.model"]), File.ReadAllBytes(_folder["two.model"]));
    }

    [Fact]
    public async Task What_was_learnt_holds_no_word_of_what_was_read()
    {
        WriteWeeks("Zanzibar 秘密的词 https://hidden.example.org/x");
        Assert.Equal(0, await LearnAsync());
        var model = Encoding.UTF8.GetString(File.ReadAllBytes(_host.Home["groups.model"]));
        Assert.Contains("机器人", model, StringComparison.Ordinal);
        foreach (var word in new[] { "zanzibar", "秘密", "example.org", "编译", "compiler" })
        {
            Assert.DoesNotContain(word, model, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Evaluate_prints_what_was_put_where()
    {
        WriteWeeks();
        Assert.Equal(0, await LearnAsync("--evaluate"));
        Assert.Contains("     1   2   3", _host.Output, StringComparison.Ordinal);
        Assert.Contains("   1  18   .   .  机器人", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_little_to_learn_from_is_told_and_nothing_is_written()
    {
        _folder.Write("past/1.md", PastWeeks.Week(1));
        Assert.Equal(1, await LearnAsync());
        Assert.Contains("came back in another week, found 9 entries", _host.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_host.Home["groups.model"]));
        Assert.Equal(1, await _host.RunAsync("digest", "learn", _folder["nowhere"]));
        Assert.Contains("nowhere", _host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", "expected a model of groups, found something else")]
    [InlineData("newer", "expected a model of form 1, found form 2")]
    [InlineData("cut", "its checksum does not fit")]
    [InlineData("changed", "its checksum does not fit")]
    [InlineData("empty", "expected a model of groups, found something else")]
    [InlineData("head", "the model is cut off")]
    public async Task A_model_that_cannot_be_read_stops_the_digest_and_says_what_to_do(string fault, string message)
    {
        WriteWeeks();
        await LearnAsync("--out", _folder["m.model"]);
        var bytes = File.ReadAllBytes(_folder["m.model"]);
        bytes = fault switch
        {
            "other" => "version: 1\n"u8.ToArray(),
            "newer" => [.. bytes[..8], 2, .. bytes[9..]],
            "cut" => bytes[..^100],
            "changed" => [.. bytes[..200], (byte)(bytes[200] ^ 1), .. bytes[201..]],
            "head" => bytes[..10],
            _ => [],
        };
        _folder.Write("m.model", bytes);
        _folder.Write("vault/202602171200_A.md", "---\nheadline: \"A\"\n---\n\nB.\n");
        Assert.Equal(
            1,
            await _host.RunAsync("digest", _folder["vault"], "--out", _folder["out"], "--groups", _folder["m.model"])
        );
        Assert.Contains(message, _host.Error, StringComparison.Ordinal);
        Assert.Contains("learn it again: chela digest learn DIR", _host.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public async Task A_model_that_is_named_must_be_there()
    {
        _folder.Write("vault/202602171200_A.md", "---\nheadline: \"A\"\n---\n\nB.\n");
        Assert.Equal(1, await _host.RunAsync("digest", _folder["vault"], "--groups", _folder["none.model"]));
        Assert.Contains("none.model", _host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_reads_back_and_no_damage_does_harm()
    {
        WriteWeeks();
        await LearnAsync();
        var bytes = File.ReadAllBytes(_host.Home["groups.model"]);
        var model = GroupModelFile.Read(bytes, out var problem);
        Assert.Null(problem);
        Assert.Equal(bytes, GroupModelFile.Write(model!));
        var places = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            // Whoever makes a checksum that fits may write what he likes.
            var damaged = bytes[..^32];
            damaged[places.Next(12, Math.Min(damaged.Length, 300))] = (byte)places.Next(256);
            byte[] signed = [.. damaged, .. System.Security.Cryptography.SHA256.HashData(damaged)];
            var read = GroupModelFile.Read(signed, out _);
            _ = read?.Guess(new EntryFacts(Chela.Reading.Captures.ItemKind.Article) { Text = "编译器" });
        }
    }

    [Fact]
    public async Task The_report_is_one_json_object()
    {
        WriteWeeks();
        Assert.Equal(0, await LearnAsync("--json"));
        using var report = JsonDocument.Parse(_host.Output);
        Assert.Equal("digest learn", report.RootElement.GetProperty("job").GetString());
    }

    private void WriteWeeks(string extra = "")
    {
        for (var week = 1; week <= 6; week++)
        {
            _folder.Write(
                week % 2 == 0 ? $"past/{week}/README.zh-CN.md" : $"past/any {week}.md",
                PastWeeks.Week(week, extra)
            );
        }
    }

    private Task<int> LearnAsync(params string[] options) =>
        _host.RunAsync(["digest", "learn", _folder["past"], .. options]);
}
