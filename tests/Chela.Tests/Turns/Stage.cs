using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Turns;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;

namespace Chela.Tests.Turns;

/// <summary>A world, a journal and a clock that outlive processes, and the processes that die in between.</summary>
internal sealed class Stage
{
    public static readonly DateTimeOffset Start = new(2026, 2, 20, 10, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    public World World { get; } = new();

    public MemoryJournal Journal { get; } = new();

    public SimulatedTime Time { get; } = new(Start);

    public Policy Policy { get; set; } =
        Policy.Default with
        {
            Rules = [new PolicyRule("ask first", new Condition { Tool = new Glob("asked.*") }, Verdict.Ask)],
        };

    public Waiting Waiting => new(Journal, Time);

    /// <summary>A process: an engine of its own over the same journal.</summary>
    /// <param name="passes">Told what it passes.</param>
    /// <param name="before">The engine before it, of the same process; null if that is dead.</param>
    public TurnEngine Process(Action<string>? passes = null, TurnEngine? before = null)
    {
        var (tools, policy) = TurnEngine.Equip(World.Tools, Policy);
        var journal = new CrashingJournal(Journal) { Passes = passes ?? (_ => { }) };
        World.Crash = journal.Point;
        return new TurnEngine(journal, tools, policy, [], Time, TimeZoneInfo.Utc, () => 0.5)
        {
            Left = before?.Left ?? new LeftCalls(),
        };
    }

    /// <summary>Opens a turn.</summary>
    public static Task<Turn?> OpenAsync(TurnEngine engine, string id = "one") =>
        engine.OpenAsync(
            id,
            new TurnEvent.Opened("test", [], "/", "UTC", "test", id),
            TestContext.Current.CancellationToken
        );

    /// <summary>Takes a turn up again.</summary>
    public async Task<Turn> ResumeAsync(TurnEngine engine, string id = "one") =>
        await engine.ResumeAsync(await RecordAsync(id), 1, TestContext.Current.CancellationToken);

    public async Task<TurnRecord> RecordAsync(string id = "one") =>
        (await TurnRecord.ReadAsync(Journal, id, TestContext.Current.CancellationToken))!;

    /// <summary>Runs a body to its end, its parking or the death of the process, the clock going on whenever nothing else does.</summary>
    /// <returns>How it ended; null if it is parked.</returns>
    /// <exception cref="CrashException">The process died.</exception>
    public async Task<TurnEnd?> RunAsync(Turn turn, Func<IEffects, Task> body, CancellationToken stop = default)
    {
        var run = TurnRunner.RunAsync(
            turn,
            async _ =>
            {
                await body(turn.PortFor(World.Manifest));
                return (TurnEnd.Done, "");
            },
            stop
        );
        while (!run.IsCompleted)
        {
            if (!Time.Step(s_longest))
            {
                await Task.Yield();
            }
        }

        return await run;
    }
}
