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
        var (deaths, answers, doubts) = (0, 0, 0);
        for (var schedule = 0; schedule < Schedules; schedule++)
        {
            var run = new Schedule(seed * 100_000 + schedule);
            await run.RunAsync();
            (deaths, answers, doubts) = (deaths + run.Deaths, answers + run.Answers, doubts + run.Doubts);
        }

        output.WriteLine($"{deaths} deaths, {answers} answers, {doubts} effects in doubt, 0 violations");
        // The schedules must be about something.
        Assert.True(deaths > Schedules / 4 && answers > Schedules / 20 && doubts > 100);
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

            return await _stage.RunAsync(await engine.ResumeAsync(record, 1, stop), BodyAsync);
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
            foreach (var (tool, thing, isBesides) in _program)
            {
                var call = port.PerformAsync(World.Effect(tool, thing), stop).AsTask();
                if (isBesides)
                {
                    besides.Add(call);
                }
                else
                {
                    await call;
                }
            }

            await Task.WhenAll(besides);
        }

        private async Task CheckAsync()
        {
            var record = await _stage.RecordAsync();
            Assert.Equal(TurnEnd.Done, record.Ended!.End);
            foreach (var (tool, thing, _) in _program)
            {
                var effect = Assert.Single(
                    record.Effects,
                    e => e.Call.Tool == tool && Thing(e) == $"{World.Place}/{thing}"
                );
                var times = _stage.World.Done.GetValueOrDefault($"{tool} {World.Place}/{thing}");
                var where = $"schedule {_seed}: {tool} {thing} {times} times, {effect.Phase}";
                Assert.True(effect.Phase == EffectPhase.Finished, where);
                var isDenied = effect.Result!.Denied is not null;
                Assert.True(
                    tool switch
                    {
                        // A second call changes nothing.
                        "idempotent.do" or "remote.look" or "local.look" => times >= 1,
                        "asked.do" => times == (isDenied ? 0 : 1),
                        "neither.do" => times <= 1 && (times == 1 || isDenied),
                        _ => times == 1,
                    },
                    where
                );
            }
        }

        private static string Thing(EffectState effect) => ((Envelope.Effects.Value.Text)effect.Call["thing"]).Content;
    }
}
