using System.Text.Json;
using Chela.Tests.Support;
using static Chela.Tests.Conversations.ChatStage;

namespace Chela.Tests.Conversations;

/// <summary>What a model saw can be looked at afterwards, part by part, and nothing more is stored for it.</summary>
public sealed class ContextVerbTests
{
    private const string Canary = "canary-2b9e";

    [Fact]
    public async Task The_help_says_how()
    {
        using var host = new TestHost();
        await host.RunAsync("turn", "show", "--help");
        Snapshot.Match("turn-show-help.txt", host.Output);
    }

    [Fact]
    public async Task What_a_model_saw_is_shown_part_by_part_exactly_as_it_was_sent()
    {
        await using var stage = new ChatStage(
            Call("files", """{"op":"append","path":"list.txt","text":"milk"}"""),
            Says("It is on the list."),
            Says("Yes.")
        );
        await stage.SayAsync("append milk to list.txt");
        var calls = await ShownAsync(stage);
        Assert.Equal(2, calls.Length);
        Assert.Equal(["identity", "policy", "history", "task", "steps", "tools"], PartsOf(calls[0]));
        Assert.Equal(
            stage.Messages.Select(m => m.GetProperty("content").GetString() ?? ""),
            TextsOf(calls[1]).Select(t => t ?? "")
        );
        foreach (var call in calls)
        {
            Assert.Equal("scripted", call.GetProperty("model").GetString());
            Assert.Equal("planner", call.GetProperty("role").GetString());
            Assert.All(call.GetProperty("parts").EnumerateArray(), p => Assert.True(Number(p, "atMost") >= 0));
            Assert.True(Number(call, "atMost") > Number(call, "counted"));
        }

        // Later messages change nothing of what it saw.
        await stage.SayAsync("is it there?");
        Assert.Contains("history", PartsOf((await ShownAsync(stage))[0]));
        Assert.Equal(0, await stage.Host.RunAsync("turn", "show", "last", "--context"));
        Assert.Contains("call 1: scripted as planner; at most ", stage.Host.Output, StringComparison.Ordinal);
        Assert.Contains("      It is on the list.\n", stage.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_left_out_is_named_with_its_handle()
    {
        await using var stage = new ChatStage(Says("Long."));
        stage.Settings("", context: 16_384);
        await stage.SayAsync("begins here " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i} ")));
        var task = (await ShownAsync(stage)).Single().GetProperty("parts").EnumerateArray().ElementAt(3);
        var left = task.GetProperty("leftOut").EnumerateArray().Single();
        Assert.Equal("$h1", left.GetProperty("handle").GetString());
        Assert.Contains("the rest of this message", left.GetProperty("what").GetString(), StringComparison.Ordinal);
        await stage.Host.RunAsync("turn", "show", "last", "--context");
        Assert.Contains("left out: the rest of this message", stage.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_turn_saw_that_waits_is_shown_too()
    {
        await using var stage = new ChatStage(Call("files", """{"op":"write","path":"other.txt","text":"gone"}"""));
        await stage.SayAsync("what is in my list?");
        Assert.Single(await ShownAsync(stage));
        Assert.Single(stage.Sent);
    }

    [Fact]
    public async Task The_reader_s_question_is_shown_with_the_text_that_it_read()
    {
        await using var stage = new ChatStage(request =>
            request.Number switch
            {
                1 => Call("files", """{"op":"read","path":"letter.txt"}"""),
                2 => Call("ask", """{"handle":"$h1","question":"what does it say?"}"""),
                3 => Says("""{"answer":"hello","quote":"hello"}"""),
                _ => Says("It greets you."),
            }
        );
        File.WriteAllText(stage.InWorkspace("letter.txt"), $"hello {Canary}");
        await stage.SayAsync("what is in letter.txt?");
        var calls = await ShownAsync(stage);
        Assert.Equal(["planner", "planner", "reader", "planner"], calls.Select(c => c.GetProperty("role").GetString()));
        Assert.Equal(["question", "tools"], PartsOf(calls[2]));
        Assert.Contains(TextsOf(calls[2]), t => t!.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(TextsOf(calls[3]), t => t!.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_too_large_for_the_record_is_looked_up_again()
    {
        await using var stage = new ChatStage(Says("Noted."), Call("reveal", """{"handle":"$h0"}"""), Says("Seen."));
        await stage.SayAsync(Canary + new string('x', 400_000));
        await stage.SayAsync("what did I say?");
        Assert.Contains(TextsOf((await ShownAsync(stage))[1]), t => t!.Contains(Canary, StringComparison.Ordinal));
        Assert.Equal(0, await stage.Host.RunAsync("turn", "replay", "last"));
    }

    [Fact]
    public async Task A_turn_that_asked_no_model_says_so()
    {
        await using var stage = new ChatStage();
        await stage.SayAsync("/help");
        Assert.Equal(0, await stage.Host.RunAsync("turn", "show", "last", "--context"));
        Assert.Contains("no model was asked", stage.Host.Output, StringComparison.Ordinal);
        Assert.Empty(await ShownAsync(stage));
    }

    private static async Task<JsonElement[]> ShownAsync(ChatStage stage)
    {
        var code = await stage.Host.RunAsync("turn", "show", "last", "--context", "--json");
        Assert.True(code == 0, stage.Host.Output + stage.Host.Error);
        return [.. JsonDocument.Parse(stage.Host.Output).RootElement.GetProperty("calls").EnumerateArray()];
    }

    private static string?[] PartsOf(JsonElement call) =>
        [.. call.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("part").GetString())];

    /// <summary>The texts of its messages as they are sent: what the program says at the beginning is one.</summary>
    private static string?[] TextsOf(JsonElement call)
    {
        var messages = call.GetProperty("parts")
            .EnumerateArray()
            .SelectMany(p => p.GetProperty("messages").EnumerateArray())
            .ToLookup(m => m.GetProperty("role").GetString() == "system", m => m.GetProperty("text").GetString());
        return [string.Join('\n', messages[true]), .. messages[false]];
    }

    private static long Number(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}
