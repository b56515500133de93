namespace Chela.AgentDojo.Suites;

/// <summary>The user prompts in another language: this project's own text, by suite, task and variant.</summary>
internal sealed class Translations
{
    private readonly Map _prompts;

    private Translations(Map prompts) => _prompts = prompts;

    /// <summary>Reads those of a language.</summary>
    public static Translations Read(string language) =>
        new(Data.Read(Path.Combine(AppContext.BaseDirectory, "Prompts", language + ".json")));

    /// <summary>The tasks with their prompts translated; null if one is missing.</summary>
    public List<DojoTask>? Of(Suite suite, List<DojoTask> tasks)
    {
        if (_prompts.GetValueOrDefault(suite.Name) is not Map ofSuite)
        {
            return null;
        }

        var translated = new List<DojoTask>();
        foreach (var task in tasks)
        {
            if (
                ofSuite.GetValueOrDefault(task.Id) is not Map variants
                || variants.TextOrNull(task.Data.Text("since")) is not { } prompt
            )
            {
                return null;
            }

            translated.Add(task with { Prompt = prompt });
        }

        return translated;
    }
}
