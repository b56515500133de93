using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Git;

/// <summary>Pushes the current branch to its upstream: what was committed leaves the machine.</summary>
public sealed class PushGit : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "git.push",
        EffectKind.Send,
        Repeat.Idempotent,
        Declared.Own,
        ("repository", ParameterRole.Destination)
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of pushing <paramref name="repository"/>, a full path.</summary>
    public static Effect Of(string repository) =>
        s_declaration.Call(("repository", new Value.Text(repository, Label.Owner)));

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
        GitProgram.RunAsync(
            ((Value.Text)effect["repository"]).Content,
            ["push"],
            _ => new Outcome.Done(new Value.Nothing(Label.System)),
            cancellation
        );
}
