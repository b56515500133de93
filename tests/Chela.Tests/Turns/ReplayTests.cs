using Chela.Agent.Effects;
using Chela.Agent.Turns;

namespace Chela.Tests.Turns;

/// <summary>A body that runs over its record: what differs is told, and what the record does not have yet is no difference.</summary>
public sealed class ReplayTests
{
    private readonly Stage _stage = new();

    private static ValueTask<Outcome> Do(IEffects port, string tool, string thing) =>
        port.PerformAsync(World.Effect(tool, thing), TestContext.Current.CancellationToken);

    private async Task RecordAsync(Func<IEffects, Task> body)
    {
        var turn = await Stage.OpenAsync(_stage.Process());
        _ = await _stage.RunAsync(turn!, body);
    }

    private async Task<Replay> ReplayAsync(Func<IEffects, Task> body)
    {
        var replay = new Replay(_stage.Process(), await _stage.RecordAsync());
        var ended = Task.WhenAny(body(replay.Port), replay.Stopped);
        while (!ended.IsCompleted)
        {
            if (!_stage.Time.Step(TimeSpan.FromSeconds(1)))
            {
                await Task.Yield();
            }
        }

        return replay;
    }

    [Fact]
    public async Task What_a_turn_that_waits_did_not_come_to_yet_is_no_divergence()
    {
        // The second part looks at what the first one is to change: that is held, and not recorded.
        static Task Body(IEffects port) =>
            Task.WhenAll(
                Do(port, "asked.do", "a").AsTask(),
                Do(port, "local.look", "a").AsTask(),
                Do(port, "idempotent.do", "b").AsTask()
            );

        await RecordAsync(Body);
        var replay = await ReplayAsync(Body);
        Assert.Empty(replay.Divergences());
        Assert.Equal(2, replay.Matched);
    }

    [Fact]
    public async Task What_the_record_has_and_the_body_does_not_is_one_also_where_the_record_ends_early()
    {
        await RecordAsync(async port =>
        {
            await Do(port, "local.look", "a");
            await Do(port, "asked.do", "a");
        });
        var replay = await ReplayAsync(async port =>
        {
            await Do(port, "local.look", "another");
            await Do(port, "asked.do", "a");
        });
        var divergence = Assert.Single(replay.Divergences());
        Assert.Equal("is asked for, and not in the record", divergence.What);
        Assert.Equal("local.look", divergence.Recorded?.Tool);
    }

    [Fact]
    public async Task What_a_whole_record_does_not_have_is_a_divergence()
    {
        await RecordAsync(async port => await Do(port, "keyed.do", "a"));
        var replay = await ReplayAsync(async port =>
        {
            await Do(port, "keyed.do", "a");
            await Do(port, "keyed.do", "b");
        });
        Assert.Null(Assert.Single(replay.Divergences()).Recorded);
        Assert.Equal(1, _stage.World.Done.Values.Sum());
    }
}
