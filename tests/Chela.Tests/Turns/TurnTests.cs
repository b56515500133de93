using Chela.Agent.Effects;
using Chela.Agent.Turns;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Terminals;

namespace Chela.Tests.Turns;

/// <summary>Turns in one process, and over several.</summary>
public sealed class TurnTests
{
    private readonly Stage _stage = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ValueTask<Outcome> Do(IEffects port, string tool, string thing) =>
        port.PerformAsync(World.Effect(tool, thing), Stop);

    [Fact]
    public async Task Each_event_is_there_before_its_consequence()
    {
        List<string> order = [];
        var engine = _stage.Process(order.Add);
        var turn = await Stage.OpenAsync(engine);
        var end = await _stage.RunAsync(turn!, port => Do(port, "neither.do", "a").AsTask());
        Assert.Equal(TurnEnd.Done, end);
        Assert.Equal(
            [
                "turn.opened before",
                "turn.opened after",
                "effect.planned before",
                "effect.decided before",
                "effect.started before",
                "effect.planned after",
                "effect.decided after",
                "effect.started after",
                "neither.do before",
                "neither.do after",
                "effect.finished before",
                "effect.finished after",
                "turn.ended before",
                "turn.ended after",
            ],
            order
        );
    }

    [Fact]
    public async Task A_turn_of_the_same_id_is_opened_once()
    {
        Assert.NotNull(await Stage.OpenAsync(_stage.Process()));
        Assert.Null(await Stage.OpenAsync(_stage.Process()));
    }

    [Fact]
    public async Task Equal_calls_at_several_places_are_several_effects()
    {
        var turn = await Stage.OpenAsync(_stage.Process());
        await _stage.RunAsync(
            turn!,
            async port =>
            {
                await Do(port, "neither.do", "a");
                await Do(port, "neither.do", "a");
            }
        );
        Assert.Equal(2, _stage.World.Done["neither.do /world/a"]);
        Assert.Equal([0, 1], (await _stage.RecordAsync()).Effects.Select(e => e.Place));
    }

    [Fact]
    public async Task What_is_recorded_is_not_done_again()
    {
        var turn = await Stage.OpenAsync(_stage.Process());
        _ = await Do(turn!.PortFor(_stage.World.Manifest), "neither.do", "a");

        var again = await _stage.ResumeAsync(_stage.Process());
        var outcome = await Do(again.PortFor(_stage.World.Manifest), "neither.do", "a");
        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal(1, _stage.World.Done["neither.do /world/a"]);
    }

    [Fact]
    public async Task What_is_asked_waits_and_runs_once_it_is_approved()
    {
        await ParkAsync();
        var record = await _stage.RecordAsync();
        Assert.False(record.CanGoOn);
        var asked = Assert.Single(record.Asked);
        Assert.Empty(_stage.World.Done);

        await _stage.Waiting.ApproveAsync(record, asked.Id, "test", Stop);
        Assert.True(record.CanGoOn);
        var turn = await _stage.ResumeAsync(_stage.Process());
        Assert.Equal(TurnEnd.Done, await _stage.RunAsync(turn, p => Do(p, "asked.do", "a").AsTask()));
        Assert.Equal(1, _stage.World.Done["asked.do /world/a"]);
        Assert.True((await _stage.RecordAsync()).Effects[0].Decision!.Verdict == Verdict.Allow);
    }

    [Fact]
    public async Task What_is_refused_is_not_done_and_the_body_goes_on()
    {
        await ParkAsync();
        var record = await _stage.RecordAsync();
        await _stage.Waiting.RefuseAsync(record, record.Effects[0].Id, "test", Stop);
        var turn = await _stage.ResumeAsync(_stage.Process());
        Outcome? outcome = null;
        var end = await _stage.RunAsync(turn, async p => outcome = await Do(p, "asked.do", "a"));
        Assert.Equal(TurnEnd.Done, end);
        Assert.IsType<Outcome.Denied>(outcome);
        Assert.Empty(_stage.World.Done);
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_says_no()
    {
        await ParkAsync();
        _stage.Time.Advance(TurnEngine.AnswerLife);
        var record = await _stage.RecordAsync();
        await _stage.Waiting.ExpireAsync(record, Stop);
        Assert.True(record.CanGoOn);
        Assert.Equal("expiry", record.Effects[0].Refusal!.By);
    }

    [Fact]
    public async Task An_approval_that_expired_is_asked_again()
    {
        await ParkAsync();
        var record = await _stage.RecordAsync();
        await _stage.Waiting.ApproveAsync(record, record.Effects[0].Id, "test", Stop);
        _stage.Time.Advance(TurnEngine.ApprovalLife);
        var turn = await _stage.ResumeAsync(_stage.Process());
        Assert.Null(await _stage.RunAsync(turn, p => Do(p, "asked.do", "a").AsTask()));
        Assert.Empty(_stage.World.Done);
    }

    [Fact]
    public async Task The_stricter_verdict_holds_after_the_owner_answered()
    {
        await ParkAsync();
        var record = await _stage.RecordAsync();
        await _stage.Waiting.ApproveAsync(record, record.Effects[0].Id, "test", Stop);
        _stage.Policy = Policy.Default with
        {
            Rules = [new PolicyRule("never", new Condition { Tool = new Glob("asked.do") }, Verdict.Deny)],
        };
        var turn = await _stage.ResumeAsync(_stage.Process());
        Outcome? outcome = null;
        await _stage.RunAsync(turn, async p => outcome = await Do(p, "asked.do", "a"));
        Assert.IsType<Outcome.Denied>(outcome);
        Assert.Empty(_stage.World.Done);
    }

    [Fact]
    public async Task A_verdict_never_gets_laxer_by_a_restart()
    {
        await ParkAsync();
        _stage.Policy = Policy.Default;
        var turn = await _stage.ResumeAsync(_stage.Process());
        Assert.Null(await _stage.RunAsync(turn, p => Do(p, "asked.do", "a").AsTask()));
        Assert.Empty(_stage.World.Done);
    }

    [Fact]
    public async Task Acts_are_held_in_order_behind_one_that_was_asked_and_looks_go_on()
    {
        async Task Body(IEffects port)
        {
            var first = Do(port, "asked.do", "a").AsTask();
            var second = Do(port, "idempotent.do", "b").AsTask();
            var look = Do(port, "local.look", "elsewhere").AsTask();
            var blind = Do(port, "local.look", "a").AsTask();
            Assert.IsType<Outcome.Done>(await look);
            await Task.WhenAll(first, second, blind);
        }

        var turn = await Stage.OpenAsync(_stage.Process());
        Assert.Null(await _stage.RunAsync(turn!, Body));
        var record = await _stage.RecordAsync();
        Assert.Equal(["local.look /world/elsewhere"], _stage.World.Done.Keys);
        Assert.Equal(["asked.do", "idempotent.do"], Waiting(record));

        await _stage.Waiting.ApproveAsync(record, record.Asked.Single().Id, "test", Stop);
        Assert.Equal(TurnEnd.Done, await _stage.RunAsync(await _stage.ResumeAsync(_stage.Process()), Body));
        Assert.Equal(1, _stage.World.Done["idempotent.do /world/b"]);
    }

    [Fact]
    public async Task Asks_of_a_body_are_gathered_into_one_card()
    {
        async Task Body(IEffects port) =>
            await Task.WhenAll(Do(port, "asked.do", "a").AsTask(), Do(port, "asked.do", "b").AsTask());

        var turn = await Stage.OpenAsync(_stage.Process());
        Assert.Null(await _stage.RunAsync(turn!, Body));
        var record = await _stage.RecordAsync();
        var (first, second) = (record.Asked.First(), record.Asked.Last());
        Assert.Equal([first.Id, second.Id], record.Parked!.Waiting);

        // In their order: what stands behind the first one waits with it.
        await _stage.Waiting.ApproveAsync(record, second.Id, "test", Stop);
        Assert.False(record.CanGoOn);
        await _stage.Waiting.ApproveAsync(record, first.Id, "test", Stop);
        Assert.True(record.CanGoOn);
        Assert.Equal(TurnEnd.Done, await _stage.RunAsync(await _stage.ResumeAsync(_stage.Process()), Body));
        Assert.Equal(["asked.do /world/a", "asked.do /world/b"], _stage.World.Done.Keys);
    }

    [Fact]
    public async Task What_the_owner_refused_is_refused_before_what_it_was_held_behind_is_answered()
    {
        Outcome? second = null;
        async Task Body(IEffects port)
        {
            var first = Do(port, "asked.do", "a").AsTask();
            second = await Do(port, "asked.do", "b");
            await first;
        }

        Assert.Null(await _stage.RunAsync((await Stage.OpenAsync(_stage.Process()))!, Body));
        var record = await _stage.RecordAsync();
        await _stage.Waiting.RefuseAsync(record, record.Asked.Last().Id, "test", Stop);
        Assert.True(record.CanGoOn);
        Assert.Null(await _stage.RunAsync(await _stage.ResumeAsync(_stage.Process()), Body));
        Assert.IsType<Outcome.Denied>(second);
        Assert.False((await _stage.RecordAsync()).CanGoOn);
    }

    [Fact]
    public async Task An_answer_to_one_question_gives_no_more_time_for_the_other()
    {
        async Task Body(IEffects port) =>
            await Task.WhenAll(Do(port, "asked.do", "a").AsTask(), Do(port, "asked.do", "b").AsTask());

        Assert.Null(await _stage.RunAsync((await Stage.OpenAsync(_stage.Process()))!, Body));
        var until = (await _stage.RecordAsync()).Parked!.Expires;
        _stage.Time.Advance(TimeSpan.FromDays(3));
        var record = await _stage.RecordAsync();
        await _stage.Waiting.ApproveAsync(record, record.Asked.First().Id, "test", Stop);
        Assert.Null(await _stage.RunAsync(await _stage.ResumeAsync(_stage.Process()), Body));
        record = await _stage.RecordAsync();
        Assert.Equal(until, record.Parked!.Expires);
        Assert.Equal(TimeSpan.FromDays(3).TotalHours, record.Effects[0].Waited.TotalHours, 0.01);
        Assert.InRange(record.Effects[0].Worked.TotalSeconds, 0, 1);
        _stage.Time.Advance(TimeSpan.FromDays(4));
        await _stage.Waiting.ExpireAsync(record, Stop);
        Assert.Empty(record.Asked);
    }

    [Fact]
    public async Task A_turn_that_waits_takes_the_place_of_an_older_one_that_waits_for_the_same()
    {
        foreach (var (id, thing) in new[] { ("one", "a"), ("two", "b"), ("three", "a") })
        {
            var turn = await Stage.OpenAsync(_stage.Process(), id);
            Assert.Null(await _stage.RunAsync(turn!, p => Do(p, "asked.do", thing).AsTask()));
        }

        Assert.Equal(["one"], await _stage.Waiting.TakePlaceAsync("three", Stop));
        Assert.Equal(TurnEnd.Stopped, (await _stage.RecordAsync("one")).Ended!.End);
        Assert.Single((await _stage.RecordAsync("one")).Notices);
        Assert.NotNull((await _stage.RecordAsync("two")).Parked);
        Assert.NotNull((await _stage.RecordAsync("three")).Parked);
    }

    [Fact]
    public async Task A_turn_whose_question_was_answered_is_not_given_up_for_a_younger_one()
    {
        await ParkAsync();
        var record = await _stage.RecordAsync();
        await _stage.Waiting.ApproveAsync(record, record.Effects[0].Id, "test", Stop);
        var turn = await Stage.OpenAsync(_stage.Process(), "two");
        Assert.Null(await _stage.RunAsync(turn!, p => Do(p, "asked.do", "a").AsTask()));
        Assert.Empty(await _stage.Waiting.TakePlaceAsync("two", Stop));
        Assert.True((await _stage.RecordAsync()).CanGoOn);
    }

    [Fact]
    public async Task Only_what_happened_since_the_journal_is_held_is_running()
    {
        await Stage.OpenAsync(_stage.Process());
        var record = await _stage.RecordAsync();
        foreach (
            var (since, isRunning) in new (DateTimeOffset?, bool)[]
            {
                (null, false),
                (Stage.Start.AddSeconds(1), false),
                (Stage.Start.AddSeconds(-1), true),
            }
        )
        {
            record.SeeHolder(since);
            Assert.Equal(isRunning, record.IsRunning);
        }
    }

    [Theory]
    [InlineData("idempotent.do", 2)]
    [InlineData("keyed.do", 1)]
    [InlineData("probed.do", 1)]
    public async Task What_began_and_can_be_known_or_repeated_is_finished_after_a_crash(string tool, int times)
    {
        await CrashAsync(tool, $"{tool} after");
        var end = await _stage.RunAsync(await _stage.ResumeAsync(_stage.Process()), p => Do(p, tool, "a").AsTask());
        Assert.Equal(TurnEnd.Done, end);
        Assert.Equal(times, _stage.World.Done[$"{tool} /world/a"]);
    }

    [Theory]
    [InlineData("neither.do before", Settlement.Again, 1)]
    [InlineData("neither.do after", Settlement.Done, 1)]
    [InlineData("neither.do before", Settlement.NotDone, 0)]
    public async Task What_began_and_cannot_be_known_is_shown_and_settled_by_the_owner(
        string point,
        Settlement settlement,
        int times
    )
    {
        await CrashAsync("neither.do", point);
        Assert.Null(
            await _stage.RunAsync(await _stage.ResumeAsync(_stage.Process()), p => Do(p, "neither.do", "a").AsTask())
        );
        var record = await _stage.RecordAsync();
        var doubted = Assert.Single(record.InDoubt);
        await _stage.Waiting.SettleAsync(record, doubted.Id, settlement, Stop);
        Assert.True(record.CanGoOn);
        var end = await _stage.RunAsync(
            await _stage.ResumeAsync(_stage.Process()),
            p => Do(p, "neither.do", "a").AsTask()
        );
        Assert.Equal(TurnEnd.Done, end);
        Assert.Equal(times, _stage.World.Done.GetValueOrDefault("neither.do /world/a"));
    }

    [Fact]
    public async Task A_tool_that_is_busy_is_tried_again_and_one_that_does_things_twice_is_not()
    {
        var (keyed, neither) = (0, 0);
        var busy = new Outcome.Failed(new EffectFailure(FailureKind.Busy, "busy"));
        _stage.World.Instead = name =>
            name switch
            {
                "keyed.do" when ++keyed < 3 => busy,
                "neither.do" when ++neither > 0 => busy,
                _ => null,
            };
        var turn = await Stage.OpenAsync(_stage.Process());
        List<Outcome> outcomes = [];
        await _stage.RunAsync(
            turn!,
            async port =>
            {
                outcomes.Add(await Do(port, "keyed.do", "a"));
                outcomes.Add(await Do(port, "neither.do", "a"));
            }
        );
        Assert.IsType<Outcome.Done>(outcomes[0]);
        Assert.IsType<Outcome.Failed>(outcomes[1]);
        Assert.Equal((3, 1), (keyed, neither));
    }

    [Fact]
    public async Task A_tool_that_throws_leaves_what_it_did_in_doubt_only_where_that_matters()
    {
        _stage.World.Instead = _ => throw new IOException("torn");
        var turn = await Stage.OpenAsync(_stage.Process());
        Outcome? first = null;
        var end = await _stage.RunAsync(
            turn!,
            async port =>
            {
                first = await Do(port, "idempotent.do", "a");
                await Do(port, "neither.do", "a");
            }
        );
        Assert.Null(end);
        Assert.Contains("torn", Assert.IsType<Outcome.Failed>(first).Failure.Message, StringComparison.Ordinal);
        Assert.Single((await _stage.RecordAsync()).InDoubt);
    }

    [Fact]
    public async Task What_had_begun_in_a_turn_that_is_given_up_is_in_doubt()
    {
        await CrashAsync("neither.do", "neither.do after");
        var record = await _stage.RecordAsync();
        await _stage.Waiting.StopAsync(record, "given up", Stop);

        record = await _stage.RecordAsync();
        var doubted = Assert.Single(record.InDoubt);
        Assert.Equal(["given up"], record.Notices);
        var open = Assert.Single(await _stage.Waiting.OpenAsync(Stop));
        using var told = new StringWriter();
        new TurnPrinter(new Terminal(told, TextWriter.Null, false, false, false)).PrintWaiting(open);
        Assert.EndsWith(
            $" {TurnPrinter.IdOf(doubted.Id)} done or not-done\n",
            told.ToString(),
            StringComparison.Ordinal
        );
        await _stage.Waiting.SettleAsync(open, doubted.Id, Settlement.Done, Stop);
        Assert.Empty(await _stage.Waiting.OpenAsync(Stop));
    }

    [Fact]
    public async Task A_mistake_of_the_body_is_told_after_what_goes_on_beside_it()
    {
        var engine = _stage.Process();
        var turn = await Stage.OpenAsync(engine);
        var busy = new TaskCompletionSource();
        _stage.World.Slow = name => name == "neither.do" ? busy.Task : Task.CompletedTask;
        // The clock stands, so that no deadline comes in between.
        var run = TurnRunner.RunAsync(
            turn!,
            async stop =>
            {
                _ = Do(turn!.PortFor(_stage.World.Manifest), "neither.do", "a").AsTask();
                await Task.Yield();
                throw new InvalidOperationException("no");
            },
            Stop
        );
        Assert.Null((await _stage.RecordAsync()).Ended);
        busy.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => run);
        var record = await _stage.RecordAsync();
        Assert.Equal(TurnEnd.Failed, record.Ended!.End);
        Assert.Single(record.Notices);
        Assert.Equal(EffectPhase.Finished, record.Effects[0].Phase);
        Assert.Empty(await _stage.Waiting.OpenAsync(Stop));
    }

    [Fact]
    public async Task What_is_private_does_not_go_where_others_read()
    {
        var secret = new Effect(
            "idempotent.do",
            EffectKind.Write,
            [
                new Argument(
                    "thing",
                    ParameterRole.Destination,
                    new Value.Text($"{World.Place}/a", Label.Owner.RestrictTo(Readers.OwnerOnly))
                ),
            ]
        );
        var turn = await Stage.OpenAsync(_stage.Process());
        Outcome? outcome = null;
        await _stage.RunAsync(turn!, async port => outcome = await port.PerformAsync(secret, Stop));
        Assert.IsType<Outcome.Denied>(outcome);
    }

    private static IEnumerable<string> Waiting(TurnRecord record) =>
        record.Parked!.Waiting.Select(id => record.TryFind(id, out var e) ? e.Call.Tool : "?").Order();

    private async Task ParkAsync()
    {
        var turn = await Stage.OpenAsync(_stage.Process());
        Assert.Null(await _stage.RunAsync(turn!, p => Do(p, "asked.do", "a").AsTask()));
    }

    private async Task CrashAsync(string tool, string point)
    {
        var engine = _stage.Process(p =>
        {
            if (p == point)
            {
                throw new CrashException();
            }
        });
        var turn = await Stage.OpenAsync(engine);
        await Assert.ThrowsAsync<CrashException>(() => _stage.RunAsync(turn!, p => Do(p, tool, "a").AsTask()));
    }
}
