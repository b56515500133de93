using System.Diagnostics;
using System.Globalization;
using Chela.Reading.Groups;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var watch = Stopwatch.StartNew();
var weeks = Directory
    .GetFiles(args[0], "*.md", SearchOption.AllDirectories)
    .Order(StringComparer.Ordinal)
    .Select(f => PastDigest.Read(File.ReadAllText(f)))
    .Where(e => e is { Length: > 0 })
    .Select(e => e!.Value)
    .ToList();
Console.WriteLine(
    $"{weeks.Count} weeks, {weeks.Sum(w => w.Length)} entries: read in {watch.Elapsed.TotalSeconds:0.0} s"
);
watch.Restart();
var lesson = GroupLearner.Learn([.. weeks.SelectMany(w => w)], default)!;
var trial = lesson.Trial;
Console.WriteLine(
    $"learnt in {watch.Elapsed.TotalSeconds:0.0} s; kept-back weeks: {trial.Right:P1} right, {trial.RightInTwo:P1} in two, sure of {trial.Sure:P1}, of those {trial.SureRight:P1}"
);
foreach (var line in trial.ConfusionTable())
{
    Console.WriteLine(line);
}
