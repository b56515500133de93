using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Git;

/// <summary>Commits paths, and nothing else that may be staged.</summary>
public sealed class CommitGit : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "git.commit",
        EffectKind.Write,
        Repeat.Neither,
        Declared.Own,
        ("repository", ParameterRole.Destination),
        ("paths", ParameterRole.Option),
        ("message", ParameterRole.Content)
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of committing.</summary>
    /// <param name="repository">The full path of the repository.</param>
    /// <param name="paths">Paths below it, staged before.</param>
    /// <param name="message">The commit's message.</param>
    public static Effect Of(string repository, IEnumerable<string> paths, string message) =>
        s_declaration.Call(
            ("repository", new Value.Text(repository, Label.Owner)),
            ("paths", GitPaths.Value(paths)),
            ("message", new Value.Text(message, Label.System))
        );

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
        GitProgram.RunAsync(
            ((Value.Text)effect["repository"]).Content,
            ["commit", "--quiet", "-m", ((Value.Text)effect["message"]).Content, "--", .. GitPaths.Of(effect)],
            _ => new Outcome.Done(new Value.Nothing(Label.System)),
            cancellation
        );
}
