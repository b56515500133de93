using Chela.AgentDojo.Runs;
using Chela.AgentDojo.Suites;

var folder = args[0];
foreach (var name in Suite.NamesIn(folder))
{
    var suite = Suite.Read(folder, name);
    foreach (var task in suite.UserTasks("v1.2.2"))
    {
        var run = UserRun.Of(suite, task);
        Console.WriteLine($"{name} {task.Id} done={run.IsDone} cards={run.Cards} asks={run.Asks}  {task.Prompt}");
        foreach (var entry in run.Entries.Where(e => e.Decision!.Verdict != Chela.Envelope.Decisions.Verdict.Allow))
        {
            Console.WriteLine(
                $"      {entry.Decision!.Verdict} {entry.Call.Function}: {entry.Decision.Check}/{entry.Decision.Rule}: {entry.Decision.Why.ReplaceLineEndings("⏎")}"
            );
        }
    }
}
