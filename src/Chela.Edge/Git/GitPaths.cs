using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Edge.Git;

/// <summary>The paths an effect is about, relative to the repository; git keeps to what lies below it.</summary>
internal static class GitPaths
{
    /// <summary>The argument's value.</summary>
    public static Value.List Value(IEnumerable<string> paths) =>
        new([.. paths.Select(p => new Value.Text(p, Label.System))], Label.System);

    /// <summary>The paths, taken literally whatever characters they hold.</summary>
    public static IEnumerable<string> Of(Effect effect) => Plain(effect).Select(p => $":(literal){p}");

    /// <summary>The paths for those of git's commands that take no patterns.</summary>
    public static IEnumerable<string> Plain(Effect effect) =>
        ((Value.List)effect["paths"]).Items.Cast<Value.Text>().Select(p => p.Content);
}
