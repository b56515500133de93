using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Edge.Git;

/// <summary>Pushes the current branch to its upstream: what was committed leaves the machine.</summary>
public sealed class PushGit : ITool
{
    private const string ToolName = "git.push";

    /// <inheritdoc/>
    public string Name => ToolName;

    /// <inheritdoc/>
    public EffectKind Kind => EffectKind.Send;

    /// <summary>The effect of pushing <paramref name="repository"/>, a full path.</summary>
    public static Effect Of(string repository) =>
        new(
            ToolName,
            EffectKind.Send,
            [new Argument("repository", ParameterRole.Destination, new Value.Text(repository, Label.Owner))]
        );

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, CancellationToken cancellation) =>
        GitProgram.RunAsync(
            ((Value.Text)effect["repository"]).Content,
            ["push"],
            _ => new Outcome.Done(new Value.Nothing(Label.System)),
            cancellation
        );
}
