using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Git;

/// <summary>Asks a git repository something; changes nothing.</summary>
public sealed class ObserveGit : ITool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "git.observe",
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        Declared.From(SourceKind.File, new ResultName.Argument("repository")),
        ("repository", ParameterRole.Selector),
        ("query", ParameterRole.Option),
        ("paths", ParameterRole.Option)
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of asking <paramref name="query"/>.</summary>
    /// <param name="repository">The full path of a folder in the repository.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="paths">Paths below the folder; all if there are none.</param>
    public static Effect Of(string repository, GitQuery query, params IEnumerable<string> paths) =>
        s_declaration.Call(
            ("repository", new Value.Text(repository, Label.Owner)),
            ("query", new Value.Whole((long)query, Label.System)),
            ("paths", GitPaths.Value(paths))
        );

    /// <summary>Reads what the effect returned, without blanks at its end.</summary>
    public static string Result(Value value) => ((Value.Text)value).Content.TrimEnd();

    /// <inheritdoc/>
    public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var repository = ((Value.Text)effect["repository"]).Content;
        string[] arguments = (GitQuery)((Value.Whole)effect["query"]).Number switch
        {
            GitQuery.Top => ["rev-parse", "--show-toplevel"],
            GitQuery.Branch => ["symbolic-ref", "--short", "HEAD"],
            GitQuery.Changes => ["status", "--porcelain", "--", .. GitPaths.Of(effect)],
            GitQuery.Summary => ["diff", "--cached", "--stat", "--", .. GitPaths.Of(effect)],
            GitQuery.Difference => ["diff", "--cached", "--no-ext-diff", "--", .. GitPaths.Of(effect)],
            GitQuery.Committed => ["show", $"HEAD:./{GitPaths.Plain(effect).Single()}"],
            _ => ["rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}"],
        };
        var label = Label.From(new Source(SourceKind.File, repository));
        return GitProgram.RunAsync(
            repository,
            arguments,
            text => new Outcome.Done(new Value.Text(text, label)),
            cancellation
        );
    }
}
