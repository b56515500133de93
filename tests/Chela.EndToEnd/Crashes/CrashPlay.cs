using System.Diagnostics;
using System.Text.Json;
using Chela.Agent.Turns;
using Chela.Edge.Sqlite;

namespace Chela.EndToEnd.Crashes;

/// <summary>
/// One message that asks for a job, from its sending to the end of the job, through all deaths of the process; with a sender who
/// sends it again until it is acknowledged, and an owner who answers what is asked and settles what is in doubt after a look.
/// </summary>
/// <param name="at">A folder of its own.</param>
/// <param name="steps">The job's steps.</param>
internal sealed class CrashPlay(string at, params IReadOnlyList<string> steps)
{
    /// <summary>No play needs as many verbs.</summary>
    private const int MostVerbs = 60;

    private const string Refused = "no-";

    private readonly List<string> _violations = [];
    private readonly HashSet<string> _shown = [];
    private readonly Queue<string> _faults = [];
    private readonly CrashLedger _ledger = new(Path.Combine(at, "ledger"));
    private int _again;

    /// <summary>The home.</summary>
    public string Home => Path.Combine(at, "home");

    /// <summary>What was done in the world.</summary>
    public CrashLedger Ledger => _ledger;

    /// <summary>Whether the message was acknowledged.</summary>
    public bool IsAcknowledged { get; private set; }

    /// <summary>What was promised and not held.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>How often the process died.</summary>
    public int Deaths { get; private set; }

    /// <summary>The turn as its record tells it at the end.</summary>
    public TurnRecord? Record { get; private set; }

    /// <summary>Points at which the process kills itself, one after the other.</summary>
    public IEnumerable<string> Faults
    {
        init => _faults = new(value);
    }

    /// <summary>When the process is killed from outside, while it runs the play; null never.</summary>
    public TimeSpan? KillAfter { get; set; }

    /// <summary>How large the journal may be until it was refused once.</summary>
    public int Pages { get; set; }

    /// <summary>What the program said of a journal without room.</summary>
    public string? NoRoom { get; private set; }

    /// <summary>Plays it to its end.</summary>
    public async Task RunAsync(CrashProgram program)
    {
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(_ledger.Folder);
        await File.WriteAllTextAsync(
            Path.Combine(Home, "policy.yaml"),
            "version: 1\nrules:\n  - name: ask first\n    tool: asked.do\n    verdict: ask\n"
        );
        var left = MostVerbs;
        while (left-- > 0 && await StepAsync(program)) { }

        if (left < 0)
        {
            _violations.Add($"the turn is stuck: {string.Join(" | ", await StatusAsync(program))}");
            return;
        }

        // The sender sends it once more, and nothing comes of that.
        while ((await CallAsync(program, Accept)).IsDead) { }

        if (_faults.TryPeek(out var never))
        {
            _violations.Add($"{never} was never hit");
        }

        await CheckAsync();
    }

    private IEnumerable<string> Accept => ["crash", "accept", "test", "message-1", _ledger.Folder, .. steps];

    /// <summary>The next thing that the sender or the owner does; false if nothing is left to do.</summary>
    private async Task<bool> StepAsync(CrashProgram program)
    {
        if (!IsAcknowledged)
        {
            var answer = await CallAsync(program, Accept);
            IsAcknowledged = answer.Output.Any(l => l.StartsWith("accepted ", StringComparison.Ordinal));
            return true;
        }

        if (await StatusAsync(program) is not { Count: > 0 } open)
        {
            return false;
        }

        using var turn = JsonDocument.Parse(open[0]);
        var isInterrupted = turn.RootElement.GetProperty("state").GetString() == "interrupted";
        foreach (var effect in isInterrupted ? [] : turn.RootElement.GetProperty("effects").EnumerateArray().ToList())
        {
            var id = effect.GetProperty("effect").GetString()!.Split(':')[^1];
            var about = effect.GetProperty("about").GetString()!;
            var thing = Path.GetFileName(about);
            var tool = effect.GetProperty("tool").GetString()!;
            switch (effect.GetProperty("state").GetString())
            {
                case "asked":
                    await CallAsync(program, [IsRefused(thing) ? "deny" : "approve", id]);
                    return true;
                case "in doubt":
                    _shown.Add($"{tool} {thing}");
                    var isDone = _ledger.Acts(tool, thing) > 0;
                    _again += isDone || IsRefused(thing) ? 0 : 1;
                    await CallAsync(
                        program,
                        [
                            "settle",
                            id,
                            isDone ? "done"
                            : IsRefused(thing) || IsEnded(turn) ? "not-done"
                            : "again",
                        ]
                    );
                    return true;
            }
        }

        await CallAsync(program, ["turn", "resume"]);
        return true;
    }

    private static bool IsEnded(JsonDocument turn) =>
        turn.RootElement.GetProperty("state").GetString()!.Contains("doubt", StringComparison.Ordinal);

    private static bool IsRefused(string thing) => thing.StartsWith(Refused, StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> StatusAsync(CrashProgram program)
    {
        var answer = await program.RunAsync(Home, ["status", "--json"]);
        if (answer.Code != 0)
        {
            _violations.Add($"status: {answer}");
        }

        return answer.Output;
    }

    private async Task<CrashAnswer> CallAsync(CrashProgram program, IEnumerable<string> arguments)
    {
        _ = _faults.TryPeek(out var fault);
        var clock = Stopwatch.StartNew();
        var answer = await program.RunAsync(Home, arguments, fault, KillAfter, Pages);
        KillAfter = answer.IsDead || KillAfter < clock.Elapsed ? null : KillAfter - clock.Elapsed;
        if (answer.IsDead)
        {
            Deaths++;
            _ = _faults.TryDequeue(out _);
        }

        if (
            Pages > 0
            && answer.Errors.FirstOrDefault(e => e.Contains("disk is full", StringComparison.Ordinal)) is { } told
        )
        {
            (NoRoom, Pages) = (told, 0);
        }

        return answer;
    }

    private async Task CheckAsync()
    {
        if (JournalFiles.Verify(Home).Problem is { } problem)
        {
            _violations.Add($"the journal does not verify: {problem}");
        }

        await using var journal = SqliteJournal.Open(Home, new SqliteJournalOptions { ReadOnly = true });
        List<TurnRecord> turns = [];
        await foreach (var stream in journal.StreamsAsync(TurnRecord.Prefix, false, default))
        {
            turns.Add((await TurnRecord.ReadAsync(journal, stream.Name[TurnRecord.Prefix.Length..], default))!);
        }

        if (turns is not [var turn])
        {
            _violations.Add($"of one message, sent again and again, came {turns.Count} turns");
            return;
        }

        Record = turn;
        CheckEnd(turn);
        foreach (var effect in turn.Effects.Where(e => e.Call.Tool.Contains('.', StringComparison.Ordinal)))
        {
            Check(effect);
        }
    }

    private void CheckEnd(TurnRecord turn)
    {
        if (turn.Ended is not { } ended)
        {
            _violations.Add("the turn did not end");
        }
        else if (ended.End == TurnEnd.Done)
        {
            var planned = steps.Select(s => s.TrimStart('+')).ToList();
            if (turn.Effects.Count != planned.Count || turn.Effects.Any(e => e.Phase != EffectPhase.Finished))
            {
                _violations.Add($"expected {planned.Count} finished effects, found {turn.Effects.Count}");
            }

            if (planned.Contains("reply.do:r") && _ledger.Acts("reply.do", "r") != 1)
            {
                _violations.Add($"{_ledger.Acts("reply.do", "r")} replies");
            }
        }
        else if (turn.Notices.Count == 0)
        {
            _violations.Add($"it ended {ended.End} without a notice");
        }
    }

    /// <summary>That an effect happened as often as its class promises, and was called no more often than deaths explain.</summary>
    private void Check(EffectState effect)
    {
        var (tool, thing) = (effect.Call.Tool, Path.GetFileName(ThingOf(effect)));
        if (tool == "file.append")
        {
            return;
        }

        var (acts, calls) = (_ledger.Acts(tool, thing), _ledger.Calls(tool, thing));
        var isAct = !tool.EndsWith(".look", StringComparison.Ordinal) && tool != "local.hang";
        var isDenied = effect.Result?.Denied is not null;
        var isUntrue = Path.GetExtension(thing) is ".lies" or ".acts-fails" or ".acts-hangs" or ".hangs";
        var what = $"{tool} {thing}: {acts} acts, {calls} calls, {effect.Phase}, {effect.Result}";
        if (isAct && (acts > 1 || (!isUntrue && effect.Phase == EffectPhase.Finished && acts != (isDenied ? 0 : 1))))
        {
            _violations.Add(what);
        }

        var isOnce = tool.StartsWith("neither.", StringComparison.Ordinal);
        var most = isOnce
            ? 1 + _again
            : 1
                + Deaths
                + _again
                + (NoRoom is null ? 0 : 1)
                + (thing.EndsWith(".acts-busy", StringComparison.Ordinal) ? 2 : 0);
        if (calls > most && !tool.EndsWith(".look", StringComparison.Ordinal))
        {
            _violations.Add(what);
        }

        if (isOnce && effect.Settlement is not null && !_shown.Contains($"{tool} {thing}"))
        {
            _violations.Add($"{tool} {thing} was settled and never shown");
        }
    }

    private static string ThingOf(EffectState effect) =>
        ((Envelope.Effects.Value.Text)effect.Call.Arguments[0].Value).Content;
}
