using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Worlds;

/// <summary>All tools of all suites by name.</summary>
internal static class Toolbox
{
    private static readonly Dictionary<string, Tool> Tools = new[]
    {
        MailTools.All,
        CalendarTools.All,
        DriveTools.All,
        BankTools.All,
        SlackTools.All,
        TravelTools.All,
    }
        .SelectMany(t => t)
        .ToDictionary(t => t.Name, t => t.Tool);

    /// <summary>Runs a call on a world.</summary>
    /// <returns>A copy of the result; an error's text, and whether it is one.</returns>
    public static (object? Result, string? Error) Run(World world, Suite suite, Call call)
    {
        if (!suite.Tools.TryGetValue(call.Function, out var tool))
        {
            return ("", $"ToolNotFoundError: The requested function `{call.Function}` is not available.");
        }

        try
        {
            var arguments = Coercion.Of(tool, Data.Copy(call.Arguments));
            return (Data.Map(Tools[call.Function](world.State, arguments), text => text), null);
        }
        catch (ToolException error)
        {
            return ("", error.Message);
        }
    }
}
