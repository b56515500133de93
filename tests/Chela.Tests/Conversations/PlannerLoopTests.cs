using System.Text;
using Chela.Tests.Inference;
using static Chela.Tests.Conversations.ChatStage;
using static Chela.Tests.Inference.ModelServer;

namespace Chela.Tests.Conversations;

/// <summary>A planner's turn comes to an end, by another model if need be, and its calls go on side by side.</summary>
public sealed class PlannerLoopTests
{
    [Fact]
    public async Task In_circles_it_is_given_more_effort_and_then_another_model()
    {
        await using var stage = new ChatStage(request =>
            ModelOf(request) == "second" ? Says("Done by the second.") : Call("files", """{"op":"list","path":"."}""")
        );
        Settings(stage);
        var done = await stage.SayAsync("hello");
        Assert.Equal("Done by the second.", done.GetProperty("text").GetString());
        Assert.Equal(
            [
                "scripted low",
                "scripted low",
                "scripted low",
                "scripted high",
                "scripted high",
                "scripted high",
                "second ",
            ],
            stage.Requests.Select(r => $"{ModelOf(r)} {EffortOf(r)}")
        );
        // The other one sees what was found before.
        Assert.Contains("$h1: folder", stage.Requests.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_one_cannot_be_had_the_next_one_stays_for_the_turn()
    {
        await using var stage = new ChatStage(request =>
            ModelOf(request) != "second" ? Json("""{"error":{"message":"gone"}}""", 401)
            : request.Json.GetProperty("messages").GetArrayLength() == 2 ? Call("time", "{}")
            : Says("Done.")
        );
        Settings(stage);
        Assert.Equal("Done.", (await stage.SayAsync("hello")).GetProperty("text").GetString());
        Assert.Equal(["scripted", "second", "second"], stage.Requests.Select(ModelOf));
    }

    [Fact]
    public async Task After_forty_steps_it_is_given_up()
    {
        await using var stage = new ChatStage(request => Call("time", $$"""{"days":{{request.Number}}}"""));
        var done = await stage.SayAsync("hello");
        Assert.Equal("not done", done.GetProperty("status").GetString());
        Assert.Contains("after 40 steps", done.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(40, stage.Requests.Count);
    }

    [Fact]
    public async Task Calls_of_one_step_go_on_side_by_side_and_are_told_in_their_order()
    {
        using var both = new Barrier(2);
        var planner = 0;
        await using var stage = new ChatStage(
            async (request, stream, stop) =>
            {
                var answer = request.Json.TryGetProperty("tools", out _)
                    ? Interlocked.Increment(ref planner) switch
                    {
                        1 => Call("files", """{"op":"read","path":"letter.txt"}"""),
                        2 => Calls([
                            ("c1", "ask", """{"handle":"$h1","question":"who?"}"""),
                            ("c2", "ask", """{"handle":"$h1","question":"when?"}"""),
                        ]),
                        _ => Says("$h2.answer, $h3.answer"),
                    }
                    // Neither is answered before both were asked.
                    : await Task.Run(() => both.SignalAndWait(stop), stop)
                        .ContinueWith(
                            _ => request.Body.Contains("who?", StringComparison.Ordinal) ? "Ann" : "today",
                            stop
                        )
                        .ContinueWith(said => Says($$"""{"answer":"{{said.Result}}","quote":""}"""), stop);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stop);
            }
        );
        File.WriteAllText(stage.InWorkspace("letter.txt"), "Ann comes today.");
        Assert.Equal("“Ann”, “today”", (await stage.SayAsync("read letter.txt")).GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("files", """{"op":"read","path":"half \ud800"}""")]
    [InlineData("files", """{"half \ud800":"read"}""")]
    [InlineData("files", """{"op":"read","path":"a\u0000b"}""")]
    [InlineData("files", """{"op":"read","path":""}""")]
    [InlineData("files", """{"op":"move","path":"a","to":"b\u0000"}""")]
    [InlineData("files", """{"op":"edit","path":"a","old":"","text":""}""")]
    [InlineData("files", """{"op":{"a":1},"path":[2]}""")]
    [InlineData("fetch", """{"url":""}""")]
    [InlineData("fetch", """{"url":"http://"}""")]
    [InlineData("fetch", """{"url":"\u0000"}""")]
    [InlineData("search", """{"query":""}""")]
    [InlineData("search", """{"query":"\u0000 \" ' * ( NEAR"}""")]
    [InlineData("time", """{"zone":""}""")]
    [InlineData("time", """{"zone":"\u0000"}""")]
    [InlineData("time", """{"days":9223372036854775807}""")]
    [InlineData("time", """{"days":-9223372036854775808}""")]
    [InlineData("time", """{"days":1e400}""")]
    [InlineData("notes", """{"text":"","when":"tomorrow"}""")]
    [InlineData("contacts", """{"name":""}""")]
    [InlineData("shelf", """{"op":"open","item":"--help"}""")]
    [InlineData("shelf", """{"op":"list","item":7}""")]
    [InlineData("digest", """{"week":"2026-W99"}""")]
    [InlineData("ask", """{"handle":"$h0","question":""}""")]
    [InlineData("reveal", """{"handle":"$h1","from":-5}""")]
    [InlineData("plan", """{"add":[{"a":1}]}""")]
    [InlineData("plan", """{"add":"$h1"}""")]
    [InlineData("", "")]
    public async Task Whatever_a_model_writes_the_turn_goes_on(string tool, string arguments)
    {
        await using var stage = new ChatStage(Call(tool, arguments), Says("I see."));
        var done = await stage.SayAsync("hello");
        if (done.GetProperty("event").GetString() == "ask")
        {
            // It makes enough sense to be asked.
            return;
        }

        Assert.StartsWith("I see.", done.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", stage.Sent[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/status")]
    [InlineData("/search nothing-like-it")]
    [InlineData("/shelf")]
    [InlineData("/approvals")]
    [InlineData("/help")]
    public async Task Commands_stay_with_the_rules_with_a_model_and_without(string command)
    {
        await using var stage = new ChatStage(Says("Never."));
        var with = await stage.SayAsync(command);
        Assert.NotEqual("", with.GetProperty("text").GetString());
        Assert.Empty(stage.Sent);
        File.WriteAllText(stage.Host.Home["chela.yaml"], "version: 1\nlanguage: en\nzone: UTC\n");
        var without = await stage.SayAsync(command);
        Assert.NotEqual("", without.GetProperty("text").GetString());
        Assert.Empty(stage.Sent);
    }

    private static void Settings(ChatStage stage) =>
        stage.Settings(
            "roles:\n  planner: { model: scripted, effort: low, fallback: [second] }",
            model: $"    efforts: [low, high]\n  - name: second\n    api: openai\n    url: {stage.Url}\n    model: second\n    sees: owner"
        );

    private static string? ModelOf(ModelServer.Request request) => request.Json.GetProperty("model").GetString();

    private static string? EffortOf(ModelServer.Request request) =>
        request.Json.TryGetProperty("reasoning_effort", out var effort) ? effort.GetString() : null;
}
