using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Git;

/// <summary>Stages paths for the next commit, or takes them back.</summary>
public sealed class StageGit : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "git.stage",
        EffectKind.Write,
        Repeat.Idempotent,
        Declared.Own,
        ("repository", ParameterRole.Destination),
        ("paths", ParameterRole.Option),
        ("undo", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of staging.</summary>
    /// <param name="repository">The full path of the repository.</param>
    /// <param name="paths">Paths below it.</param>
    /// <param name="undo">Whether they are taken back.</param>
    public static Effect Of(string repository, IEnumerable<string> paths, bool undo) =>
        s_declaration.Call(
            ("repository", new Value.Text(repository, Label.Owner)),
            ("paths", GitPaths.Value(paths)),
            ("undo", new Value.Whole(undo ? 1 : 0, Label.System))
        );

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
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
