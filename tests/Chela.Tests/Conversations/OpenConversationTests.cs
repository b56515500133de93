using System.Collections.Immutable;
using Chela.Agent.Conversations;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Envelope.Effects;

namespace Chela.Tests.Conversations;

/// <summary>What a message gets to know of those before it.</summary>
public sealed class OpenConversationTests
{
    private readonly ConversationLog _log = new(new MemoryJournal(), TimeProvider.System);

    [Fact]
    public async Task Of_a_long_conversation_the_newest_is_returned_and_its_beginning_stays_for_a_while()
    {
        var firsts = new List<(string Turn, long Older)>();
        for (var i = 0; i < 100; i++)
        {
            var (exchanges, older) = await OpenAsync($"turn{i}", "hello");
            Assert.Equal(i, exchanges.Length + older);
            Assert.InRange(exchanges.Length, Math.Min(i, 32), OpenConversation.MostExchanges);
            firsts.Add((exchanges.FirstOrDefault()?.Turn ?? "", older));
        }

        Assert.InRange(firsts.Distinct().Count(), 2, 2 + (60 / 8) + 1);
    }

    [Fact]
    public async Task A_message_of_many_bytes_leaves_no_room_for_what_was_before_it()
    {
        await OpenAsync("turn0", "short");
        await OpenAsync("turn1", new string('x', OpenConversation.MostBytes));
        Assert.Equal(2, (await OpenAsync("turn2", "hello")).Older);
    }

    private async Task<(ImmutableArray<PastExchange> Exchanges, long Older)> OpenAsync(string turn, string text)
    {
        var effect = OpenConversation.Of("talk", turn, new Value.Text(text, PastExchange.OwnerWords));
        var outcome = await new OpenConversation(_log).RunAsync(
            effect,
            EffectJson.IdOf(turn, effect),
            TestContext.Current.CancellationToken
        );
        return OpenConversation.Result(Assert.IsType<Outcome.Done>(outcome).Value);
    }
}
