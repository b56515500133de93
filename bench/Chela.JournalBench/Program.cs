using System.Diagnostics;
using System.Globalization;
using Chela.Agent.Journal;
using Chela.Edge.Sqlite;
using Chela.JournalBench;

// Arguments: what is measured, a folder.
var (what, folder) = (args[0], args[1]);
Directory.CreateDirectory(folder);
var time = TimeProvider.System;
var body = new byte[300];
Array.Fill(body, (byte)'x');
var held = true;

void Say(bool isHeld, string text)
{
    held &= isHeld;
    Console.WriteLine($"{(isHeld ? "PASS" : "FAIL")}  {text}");
}

string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

NewEvent Event() => new("effect.started", 1, time.GetUtcNow(), "0198a5c2-7d1e-7000-8000-000000000000", body);

static double At(List<double> sorted, double part) => sorted[(int)(sorted.Count * part)];

async Task<long> ProduceAsync(SqliteJournal journal, int producers, int each, string prefix)
{
    var clock = Stopwatch.StartNew();
    await Task.WhenAll(
        Enumerable
            .Range(0, producers)
            .Select(p =>
                Task.Run(async () =>
                {
                    for (var i = 0; i < each; i++)
                    {
                        await journal.AppendAsync($"{prefix}/{p}", i, [Event()], default);
                    }
                })
            )
    );
    return clock.ElapsedTicks * 1_000_000 / Stopwatch.Frequency;
}

switch (what)
{
    case "producers":
    {
        await using var journal = SqliteJournal.Open(folder, new());
        await ProduceAsync(journal, 64, 300, "warm");
        var rates = new List<double>();
        var before = Environment.CpuUsage.TotalTime;
        for (var run = 0; run < 3; run++)
        {
            rates.Add(64 * 1000 / (await ProduceAsync(journal, 64, 1000, $"run{run}") / 1e6));
        }

        Say(
            rates.Max() >= 20_000,
            Text(
                $"64 producers: {rates.Max():0} acknowledged events/s (of {string.Join(", ", rates.Select(r => r.ToString("0", CultureInfo.InvariantCulture)))}), at least 20000; cpu {(Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (3 * 64 * 1000):0.0} us an event"
            )
        );
        break;
    }

    case "latency":
    {
        // Both in turns, so that both meet the same disk.
        await using var journal = SqliteJournal.Open(folder, new());
        using var bare = File.OpenHandle(Path.Combine(folder, "bare"), FileMode.Create, FileAccess.ReadWrite);
        var page = new byte[4096];
        var (appends, writes) = (new List<double>(), new List<double>());
        for (var i = 0; i < 6000; i++)
        {
            var start = Stopwatch.GetTimestamp();
            RandomAccess.Write(bare, page, (long)i * page.Length);
            RandomAccess.FlushToDisk(bare);
            var between = Stopwatch.GetTimestamp();
            await journal.AppendAsync("single", i, [Event()], default);
            if (i >= 1000)
            {
                writes.Add(Stopwatch.GetElapsedTime(start, between).TotalMilliseconds);
                appends.Add(Stopwatch.GetElapsedTime(between).TotalMilliseconds);
            }
        }

        appends.Sort();
        writes.Sort();
        var ratio = At(appends, 0.99) / At(writes, 0.99);
        Say(
            ratio <= 1.5,
            Text(
                $"single append: p50 {At(appends, 0.5):0.00} ms, p99 {At(appends, 0.99):0.00} ms; bare 4 KB write and fsync: p50 {At(writes, 0.5):0.00} ms, p99 {At(writes, 0.99):0.00} ms; p99 ratio {ratio:0.00}, at most 1.5"
            )
        );
        break;
    }

    case "fill":
    {
        await using var journal = SqliteJournal.Open(folder, new());
        await ProduceAsync(journal, 64, 800, "warm");
        var (before, resident) = (GC.GetTotalMemory(true), Environment.WorkingSet);
        for (var part = 0; part < 20; part++)
        {
            await ProduceAsync(journal, 64, 157, $"part{part}");
        }

        var (heap, grown) = (GC.GetTotalMemory(true) - before, Environment.WorkingSet - resident);
        Say(
            heap < 4_000_000 && grown < 32_000_000,
            Text(
                $"200,000 events more: heap {heap / 1e6:+0.0;-0.0} MB, below 4; resident {grown / 1e6:+0.0;-0.0} MB, below 32 (head {journal.Head})"
            )
        );
        break;
    }

    case "engine":
    {
        // The journal in memory costs next to nothing to append to.
        const int Effects = 1000;
        await using var journal = new MemoryJournal();
        foreach (var tool in new[] { "bench.write", "bench.look" })
        {
            var costs = new List<double>();
            for (var run = 0; run < 8; run++)
            {
                costs.Add((await EngineLoad.RunAsync(journal, tool, $"{tool}{run}", Effects)).TotalMilliseconds);
            }

            // The first one compiles.
            var cost = costs[1..].Order().ElementAt((costs.Count - 1) / 2);
            Say(
                cost < 0.3,
                Text(
                    $"{tool}: {cost:0.000} ms cpu an effect in a turn of {Effects} ({costs[0]:0.000} in the first one), below 0.3"
                )
            );
        }

        break;
    }

    case "open":
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await using var journal = SqliteJournal.Open(folder, new());
        var open = await journal.StreamsAsync("", true, default).CountAsync();
        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalSeconds;
        Say(
            processor < 0.3,
            Text(
                $"open with {journal.Head} events, {open} open streams: cpu {processor:0.000} s, wall {clock.Elapsed.TotalSeconds:0.000} s, below 0.3 s cpu"
            )
        );
        break;
    }

    default:
        throw new ArgumentException($"expected producers, latency, engine, fill or open, found {what}");
}

return held ? 0 : 1;
