using Chela.Agent.Journal;
using Chela.Agent.Turns;
using Chela.Envelope.Policies;

namespace Chela.Tests.Turns;

/// <summary>What nobody waits for is written with what somebody waits for, or a moment later.</summary>
public sealed class TurnLogTests : IAsyncDisposable
{
    private readonly MemoryJournal _journal = new();
    private readonly SimulatedTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly TurnRecord _record = TurnRecord.New("one");
    private readonly TurnLog _log;

    public TurnLogTests()
    {
        var (tools, policy) = TurnEngine.Equip([], Policy.Default);
        var engine = new TurnEngine(_journal, tools, policy, [], _time, TimeZoneInfo.Utc, () => 0.5);
        _log = new TurnLog(engine, _record, new Lock());
    }

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_waits_for_is_written_a_moment_later()
    {
        await BeginAsync();

        _log.AppendBehind(new TurnEvent.Noticed("a"), new TurnEvent.Noticed("b"));

        Assert.Empty(await NoticesAsync());
        Assert.Equal(3, _record.Version);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal(["a", "b"], await NoticesAsync());
    }

    [Fact]
    public async Task What_somebody_waits_for_comes_behind_it()
    {
        await BeginAsync();

        _log.AppendBehind(new TurnEvent.Noticed("a"));
        await _log.AppendAsync(new TurnEvent.Noticed("b"));

        Assert.Equal(["a", "b"], await NoticesAsync());
        _time.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal(["a", "b"], await NoticesAsync());
    }

    [Fact]
    public async Task Much_of_it_is_not_held_back()
    {
        await BeginAsync();

        for (var at = 0; at < 64; at++)
        {
            _log.AppendBehind(new TurnEvent.Noticed("a"));
        }

        Assert.Equal(64, (await NoticesAsync()).Count);
    }

    private Task BeginAsync() => _log.BeginAsync(new TurnEvent.Opened("test", [], "/", "UTC", "test", "one"), Stop);

    private async Task<List<string>> NoticesAsync() =>
        await _journal
            .ReadStreamAsync(_record.Stream, 0, Stop)
            .Select(TurnEventKind.Read)
            .OfType<TurnEvent.Noticed>()
            .Select(n => n.Text)
            .ToListAsync(Stop);
}
