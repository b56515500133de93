using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Turns;

namespace Chela.Tests.Turns;

/// <summary>
/// Turns, timers, answers and deaths of the process in random order, under a simulated clock, out of one seed: nothing is lost, nothing
/// happens twice that must not, and no turn is stuck.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Schedules = 10_000;
    private const int MostProcesses = 60;

    private static readonly string[] s_tools =
    [
        "idempotent.do",
        "keyed.do",
        "neither.do",
        "probed.do",
        "asked.do",
        "asked.probed",
        "remote.look",
        "local.look",
    ];

    [Fact]
    public async Task No_schedule_breaks_a_promise()
    {
        var seed = int.TryParse(
            Environment.GetEnvironmentVariable("CHELA_SEED"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : TestContext.Current.TestCase!.UniqueID.GetHashCode(StringComparison.Ordinal) & 0xFFFF;
        output.WriteLine($"CHELA_SEED={seed}, {Schedules} schedules");
        var (deaths, answers, doubts, plans) = (0, 0, 0, 0);
        for (var schedule = 0; schedule < Schedules; schedule++)
        {
            var run = new Schedule(seed * 100_000 + schedule);
            await run.RunAsync();
            (deaths, answers, doubts) = (deaths + run.Deaths, answers + run.Answers, doubts + run.Doubts);
            plans += run.Plans;
        }

        output.WriteLine(
            $"{deaths} deaths, {answers} answers, {doubts} effects in doubt, {plans} planned anew, 0 violations"
        );
        // The schedules must be about something.
        Assert.True(deaths > Schedules / 4 && answers > Schedules / 20 && doubts > 100 && plans > 50);
    }

    private sealed class Schedule
    {
        private readonly int _seed;
        private readonly Random _random;
        private readonly Stage _stage = new();
        private readonly (string Tool, string Thing, bool IsBesides)[] _program;

        public Schedule(int seed)
        {
            (_seed, _random) = (seed, new Random(seed));
            _program =
            [
                .. Enumerable
                    .Range(0, _random.Next(1, 7))
                    .Select(i => (s_tools[_random.Next(s_tools.Length)], $"{(char)('a' + i)}", _random.Next(4) == 0)),
            ];
        }

        public int Deaths { get; private set; }

        public int Answers { get; private set; }

        public int Doubts { get; private set; }

        public int Plans { get; private set; }

        public async Task RunAsync()
        {
            TurnEnd? end = null;
            for (var process = 0; end is null; process++)
            {
                Assert.True(process < MostProcesses, $"schedule {_seed}: the turn is stuck");
                // The later processes live, so that the schedule ends.
                var fuse = process < 6 && _random.Next(3) > 0 ? _random.Next(1, 30) : int.MaxValue;
                var engine = _stage.Process(_ =>
                {
                    if (--fuse == 0)
                    {
                        throw new CrashException();
                    }
                });
                try
                {
                    end = await ProcessAsync(engine);
                }
                catch (CrashException)
                {
                    Deaths++;
                }

                _stage.Time.Advance(TimeSpan.FromHours(_random.Next(0, 30)));
                if (process < 10 && _random.Next(2) == 0)
                {
                    _stage.World.Sight = $"{process}";
                }
            }

            await CheckAsync();
        }

        private async Task<TurnEnd?> ProcessAsync(TurnEngine engine)
        {
            var stop = TestContext.Current.CancellationToken;
            if (await TurnRecord.ReadAsync(_stage.Journal, "one", stop) is not { } record)
            {
                return await _stage.RunAsync((await Stage.OpenAsync(engine))!, BodyAsync);
            }

            if (record.Ended is { } ended)
            {
                return ended.End;
            }

            var waiting = new Waiting(engine.Journal, _stage.Time);
            await waiting.ExpireAsync(record, stop);
            if (!record.CanGoOn)
            {
                await AnswerAsync(waiting, record, stop);
            }

            var end = await _stage.RunAsync(await engine.ResumeAsync(record, 1, stop), BodyAsync);
            var after = await _stage.RecordAsync();
            Assert.False(after is { Parked: not null, CanGoOn: true }, $"schedule {_seed}: goes on without an answer");
            return end;
        }

        private async Task AnswerAsync(Waiting waiting, TurnRecord record, CancellationToken stop)
        {
            foreach (var asked in record.Asked.ToList())
            {
                Answers++;
                await (
                    _random.Next(3) == 0
                        ? waiting.RefuseAsync(record, asked.Id, "test", stop)
                        : waiting.ApproveAsync(record, asked.Id, "test", stop)
                );
            }

            foreach (var doubted in record.InDoubt.ToList())
            {
                Doubts++;
                // The owner looks, and says what is so; and sometimes wants it again.
                var name = $"{doubted.Call.Tool} {Thing(doubted)}";
                var isDone = _stage.World.Done.ContainsKey(name);
                var settlement = isDone ? Settlement.Done : (Settlement)_random.Next(1, 3);
                await waiting.SettleAsync(record, doubted.Id, settlement, stop);
            }
        }

        private async Task BodyAsync(IEffects port)
        {
            var stop = TestContext.Current.CancellationToken;
            List<Task<Outcome>> besides = [];
            var seen = "";
            foreach (var (tool, thing, isBesides) in _program)
            {
                // What is asked depends on what was seen last.
                var call = port.PerformAsync(World.Effect(tool, IsAsked(tool) ? $"{thing}~{seen}" : thing), stop)
                    .AsTask();
                if (isBesides)
                {
                    besides.Add(call);
                }
                else if (await call is Outcome.Done { Value: Envelope.Effects.Value.Text text } && tool == "local.look")
                {
                    seen = text.Content;
                }
            }

            await Task.WhenAll(besides);
        }

        private async Task CheckAsync()
        {
            var record = await _stage.RecordAsync();
            Assert.Equal(TurnEnd.Done, record.Ended!.End);
            foreach (var (at, (tool, thing, _)) in _program.Index())
            {
                var plans = record
                    .Effects.Where(e => e.Call.Tool == tool && Thing(e).Split('~')[0] == $"{World.Place}/{thing}")
                    .ToList();
                // What was refused, and is planned otherwise since, stays refused.
                var effect = Assert.Single(
                    plans,
                    e => e.Phase != EffectPhase.Superseded && (e == plans[^1] || e.Result?.Denied is null)
                );
                Plans += plans.Count - 1;
                Assert.DoesNotContain(
                    plans.Where(p => p != effect),
                    p => _stage.World.Done.ContainsKey($"{tool} {Thing(p)}")
                );
                var times = _stage.World.Done.GetValueOrDefault($"{tool} {Thing(effect)}");
                var where = $"schedule {_seed}: {tool} {thing} {times} times, {effect.Phase}";
                Assert.True(effect.Phase == EffectPhase.Finished, where);
                var isDenied = effect.Result!.Denied is not null;
                Assert.True(
                    tool switch
                    {
                        // A second call changes nothing.
                        "idempotent.do" or "remote.look" or "local.look" => times >= 1,
                        "asked.do" or "asked.probed" => times == (isDenied ? 0 : 1),
                        "neither.do" => times <= 1 && (times == 1 || isDenied),
                        _ => times == 1,
                    },
                    where
                );
                if (IsAsked(tool) && times == 1 && Deaths == 0 && IsLookedAtJustBefore(at))
                {
                    Assert.True(Thing(effect).EndsWith("~" + _stage.World.SightAt[$"{tool} {Thing(effect)}"]), where);
                }
            }
        }

        /// <summary>Whether nothing was done between the look that a step depends on and the step.</summary>
        private bool IsLookedAtJustBefore(int step)
        {
            var look = Array.FindLastIndex(_program, step, s => s.Tool == "local.look" && !s.IsBesides);
            return look >= 0
                && _program[look..step].All(s => s.Tool.EndsWith(".look", StringComparison.Ordinal))
                && !_program[..step].Any(s => s.IsBesides);
        }

        private static bool IsAsked(string tool) => tool.StartsWith("asked.", StringComparison.Ordinal);

        private static string Thing(EffectState effect) => ((Envelope.Effects.Value.Text)effect.Call["thing"]).Content;
    }
}
