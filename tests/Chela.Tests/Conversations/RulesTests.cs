using static Chela.Tests.Conversations.ChatStage;

namespace Chela.Tests.Conversations;

/// <summary>Messages to a home without a model.</summary>
public sealed class RulesTests : IAsyncDisposable
{
    private readonly ChatStage _stage = new(Says("Nobody asks me."));

    public RulesTests() => File.WriteAllText(_stage.Host.Home["chela.yaml"], "version: 1\nlanguage: en\nzone: UTC\n");

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData("hi", "Hello. I can: ")]
    [InlineData("thanks!", "You are welcome.")]
    [InlineData("你好", "您好。我能做的：")]
    [InlineData("谢谢", "不客气。")]
    [InlineData("help", "/save LINK")]
    [InlineData("帮助", "/存 链接")]
    [InlineData("/help", "/save LINK")]
    public async Task What_asks_for_nothing_is_answered_in_its_language(string said, string answer)
    {
        Assert.Equal(0, await _stage.Host.RunAsync("send", "--wait", "--", said));
        Assert.Contains(answer, _stage.Host.Output, StringComparison.Ordinal);
        Assert.Empty(_stage.Requests);
        if (answer[0] > '~' || answer[1] > '~')
        {
            Assert.DoesNotContain("I can", _stage.Host.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("save pages", _stage.Host.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_note_is_written_down_and_can_be_taken_back()
    {
        Assert.Equal("done", (await _stage.SayAsync("take a note: buy milk")).GetProperty("status").GetString());
        Assert.Equal("done", (await _stage.SayAsync("记一下：买面包")).GetProperty("status").GetString());
        var lines = File.ReadAllLines(_stage.InWorkspace("notes.md"));
        Assert.EndsWith(" buy milk", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" 买面包", lines[1], StringComparison.Ordinal);
        Assert.Equal("done", (await _stage.SayAsync("undo")).GetProperty("status").GetString());
        Assert.EndsWith(" buy milk", Assert.Single(File.ReadAllLines(_stage.InWorkspace("notes.md"))));
    }

    [Fact]
    public async Task Two_reminders_in_a_sentence_are_asked_back_and_none_is_kept()
    {
        var said = "remind me tomorrow at nine to call Ann and on Friday at ten to pay the rent";
        var done = await _stage.SayAsync(said);
        Assert.Equal("not done", done.GetProperty("status").GetString());
        Assert.Contains("one reminder at a time", done.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(File.Exists(_stage.InWorkspace("reminders.md")));
    }
}
