using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chela.Guard;

namespace Chela.Tests.Guard;

/// <summary>A host of the guard, in this process: one session with a few tools, and words for what a host does.</summary>
internal sealed class GuardClient(long mostHeld = GuardServer.MostHeld)
{
    /// <summary>Parameters of <c>open</c>.</summary>
    public const string Opening = """
        {"owner":{"names":["ana@example.org"]},
         "contacts":[{"name":"Bob Jones","address":"bob@example.org"}],
         "groups":{"team":["bob@example.org","cleo@example.com"],"all":["team","dan@example.org"]},
         "moment":"2026-02-16T09:00:00+01:00",
         "tools":[
          {"name":"mail_send","kind":"send","repeat":"keyed","parameters":{"to":{"role":"destination"},"subject":{"role":"content"},"body":{"role":"content"},"format":{"role":"option"}},"result":{"key":[],"names":[]}},
          {"name":"mail_read","kind":"observe-local","repeat":"idempotent","parameters":{"folder":{"role":"option"}},"result":{"key":["id"],"names":[]}},
          {"name":"list_files","kind":"observe-local","repeat":"idempotent","parameters":{"path":{"role":"option"}},"result":{"key":["id"],"names":["filename"]}},
          {"name":"share_file","kind":"send","repeat":"idempotent","parameters":{"file":{"role":"selector","refers":"file"},"with":{"role":"destination"}},"result":{"key":[],"names":[]}},
          {"name":"pay","kind":"spend","repeat":"neither","parameters":{"to":{"role":"destination"},"amount":{"role":"amount"}},"result":{"key":[],"names":[]}},
          {"name":"files_delete","kind":"destroy","repeat":"idempotent","parameters":{"file":{"role":"selector","refers":"file"}},"result":{"key":[],"names":[]}},
          {"name":"odd_tool"}]}
        """;

    private readonly GuardServer _server = new("0.0.0", mostHeld);
    private int _id;

    /// <summary>The session of <see cref="Open"/>.</summary>
    public string Session { get; private set; } = "";

    /// <summary>A client with an open session.</summary>
    public static GuardClient Open(long mostHeld = GuardServer.MostHeld)
    {
        var client = new GuardClient(mostHeld);
        client.Reopen();
        return client;
    }

    /// <summary>Opens one more session, and goes on in it.</summary>
    public void Reopen(Action<JsonNode>? change = null)
    {
        var parameters = JsonNode.Parse(Opening)!;
        change?.Invoke(parameters);
        Session = Result("open", parameters.ToJsonString()).GetProperty("session").GetString()!;
    }

    /// <summary>Sends a line as it is.</summary>
    public string? Line(string line) => _server.Answer(Encoding.UTF8.GetBytes(line));

    /// <summary>Sends bytes as they are.</summary>
    public string? Line(byte[] line) => _server.Answer(line);

    /// <summary>Sends a request; the whole answer.</summary>
    public JsonElement Call(string method, string parameters)
    {
        var id = ++_id;
        var answer = JsonElement.Parse(
            Line($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{Folded(parameters)}}}""")!
        );
        Assert.Equal("2.0", answer.GetProperty("jsonrpc").GetString());
        Assert.Equal(id, answer.GetProperty("id").GetInt32());
        return answer;
    }

    /// <summary>Sends a request that is served.</summary>
    public JsonElement Result(string method, string parameters)
    {
        var answer = Call(method, parameters);
        Assert.True(answer.TryGetProperty("result", out var result), answer.ToString());
        return result;
    }

    /// <summary>Sends a request that is an error; its code and message.</summary>
    public (int Code, string Message) Error(string method, string parameters)
    {
        var answer = Call(method, parameters);
        Assert.True(answer.TryGetProperty("error", out var error), answer.ToString());
        Assert.False(answer.TryGetProperty("result", out _));
        return (error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString()!);
    }

    /// <summary>The owner says something.</summary>
    public JsonElement Owner(string text, string id = "m1", string quoted = "[]") =>
        Result("owner", $$"""{"session":"{{Session}}","id":"{{id}}","text":{{Text(text)}},"quoted":{{quoted}}}""");

    /// <summary>Asks for a decision.</summary>
    public Answered Decide(string tool, string arguments, string control = "[]") =>
        new(Result("decide", DecideOf(tool, arguments, control)));

    /// <summary>Parameters of a decision.</summary>
    public string DecideOf(string tool, string arguments, string control = "[]") =>
        $$$"""{"session":"{{{Session}}}","effect":{"tool":"{{{tool}}}","arguments":{{{arguments}}},"control":{{{control}}}}}""";

    /// <summary>Approves an effect.</summary>
    public void Approve(string effect) => Result("approve", $$"""{"session":"{{Session}}","effect":"{{effect}}"}""");

    /// <summary>Reports a result.</summary>
    public JsonElement Value(string id, string tool, string effect, string value, string labels = "[]") =>
        Call("value", ValueOf(id, tool, effect, value, labels));

    /// <summary>Parameters of a report.</summary>
    public string ValueOf(string id, string tool, string effect, string value, string labels = "[]") =>
        $$"""{"session":"{{Session}}","id":"{{id}}","tool":"{{tool}}","effect":"{{effect}}","value":{{value}},"labels":{{labels}}}""";

    /// <summary>Looks, and takes what is there as a record.</summary>
    public void Record(string id, string value, string labels = "[]", string tool = "mail_read", string argument = "")
    {
        var (name, text) = (tool == "mail_read" ? "folder" : "path", argument.Length > 0 ? argument : id);
        var decided = Decide(tool, $$$"""{"{{{name}}}":{"value":{{{Text(text)}}},"from":[{"planner":[]}]}}""");
        Assert.Equal("allow", decided.Verdict);
        Assert.Equal("{}", Value(id, tool, decided.Effect, value, labels).GetProperty("result").ToString());
    }

    /// <summary>An argument's leaf.</summary>
    public static string Leaf(string value, string from) => $$"""{"value":{{Text(value)}},"from":[{{from}}]}""";

    /// <summary>The arguments of a mail; each body with its origin.</summary>
    public static string Mail(string to, string body, string from = """{"owner":"m1"}""") =>
        $$"""{"to":{{Leaf(to, """{"planner":[]}""")}},"body":{{Leaf(body, from)}}}""";

    public static string Text(string text) => JsonSerializer.Serialize(text);

    private static string Folded(string json) => json.ReplaceLineEndings("");

    /// <summary>What is decided.</summary>
    internal sealed record Answered(JsonElement Json)
    {
        public string Verdict => Of("verdict");

        public string Effect => Of("effect");

        public string Check => Of("check");

        public string Rule => Of("rule");

        public string Why => Of("why");

        /// <summary>Verdict, check and rule in a line.</summary>
        public string Short => $"{Verdict} {Check} {Rule}";

        private string Of(string name) => Json.GetProperty(name).GetString()!;
    }
}
