namespace Chela.AgentDojo;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    /// <summary>The folder with the suites.</summary>
    public string Folder { get; private init; } = "";

    /// <summary>The suites wanted; empty for all.</summary>
    public List<string> Suites { get; } = [];

    /// <summary>The versions of the benchmark.</summary>
    public List<string> Versions { get; private init; } = ["v1", "v1.2.2"];

    /// <summary>The languages of the prompts.</summary>
    public List<string> Languages { get; private init; } = ["en", "zh"];

    /// <summary>One object instead of a table.</summary>
    public bool IsJson { get; private init; }

    /// <summary>Through the whole agent, instead of the envelope alone.</summary>
    public bool IsAgent { get; private init; }

    /// <summary>What is asked for each user task, and why, instead of attacks.</summary>
    public bool IsTasks { get; private init; }

    /// <summary>Reads them; null if one is not known.</summary>
    public static Options? Read(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var at = 0; at < arguments.Count; at++)
        {
            var value = at + 1 < arguments.Count ? arguments[at + 1] : null;
            switch (arguments[at], value)
            {
                case ("--json", _):
                    options = options with { IsJson = true };
                    continue;
                case ("--agent", _):
                    options = options with { IsAgent = true };
                    continue;
                case ("--tasks", _):
                    options = options with { IsTasks = true };
                    continue;
                case ("--data", { } folder):
                    options = options with { Folder = folder };
                    break;
                case ("--suite", { } suite):
                    options.Suites.Add(suite);
                    break;
                case ("--version", { } version):
                    options = options with { Versions = [version] };
                    break;
                case ("--language", { } language):
                    options = options with { Languages = [language] };
                    break;
                default:
                    return null;
            }

            at++;
        }

        return options.Folder.Length > 0 ? options : null;
    }
}
