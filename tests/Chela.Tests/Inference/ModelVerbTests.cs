using System.Text;
using System.Text.Json;
using Chela.Tests.Support;

namespace Chela.Tests.Inference;

/// <summary><c>chela model</c> against a server that stands in for a model.</summary>
public sealed class ModelVerbTests : IDisposable
{
    private const string Key = "sk-canary-4711";

    private readonly TestHost _host = new() { KeepsJournal = true };

    [Fact]
    public async Task A_model_is_added_tested_and_listed()
    {
        await using var server = new ModelServer(Answer);
        File.WriteAllText(_host.Home["chela.yaml"], "version: 1\n# mine\nlanguage: en\n");
        Assert.Equal(0, await _host.RunAsync("model", "add", $"{server.V1}", "--model", "org/big-1:8b"));
        Assert.Equal(
            $"version: 1\n# mine\nlanguage: en\nmodels:\n  - name: big-1\n    api: openai\n    url: {server.V1}\n    model: org/big-1:8b\n    sees: private\n",
            File.ReadAllText(_host.Home["chela.yaml"]).Replace("\"", "", StringComparison.Ordinal)
        );
        Assert.Equal(0, await _host.RunAsync("model", "test", "big-1"));
        Assert.Contains("big-1 answers: ready", _host.Output, StringComparison.Ordinal);
        Assert.Contains("it calls tools", _host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("model", "list", "--offline"));
        Assert.Equal(
            $"big-1  org/big-1:8b at 127.0.0.1:{server.Port}\n  sees everything, also what is private\n",
            _host.Output
        );
        Assert.Equal(0, await _host.RunAsync("model", "list", "--offline", "--json"));
        var json = JsonDocument.Parse(_host.Output).RootElement;
        Assert.Equal(
            ("chela.model", true),
            (json.GetProperty("schema").GetString(), json.GetProperty("configured").GetBoolean())
        );
    }

    [Fact]
    public async Task A_key_is_nowhere_but_on_its_way_to_the_endpoint()
    {
        await using var server = new ModelServer(r =>
            r.Number <= 3
                ? Answer(r)
                : ModelServer.Json($$$"""{"error":{"message":"{{{Key}}} is over its limit"}}""", 403)
        );
        _host.Secrets.Set("mine", ["127.0.0.1"], Key, DateTimeOffset.UnixEpoch);
        Assert.Equal(0, await _host.RunAsync("model", "add", $"{server.V1}", "--model", "small", "--key", "mine"));
        Assert.Equal(0, await _host.RunAsync("model", "test", "small"));
        var told = _host.Output + _host.Error;
        Assert.Equal(1, await _host.RunAsync("model", "test", "small"));
        told += _host.Output + _host.Error;
        Assert.Equal(0, await _host.RunAsync("turn", "list", "--json"));
        told += _host.Output + _host.Error;
        Assert.Equal(0, await _host.RunAsync("journal", "export", "-"));
        told += _host.Output + _host.Error;
        Assert.Contains("*** is over its limit", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, told, StringComparison.Ordinal);
        Assert.All(server.Requests, r => Assert.Contains($"Bearer {Key}", r.Head, StringComparison.Ordinal));
        Assert.All(server.Requests, r => Assert.DoesNotContain(Key, r.Body, StringComparison.Ordinal));
        Assert.All(
            Directory.GetFiles(_host.Home.Path, "*", SearchOption.AllDirectories),
            f => Assert.DoesNotContain(Key, Encoding.Latin1.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_call_is_an_effect_of_a_turn()
    {
        await using var server = new ModelServer(Answer);
        Assert.Equal(0, await _host.RunAsync("model", "add", $"{server.V1}", "--model", "small"));
        Assert.Equal(0, await _host.RunAsync("model", "test", "small"));
        Assert.Equal(2, _host.Effects.Count(e => e.Tool == "model.call"));
        Assert.Equal(0, await _host.RunAsync("turn", "show", "last", "--json"));
        Assert.Contains("model.call", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_of_tokens_holds_before_the_call_and_counts_what_was_used()
    {
        await using var server = new ModelServer(Answer);
        Assert.Equal(0, await _host.RunAsync("model", "add", $"{server.V1}", "--model", "small"));
        // The two calls may use 4,500 tokens each, and use 44 together.
        File.WriteAllText(
            _host.Home["policy.yaml"],
            "version: 1\nbudgets:\n  - { name: frugal, measure: tokens, most: 5000, per: day, beyond: deny }\n"
        );
        Assert.Equal(0, await _host.RunAsync("model", "test", "small"));
        Assert.Equal(0, await _host.RunAsync("model", "test", "small"));
        File.WriteAllText(
            _host.Home["policy.yaml"],
            "version: 1\nbudgets:\n  - { name: frugal, measure: tokens, most: 4000, per: day, beyond: deny }\n"
        );
        var before = server.Requests.Count;
        Assert.Equal(1, await _host.RunAsync("model", "test", "small"));
        Assert.Contains("It would go beyond the limit 'frugal'", _host.Error, StringComparison.Ordinal);
        Assert.Equal(before, server.Requests.Count);
    }

    [Theory]
    [InlineData("tokens_a_day: 5000", "tokens_a_day: 4000", "what small may use: 4,000 tokens a day")]
    [InlineData("tokens_a_turn: 5000", "tokens_a_turn: 4000", "what small may use: 4,000 tokens a turn")]
    [InlineData("money_a_day: 0.05", "money_a_day: 0.04", "what small may use: 0.04 in money a day")]
    [InlineData("money_a_turn: 0.05", "money_a_turn: 0.04", "what small may use: 0.04 in money a turn")]
    public async Task A_budget_of_a_model_holds_before_the_call_and_counts_what_was_used(
        string enough,
        string tooLittle,
        string said
    )
    {
        await using var server = new ModelServer(Answer);
        Assert.Equal(0, await _host.RunAsync("model", "add", $"{server.V1}", "--model", "small"));
        var settings = File.ReadAllText(_host.Home["chela.yaml"]);
        // The two calls may use 4,500 tokens each, and use 44 together.
        Write(enough);
        Assert.Equal(0, await _host.RunAsync("model", "test", "small"));
        Assert.Equal(0, await _host.RunAsync("model", "test", "small"));
        Write(tooLittle);
        var before = server.Requests.Count;
        Assert.Equal(1, await _host.RunAsync("model", "test", "small"));
        Assert.Contains(said, _host.Error, StringComparison.Ordinal);
        Assert.Equal(before, server.Requests.Count);
        Assert.Equal(0, await _host.RunAsync("audit", "verify"));

        void Write(string budget) =>
            File.WriteAllText(
                _host.Home["chela.yaml"],
                $"{settings}    price: {{ input: 10, output: 10 }}\n    budget: {{ {budget} }}\n"
            );
    }

    [Fact]
    public async Task A_call_that_nobody_read_uses_up_no_budget()
    {
        await using var server = new ModelServer(r => r.Path == "/v1/models" ? Answer(r) : ModelServer.Json("", 401));
        Assert.Equal(0, await _host.RunAsync("model", "add", $"{server.V1}", "--model", "small"));
        File.AppendAllText(_host.Home["chela.yaml"], "    budget: { tokens_a_day: 5000 }\n");
        for (var asked = 1; asked < 4; asked++)
        {
            Assert.Equal(1, await _host.RunAsync("model", "test", "small"));
            Assert.Equal(asked + 1, server.Requests.Count);
        }
    }

    [Theory]
    [InlineData("expected an address", "model", "add", "nonsense")]
    [InlineData("without a key or a query", "model", "add", "https://me:pw@api.example.org/v1")]
    [InlineData("can be read on its way", "model", "add", "http://api.example.org/v1", "--model", "m", "--unchecked")]
    [InlineData(
        "only a model on your own machines",
        "model",
        "add",
        "https://api.example.org/v1",
        "--model",
        "m",
        "--unchecked",
        "--sees",
        "private"
    )]
    [InlineData("with --unchecked, name the model", "model", "add", "https://api.example.org/v1", "--unchecked")]
    [InlineData("there is no model 'x' in chela.yaml", "model", "test", "x")]
    public async Task What_makes_no_sense_is_told(string said, params string[] arguments)
    {
        Assert.NotEqual(0, await _host.RunAsync(arguments));
        Assert.Contains(said, _host.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_host.Home["chela.yaml"]));
    }

    [Fact]
    public async Task A_model_that_is_not_served_is_told_with_those_that_are()
    {
        await using var server = new ModelServer(Answer);
        Assert.Equal(1, await _host.RunAsync("model", "add", $"{server.V1}", "--model", "none"));
        Assert.Contains("serves no 'none', but: org/big-1:8b, small", _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _host.RunAsync("model", "add", $"{server.V1}"));
        Assert.Contains("serves 2 models: org/big-1:8b, small", _host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "  - {name: a, api: openai, url: 'http://127.0.0.1:1', model: m, sees: public}\n  - {name: a, api: openai, url: 'http://127.0.0.1:1', model: n, sees: public}\n",
        "3:12: there are two models called 'a'"
    )]
    [InlineData(
        "  - {name: a, api: openai, url: 'https://x.example', model: m, sees: private}\n",
        "only a model on your own machines may see what is private"
    )]
    [InlineData(
        "  - {name: a, api: openai, url: 'ftp://x.example', model: m, sees: public}\n",
        "expected another form for 'url'"
    )]
    [InlineData(
        "  - {name: a, api: opnai, url: 'https://x.example', model: m, sees: public}\n",
        "expected one of openai, anthropic, ollama"
    )]
    [InlineData(
        "  - {name: a, api: openai, url: 'https://x.example', model: m, sees: public, key: 'sk-abc def'}\n",
        "expected another form for 'key'"
    )]
    public async Task Mistakes_in_the_settings_have_their_place(string models, string said)
    {
        File.WriteAllText(_host.Home["chela.yaml"], "version: 1\nmodels:\n" + models);
        Assert.Equal(1, await _host.RunAsync("model", "list", "--offline"));
        Assert.Contains(said, _host.Error.Replace("4:12", "3:12", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_read_from_standard_input_of_a_program()
    {
        Assert.Equal(2, await _host.RunAsync("secret", "set", "bad name", "--host", "a.example"));
        Assert.Equal(2, await _host.RunAsync("secret", "set", "key", "--host", "https://a.example"));
        Assert.Equal(1, await _host.RunAsync("secret", "remove", "key"));
        _host.Secrets.Set("key", ["a.example"], Key, DateTimeOffset.UnixEpoch);
        Assert.Equal(0, await _host.RunAsync("secret", "list"));
        Assert.Equal("key  for a.example, set 1970-01-01 00:00\n", _host.Output);
        Assert.Equal(1, await _host.RunAsync("secret", "remove", "kez"));
        Assert.Contains("did you mean 'key'?", _host.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("secret", "remove", "key"));
    }

    public void Dispose() => _host.Dispose();

    private static string Answer(ModelServer.Request request) =>
        request.Path == "/v1/models" ? ModelServer.Json("""{"data":[{"id":"org/big-1:8b"},{"id":"small"}]}""")
        : request.Json.TryGetProperty("tools", out _) ? ModelServer.Calls(("c", "note", """{"word":"ready"}"""))
        : ModelServer.Chat("ready");
}
