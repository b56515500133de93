namespace Chela.AgentDojo.Suites;

/// <summary>One suite of the benchmark as its files say.</summary>
internal sealed class Suite
{
    private readonly Map _tasks;
    private readonly Map _injections;

    private Suite(string name, Map environment, Map tools, Map tasks, Map injections)
    {
        (Name, Environment, _tasks, _injections) = (name, environment, tasks, injections);
        Tools = tools["tools"].Maps().Select(t => new ToolSpecification(t)).ToDictionary(t => t.Name);
    }

    /// <summary>Its name: the name of its files.</summary>
    public string Name { get; }

    /// <summary>The state with placeholders, and the injection vectors.</summary>
    public Map Environment { get; }

    /// <summary>The tools by name.</summary>
    public IReadOnlyDictionary<string, ToolSpecification> Tools { get; }

    /// <summary>What upstream tells the model about its user.</summary>
    public string SystemMessage => _tasks.TextOrNull("system_message") ?? "";

    /// <summary>The names of the suites that a folder holds, in order.</summary>
    public static List<string> NamesIn(string folder) =>
        [
            .. Directory
                .GetFiles(Path.Combine(folder, "tasks"), "*.json")
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Reads a suite.</summary>
    public static Suite Read(string folder, string name)
    {
        Map File(string kind) => Data.Read(Path.Combine(folder, kind, name + ".json"));
        return new Suite(name, File("environments"), File("tools"), File("tasks"), File("injections"));
    }

    /// <summary>The user tasks of a version of the benchmark.</summary>
    public List<DojoTask> UserTasks(string version) =>
        DojoTask.Pick(_tasks["tasks"], SuiteVersion(version), "prompt", "utility");

    /// <summary>The injection tasks of a version of the benchmark.</summary>
    public List<DojoTask> InjectionTasks(string version) =>
        DojoTask.Pick(_injections["tasks"], SuiteVersion(version), "goal", "security");

    private Version SuiteVersion(string version) => DojoTask.VersionOf(_tasks.In("suite_version").Text(version));
}
