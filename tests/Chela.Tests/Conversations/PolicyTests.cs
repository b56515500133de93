using static Chela.Tests.Conversations.ChatStage;

namespace Chela.Tests.Conversations;

/// <summary>What the owner's policy asks or forbids is about acts on the world: that a conversation is kept is none.</summary>
public sealed class PolicyTests
{
    [Theory]
    [InlineData("defaults: { write: ask }")]
    [InlineData("defaults: { write: deny }")]
    [InlineData("rules: [{ name: writing, kind: write, verdict: ask }]")]
    [InlineData("defaults: { write: ask }", false)]
    [InlineData("defaults: { write: deny }", false)]
    [InlineData("budgets: [{ name: none, kind: write, measure: count, most: 0, per: day, beyond: deny }]")]
    public async Task A_chat_goes_on_whatever_the_policy_says_of_writing(string policy, bool hasModel = true)
    {
        await using var stage = new ChatStage(Says("Hello."), Says("And hello again."));
        if (!hasModel)
        {
            File.WriteAllText(stage.Host.Home["chela.yaml"], "version: 1\nlanguage: en\nzone: UTC\n");
        }

        stage.Policy(policy + "\n");
        var first = await stage.SayAsync("hi");
        Assert.True(first.GetProperty("event").GetString() == "done", first.ToString());
        if (hasModel)
        {
            Assert.Equal("Hello.", first.GetProperty("text").GetString());
            Assert.Equal("And hello again.", (await stage.SayAsync("hi")).GetProperty("text").GetString());
        }
    }

    [Theory]
    [InlineData("defaults: { write: ask }", "ask")]
    [InlineData("defaults: { write: deny }", "done")]
    public async Task A_file_is_written_only_as_the_policy_says(string policy, string came)
    {
        await using var stage = new ChatStage(
            Call("files", """{"op":"append","path":"list.txt","text":"milk"}"""),
            Says("I see.")
        );
        stage.Policy(policy + "\n");
        var answer = await stage.SayAsync("append milk to list.txt");
        Assert.Equal(came, answer.GetProperty("event").GetString());
        Assert.False(File.Exists(stage.InWorkspace("list.txt")));
        if (came == "done")
        {
            Assert.Equal("I see.", answer.GetProperty("text").GetString());
            Assert.Contains(
                "forbids effects of kind write",
                Assert.Single(answer.GetProperty("not_done").EnumerateArray()).GetString(),
                StringComparison.Ordinal
            );
            return;
        }

        Assert.Equal("file.append", answer.GetProperty("tool").GetString());
        var id = answer.GetProperty("id").GetString()!["sha256:".Length..][..12];
        Assert.Equal(0, await stage.Host.RunAsync("approve", id));
        Assert.Equal("milk\n", File.ReadAllText(stage.InWorkspace("list.txt")));
    }
}
