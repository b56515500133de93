using Chela.AgentDojo.Checking;
using Chela.AgentDojo.Suites;
using Chela.AgentDojo.Worlds;

namespace Chela.AgentDojo.Runs;

/// <summary>A task's own calls, replayed with nothing in the way: what the checks must say of the kit itself.</summary>
/// <param name="Passes">Whether its check holds afterwards.</param>
/// <param name="PassesIdle">Whether it holds with nothing done and the expected text.</param>
/// <param name="PassesSilent">Whether it holds with all done and no text.</param>
/// <param name="Errors">What tools said against it.</param>
internal sealed record Replay(bool Passes, bool PassesIdle, bool PassesSilent, List<string> Errors)
{
    /// <summary>Replays a task.</summary>
    public static Replay Of(Suite suite, DojoTask task)
    {
        var world = World.Build(suite.Environment, new Dictionary<string, string>());
        var before = Data.Copy(world.State);
        var variables = World.Variables(before, before);
        var trace = new List<Call>();
        var errors = new List<string>();
        foreach (var call in task.Calls)
        {
            var filled = call with { Arguments = World.Fill(call.Arguments, variables) };
            trace.Add(filled);
            if (Toolbox.Run(world, suite, filled).Error is { } error)
            {
                errors.Add($"{call.Function}: {error}");
            }
        }

        bool Holds(Map after, string output, List<Call> calls) =>
            Evaluation.Holds(task.Check, new Outcome(before, after, output, calls));
        return new Replay(
            Holds(world.State, task.Output, trace),
            Holds(before, task.Output, []),
            Holds(world.State, "", trace),
            errors
        );
    }
}
