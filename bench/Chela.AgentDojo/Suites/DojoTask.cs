namespace Chela.AgentDojo.Suites;

/// <summary>A user task or an injection task, as one version of the benchmark has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Prompt">What the owner asks, or the attacker's goal.</param>
/// <param name="Calls">The calls that do it; of an injection without any upstream, the kit's own.</param>
/// <param name="Output">The final text that goes with them.</param>
/// <param name="Check">Whether it was done: <c>utility</c> or <c>security</c>.</param>
/// <param name="Data">All of the variant.</param>
internal sealed record DojoTask(string Id, string Prompt, List<Call> Calls, string Output, Map Check, Map Data)
{
    /// <summary>Injection vectors whose text the ground truth gets to see.</summary>
    public List<string> Vectors => Data.Texts("injection_vectors");

    /// <summary>Whether the check can only be met by the final text, so that no decision on calls bears on it.</summary>
    public bool IsOfTextOnly => !Data.IsTrue("needs_change") && Data.IsTrue("needs_output");

    /// <summary>The ids of the tasks with the variant of a version.</summary>
    /// <param name="tasks">All tasks.</param>
    /// <param name="version">The version of the suite.</param>
    /// <param name="prompt">The member that holds the prompt.</param>
    /// <param name="check">The member that holds the check.</param>
    public static List<DojoTask> Pick(object? tasks, Version version, string prompt, string check)
    {
        var picked = new List<DojoTask>();
        foreach (var task in tasks.Maps())
        {
            if (task["variants"].Maps().Where(v => SinceOf(v) <= version).MaxBy(SinceOf) is not { } variant)
            {
                continue;
            }

            var own = variant.GetValueOrDefault("reference_solution") is Map solution ? solution : null;
            var calls = own?.GetValueOrDefault("calls") is Items { Count: > 0 } given ? given : variant["ground_truth"];
            picked.Add(
                new DojoTask(
                    task.Text("id"),
                    variant.Text(prompt),
                    Call.Read(calls),
                    variant.TextOrNull("ground_truth_output") ?? "",
                    variant.In(check),
                    variant
                )
            );
        }

        return picked;
    }

    /// <summary>A version's number: <c>v1.2</c>.</summary>
    public static Version VersionOf(string name)
    {
        var parts = name.TrimStart('v').Split('.').Select(int.Parse).Concat([0, 0, 0]).Take(3).ToArray();
        return new Version(parts[0], parts[1], parts[2]);
    }

    private static Version SinceOf(Map variant) => VersionOf(variant.Text("since"));
}
