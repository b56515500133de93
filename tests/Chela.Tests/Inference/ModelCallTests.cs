using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Edge.Inference;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Inference;

/// <summary>Calls of models over real sockets: what is sent, what comes back, and all that can go wrong in between.</summary>
public sealed class ModelCallTests
{
    private const string Key = "sk-canary-4711";

    private static readonly PromptTool s_tool = new(
        "files_read",
        "Reads a file",
        """{"type":"object","properties":{"path":{"type":"string"}}}"""
    );

    private static readonly ModelPrompt s_prompt = new(
        [
            new PromptMessage(PromptRole.System, "You are Chela.", Label.System),
            new PromptMessage(PromptRole.User, "读 a.txt", Label.Owner),
            new PromptMessage(PromptRole.Assistant, "", Label.Owner)
            {
                Calls = [new PromptCall("c1", "files_read", """{"path":"a.txt"}""")],
            },
            new PromptMessage(PromptRole.Tool, "line of \"a\"", Label.Owner) { ResultOf = "c1" },
        ],
        [s_tool]
    );

    [Fact]
    public async Task Chat_completions_are_asked_as_everyone_asks_them()
    {
        await using var server = new ModelServer(_ => ModelServer.Chat("done"));
        await AskAsync(Of(ModelApi.OpenAI, server.V1), s_prompt);
        var request = Assert.Single(server.Requests);
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Contains($"Authorization: Bearer {Key}", request.Head, StringComparison.Ordinal);
        Assert.Contains("User-Agent: chela/test", request.Head, StringComparison.Ordinal);
        Assert.Equal(
            """{"model":"m","max_tokens":4096,"stream":true,"stream_options":{"include_usage":true},"tools":[{"type":"function","function":{"name":"files_read","description":"Reads a file","parameters":{"type":"object","properties":{"path":{"type":"string"}}}}}],"messages":[{"role":"system","content":"You are Chela."},{"role":"user","content":"读 a.txt"},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"files_read","arguments":"{\"path\":\"a.txt\"}"}}]},{"role":"tool","tool_call_id":"c1","content":"line of \"a\""}]}""",
            request.Body
        );
    }

    [Fact]
    public async Task Messages_of_Anthropic_are_asked_as_it_wants_them()
    {
        await using var server = new ModelServer(_ =>
            ModelServer.Events(
                """{"type":"message_start","message":{"usage":{"input_tokens":5,"cache_read_input_tokens":7,"output_tokens":1}}}""",
                """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
                """{"type":"ping"}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"I look."}}""",
                """{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"files_read","input":{}}}""",
                """{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"path\":"}}""",
                """{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"\"b\"}"}}""",
                """{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":15}}""",
                """{"type":"message_stop"}"""
            )
        );
        var answer = await AnswerAsync(Of(ModelApi.Anthropic, server.V1), s_prompt);
        Assert.Equal("I look.", answer.Text);
        Assert.Equal(new PromptCall("t1", "files_read", """{"path":"b"}"""), Assert.Single(answer.Calls));
        Assert.Equal((ModelFinish.Calls, new ModelUsage(12, 7, 15)), (answer.Finish, answer.Usage));
        var request = Assert.Single(server.Requests);
        Assert.Equal("/v1/messages", request.Path);
        Assert.Contains($"x-api-key: {Key}", request.Head, StringComparison.Ordinal);
        Assert.Contains("anthropic-version: 2023-06-01", request.Head, StringComparison.Ordinal);
        Assert.Equal(
            """[{"role":"user","content":[{"type":"text","text":"读 a.txt"}]},{"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"files_read","input":{"path":"a.txt"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"line of \"a\""}]}]""",
            request.Json.GetProperty("messages").GetRawText()
        );
    }

    [Fact]
    public async Task Ollama_is_asked_with_its_context_and_answers_line_by_line()
    {
        await using var server = new ModelServer(_ =>
            ModelServer.Http(
                200,
                "application/x-ndjson",
                """
                {"message":{"role":"assistant","content":"Hm."},"done":false}
                {"message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"files_read","arguments":{"path":"c"}}}]},"done":false}
                {"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":30,"eval_count":4}

                """
            )
        );
        var answer = await AnswerAsync(Of(ModelApi.Ollama, server.Root) with { Context = 8192 }, s_prompt);
        Assert.Equal(("Hm.", ModelFinish.Calls, new ModelUsage(30, 0, 4)), (answer.Text, answer.Finish, answer.Usage));
        Assert.Equal("""{"path":"c"}""", Assert.Single(answer.Calls).Arguments);
        var request = Assert.Single(server.Requests);
        Assert.Equal("/api/chat", request.Path);
        Assert.Equal("""{"num_predict":4096,"num_ctx":8192}""", request.Json.GetProperty("options").GetRawText());
    }

    [Fact]
    public async Task Text_calls_and_what_was_counted_come_back()
    {
        await using var server = new ModelServer(r =>
            r.Number == 1
                ? ModelServer.Chat("一二三四五六七八九十 and more", "length")
                : ModelServer.Calls(("a", "files_read", """{"path":"x"}"""), ("b", "files_read", """{"path":"y"}"""))
        );
        var model = Of(ModelApi.OpenAI, server.V1) with { Price = new ModelPrice(1m, 0.5m, 2m) };
        var first = await AnswerAsync(model, s_prompt);
        Assert.Equal(
            ("一二三四五六七八九十 and more", ModelFinish.Length, new ModelUsage(12, 8, 3)),
            (first.Text, first.Finish, first.Usage)
        );
        Assert.Equal((4m + 4m + 6m) / 1_000_000m, first.Cost);
        var second = await AnswerAsync(model, s_prompt);
        Assert.Equal(["""a {"path":"x"}""", """b {"path":"y"}"""], second.Calls.Select(c => $"{c.Id} {c.Arguments}"));
    }

    [Fact]
    public async Task Who_does_not_stream_or_count_is_understood_too()
    {
        await using var server = new ModelServer(r =>
            r.Number == 1
                ? ModelServer.Json(
                    """
                    {
                      "choices": [{"message": {"role": "assistant", "content": "whole"}, "finish_reason": "stop"}],
                      "usage": {"prompt_tokens": 3, "completion_tokens": 1}
                    }
                    """
                )
                : ModelServer.Chat("uncounted", isCounted: false)
        );
        Assert.Equal("whole", (await AnswerAsync(Of(ModelApi.OpenAI, server.V1), s_prompt)).Text);
        var usage = (await AnswerAsync(Of(ModelApi.OpenAI, server.V1), s_prompt)).Usage;
        Assert.Equal((true, s_prompt.TokenBound, 9L), (usage.IsBound, usage.Input, usage.Output));
    }

    [Theory]
    [InlineData(401, "", FailureKind.AccessRefused, "does not accept the key")]
    [InlineData(402, "", FailureKind.AccessRefused, "wants to be paid")]
    [InlineData(
        404,
        """{"error":{"message":"model 'x' not found","type":"not_found"}}""",
        FailureKind.NotFound,
        "model 'x' not found"
    )]
    [InlineData(400, """{"error":{"message":"bad temperature"}}""", FailureKind.Other, "bad temperature")]
    [InlineData(
        400,
        """{"error":{"message":"maximum context length is 4096","code":"context_length_exceeded"}}""",
        FailureKind.TooLarge,
        "longer than the model's context"
    )]
    [InlineData(
        400,
        """{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 > 8"}}""",
        FailureKind.TooLarge,
        "longer than the model's context"
    )]
    [InlineData(413, "<html>", FailureKind.TooLarge, "too long")]
    [InlineData(429, """{"error":"slow down"}""", FailureKind.Busy, "slow down")]
    [InlineData(500, "oops", FailureKind.Busy, "cannot answer now (500)")]
    [InlineData(529, "", FailureKind.Busy, "cannot answer now (529)")]
    public async Task A_refusal_is_told_in_one_line(int status, string body, FailureKind kind, string said)
    {
        await using var server = new ModelServer(_ => ModelServer.Json(body, status));
        var failure = await FailureAsync(Of(ModelApi.OpenAI, server.V1), s_prompt);
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task What_an_endpoint_says_of_its_pace_is_kept()
    {
        await using var server = new ModelServer(_ => ModelServer.Json("{}", 429, "Retry-After: 30\r\n"));
        var before = TimeProvider.System.GetUtcNow();
        var failure = await FailureAsync(Of(ModelApi.OpenAI, server.V1), s_prompt);
        Assert.InRange(failure.NotBefore!.Value, before.AddSeconds(29), before.AddMinutes(10));
    }

    public static TheoryData<string, string> BrokenAnswers =>
        new()
        {
            { "half a stream", ModelServer.Events(ModelServer.Chunk("""{"content":"half"}""")) },
            { "no JSON", ModelServer.Events("{\"choices\":[") },
            { "a page", ModelServer.Http(200, "text/html", "<html>please log in</html>") },
            { "a list", ModelServer.Json("[]") },
            { "nothing", ModelServer.Chat("") },
            { "an empty body", ModelServer.Json("") },
            {
                "an error in the stream",
                ModelServer.Events(ModelServer.Chunk("""{"content":"a"}"""), """{"error":{"message":"overloaded"}}""")
            },
            {
                "a cut connection",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\ndata: {\"choices\":[]}\n\n"
            },
            { "no HTTP", "hello\r\n\r\n" },
        };

    [Theory]
    [MemberData(nameof(BrokenAnswers))]
    public async Task A_broken_answer_is_no_answer(string what, string answer)
    {
        Assert.NotEmpty(what);
        await using var server = new ModelServer(_ => answer);
        var failure = await FailureAsync(Of(ModelApi.OpenAI, server.V1), s_prompt);
        Assert.Equal(FailureKind.Busy, failure.Kind);
    }

    [Fact]
    public async Task Who_says_nothing_for_too_long_is_given_up()
    {
        await using var server = new ModelServer(
            async (request, stream, stop) =>
            {
                if (request.Number == 2)
                {
                    await stream.WriteAsync(
                        Encoding.ASCII.GetBytes(
                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\ndata: {}\n\n"
                        ),
                        stop
                    );
                }

                await Task.Delay(Timeout.Infinite, stop);
            }
        );
        var limits = new ModelLimits { First = TimeSpan.FromMilliseconds(50), Idle = TimeSpan.FromMilliseconds(50) };
        Assert.Contains(
            "expected the beginning of an answer",
            (await FailureAsync(Of(ModelApi.OpenAI, server.V1), s_prompt, limits)).Message,
            StringComparison.Ordinal
        );
        limits = limits with { First = TimeSpan.FromMinutes(5) };
        Assert.Contains(
            "nothing came from",
            (await FailureAsync(Of(ModelApi.OpenAI, server.V1), s_prompt, limits)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_dead_endpoint_and_an_unknown_host_are_told_apart()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var dead = await FailureAsync(Of(ModelApi.OpenAI, new Uri($"http://127.0.0.1:{port}/v1")), s_prompt);
        Assert.Equal($"nobody answers at 127.0.0.1:{port}; is the model's server running?", dead.Message);
    }

    [Fact]
    public async Task A_key_goes_to_no_other_host_and_into_no_error()
    {
        await using var elsewhere = new ModelServer(_ => ModelServer.Chat("stolen"));
        await using var server = new ModelServer(r =>
            r.Number == 1
                ? ModelServer.Json("", 307, $"Location: {elsewhere.V1}/chat/completions\r\n")
                : ModelServer.Json($$$"""{"error":{"message":"your key {{{Key}}} is wrong"}}""", 401)
        );
        var redirected = await FailureAsync(Of(ModelApi.OpenAI, server.V1), s_prompt);
        Assert.Contains("sends calls elsewhere", redirected.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
        var refused = await FailureAsync(Of(ModelApi.OpenAI, server.V1), s_prompt);
        Assert.Contains("your key *** is wrong", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_move_the_cursor_do_not_come_through()
    {
        await using var server = new ModelServer(_ =>
            ModelServer.Json("""{"error":{"message":"a\u001b[2Jb\nc\u202ed"}}""", 400)
        );
        var failure = await FailureAsync(Of(ModelApi.OpenAI, server.V1), s_prompt);
        Assert.Contains("a [2Jb c d", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelSees.Public)]
    [InlineData(ModelSees.Owner)]
    [InlineData(ModelSees.Private)]
    public async Task Nobody_is_told_what_he_must_not_see(ModelSees sees)
    {
        const string canary = "the code is 8841";
        await using var server = new ModelServer(_ => ModelServer.Chat("done"));
        var model = Of(ModelApi.OpenAI, server.V1) with { Sees = sees };
        var owners = Label.Owner.RestrictTo(Readers.Only(Principal.Owner, Principal.Models));
        foreach (
            var (label, may) in new[]
            {
                (Label.Owner, true),
                (owners, sees != ModelSees.Public),
                (Label.Owner.RestrictTo(Readers.OwnerOnly), sees == ModelSees.Private),
            }
        )
        {
            var before = server.Requests.Count;
            using var tool = Tool();
            var port = TestPort.Of([tool], [ModelCall.PlaceOf(model)]);
            var prompt = new ModelPrompt([new PromptMessage(PromptRole.User, canary, label)], []);
            var outcome = await port.PerformAsync(ModelCall.Of(model, prompt), CancellationToken.None);
            Assert.Equal(may, outcome is Outcome.Done);
            Assert.Equal(may, server.Requests.Count > before);
            if (outcome is Outcome.Done done)
            {
                // What it makes of a secret is one.
                Assert.Equal(label.Readers, done.Value.Label.Readers);
                Assert.False(done.Value.Label.IsTrusted);
            }
        }
    }

    [Fact]
    public void A_prompt_comes_out_of_its_effect_as_it_went_in()
    {
        var prompt = s_prompt with { Effort = "high" };
        var effect = ModelCall.Of(Of(ModelApi.Ollama, new Uri("http://127.0.0.1:1")), prompt);
        var back = ModelCall.PromptOf(effect);
        Assert.Equal(prompt.Effort, back.Effort);
        Assert.Equal(prompt.Tools, back.Tools);
        Assert.Equal(
            prompt.Messages.Select(m => (m.Role, m.Text, m.Label, m.ResultOf, string.Concat(m.Calls))),
            back.Messages.Select(m => (m.Role, m.Text, m.Label, m.ResultOf, string.Concat(m.Calls)))
        );
    }

    [Fact]
    public async Task The_same_prompt_is_the_same_bytes()
    {
        await using var server = new ModelServer(_ => ModelServer.Chat("done"));
        var model = Of(ModelApi.OpenAI, server.V1);
        await AskAsync(model, s_prompt);
        await AskAsync(
            model,
            s_prompt with
            {
                Messages = s_prompt.Messages.Add(new(PromptRole.Assistant, "more", Label.Owner)),
            }
        );
        var (first, second) = (server.Requests.First().Body, server.Requests.Last().Body);
        // What was said before stands as it stood: a provider's cache holds.
        Assert.StartsWith(first[..^2], second, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, server.Requests.First().Json.GetProperty("messages").ValueKind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("call_0")]
    public async Task Each_call_of_a_conversation_has_an_id_of_its_own_whatever_the_endpoint_says(string id)
    {
        await using var server = new ModelServer(_ =>
            ModelServer.Calls((id, "files_read", """{"path":"x"}"""), (id, "files_read", """{"path":"y"}"""))
        );
        var model = Of(ModelApi.OpenAI, server.V1);
        var prompt = s_prompt;
        for (var round = 0; round < 3; round++)
        {
            var answer = await AnswerAsync(model, prompt);
            prompt = prompt with
            {
                Messages =
                [
                    .. prompt.Messages,
                    new PromptMessage(PromptRole.Assistant, "", Label.Owner) { Calls = answer.Calls },
                    .. answer.Calls.Select(c => new PromptMessage(PromptRole.Tool, "z", Label.Owner)
                    {
                        ResultOf = c.Id,
                    }),
                ],
            };
        }

        var ids = prompt.Messages.SelectMany(m => m.Calls).Select(c => c.Id).ToList();
        Assert.Equal(7, ids.Distinct().Count());
        Assert.DoesNotContain("", ids);
    }

    [Fact]
    public async Task What_a_model_writes_is_shown_while_it_comes_and_nobody_who_fails_at_that_breaks_the_call()
    {
        await using var server = new ModelServer(_ => ModelServer.Chat("one two three four"));
        var drafts = new Drafts();
        using var tool = new CallModel(KeyOf, TimeProvider.System, new ModelLimits(), drafts);
        var effect = ModelCall.Of(Of(ModelApi.OpenAI, server.V1), s_prompt);
        var id = EffectJson.IdOf("one", effect);
        Assert.IsType<Outcome.Done>(await tool.RunAsync(effect, id, CancellationToken.None));
        Assert.Equal([$"{id} begins", "one two", " three ", "four"], drafts.Told);
        drafts.Fails = true;
        Assert.IsType<Outcome.Done>(await tool.RunAsync(effect, id, CancellationToken.None));
    }

    private sealed class Drafts : IDraftListener
    {
        public List<string> Told { get; } = [];

        public bool Fails { get; set; }

        public void Begin(EffectId call) => Tell($"{call} begins");

        public void Add(EffectId call, string text) => Tell(text);

        private void Tell(string text)
        {
            if (Fails)
            {
                throw new IOException("the terminal is gone");
            }

            Told.Add(text);
        }
    }

    private static ModelSettings Of(ModelApi api, Uri endpoint) => new("test", api, endpoint, "m") { Key = "k" };

    private static CallModel Tool(ModelLimits? limits = null) =>
        new(KeyOf, TimeProvider.System, limits ?? TestHost.Patience);

    private static string? KeyOf(string name, Uri endpoint, out string? problem)
    {
        problem = null;
        return Key;
    }

    private static async Task<Outcome> AskAsync(ModelSettings model, ModelPrompt prompt, ModelLimits? limits = null)
    {
        using var tool = Tool(limits);
        return await tool.RunAsync(ModelCall.Of(model, prompt), default, CancellationToken.None);
    }

    private static async Task<ModelAnswer> AnswerAsync(ModelSettings model, ModelPrompt prompt) =>
        ModelCall.AnswerOf(model, Assert.IsType<Outcome.Done>(await AskAsync(model, prompt)).Value);

    private static async Task<EffectFailure> FailureAsync(
        ModelSettings model,
        ModelPrompt prompt,
        ModelLimits? limits = null
    ) => Assert.IsType<Outcome.Failed>(await AskAsync(model, prompt, limits)).Failure;
}
