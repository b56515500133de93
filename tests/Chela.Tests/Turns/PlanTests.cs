using Chela.Agent.Effects;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;

namespace Chela.Tests.Turns;

/// <summary>What becomes of what was planned when what it is based on changes before it is done.</summary>
public sealed class PlanTests
{
    private readonly Stage _stage = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_changed_since_it_was_asked_is_asked_again()
    {
        async Task Body(IEffects port)
        {
            _ = await Do(port, "local.look", "a");
            _ = await Do(port, "asked.do", "b");
        }

        await ParkAsync(Body);
        await ApproveAsync();
        _stage.World.Sight = "otherwise";
        await ReplanAsync(Body);
        var record = await _stage.RecordAsync();
        var asked = Assert.Single(record.Asked);
        Assert.True(asked.IsAskedAgain);
        Assert.Single(asked.Decision!.Changes);
        Assert.DoesNotContain("asked.do /world/b", _stage.World.Done.Keys);

        await ApproveAsync();
        Assert.Equal(TurnEnd.Done, await ResumeAsync(Body));
        Assert.Equal(1, _stage.World.Done["asked.do /world/b"]);
    }

    [Fact]
    public async Task What_depends_on_what_changed_is_planned_anew_and_asked_as_it_is_now()
    {
        async Task Body(IEffects port) => _ = await Do(port, "asked.do", await SeeAsync(port, "a"));

        await ParkAsync(Body);
        var before = (await _stage.RecordAsync()).Asked.Single();
        await ApproveAsync();
        _stage.World.Sight = "otherwise";
        await ReplanAsync(Body);

        var record = await _stage.RecordAsync();
        var asked = Assert.Single(record.Asked);
        Assert.NotEqual(before.Id, asked.Id);
        Assert.Equal("/world/otherwise", ThingOf(asked));
        Assert.True(asked.IsAskedAgain);
        Assert.True(record.TryFind(before.Id, out var old));
        Assert.Equal(EffectPhase.Superseded, old!.Phase);

        await ApproveAsync();
        Assert.Equal(TurnEnd.Done, await ResumeAsync(Body));
        Assert.Equal(["asked.do /world/otherwise"], Acts());
        await ReplaysAsync(Body);
    }

    [Fact]
    public async Task What_is_done_stays_and_only_what_was_looked_at_since_is_looked_at_anew()
    {
        List<string> seen = [];
        async Task Body(IEffects port)
        {
            seen.Add(await SeeAsync(port, "a"));
            _ = await Do(port, "neither.do", seen[^1]);
            seen.Add(await SeeAsync(port, "b"));
            _ = await Do(port, "asked.do", seen[^1]);
        }

        _stage.World.Sight = "first";
        await ParkAsync(Body);
        await ApproveAsync();
        _stage.World.Sight = "second";
        await ReplanAsync(Body);
        // The first look changed too, and an act stands on it: it stays as the body saw it, and the change is told.
        Assert.Equal(["first", "second"], seen[^2..]);
        var asked = Assert.Single((await _stage.RecordAsync()).Asked);
        Assert.Equal("/world/second", ThingOf(asked));
        Assert.Equal(2, asked.Decision!.Changes.Length);
        await ApproveAsync();
        Assert.Equal(TurnEnd.Done, await ResumeAsync(Body));
        Assert.Equal(["asked.do /world/second", "neither.do /world/first"], Acts());
        await ReplaysAsync(Body);
    }

    [Fact]
    public async Task Where_an_act_stands_on_all_that_changed_the_change_is_told_and_the_plan_stays()
    {
        async Task Body(IEffects port)
        {
            var seen = await SeeAsync(port, "a");
            _ = await Do(port, "neither.do", seen);
            _ = await Do(port, "asked.do", seen);
        }

        _stage.World.Sight = "first";
        await ParkAsync(Body);
        await ApproveAsync();
        _stage.World.Sight = "second";
        Assert.Null(await ResumeAsync(Body));
        var asked = Assert.Single((await _stage.RecordAsync()).Asked);
        Assert.Equal("/world/first", ThingOf(asked));
        Assert.True(asked.IsAskedAgain);
        Assert.Equal(["neither.do /world/first"], Acts());
    }

    [Fact]
    public async Task A_look_after_the_last_act_is_looked_at_anew_and_the_act_is_not_done_again()
    {
        async Task Body(IEffects port)
        {
            _ = await Do(port, "neither.do", "done");
            _ = await Do(port, "asked.do", await SeeAsync(port, "b"));
        }

        await ParkAsync(Body);
        await ApproveAsync();
        _stage.World.Sight = "second";
        await ReplanAsync(Body);
        await ApproveAsync();
        Assert.Equal(TurnEnd.Done, await ResumeAsync(Body));
        Assert.Equal(["asked.do /world/second", "neither.do /world/done"], Acts());
        Assert.All(
            _stage.World.Done.Where(d => !d.Key.StartsWith("local", StringComparison.Ordinal)),
            d => Assert.Equal(1, d.Value)
        );
        await ReplaysAsync(Body);
    }

    [Fact]
    public async Task All_of_a_card_is_planned_anew_and_a_no_still_holds()
    {
        List<Outcome> outcomes = [];
        async Task Body(IEffects port)
        {
            var seen = await SeeAsync(port, "a");
            outcomes.AddRange(
                await Task.WhenAll(Do(port, "asked.do", seen).AsTask(), Do(port, "asked.do", "never").AsTask())
            );
        }

        await ParkAsync(Body);
        var record = await _stage.RecordAsync();
        await _stage.Waiting.ApproveAsync(record, record.Asked.First().Id, "test", Stop);
        await _stage.Waiting.RefuseAsync(record, record.Asked.Last().Id, "test", Stop);
        _stage.World.Sight = "otherwise";
        await ReplanAsync(Body);
        Assert.Equal("/world/otherwise", ThingOf(Assert.Single((await _stage.RecordAsync()).Asked)));
        await ApproveAsync();
        Assert.Equal(TurnEnd.Done, await ResumeAsync(Body));
        Assert.IsType<Outcome.Done>(outcomes[^2]);
        Assert.IsType<Outcome.Denied>(outcomes[^1]);
    }

    [Fact]
    public async Task What_the_turn_does_itself_by_its_own_card_asks_for_no_other()
    {
        async Task Body(IEffects port)
        {
            _ = await Do(port, "local.look", "a");
            await Task.WhenAll(Do(port, "asked.do", "a").AsTask(), Do(port, "asked.do", "b").AsTask());
        }

        await ParkAsync(Body);
        var record = await _stage.RecordAsync();
        foreach (var asked in record.Asked.ToList())
        {
            await _stage.Waiting.ApproveAsync(record, asked.Id, "test", Stop);
        }

        // The first act changes what was looked at.
        _stage.World.Instead = name =>
        {
            _stage.World.Sight = name == "asked.do" ? "changed by the turn" : _stage.World.Sight;
            return null;
        };
        Assert.Equal(TurnEnd.Done, await ResumeAsync(Body));
        Assert.Equal(["asked.do /world/a", "asked.do /world/b"], Acts());
    }

    [Theory]
    [InlineData("effect.superseded before")]
    [InlineData("effect.superseded after")]
    public async Task A_death_at_the_new_plan_changes_nothing(string point)
    {
        async Task Body(IEffects port) => _ = await Do(port, "asked.do", await SeeAsync(port, "a"));

        await ParkAsync(Body);
        await ApproveAsync();
        _stage.World.Sight = "otherwise";
        var engine = _stage.Process(p =>
        {
            if (p == point)
            {
                throw new CrashException();
            }
        });
        var dying = await _stage.ResumeAsync(engine);
        await Assert.ThrowsAsync<CrashException>(() => _stage.RunAsync(dying, Body));
        while (await ResumeAsync(Body) is null && (await _stage.RecordAsync()).Asked.FirstOrDefault() is null) { }

        Assert.Equal("/world/otherwise", ThingOf(Assert.Single((await _stage.RecordAsync()).Asked)));
        await ApproveAsync();
        Assert.Equal(TurnEnd.Done, await ResumeAsync(Body));
        Assert.Equal(["asked.do /world/otherwise"], Acts());
    }

    private static ValueTask<Outcome> Do(IEffects port, string tool, string thing) =>
        port.PerformAsync(World.Effect(tool, thing), Stop);

    private static async Task<string> SeeAsync(IEffects port, string thing) =>
        ((Value.Text)((Outcome.Done)await Do(port, "local.look", thing)).Value).Content;

    private static string ThingOf(EffectState effect) => ((Value.Text)effect.Call["thing"]).Content;

    private IEnumerable<string> Acts() =>
        _stage.World.Done.Keys.Where(d => !d.StartsWith("local", StringComparison.Ordinal)).Order();

    private async Task ParkAsync(Func<IEffects, Task> body) =>
        Assert.Null(await _stage.RunAsync((await Stage.OpenAsync(_stage.Process()))!, body));

    private async Task ApproveAsync()
    {
        var record = await _stage.RecordAsync();
        await _stage.Waiting.ApproveAsync(record, record.Asked.Single().Id, "test", Stop);
    }

    private async Task<TurnEnd?> ResumeAsync(Func<IEffects, Task> body) =>
        await _stage.RunAsync(await _stage.ResumeAsync(_stage.Process()), body);

    /// <summary>A run that finds that the plan does not hold any more, and the one after it, which waits.</summary>
    private async Task ReplanAsync(Func<IEffects, Task> body)
    {
        var turn = await _stage.ResumeAsync(_stage.Process());
        Assert.Null(await _stage.RunAsync(turn, body));
        Assert.True(turn.IsReplanned);
        Assert.True((await _stage.RecordAsync()).CanGoOn);
        Assert.Null(await ResumeAsync(body));
        Assert.False((await _stage.RecordAsync()).CanGoOn);
    }

    private async Task ReplaysAsync(Func<IEffects, Task> body)
    {
        var replay = new Replay(_stage.Process(), await _stage.RecordAsync());
        await body(replay.Port);
        Assert.Empty(replay.Divergences());
    }
}
