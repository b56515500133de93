using System.Text.Json;
using Chela.Tests.Support;

namespace Chela.Tests.Policies;

public sealed class PolicyExplainVerbTests : IDisposable
{
    private static readonly string s_call = Repository.PathOf("samples/explain/call.json");
    private static readonly string s_task = Repository.PathOf("samples/explain/task.json");

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_every_check_says_is_told_as_the_documentation_shows_it()
    {
        Assert.Equal(0, await _host.RunAsync("policy", "explain", "--effect", s_call, "--records", s_task));
        var shown = File.ReadAllText(Repository.PathOf("docs/policy.md")).Split("task.json\n    ", 3)[^1];
        Assert.Equal(
            _host.Output.TrimEnd(),
            string.Join('\n', ("    " + shown).TrimEnd().Split('\n').Select(l => l[4..]))
        );
    }

    [Fact]
    public async Task As_json_it_holds_a_certificate_that_can_be_verified()
    {
        Assert.Equal(0, await _host.RunAsync("policy", "explain", "--effect", s_call, "--records", s_task, "--json"));
        var output = _host.Output;
        using var json = JsonDocument.Parse(output);
        Assert.Equal("chela.explanation", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(8, json.RootElement.GetProperty("checks").GetArrayLength());
        Assert.Equal(0, await _host.RunAsync("audit", "verify", _host.Home.Write("one.jsonl", output)));
    }

    [Fact]
    public async Task A_tool_that_nobody_declared_is_denied_and_no_check_after_that_is_told()
    {
        var call = _host.Home.Write("call.json", """{"tool":"bank_pay","arguments":{},"control":[]}""");
        Assert.Equal(0, await _host.RunAsync("policy", "explain", "--effect", call, "--records", s_task));
        Assert.StartsWith("deny (known: tool)", _host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("grounding", _host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("{\"tool\":\"x\"}", "the member 'arguments' is missing")]
    [InlineData("{\"tool\":\"x\",\"arguments\":{\"a\":1},\"control\":[]}", "effect.arguments.a: expected a leaf")]
    [InlineData("{\"tool\":\"x\",\"arguments\":{},\"control\":[],\"kind\":\"send\"}", "unknown member 'kind'")]
    public async Task What_is_wrong_in_a_file_is_named(string call, string error)
    {
        var file = _host.Home.Write("call.json", call);
        Assert.Equal(1, await _host.RunAsync("policy", "explain", "--effect", file, "--records", s_task));
        Assert.Contains(error, _host.Error, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await _host.RunAsync("policy", "explain", "--effect", s_call, "--records", _host.Home["no.json"])
        );
        Assert.Equal(2, await _host.RunAsync("policy", "explain", "--effect", s_call));
    }
}
