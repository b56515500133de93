using static Chela.Tests.Conversations.ChatStage;
using static Chela.Tests.Inference.ModelServer;

namespace Chela.Tests.Conversations;

/// <summary>What a message left behind that is no result of an effect: later messages have it as it was.</summary>
public sealed class KeptHandleTests
{
    private const string Canary = "canary-7c1f";

    [Fact]
    public async Task A_hit_of_a_search_is_read_later_as_it_was()
    {
        await using var stage = new ChatStage(
            Call("search", """{"query":"lakes"}"""),
            Says("There is one."),
            Call("reveal", """{"handle":"$h1"}"""),
            Says("It says $h1.snippet")
        );
        File.WriteAllText(stage.InWorkspace("water.md"), "All about lakes and boats.\n");
        await stage.SayAsync("what do I have about lakes?");
        File.WriteAllText(stage.InWorkspace("water.md"), "Nothing.\n");
        var done = await stage.SayAsync("and what does it say?");
        Assert.Contains("[$h1: note", stage.Sent[2], StringComparison.Ordinal);
        Assert.DoesNotContain("not kept", stage.Sent[2], StringComparison.Ordinal);
        Assert.Contains("All about lakes and boats.", stage.Sent[3], StringComparison.Ordinal);
        Assert.Contains("“All about lakes and boats.”", done.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_the_reader_is_the_owner_s_to_read_later_and_stays_a_handle()
    {
        await using var stage = new ChatStage(request =>
            request.Number switch
            {
                1 => Call("files", """{"op":"read","path":"letter.txt"}"""),
                2 => Call("ask", """{"handle":"$h1","question":"what does it say?"}"""),
                3 => Says($$"""{"answer":"{{Canary}}","quote":""}"""),
                4 => Says("I know."),
                _ => Says("It says $h2.answer."),
            }
        );
        File.WriteAllText(stage.InWorkspace("letter.txt"), "hello");
        await stage.SayAsync("what is in letter.txt?");
        var done = await stage.SayAsync("well?");
        Assert.Equal($"It says “{Canary}”.", done.GetProperty("text").GetString());
        Assert.DoesNotContain(stage.Sent, s => s.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_private_or_forbidden_is_no_less_so_later()
    {
        await using var stage = new ChatStage(
            Call("search", """{"query":"lakes"}"""),
            Says("There are two."),
            Calls(("c1", "reveal", """{"handle":"$h1"}"""), ("c2", "reveal", """{"handle":"$h2"}""")),
            Says("Nothing to say.")
        );
        stage.Policy(
            $"rules: [{{ name: open, tool: handle.reveal, destination: '{stage.InWorkspace("open.md")}', verdict: deny }}]"
        );
        File.WriteAllText(stage.InWorkspace("diary.md"), $"---\nprivate: true\n---\nlakes {Canary}\n");
        File.WriteAllText(stage.InWorkspace("open.md"), $"lakes {Canary}\n");
        await stage.SayAsync("what do I have about lakes?");
        await stage.SayAsync("and what do they say?");
        var told = stage
            .Messages.Where(m => m.GetProperty("role").GetString() == "tool")
            .Select(m => m.ToString())
            .ToList();
        Assert.Single(told, t => t.Contains("is private, and not for this model", StringComparison.Ordinal));
        Assert.Single(told, t => t.Contains("Your policy forbids it", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Sent, s => s.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_verb_printed_is_there_later()
    {
        await using var stage = new ChatStage(
            Call("notes", """{"when":"2040-05-30T09:00","text":"call Zoe"}"""),
            Says("Set."),
            Says("It printed $h1")
        );
        await stage.SayAsync("remind me on 2040-05-30T09:00 to call Zoe");
        Assert.Equal(2, stage.Sent.Count);
        var done = await stage.SayAsync("what did it print?");
        Assert.Contains(
            "will remind you: 2040-05-30 09:00 call Zoe",
            done.GetProperty("text").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_too_large_to_be_kept_is_said_to_be_so()
    {
        await using var stage = new ChatStage(request =>
            request.Number switch
            {
                1 => Call("files", """{"op":"read","path":"letter.txt"}"""),
                2 => Call("ask", """{"handle":"$h1","question":"what does it say?"}"""),
                3 => Says($$"""{"answer":"{{new string('x', 70 * 1024)}}","quote":""}"""),
                4 => Says("I know."),
                _ => Says("It says $h2.answer."),
            }
        );
        File.WriteAllText(stage.InWorkspace("letter.txt"), "hello");
        await stage.SayAsync("what is in letter.txt?");
        var done = await stage.SayAsync("well?");
        Assert.Contains(", not kept]", stage.Sent[^1], StringComparison.Ordinal);
        Assert.Equal("It says [no longer kept: $h2].answer.", done.GetProperty("text").GetString());
    }
}
