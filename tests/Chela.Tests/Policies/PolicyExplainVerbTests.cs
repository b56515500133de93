using System.Text.Json;
using Chela.Envelope.Policies;
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
    public async Task A_certificate_holds_all_that_the_policy_says()
    {
        var policy = $"\"policy\": {PolicyJson.Of(PolicyText.Read(PolicyText.Example).Policy!)}, \"groups\"";
        var records = File.ReadAllText(s_task).Replace("\"groups\"", policy, StringComparison.Ordinal);
        var task = _host.Home.Write("task.json", records);
        Assert.Equal(0, await _host.RunAsync("policy", "explain", "--effect", s_call, "--records", task, "--json"));
        Assert.Contains("\"above\":{\"amount\":500}", _host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("audit", "verify", _host.Home.Write("one.jsonl", _host.Output)));
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
    [InlineData("", "call.json:1:1: expected JSON, found its end")]
    [InlineData("{", "call.json:1:2: expected a name in quotes or }, found its end")]
    [InlineData("{\n \"tool\": é}", "call.json:2:10: expected a value, found 'é'")]
    [InlineData("{\"tool\":\"ü\",\"tool\":\"y\"}", "call.json:1:13: 'tool' stands here again; remove one of the two")]
    [InlineData("{\"tool\":\"x\"}", "effect: the member 'arguments' is missing")]
    [InlineData("{\"tool\":\"x\",\"arguments\":{\"a\":1},\"control\":[]}", "effect.arguments.a: expected a leaf")]
    [InlineData("{\"tool\":\"x\",\"arguments\":{},\"control\":[],\"kind\":\"send\"}", "unknown member 'kind'")]
    public Task What_is_wrong_in_a_call_is_named_with_its_place(string call, string error) =>
        AssertFailsAsync(_host.Home.Write("call.json", call), s_task, error);

    [Theory]
    [InlineData(
        "\"tool\": \"inbox_read\",",
        "\"tool\": \"outbox_read\",",
        "records.values[0].tool: expected a tool that"
    )]
    [InlineData("\"values\": [", "\"values\": [ {},", "records.values[0]: the member 'id' is missing")]
    [InlineData("\"labels\":", "\"label\":", "records.values[0]: unknown member 'label'")]
    [InlineData(
        "\"name\": \"mail_send\"",
        "\"name\": \"inbox_read\"",
        "records.tools: the tool 'inbox_read' stands there again"
    )]
    [InlineData(
        "\"messages\": [",
        "\"messages\": [{ \"id\": \"m1\", \"text\": \"\" }, ",
        "records.messages[1].id: expected an id of its own, found 'm1' again"
    )]
    [InlineData(
        "\"values\": [",
        "\"values\": [{ \"id\": \"r1\", \"tool\": \"inbox_read\", \"value\": 1, \"labels\": [] }, ",
        "records.values[1].id: expected an id of its own, found 'r1' again"
    )]
    [InlineData(
        "\"groups\": {}",
        "\"groups\": {}, \"policy\": {\"version\": 1, \"rule\": [],\n\"rules\": 5}",
        "records.policy:1:16: unknown key 'rule'; did you mean 'rules'? known keys are"
    )]
    [InlineData(
        "\"groups\": {}",
        "\"groups\": {}, \"policy\": {\"version\": 1, \"rule\": [],\n\"rules\": 5}",
        "\nrecords.policy:2:10: expected a list for 'rules', found '5'; for instance: "
    )]
    public Task What_is_wrong_in_the_records_is_named_with_its_place(string part, string spoilt, string error) =>
        AssertFailsAsync(
            s_call,
            _host.Home.Write("task.json", File.ReadAllText(s_task).Replace(part, spoilt, StringComparison.Ordinal)),
            error
        );

    [Fact]
    public async Task A_file_that_is_none_is_named()
    {
        var missing = _host.Home["no.json"];
        await AssertFailsAsync(s_call, missing, $"cannot read {missing}: it does not exist");
        await AssertFailsAsync(missing, s_task, $"cannot read {missing}: it does not exist");
        var folder = _host.Home.Path;
        await AssertFailsAsync(folder, s_task, $"cannot read {folder}: expected a file, found a folder; name a file");
        Assert.Equal(2, await _host.RunAsync("policy", "explain", "--effect", s_call));
    }

    [Fact]
    public async Task What_ran_already_counts()
    {
        var done = """
            { "id": "r0", "tool": "mail_send", "arguments": { "to": "bob@example.org", "body": "hello" }, "value": null, "labels": [] },
            """;
        var policy = """
            "policy": { "version": 1, "budgets": [{ "name": "one", "kind": "send", "measure": "count", "most": 1, "per": "task" }] },
            """;
        var once = File.ReadAllText(s_task).Replace("\"groups\"", policy + "\"groups\"", StringComparison.Ordinal);
        var twice = once.Replace("\"values\": [", "\"values\": [" + done, StringComparison.Ordinal);
        Assert.Equal(["verb allow", "limits allow"], await SaidAsync(once));
        Assert.Equal(["verb ask", "limits ask"], await SaidAsync(twice));

        async Task<string[]> SaidAsync(string records)
        {
            var file = _host.Home.Write("task.json", records);
            Assert.Equal(0, await _host.RunAsync("policy", "explain", "--effect", s_call, "--records", file));
            return
            [
                .. _host
                    .Output.Split('\n')
                    .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Where(w => w is ["verb" or "limits", not "is", ..])
                    .Select(w => $"{w[0]} {w[1]}"),
            ];
        }
    }

    /// <summary>That it fails by this error, in words and as JSON.</summary>
    private async Task AssertFailsAsync(string call, string task, string error)
    {
        string[] arguments = ["policy", "explain", "--effect", call, "--records", task];
        Assert.Equal(1, await _host.RunAsync(arguments));
        Assert.Contains(error, _host.Error, StringComparison.Ordinal);
        Assert.Empty(_host.Output);
        foreach (var internals in new[] { "BytePositionInLine", "LineNumber", "$.", "System." })
        {
            Assert.DoesNotContain(internals, _host.Error, StringComparison.Ordinal);
        }

        var told = _host.Error["error: ".Length..].TrimEnd();
        Assert.Equal(1, await _host.RunAsync([.. arguments, "--json"]));
        Assert.Empty(_host.Error);
        using var json = JsonDocument.Parse(_host.Output);
        Assert.Equal("chela.explanation", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        Assert.Equal(told, json.RootElement.GetProperty("error").GetString());
    }
}
