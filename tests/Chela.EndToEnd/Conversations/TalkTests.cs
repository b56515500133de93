using System.Text;
using System.Text.Json;
using Chela.EndToEnd.Support;
using Chela.Tests.Inference;
using static Chela.Tests.Inference.ModelServer;

namespace Chela.EndToEnd.Conversations;

/// <summary>A conversation with the program as a process: what it says in which order, whatever is said to it, and whatever ends it.</summary>
public sealed class TalkTests : IDisposable
{
    private readonly Workplace _at = new();

    public TalkTests() => _at.Environment["CHELA_HOME"] = _at["state"];

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task What_is_asked_is_told_before_it_is_done_and_only_what_is_approved_is_done()
    {
        await using var server = Scripted(Append("yes"), Says("First."), Append("no"), Says("Then not."));
        using var program = new TalkingProgram(_at);
        await program.UntilAsync("ready");
        await program.SayAsync("talk", "hello");
        var ask = await program.UntilAsync("ask");
        Assert.Equal("file.append", ask.GetProperty("tool").GetString());
        Assert.Equal("talk", ask.GetProperty("conversation").GetString());
        Assert.False(File.Exists(Out));
        await program.WriteAsync($$"""{"approve":"{{ask.GetProperty("id").GetString()}}"}""");
        var done = await program.UntilAsync("done");
        Assert.Equal(["ready", "ask", "text", "done"], program.Order);
        Assert.Equal("First.", done.GetProperty("text").GetString());
        Assert.Equal("file.append out.txt: yes", done.GetProperty("done")[0].GetString());
        Assert.Equal("yes\n", File.ReadAllText(Out));

        await program.SayAsync("talk", "and again?");
        ask = await program.UntilAsync("ask");
        await program.WriteAsync($$"""{"deny":"{{ask.GetProperty("id").GetString()}}"}""");
        done = await program.UntilAsync("done");
        Assert.Equal("Then not.", done.GetProperty("text").GetString());
        Assert.Contains("You did not want it", done.GetProperty("not_done")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("yes\n", File.ReadAllText(Out));
        Assert.Equal((0, ""), await program.EndAsync());
    }

    [Fact]
    public async Task While_a_model_is_slow_its_turn_is_stopped_and_the_next_message_is_answered()
    {
        var asked = new TaskCompletionSource();
        await using var server = new ModelServer(
            async (request, stream, stop) =>
            {
                if (request.Number == 1)
                {
                    asked.SetResult();
                    await Task.Delay(Timeout.Infinite, stop);
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(Says("Here.")), stop);
            }
        );
        Settings(server.V1);
        using var program = new TalkingProgram(_at);
        await program.UntilAsync("ready");
        await program.WriteAsync("""{"stop":"talk"}""");
        await program.UntilAsync("notice");
        await program.SayAsync("talk", "hello");
        await asked.Task;
        await program.WriteAsync("""{"stop":"talk"}""");
        Assert.Equal("stopped", Status(await program.UntilAsync("done")));
        await program.SayAsync("talk", "are you there?");
        Assert.Equal("Here.", (await program.UntilAsync("done")).GetProperty("text").GetString());
        Assert.Equal(0, (await program.EndAsync()).Code);
    }

    [Fact]
    public async Task Two_conversations_go_on_side_by_side()
    {
        using var both = new Barrier(2);
        await using var server = new ModelServer(
            async (request, stream, stop) =>
            {
                // Neither is answered before the other one has asked.
                await Task.Run(() => both.SignalAndWait(stop), stop);
                var to = request.Body.Contains("from left", StringComparison.Ordinal) ? "left" : "right";
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Says($"to {to}")), stop);
            }
        );
        Settings(server.V1);
        using var program = new TalkingProgram(_at);
        await program.SayAsync("left", "from left");
        await program.SayAsync("right", "from right");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var done = await program.UntilAsync("done");
            Assert.Equal($"to {done.GetProperty("conversation").GetString()}", done.GetProperty("text").GetString());
        }

        Assert.Equal(0, (await program.EndAsync()).Code);
    }

    [Fact]
    public async Task A_line_that_cannot_be_taken_is_an_error_and_the_rest_goes_on()
    {
        await using var server = Scripted(Says("Here."));
        using var program = new TalkingProgram(_at);
        await program.UntilAsync("ready");
        var bad = new[]
        {
            "{",
            "[]",
            "7",
            "\u0001",
            """{"conversation":"talk"}""",
            """{"text":"hello"}""",
            """{"conversation":"talk","text":7}""",
            """{"conversation":"talk","text":"hello","colour":"red"}""",
            """{"conversation":"","text":"hello"}""",
            """{"conversation":"a b","text":"hello"}""",
            """{"conversation":"talk","text":"  "}""",
            """{"conversation":"talk","text":"half \ud800"}""",
            """{"conversation":"half \ud800","text":"hello"}""",
            """{"half \ud800":"talk"}""",
            """{"approve":7}""",
            """{"approve":"ab"}""",
            """{"approve":"abcdef"}""",
            """{"stop":["talk"]}""",
            $$"""{"conversation":"talk","text":"{{new string('x', 2 * 1024 * 1024)}}"}""",
            $$"""{"conversation":"talk","text":"{{new string('x', 10 * 1024 * 1024)}}"}""",
            string.Concat(Enumerable.Repeat("[", 10_000)),
        };
        foreach (var line in bad)
        {
            var before = program.Seen.Count;
            await program.WriteAsync(line);
            var error = (await program.UntilAsync("error")).GetProperty("error").GetString()!;
            Assert.True(program.Seen.Count == before + 1, line[..Math.Min(80, line.Length)]);
            Assert.InRange(error.Length, 1, 400);
            Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        }

        await program.WriteAsync("");
        await program.WriteAsync("  \r");
        await program.SayAsync("talk", "with \u0000 and \u001b[2J and \u202e in it");
        var done = await program.UntilAsync("done");
        Assert.Equal("Here.", done.GetProperty("text").GetString());
        Assert.Equal((0, ""), await program.EndAsync());
    }

    [Fact]
    public async Task A_second_client_of_a_home_gets_one_line()
    {
        await using var server = Scripted(Says("Here."));
        using var program = new TalkingProgram(_at);
        await program.UntilAsync("ready");
        foreach (var verb in new[] { "chat --jsonl", "send --wait hello", "chat" })
        {
            var second = (await _at.ChelaAsync(verb.Split(' '))).Expect(1);
            Assert.Matches(
                "^error: expected the journal in .* to be free, found that process [0-9]+ has it open",
                second.OnlyError
            );
            Assert.Equal("", second.Output);
        }

        await program.SayAsync("talk", "hello");
        Assert.Equal("done", Status(await program.UntilAsync("done")));
        Assert.Equal(0, (await program.EndAsync()).Code);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_turn_it_goes_on_by_itself_and_does_nothing_twice()
    {
        const int appends = 6;
        var middle = new TaskCompletionSource();
        var isDead = false;
        await using var server = new ModelServer(
            async (request, stream, stop) =>
            {
                var results = request.Json.GetProperty("messages").EnumerateArray().Count(m => RoleOf(m) == "tool");
                if (results == appends / 2 && !isDead)
                {
                    middle.TrySetResult();
                    await Task.Delay(Timeout.Infinite, stop);
                }

                var answer = results < appends ? Append($"line {results}") : Says("All of them.");
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stop);
            }
        );
        Settings(server.V1);
        _at.Write(
            "state/policy.yaml",
            "version: 1\nrules:\n  - name: appends\n    tool: file.append\n    kind: write\n    verdict: allow\n"
        );
        using (var program = new TalkingProgram(_at))
        {
            await program.SayAsync("talk", "append six lines to out.txt");
            await middle.Task;
            isDead = true;
            await program.KillAsync();
        }

        Assert.Equal(appends / 2, File.ReadLines(Out).Count());
        using var again = new TalkingProgram(_at);
        await again.UntilAsync("ready");
        var done = Assert.Single(again.Seen, s => s.GetProperty("event").GetString() == "done");
        Assert.Equal("All of them.", done.GetProperty("text").GetString());
        Assert.Equal(Enumerable.Range(0, appends).Select(k => $"line {k}"), File.ReadLines(Out));
        var (code, error) = await again.EndAsync();
        Assert.Equal(0, code);
        Assert.Matches(
            "^taking up again: talk: append six lines to out.txt of [-0-9]+ [:0-9]+\ntaken up again: ",
            error
        );
        // It was told once.
        using var third = new TalkingProgram(_at);
        await third.UntilAsync("ready");
        Assert.Single(third.Seen);
        await third.EndAsync();
    }

    [Fact]
    public async Task The_end_of_the_input_ends_nothing_that_was_accepted()
    {
        await using var server = Scripted(Says("Here."));
        using var program = new TalkingProgram(_at);
        await program.SayAsync("left", "hello");
        await program.SayAsync("left", "and again");
        await program.SayAsync("right", "hello");
        Assert.Equal(0, (await program.EndAsync()).Code);
        Assert.Equal(3, program.Seen.Count(s => s.GetProperty("event").GetString() == "done"));
    }

    [Fact]
    public async Task What_waits_goes_on_after_another_process_approved_it_and_is_told_by_the_next_chat()
    {
        await using var server = Scripted(Append("yes"), Says("Appended."));
        string id;
        using (var program = new TalkingProgram(_at))
        {
            await program.SayAsync("talk", "hello");
            id = (await program.UntilAsync("ask")).GetProperty("id").GetString()!;
            Assert.Equal(0, (await program.EndAsync()).Code);
        }

        (await _at.ChelaAsync("approve", id["sha256:".Length..][..12])).Expect(0);
        Assert.Equal("yes\n", File.ReadAllText(Out));
        using var next = new TalkingProgram(_at);
        await next.UntilAsync("ready");
        Assert.Equal(["done", "ready"], next.Order);
        Assert.Equal("Appended.", next.Seen[0].GetProperty("text").GetString());
        await next.EndAsync();
    }

    [Theory]
    [InlineData(404, """{"error":{"message":"no model nobody"}}""", "no model nobody")]
    [InlineData(401, """{"error":{"message":"wrong"}}""", "401")]
    [InlineData(0, "", "scripted: ")]
    public async Task A_model_that_cannot_be_had_is_said_in_a_reply(int status, string body, string why)
    {
        await using (var server = new ModelServer(_ => Json(body, status)))
        {
            Settings(server.V1);
            if (status > 0)
            {
                await FailsAsync("hello", why);
                return;
            }
        }

        await FailsAsync("hello", why);
    }

    [Fact]
    public async Task A_message_longer_than_any_context_is_said_in_a_reply()
    {
        await using var server = Scripted(Says("Here."));
        Settings(server.V1, context: 2000);
        await FailsAsync(string.Concat(Enumerable.Repeat("word ", 100_000)), "scripted: ");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Without_a_model_the_rules_answer_lines_of_a_pipe()
    {
        Rules();
        var result = await _at.ShellAsync(
            "printf '/status\\n\\nremind me tomorrow at nine to call\\n/search nothing-like-it\\n/shelf\\n/help\\n' | chela chat"
        );
        // One of them was not done: nothing was found.
        result.Expect(1);
        Assert.Equal("", result.Error);
        Assert.Contains("/save LINK", result.Output, StringComparison.Ordinal);
        Assert.Contains("- [ ] ", _at.Read("state/workspace/reminders.md"), StringComparison.Ordinal);
        Assert.Equal(1, (await _at.ShellAsync("echo frobnicate the whatsit | chela chat")).Code);
    }

    [Fact]
    public async Task What_was_done_last_is_taken_back()
    {
        await using var server = Scripted(Append("milk"), Says("It is there."));
        using var program = new TalkingProgram(_at);
        await program.SayAsync("talk", "append milk to out.txt");
        Assert.Equal("done", Status(await program.UntilAsync("done")));
        Assert.Equal("milk\n", File.ReadAllText(Out));
        await program.SayAsync("talk", "/undo");
        var done = await program.UntilAsync("done");
        Assert.Equal("done", Status(done));
        Assert.Equal("talk", done.GetProperty("conversation").GetString());
        Assert.False(File.Exists(Out) && File.ReadAllText(Out).Length > 0);
        Assert.Equal((0, ""), await program.EndAsync());
    }

    [Fact]
    public async Task What_a_turn_of_no_conversation_waits_for_is_answered_here_too()
    {
        _at.Write(
            "state/policy.yaml",
            "version: 1\nrules:\n  - name: ask me\n    tool: files.write\n    verdict: ask\n"
        );
        (await _at.ChelaAsync("digest", Workplace.Sample, "--out", _at["out"])).Expect(1);
        using var turn = JsonDocument.Parse((await _at.ChelaAsync("approvals", "--json")).Expect(0).Output);
        var ids = turn
            .RootElement.GetProperty("effects")
            .EnumerateArray()
            .Where(e => e.GetProperty("state").GetString() == "asked")
            .Select(e => e.GetProperty("effect").GetString());
        using var program = new TalkingProgram(_at);
        await program.UntilAsync("ready");
        foreach (var id in ids)
        {
            await program.WriteAsync($$"""{"approve":"{{id}}"}""");
        }

        // Writes may follow on others, which are asked then.
        while (!program.Seen.Any(s => s.GetProperty("event").GetString() is "done" or "error"))
        {
            var said = await program.UntilAnyAsync("done", "ask", "error");
            if (said.GetProperty("event").GetString() == "ask")
            {
                await program.WriteAsync($$"""{"approve":"{{said.GetProperty("id").GetString()}}"}""");
            }
        }

        var done = program.Seen[^1];
        Assert.True(Status(done) == "done", done.ToString());
        Assert.False(done.TryGetProperty("conversation", out _));
        Assert.NotEmpty(done.GetProperty("text").GetString()!);
        Assert.NotEmpty(Directory.GetFiles(_at["out"], "*.md"));
        Assert.Equal(0, (await program.EndAsync()).Code);
    }

    [Fact]
    public async Task Two_questions_of_one_step_are_answered_at_once_and_each_is_done_once()
    {
        await using var server = Scripted(
            Calls([
                ("c1", "files", """{"op":"append","path":"out.txt","text":"one"}"""),
                ("c2", "files", """{"op":"append","path":"other.txt","text":"two"}"""),
            ]),
            Says("Both.")
        );
        using var program = new TalkingProgram(_at);
        await program.SayAsync("talk", "hello");
        var one = (await program.UntilAsync("ask")).GetProperty("id").GetString();
        var two = (await program.UntilAsync("ask")).GetProperty("id").GetString();
        await program.WriteAsync($$"""{"approve":"{{one}}"}""");
        await program.WriteAsync($$"""{"approve":"{{two}}"}""");
        await program.WriteAsync($$"""{"approve":"{{two}}"}""");
        Assert.Equal("Both.", (await program.UntilAsync("done")).GetProperty("text").GetString());
        Assert.Equal("one\n", File.ReadAllText(Out));
        Assert.Equal("two\n", _at.Read("state/workspace/other.txt"));
        Assert.Equal((0, ""), await program.EndAsync());
        Assert.Single(program.Seen, s => s.GetProperty("event").GetString() == "error");
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_worked_on_once_and_told_again()
    {
        await using var server = Scripted(Says("Here."));
        const string message = """{"conversation":"talk","text":"hello","id":"m1"}""";
        using (var program = new TalkingProgram(_at))
        {
            await program.WriteAsync(message);
            await program.UntilAsync("done");
            Assert.Equal(0, (await program.EndAsync()).Code);
        }

        using var again = new TalkingProgram(_at);
        await again.UntilAsync("ready");
        await again.WriteAsync(message);
        Assert.Equal("Here.", (await again.UntilAsync("done")).GetProperty("text").GetString());
        Assert.Equal(0, (await again.EndAsync()).Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Every_text_that_is_accepted_has_one_done_with_its_id_and_the_words_last()
    {
        Rules();
        using var program = new TalkingProgram(_at);
        await program.UntilAsync("ready");
        var texts = new[]
        {
            "stop",
            "/stop",
            "/help",
            "/status",
            "/approvals",
            "/shelf",
            "/reminders",
            "/feeds",
            "/undo",
            "/undo 3f9a12cd",
            "/approve",
            "/approve 3f9a12cd",
            "/deny 3f9a12cd 4f9a12cd",
            "/open 3f9a",
            "/search nothing-like-it",
            "/frobnicate",
            "/quit",
            "frobnicate the whatsit",
        };
        foreach (var (text, id) in texts.Select((t, k) => (t, $"m{k}")))
        {
            var before = program.Seen.Count;
            await program.WriteAsync($$"""{"conversation":"talk","text":"{{text}}","id":"{{id}}"}""");
            var done = await program.UntilAsync("done");
            Assert.True(program.Seen.Count == before + 1, $"{text}: {program.Seen[before]}");
            Assert.Equal("talk", done.GetProperty("conversation").GetString());
            Assert.Equal(id, done.GetProperty("id").GetString());
            Assert.NotEmpty(done.GetProperty("text").GetString()!);
            Assert.Equal("text", done.EnumerateObject().Last().Name);
        }

        Assert.Equal((0, ""), await program.EndAsync());
        Assert.Equal(texts.Length + 1, program.Seen.Count);
    }

    [Fact]
    public async Task What_is_stopped_and_that_it_was_asked_to_stop_are_both_told()
    {
        var asked = new TaskCompletionSource();
        await using var server = new ModelServer(
            async (_, _, stop) =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
            }
        );
        Settings(server.V1);
        using var program = new TalkingProgram(_at);
        await program.WriteAsync("""{"conversation":"talk","text":"hello","id":"m1"}""");
        await asked.Task;
        await program.WriteAsync("""{"conversation":"talk","text":"/stop","id":"m2"}""");
        Assert.Equal((0, ""), await program.EndAsync());
        var done = program.Seen.Where(s => s.GetProperty("event").GetString() == "done").ToList();
        Assert.Equal(
            [("m1", "stopped"), ("m2", "done")],
            done.Select(d => (d.GetProperty("id").GetString(), Status(d))).Order()
        );
    }

    [Fact]
    public async Task An_answer_by_a_message_is_told_besides_what_came_of_it()
    {
        await using var server = Scripted(Append("yes"), Says("Appended."));
        using var program = new TalkingProgram(_at);
        await program.WriteAsync("""{"conversation":"talk","text":"hello","id":"m1"}""");
        var id = (await program.UntilAsync("ask")).GetProperty("id").GetString()!["sha256:".Length..][..12];
        await program.WriteAsync($$"""{"conversation":"other","text":"/approve {{id}}","id":"m2"}""");
        var first = await program.UntilAsync("done");
        Assert.Equal("m2", first.GetProperty("id").GetString());
        Assert.Equal("other", first.GetProperty("conversation").GetString());
        Assert.Equal($"approved: file.append out.txt ({id})", first.GetProperty("text").GetString());
        var second = await program.UntilAsync("done");
        Assert.Equal(
            ("m1", "Appended."),
            (second.GetProperty("id").GetString(), second.GetProperty("text").GetString())
        );
        Assert.Equal((0, ""), await program.EndAsync());
    }

    [Fact]
    public async Task An_undo_that_comes_twice_takes_back_one_turn()
    {
        Rules();
        using var program = new TalkingProgram(_at);
        foreach (var what in new[] { "one", "two" })
        {
            await program.SayAsync("talk", $"/remind 2040-01-01 09:00 {what}");
            Assert.Equal("done", Status(await program.UntilAsync("done")));
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await program.WriteAsync("""{"conversation":"talk","text":"/undo","id":"u1"}""");
            Assert.Equal("u1", (await program.UntilAsync("done")).GetProperty("id").GetString());
        }

        Assert.Equal((0, ""), await program.EndAsync());
        Assert.Contains("one", _at.Read("state/workspace/reminders.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("two", _at.Read("state/workspace/reminders.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_comes_again_in_another_conversation_tells_the_reply_where_it_belongs()
    {
        Rules();
        using var program = new TalkingProgram(_at);
        await program.WriteAsync("""{"conversation":"left","text":"/help","id":"m1"}""");
        var first = await program.UntilAsync("done");
        await program.WriteAsync("""{"conversation":"right","text":"/shelf","id":"m1"}""");
        var second = await program.UntilAsync("done");
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal((0, ""), await program.EndAsync());
    }

    [Fact]
    public async Task What_cannot_be_taken_is_told_with_its_line_its_place_and_what_was_expected()
    {
        using var program = new TalkingProgram(_at);
        await program.UntilAsync("ready");
        foreach (
            var (line, error) in new[]
            {
                ("x", "line 1, character 1: expected JSON, found 'x'"),
                ("[]", "line 2: expected an object, found a list"),
                ("""{"text":"日" 7}""", "line 3, character 13: expected , or }, found '7'"),
                (
                    """{"text":"a","text":"b"}""",
                    "line 4, character 13: 'text' stands here again; remove one of the two"
                ),
                ("""{"conversation":"talk","text":7}""", "line 5: expected a text for 'text', found a number"),
                (
                    """{"conversation":"talk","text":"a","attachments":"b"}""",
                    "line 6: expected a list of texts for 'attachments', found a text"
                ),
            }
        )
        {
            await program.WriteAsync(line);
            Assert.Equal(error, (await program.UntilAsync("error")).GetProperty("error").GetString());
        }

        await program.WriteAsync("""{"conversation":"talk","text":" ","id":"m1"}""");
        Assert.Equal("m1", (await program.UntilAsync("error")).GetProperty("id").GetString());
        Assert.Equal((0, ""), await program.EndAsync());
    }

    [Fact]
    public async Task In_a_chat_cards_name_the_commands_of_a_chat_and_say_readably_where_things_come_from()
    {
        await using var server = Scripted(Append("yes"), Says("Appended."));
        var asked = (await _at.ShellAsync("printf 'hello\\n' | chela chat")).Expect(1);
        var id = System.Text.RegularExpressions.Regex.Match(asked.Output, @"\(([0-9a-f]{12})\)").Groups[1].Value;
        Assert.Contains($"  /approve {id}, or /deny {id}\n", asked.Output, StringComparison.Ordinal);
        Assert.Contains("  line: yes [from the planner; for everyone]\n", asked.Output, StringComparison.Ordinal);
        // Answered later, the reply says which message it belongs to; what was said last need not be named.
        var answered = (await _at.ShellAsync($"printf '/approvals\\n/approve {id}\\n/help\\n' | chela chat")).Output;
        Assert.Contains($"  /approve {id}, or /deny {id}\n", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("chela approve", answered, StringComparison.Ordinal);
        Assert.Contains(
            $"\napproved: file.append out.txt ({id})\nto “hello”:\nAppended.\n",
            answered,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("to “/", answered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_later_names_the_message_that_it_answers_and_lines_end_at_quit()
    {
        Rules();
        (
            await _at.ChelaAsync(
                "send",
                "-c",
                "other",
                "remind me tomorrow at nine to call Ann about \u001b[31m the lake and all the boats on it"
            )
        ).Expect(0);
        var result = (await _at.ShellAsync("printf '/reminders\\n /quit \\n/help\\n' | chela chat")).Expect(0);
        Assert.StartsWith(
            "in other, to “remind me tomorrow at nine to call Ann about [31m the lake a…”:\n",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("call Ann", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/save LINK", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    private void Rules() => _at.Write("state/chela.yaml", "version: 1\nlanguage: en\nzone: UTC\n");

    private string Out => _at["state/workspace/out.txt"];

    private async Task FailsAsync(string text, string why)
    {
        using var program = new TalkingProgram(_at);
        await program.SayAsync("talk", text);
        var done = await program.UntilAsync("done");
        Assert.Equal("not done", Status(done));
        Assert.Contains(why, done.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", done.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, ""), await program.EndAsync());
    }

    private ModelServer Scripted(params string[] answers)
    {
        var server = new ModelServer(request => answers[Math.Min(request.Number, answers.Length) - 1]);
        Settings(server.V1);
        return server;
    }

    private void Settings(Uri url, int context = 100_000) =>
        _at.Write(
            "state/chela.yaml",
            $"version: 1\nlanguage: en\nzone: UTC\nmodels:\n  - name: scripted\n    api: openai\n    url: {url}\n    model: scripted\n    sees: owner\n    context: {context}\n"
        );

    private static string Append(string text) =>
        Calls(("c1", "files", $$"""{"op":"append","path":"out.txt","text":{{Quoted(text)}}}"""));

    private static string Says(string text) => Chat(text);

    private static string? Status(JsonElement done) => done.GetProperty("status").GetString();

    private static string? RoleOf(JsonElement message) => message.GetProperty("role").GetString();
}
