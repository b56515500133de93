using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Edge.Git;

/// <summary>The paths an effect is about, relative to the repository; git keeps to what lies below it.</summary>
internal static class GitPaths
{
    private const string Name = "paths";

    /// <summary>The argument.</summary>
    public static Argument Argument(IEnumerable<string> paths) =>
        new(
            Name,
            ParameterRole.Option,
            new Value.List([.. paths.Select(p => new Value.Text(p, Label.System))], Label.System)
        );

    /// <summary>The paths, taken literally whatever characters they hold.</summary>
    public static IEnumerable<string> Of(Effect effect) =>
        ((Value.List)effect[Name]).Items.Cast<Value.Text>().Select(p => $":(literal){p.Content}");
}
