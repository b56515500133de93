using System.Globalization;
using Chela.Bench;

// Arguments: the native binary, a folder to work in, the vault of a real week or "", then options.
var (native, work, real) = (args[0], args[1], args[2]);
var options = args[3..];
int[] sizes = options.Contains("--quick") ? [1_000, 3_000] : [1_000, 3_000, 10_000, 30_000];
var output = Path.Combine(work, "out");
MeasuredProcess.Home = Path.Combine(work, "home");
Directory.CreateDirectory(MeasuredProcess.Home);
var measurements = new List<Measurement>();
var bars = new List<Bar>();

void Fresh()
{
    if (Directory.Exists(output))
    {
        Directory.Delete(output, recursive: true);
    }
}

void Nothing() { }

Measurement Take(string name, int runs, Action before, params string[] arguments)
{
    var measurement = MeasuredProcess.Measure(name, runs, before, native, arguments);
    measurements.Add(measurement);
    return measurement;
}

void TakeWeek(string name, string vault)
{
    string[] digest = ["digest", vault, "--out", output, "--quiet"];
    var first = Take(name, 15, Fresh, digest);
    bars.Add(new Bar($"{name}, wall", first.Least, 300, "ms"));
    bars.Add(new Bar($"{name}, memory", first.Memory, 60, "MB"));
    Take($"{name}, again", 15, Nothing, digest);
    Take($"{name}, with page", 5, Fresh, [.. digest, "--html"]);
}

var version = Take("--version", 30, Nothing, "--version");
bars.Add(new Bar("--version, wall", version.Least, 20, "ms"));

var week = Path.Combine(work, "week");
GeneratedVault.Write(week, 60);
TakeWeek("week of 60 notes", week);
Take(
    "lint of that week",
    15,
    Nothing,
    "digest",
    "lint",
    Path.Combine(output, "README.zh-CN.md"),
    Path.Combine(output, "README.md"),
    "--quiet"
);
if (real.Length > 0)
{
    TakeWeek("real week 2026-W08", real);
}

// A full week: what was saved, what a feed brought, and the vault, from the bytes to the digest.
var monday = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
monday = monday.AddDays(-(((int)monday.DayOfWeek + 6) % 7));
var pages = GeneratedShelf.WritePages(Path.Combine(work, "pages"), 150);
var feed = GeneratedShelf.WriteFeed(Path.Combine(work, "feed.xml"), 150);
var full = Path.Combine(work, "full");
GeneratedVault.Write(full, 700, 700, monday);
void FreshHome()
{
    Fresh();
    Directory.Delete(MeasuredProcess.Home, recursive: true);
    Directory.CreateDirectory(MeasuredProcess.Home);
}

var isoWeek = $"{ISOWeek.GetYear(monday.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(monday.ToDateTime(default)):00}";
string[] digestFull = ["digest", full, "--week", isoWeek, "--out", output, "--quiet"];
var saved = Take("150 pages and a feed of 150 saved", 1, FreshHome, ["save", .. pages, feed, "--quiet"]);
var made = Take("digest of 1,000 items", 1, Fresh, digestFull);
var again = Take("digest of 1,000 items, again", 3, Nothing, digestFull);
bars.Add(new Bar("1,000 items to a digest, cpu", (saved.Processor + made.Processor) / 1000, 20, "s"));
bars.Add(new Bar("1,000 items to a digest, memory", Math.Max(saved.Memory, made.Memory), 300, "MB"));
bars.Add(new Bar("1,000 items again, wall", again.Least / 1000, 2, "s"));
FreshHome();

// Growth, by time on processors: each thousand notes more must cost about what one cost before.
var slopes = new List<double>();
Measurement? smaller = null;
foreach (var size in sizes)
{
    var vault = Path.Combine(work, $"vault-{size}");
    GeneratedVault.Write(vault, size);
    var grown = Take($"vault of {size:N0} notes", 5, Fresh, "digest", vault, "--out", output, "--quiet");
    if (smaller is not null)
    {
        slopes.Add((grown.Processor - smaller.Processor) / (size - sizes[slopes.Count]) * 1000);
    }

    smaller = grown;
    Directory.Delete(vault, recursive: true);
}

if (slopes.Count > 1)
{
    bars.Add(new Bar("growth, cpu of 1,000 notes more", slopes[^1], 2 * slopes[0], "ms"));
}

var report = new BenchReport(measurements, bars);
if (options.Contains("--json"))
{
    report.PrintJson(Console.Out);
}
else
{
    report.Print(Console.Out);
}

return bars.All(b => b.IsHeld) ? 0 : 1;
