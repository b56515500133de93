using System.Text.Json;
using Chela.Tests.Support;

namespace Chela.Tests.Groups;

/// <summary>What decides where an entry stands: its note, then the owner's rules, then what was learnt, then its kind.</summary>
public sealed class PlacingTests : IDisposable
{
    private const string Compiler = "编译器：构建系统与 rust compiler";

    private readonly DigestFixture _vault = new();
    private readonly TemporaryFolder _past = new();

    public void Dispose()
    {
        _vault.Dispose();
        _past.Dispose();
    }

    [Fact]
    public async Task Without_rules_and_model_the_kind_decides_and_nothing_is_unsure()
    {
        _vault.Daily("A").Finished("A", Compiler, "https://code.example.org/a", "编译器。");
        Assert.Equal("有趣的事与物 / 其他", (await PlacesAsync())["A.md"]);
        Assert.Contains("\"unsure\":[]", _vault.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_learnt_places_an_entry_and_says_by_what()
    {
        await LearnAsync();
        _vault.Daily("A").Finished("A", Compiler, "https://code.example.org/a", "编译器与构建系统。");
        Assert.Equal("有趣的事与物 / 软件与开发", (await PlacesAsync())["A.md"]);
        Assert.Equal(0, await _vault.RunAsync("--why"));
        Assert.Contains(
            "  why:\n    A.md: 有趣的事与物 / 软件与开发\n      learnt from 6 weeks: ",
            _vault.Host.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("for it, against that: ", _vault.Host.Output, StringComparison.Ordinal);
        Assert.Contains("it is of kind article", _vault.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clipping_in_English_is_placed_by_its_title_its_site_and_its_terms()
    {
        await LearnAsync();
        _vault
            .Daily("A")
            .Write(
                "A.md",
                "---",
                "title: A robot learns manipulation",
                "source: https://arxiv.org/abs/2602.00001",
                "---",
                "We teach a robot manipulation. It grasps."
            );
        Assert.Equal("学术研究 / 机器人", (await PlacesAsync())["A.md"]);
    }

    [Fact]
    public async Task A_rule_goes_before_what_was_learnt_and_the_first_that_fits_decides()
    {
        await LearnAsync();
        _vault
            .Daily("A", "B")
            .Finished("A", Compiler, "https://code.example.org/a", "编译器。")
            .Finished("B", Compiler, "https://code.example.org/b", "编译器。")
            .Write(
                "digest.yaml",
                "version: 1",
                "groups:",
                "  - { host: example.org, kind: paper, group: SLAM }",
                "  - { url: 'http://www.code.example.org/a?utm_source=x', group: 图书 }",
                "  - { host: [other.org, example.org], title: COMPILER, section: 我的, group: 编译 }"
            );
        var places = await PlacesAsync();
        Assert.Equal("有趣的事与物 / 图书", places["A.md"]);
        Assert.Equal("我的 / 编译", places["B.md"]);
        Assert.Equal(0, await _vault.RunAsync("--why"));
        Assert.Contains("the rule in line 4 of digest.yaml", _vault.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_note_says_itself_goes_before_rules()
    {
        _vault
            .Daily("A", "B")
            .Write("A.md", "---", "headline: x", "group: ACGN", "---", "", "y")
            .Write("B.md", "---", "headline: x", "tags: [硬件与设备]", "---", "", "y")
            .Write("digest.yaml", "version: 1", "groups:", "  - { title: x, group: 图书 }");
        var places = await PlacesAsync();
        Assert.Equal("有趣的事与物 / ACGN", places["A.md"]);
        Assert.Equal("有趣的事与物 / 硬件与设备", places["B.md"]);
    }

    [Theory]
    [InlineData("tag: Robots", "学术研究 / 机器人")]
    [InlineData("tag: robot", "有趣的事与物 / 其他")]
    [InlineData("title: robot", "学术研究 / 机器人")]
    [InlineData("title: obot", "有趣的事与物 / 其他")]
    [InlineData("title: 机械", "学术研究 / 机器人")]
    [InlineData("kind: repository", "学术研究 / 机器人")]
    [InlineData("kind: [paper, media]", "有趣的事与物 / 其他")]
    [InlineData("host: github.com", "学术研究 / 机器人")]
    [InlineData("host: hub.com", "有趣的事与物 / 其他")]
    [InlineData("url: https://github.com/ann", "学术研究 / 机器人")]
    [InlineData("url: https://github.com/an", "有趣的事与物 / 其他")]
    public async Task A_condition_of_a_rule_means_what_it_says(string condition, string place)
    {
        _vault
            .Daily("A")
            .Write(
                "A.md",
                "---",
                "headline: '机械臂：a robot, open'",
                "source: https://github.com/ann/arm",
                "tags: ['#robots']",
                "---",
                "",
                "y"
            )
            .Write("digest.yaml", "version: 1", "groups:", $"  - {{ {condition}, group: 机器人 }}");
        Assert.Equal(place, (await PlacesAsync())["A.md"]);
    }

    [Theory]
    [InlineData("  - group: 图书", "digest.yaml:3:5: expected a condition in a rule of 'groups', found none")]
    [InlineData(
        "  - host: a.org",
        "digest.yaml:3:5: expected a section or a group in a rule of 'groups', found neither"
    )]
    [InlineData("  - { host: 'https://a.org/', group: x }", "digest.yaml:3:13: expected another form for 'host'")]
    [InlineData("  - { kind: tweet, group: x }", "digest.yaml:3:13: expected one of article, paper, thread")]
    [InlineData("  - { hots: a.org, group: x }", "digest.yaml:3:7: unknown key 'hots'; did you mean 'host'?")]
    public async Task A_mistake_in_a_rule_is_told_with_its_place(string rule, string message)
    {
        _vault.Daily("A").Finished("A", "x", null, "y").Write("digest.yaml", "version: 1", "groups:", rule);
        Assert.Equal(1, await _vault.RunAsync());
        Assert.Contains(message, _vault.Host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_as_well_stand_elsewhere_is_named_and_still_placed()
    {
        await LearnAsync();
        _vault.Daily("A", "B").Finished("A", "天气", "https://else.example.com/", "今天下雨。");
        _vault.Write(
            "B.md",
            "---",
            "headline: 天气",
            "source: https://else.example.com/2",
            "private: true",
            "---",
            "",
            "y"
        );
        Assert.Equal(0, await _vault.RunAsync("--json"));
        using var report = JsonDocument.Parse(_vault.Host.Output);
        var unsure = Assert.Single(report.RootElement.GetProperty("unsure").EnumerateArray());
        Assert.Equal("A.md", unsure.GetProperty("file").GetString());
        Assert.Contains(", or ", unsure.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("天气", _vault.Chinese, StringComparison.Ordinal);
    }

    private async Task LearnAsync()
    {
        for (var week = 1; week <= 6; week++)
        {
            _past.Write($"{week}.md", PastWeeks.Week(week));
        }

        Assert.Equal(0, await _vault.Host.RunAsync("digest", "learn", _past.Path));
    }

    /// <summary>Where each note stands, by its path.</summary>
    private async Task<Dictionary<string, string?>> PlacesAsync()
    {
        Assert.Equal(0, await _vault.RunAsync("--why", "--json"));
        using var report = JsonDocument.Parse(_vault.Host.Output);
        return report
            .RootElement.GetProperty("why")
            .EnumerateArray()
            .ToDictionary(e => e.GetProperty("subject").GetString()!, e => e.GetProperty("conclusion").GetString());
    }
}
