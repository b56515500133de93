using System.CommandLine;

namespace Chela.Turns;

/// <summary>The option of every verb that acts: do nothing, tell what would be done.</summary>
internal static class DryRunOption
{
    /// <summary>Its name.</summary>
    public const string Name = "--dry-run";

    /// <summary>Adds it to a command.</summary>
    public static Option<bool> AddTo(Command command)
    {
        var option = new Option<bool>(Name)
        {
            Description = "Do nothing: say what would be done, and what your policy says of it",
        };
        command.Options.Add(option);
        return option;
    }
}
