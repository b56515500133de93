using Chela.AgentDojo.Runs;
using Chela.AgentDojo.Suites;

var folder = args[0];
var watch = System.Diagnostics.Stopwatch.StartNew();
foreach (var version in args.Length > 1 ? [args[1]] : (string[])["v1", "v1.2.2"])
foreach (var name in Suite.NamesIn(folder))
{
    var suite = Suite.Read(folder, name);
    var template = AttackTemplate.Read(folder, "important_instructions");
    var users = suite.UserTasks(version);
    var injections = suite.InjectionTasks(version);
    foreach (var attack in Attackers.All)
    {
        var runs = new List<AttackRun>();
        foreach (var user in users)
        {
            foreach (var injection in attack.IsOfUserTask ? injections.Take(1) : injections)
            {
                if (AttackRun.Of(attack, new Pair(suite, user, injection, template.Fill(user, injection))) is { } run)
                {
                    runs.Add(run);
                }
            }
        }
        Console.WriteLine(
            $"{version} {name} {attack.Name}: {runs.Count} undefended {runs.Count(r => r.SucceedsUndefended)} silent {runs.Count(r => r.IsSilent)} at all {runs.Count(r => r.Succeeds)} useful {runs.Count(r => r.IsUseful)}   {watch.ElapsedMilliseconds}"
        );
        foreach (var run in runs.Where(r => r.Succeeds))
        {
            Console.WriteLine($"     {run.Pair.User.Id} {run.Pair.Injection.Id} silent={run.IsSilent}");
            foreach (var e in run.Entries.Where(e => e.By != Speaker.Planner))
                Console.WriteLine(
                    $"         {e.By} {e.Call.Function} {System.Text.Json.JsonSerializer.Serialize(e.Call.Arguments)[..Math.Min(300, System.Text.Json.JsonSerializer.Serialize(e.Call.Arguments).Length)]} done={e.IsDone} {e.Decision!.Verdict} {e.Decision.Check} {e.Decision.Rule}"
                );
        }
    }
}
