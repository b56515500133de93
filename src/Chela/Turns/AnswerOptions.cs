using System.CommandLine;

namespace Chela.Turns;

/// <summary>The options of the verbs that answer.</summary>
internal sealed class AnswerOptions
{
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON object: what was answered, and how the turns stand now",
    };

    private readonly Option<bool> _dryRun;

    /// <summary>Adds them to a command.</summary>
    public AnswerOptions(Command command)
    {
        command.Options.Add(_json);
        _dryRun = DryRunOption.AddTo(command);
    }

    /// <summary>Whether one object is printed, and nothing else.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Whether the answer is not given.</summary>
    public bool IsDry(ParseResult parsed) => parsed.GetValue(_dryRun);
}
