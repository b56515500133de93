using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Edge.Git;

/// <summary>Commits paths, and nothing else that may be staged.</summary>
public sealed class CommitGit : ITool
{
    private const string ToolName = "git.commit";

    /// <inheritdoc/>
    public string Name => ToolName;

    /// <inheritdoc/>
    public EffectKind Kind => EffectKind.Write;

    /// <summary>The effect of committing.</summary>
    /// <param name="repository">The full path of the repository.</param>
    /// <param name="paths">Paths below it, staged before.</param>
    /// <param name="message">The commit's message.</param>
    public static Effect Of(string repository, IEnumerable<string> paths, string message) =>
        new(
            ToolName,
            EffectKind.Write,
            [
                new Argument("repository", ParameterRole.Destination, new Value.Text(repository, Label.Owner)),
                GitPaths.Argument(paths),
                new Argument("message", ParameterRole.Content, new Value.Text(message, Label.System)),
            ]
        );

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, CancellationToken cancellation) =>
        GitProgram.RunAsync(
            ((Value.Text)effect["repository"]).Content,
            ["commit", "--quiet", "-m", ((Value.Text)effect["message"]).Content, "--", .. GitPaths.Of(effect)],
            _ => new Outcome.Done(new Value.Nothing(Label.System)),
            cancellation
        );
}
