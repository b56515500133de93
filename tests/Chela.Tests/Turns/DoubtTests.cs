using Chela.Agent.Effects;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Tests.Turns;

/// <summary>What becomes of effects whose tool gave no answer and can be asked.</summary>
public sealed class DoubtTests
{
    private const string Tool = "probed.do";

    private readonly Stage _stage = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_left_behind_stays_in_doubt_while_it_may_go_on_and_is_probed_when_it_is_over()
    {
        var hung = new TaskCompletionSource();
        var engine = await LeaveAsync(hung.Task);

        // The same process again: the call may act yet.
        Assert.Null(await RunAsync(_stage.Process(before: engine)));
        Assert.Single((await _stage.RecordAsync()).InDoubt);
        Assert.Empty(_stage.World.Done);

        hung.SetResult();
        Assert.False(engine.Left.IsAny);
        _stage.World.Slow = _ => Task.CompletedTask;
        Assert.Equal(TurnEnd.Done, await RunAsync(_stage.Process(before: engine)));
        Assert.Equal(1, _stage.World.Done["probed.do /world/a"]);
        Assert.Equal("probe", (await _stage.RecordAsync()).Effects[0].Settlement!.By);
    }

    [Fact]
    public async Task What_was_left_behind_is_probed_once_its_process_is_dead()
    {
        await LeaveAsync(new TaskCompletionSource().Task);
        (_stage.World.Slow, _stage.World.Instead) = (_ => Task.CompletedTask, _ => null);
        Assert.Equal(TurnEnd.Done, await RunAsync(_stage.Process()));
        Assert.Equal(1, _stage.World.Done["probed.do /world/a"]);
    }

    [Fact]
    public async Task A_probe_that_hangs_or_fails_leaves_in_doubt_without_a_further_event()
    {
        await LeaveAsync(new TaskCompletionSource().Task);
        foreach (var probed in new[] { new TaskCompletionSource().Task, Task.FromException(new IOException("torn")) })
        {
            _stage.World.Probed = probed;
            Assert.Null(await RunAsync(_stage.Process()));
            var record = await _stage.RecordAsync();
            Assert.Contains("did not answer", Assert.Single(record.InDoubt).Doubt, StringComparison.Ordinal);
        }

        _stage.World.Probed = Task.CompletedTask;
        (_stage.World.Slow, _stage.World.Instead) = (_ => Task.CompletedTask, _ => null);
        Assert.Equal(TurnEnd.Done, await RunAsync(_stage.Process()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_broke_off_is_over_and_probed_at_once(bool acts)
    {
        _stage.World.Instead = _ =>
        {
            _stage.World.Done[acts ? "probed.do /world/a" : "nothing"] = 1;
            throw new IOException("torn");
        };
        Outcome? outcome = null;
        var turn = await Stage.OpenAsync(_stage.Process());
        Assert.Equal(TurnEnd.Done, await _stage.RunAsync(turn!, async p => outcome = await Do(p)));
        if (acts)
        {
            Assert.IsType<Outcome.Done>(outcome);
        }
        else
        {
            Assert.Contains("torn", Assert.IsType<Outcome.Failed>(outcome).Failure.Message, StringComparison.Ordinal);
        }

        Assert.Empty((await _stage.RecordAsync()).InDoubt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_yes_to_what_surely_did_not_happen_still_holds(bool isProbed)
    {
        await DieApprovedAsync();
        if (!isProbed)
        {
            _stage.World.Probed = Task.FromException(new IOException("torn"));
            Assert.Null(await RunAskedAsync());
            var record = await _stage.RecordAsync();
            Assert.False(record.CanGoOn);
            await _stage.Waiting.SettleAsync(record, Assert.Single(record.InDoubt).Id, Settlement.Again, Stop);
            Assert.True(record.CanGoOn);
        }

        Assert.Equal(TurnEnd.Done, await RunAskedAsync());
        Assert.Equal(1, _stage.World.Done["asked.probed /world/a"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_yes_that_holds_it_is_asked_again_and_waits_for_the_answer(bool isExpired)
    {
        await DieApprovedAsync();
        if (isExpired)
        {
            _stage.Time.Advance(TurnEngine.ApprovalLife);
        }
        else
        {
            _stage.World.Sight = "otherwise";
        }

        Assert.Null(await RunAskedAsync());
        var record = await _stage.RecordAsync();
        Assert.False(record.CanGoOn);
        Assert.True(record.IsOnlyAsked);
        await _stage.Waiting.ApproveAsync(record, Assert.Single(record.Asked).Id, "test", Stop);
        Assert.Equal(TurnEnd.Done, await RunAskedAsync());
        Assert.Equal(1, _stage.World.Done["asked.probed /world/a"]);
    }

    private static async Task DoAsked(IEffects port)
    {
        await port.PerformAsync(World.Effect("local.look", "b"), Stop);
        await port.PerformAsync(World.Effect("asked.probed", "a"), Stop);
    }

    private async Task<TurnEnd?> RunAskedAsync() =>
        await _stage.RunAsync(await _stage.ResumeAsync(_stage.Process()), DoAsked);

    /// <summary>A process that died before what had been approved happened.</summary>
    private async Task DieApprovedAsync()
    {
        Assert.Null(await _stage.RunAsync((await Stage.OpenAsync(_stage.Process()))!, DoAsked));
        var record = await _stage.RecordAsync();
        await _stage.Waiting.ApproveAsync(record, Assert.Single(record.Asked).Id, "test", Stop);
        var dying = _stage.Process(point =>
        {
            if (point == "asked.probed before")
            {
                throw new CrashException();
            }
        });
        var turn = await _stage.ResumeAsync(dying);
        await Assert.ThrowsAsync<CrashException>(() => _stage.RunAsync(turn, DoAsked));
    }

    private static ValueTask<Outcome> Do(IEffects port) => port.PerformAsync(World.Effect(Tool, "a"), Stop);

    private async Task<TurnEnd?> RunAsync(TurnEngine engine) =>
        await _stage.RunAsync(await _stage.ResumeAsync(engine), p => Do(p).AsTask());

    /// <summary>A process that gave a call up, which goes on as soon as something is over.</summary>
    private async Task<TurnEngine> LeaveAsync(Task over)
    {
        var engine = _stage.Process();
        _stage.World.Slow = _ => over;
        // What comes of it at last is a mistake, so that the world knows nothing of it.
        _stage.World.Instead = _ =>
        {
            _stage.World.Instead = _ => null;
            return new Outcome.Done(new Value.Text("nothing", Label.System));
        };
        Assert.Null(await _stage.RunAsync((await Stage.OpenAsync(engine))!, p => Do(p).AsTask()));
        Assert.Single((await _stage.RecordAsync()).InDoubt);
        if (!over.IsCompleted)
        {
            Assert.True(engine.Left.IsAny);
        }

        return engine;
    }
}
