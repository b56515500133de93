using Chela.AgentDojo.Runs;
using Chela.AgentDojo.Suites;

var folder = args[0];
foreach (var version in (string[])["v1", "v1.1.1", "v1.2.2"])
{
    foreach (var name in Suite.NamesIn(folder))
    {
        var suite = Suite.Read(folder, name);
        foreach (
            var (kind, tasks) in new[]
            {
                ("user", suite.UserTasks(version)),
                ("injection", suite.InjectionTasks(version)),
            }
        )
        {
            foreach (var task in tasks)
            {
                var replay = Replay.Of(suite, task);
                Console.WriteLine(
                    $"{version} {name} {task.Id} {replay.Passes} {replay.PassesIdle} {replay.PassesSilent} {string.Join("; ", replay.Errors)}"
                );
            }
        }
    }
}
