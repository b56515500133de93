using Chela.Agent.Conversations;
using Chela.Agent.Journal;
using Chela.Agent.Search;
using Chela.Edge.Sqlite;
using Chela.Edge.Sqlite.Search;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Conversations;

/// <summary>What was said, as a search finds it.</summary>
public sealed class ConversationSourceTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_journal_is_opened_once_for_a_search_and_let_go_after_it()
    {
        await SayAsync("one", "all about lakes");
        await SayAsync("two", "more about lakes");
        await SayAsync("three", "lakes again");
        var opened = new List<SqliteJournal>();
        var find = new FindText(
            _home.Path,
            _ =>
                [
                    new ConversationSource(
                        _ =>
                        {
                            var journal = SqliteJournal.Open(_home.Path, new SqliteJournalOptions { ReadOnly = true });
                            opened.Add(journal);
                            return Task.FromResult<IJournal?>(journal);
                        },
                        TimeProvider.System
                    ),
                ]
        );
        var effect = FindText.Of(new Value.Text("lakes", Label.Owner), [_home.Path], [SearchKind.Conversations], 10);
        var outcome = await find.RunAsync(effect, default, TestContext.Current.CancellationToken);
        Assert.Equal(3, FindText.Result(((Agent.Effects.Outcome.Done)outcome).Value).Hits.Length);
        Assert.Single(opened);
        await Assert.ThrowsAsync<JournalException>(async () =>
            await opened[0]
                .StreamsAsync("", false, TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Without_a_journal_nothing_was_said()
    {
        var source = new ConversationSource(_ => Task.FromResult<IJournal?>(null), TimeProvider.System);
        Assert.Empty((await source.ListAsync(null, TestContext.Current.CancellationToken))!.Entries);
        Assert.Empty(await source.ReadAsync(new SearchEntry("one", "1"), TestContext.Current.CancellationToken));
    }

    private async Task SayAsync(string conversation, string text)
    {
        await using var journal = SqliteJournal.Open(_home.Path, new SqliteJournalOptions());
        var log = new ConversationLog(journal, TimeProvider.System);
        await log.AppendAsync(
            conversation,
            new ConversationEvent.Said(conversation, text),
            TestContext.Current.CancellationToken
        );
        var reply = new ConversationEvent.Replied(conversation, "done", new Value.Text("Yes.", Label.System), []);
        await log.AppendAsync(conversation, reply, TestContext.Current.CancellationToken);
    }
}
