using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Edge.Git;

/// <summary>Stages paths for the next commit, or takes them back.</summary>
public sealed class StageGit : ITool
{
    private const string ToolName = "git.stage";

    /// <inheritdoc/>
    public string Name => ToolName;

    /// <inheritdoc/>
    public EffectKind Kind => EffectKind.Write;

    /// <summary>The effect of staging.</summary>
    /// <param name="repository">The full path of the repository.</param>
    /// <param name="paths">Paths below it.</param>
    /// <param name="undo">Whether they are taken back.</param>
    public static Effect Of(string repository, IEnumerable<string> paths, bool undo) =>
        new(
            ToolName,
            EffectKind.Write,
            [
                new Argument("repository", ParameterRole.Destination, new Value.Text(repository, Label.Owner)),
                GitPaths.Argument(paths),
                new Argument("undo", ParameterRole.Option, new Value.Whole(undo ? 1 : 0, Label.System)),
            ]
        );

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, CancellationToken cancellation)
    {
        var isUndo = ((Value.Whole)effect["undo"]).Number == 1;
        string[] verb = isUndo ? ["reset", "--quiet"] : ["add", "--force"];
        return GitProgram.RunAsync(
            ((Value.Text)effect["repository"]).Content,
            [.. verb, "--", .. GitPaths.Of(effect)],
            _ => new Outcome.Done(new Value.Nothing(Label.System)),
            cancellation
        );
    }
}
