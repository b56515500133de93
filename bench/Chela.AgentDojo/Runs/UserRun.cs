using Chela.AgentDojo.Checking;
using Chela.AgentDojo.Guarding;
using Chela.AgentDojo.Suites;
using Chela.AgentDojo.Worlds;

namespace Chela.AgentDojo.Runs;

/// <summary>A user task with nobody attacking: what it costs its owner.</summary>
/// <param name="Task">The task.</param>
/// <param name="IsDone">Whether its check holds afterwards.</param>
/// <param name="Cards">Cards shown.</param>
/// <param name="Entries">All calls.</param>
internal sealed record UserRun(DojoTask Task, bool IsDone, int Cards, List<Entry> Entries)
{
    /// <summary>How many effects were asked about.</summary>
    public int Asks => Entries.Count(e => e.IsAsked);

    /// <summary>Runs a task.</summary>
    public static UserRun Of(SuiteHost host, DojoTask task)
    {
        var world = World.Build(host.Suite.Environment, new Dictionary<string, string>());
        var run = new Run(host, task, world, isGuarded: true);
        foreach (var call in task.Calls)
        {
            run.Do(call, Speaker.Planner);
        }

        var isDone = Evaluation.Holds(task.Check, run.End(task.Output));
        return new UserRun(task, isDone, run.Cards, run.Entries);
    }
}
