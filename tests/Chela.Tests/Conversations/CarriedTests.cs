using static Chela.Tests.Conversations.ChatStage;

namespace Chela.Tests.Conversations;

/// <summary>
/// A planner can put what it must not see into any argument. No way leads back from there: not what a tool says of the call, not a
/// mistake, not the checklist, not a schema, not the next message.
/// </summary>
public sealed class CarriedTests
{
    private const string Canary = "canary-51d0";

    [Theory]
    [InlineData("files", """{"op":"append","path":"list.txt","text":"$h1"}""")]
    [InlineData("files", """{"op":"$h1","path":"list.txt"}""")]
    [InlineData("files", """{"op":"read","path":"$h1"}""")]
    [InlineData("files", """{"op":"read","path":"/$h1"}""")]
    [InlineData("files", """{"op":"read","path":"list.txt","reveal":"$h1"}""")]
    [InlineData("notes", """{"text":"$h1"}""")]
    [InlineData("notes", """{"text":"diary","when":"$h1"}""")]
    [InlineData("contacts", """{"name":"$h1"}""")]
    [InlineData("search", """{"query":"diary","in":"$h1"}""")]
    [InlineData("shelf", """{"op":"$h1"}""")]
    [InlineData("digest", """{"week":"$h1"}""")]
    [InlineData("plan", """{"add":["$h1"]}""")]
    [InlineData("plan", """{"done":["$h1"]}""")]
    [InlineData("ask", """{"handle":"$h2","question":"$h1"}""")]
    [InlineData("ask", """{"handle":"$h2","question":"?","schema":{"type":"string","enum":["$h1"]}}""")]
    [InlineData("ask", """{"handle":"$h2","question":"?","schema":{"type":"$h1"}}""")]
    public async Task What_is_private_does_not_come_back_by_an_argument(string tool, string arguments)
    {
        await using var stage = new ChatStage(
            Call("files", """{"op":"read","path":"diary.md"}"""),
            Call("files", """{"op":"read","path":"list.txt"}"""),
            Call(tool, arguments),
            Call("plan", "{}"),
            Says("$h3 $h4"),
            Says("Done.")
        );
        File.WriteAllText(stage.InWorkspace("diary.md"), $"---\nprivate: true\n---\n{Canary}\n");
        File.WriteAllText(stage.InWorkspace("list.txt"), "milk\n");
        await stage.SayAsync("append the diary to list.txt, and note it");
        await stage.SayAsync("thanks");
        Assert.InRange(stage.Sent.Count, 4, 8);
        Assert.DoesNotContain(stage.Sent, s => s.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_others_wrote_comes_back_as_a_handle_and_not_as_words()
    {
        await using var stage = new ChatStage(
            Call("files", """{"op":"read","path":"letter.txt"}"""),
            Call("files", """{"op":"append","path":"list.txt","text":"$h1"}"""),
            Says("Done."),
            Says("Yes.")
        );
        File.WriteAllText(stage.InWorkspace("letter.txt"), Canary);
        await stage.SayAsync("append what is in letter.txt to list.txt");
        await stage.SayAsync("thanks");
        Assert.Equal(Canary + "\n", File.ReadAllText(stage.InWorkspace("list.txt")));
        Assert.Contains("ok: files", stage.Sent[2], StringComparison.Ordinal);
        Assert.Contains("$h2: what files says of it", stage.Sent[2], StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Sent, s => s.Contains(Canary, StringComparison.Ordinal));
    }
}
