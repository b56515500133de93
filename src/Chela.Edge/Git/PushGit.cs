using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Git;

/// <summary>
/// Pushes a branch to its upstream: what was committed leaves the machine. Does nothing when another branch is checked out by
/// then.
/// </summary>
public sealed class PushGit : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "git.push",
        EffectKind.Send,
        Repeat.Idempotent,
        Declared.Own,
        ("repository", ParameterRole.Destination),
        ("branch", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of pushing.</summary>
    /// <param name="repository">The full path of the repository.</param>
    /// <param name="branch">The short name of the branch that is checked out.</param>
    public static Effect Of(string repository, string branch) =>
        s_declaration.Call(
            ("repository", new Value.Text(repository, Label.Owner)),
            ("branch", new Value.Text(branch, Label.System))
        );

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var repository = ((Value.Text)effect["repository"]).Content;
        var branch = ((Value.Text)effect["branch"]).Content;
        var (now, failure) = await GitProgram
            .AskAsync(repository, ["symbolic-ref", "--short", "HEAD"], cancellation)
            .ConfigureAwait(false);
        if (now?.Trim() != branch)
        {
            var place = now is null ? failure!.Message : $"{repository} is on {now.Trim()} now";
            return new Outcome.Failed(
                new EffectFailure(FailureKind.Other, $"expected the branch {branch} to push it, but {place}")
            );
        }

        return await GitProgram
            .RunAsync(repository, ["push"], _ => new Outcome.Done(new Value.Nothing(Label.System)), cancellation)
            .ConfigureAwait(false);
    }
}
