using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Git;

/// <summary>
/// Commits paths, and nothing else that may be staged. Before, it writes down what it commits on what, so that it finds its
/// commit again without a mark in it.
/// </summary>
/// <param name="versions">The full path of the folder of versions: there it remembers that.</param>
public sealed class CommitGit(string versions) : IProbedTool
{
    // A commit, those it was made on, its subject.
    private const string Form = "--format=%H|%P|%s";

    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "git.commit",
        EffectKind.Write,
        Repeat.Neither,
        Declared.Own,
        ("repository", ParameterRole.Destination),
        ("paths", ParameterRole.Option),
        ("message", ParameterRole.Content)
    );

    private readonly Intents<CommitIntent> _intents = new(
        Path.Combine(versions, "commits"),
        GitForms.Default.CommitIntent
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
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var repository = ((Value.Text)effect["repository"]).Content;
        string[] paths = [.. GitPaths.Of(effect)];
        try
        {
            var (staged, failure) = await GitProgram
                .AskAsync(repository, ["ls-files", "--full-name", "--stage", "-z", "--", .. paths], cancellation)
                .ConfigureAwait(false);
            if (staged is null)
            {
                return new Outcome.Failed(failure!);
            }

            var head = await TipAsync(repository, "HEAD", cancellation).ConfigureAwait(false);
            var branch = await BranchAsync(repository, cancellation).ConfigureAwait(false);
            var intent = new CommitIntent(head, Files(staged), branch);
            await _intents.WriteAsync(key, intent, cancellation).ConfigureAwait(false);
            string[] commit = ["commit", "--quiet", "-m", ((Value.Text)effect["message"]).Content, "--", .. paths];
            var (text, refusal) = await GitProgram.AskAsync(repository, commit, cancellation).ConfigureAwait(false);
            if (text is null)
            {
                return new Outcome.Failed(refusal!);
            }

            _intents.Close(key);
            return new Outcome.Done(new Value.Nothing(Label.System));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Outcome.Failed(new EffectFailure(FailureKind.Other, $"cannot write to {versions}: {e.Message}"));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Probe> ProbeAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var repository = ((Value.Text)effect["repository"]).Content;
        try
        {
            return _intents.Find(key) switch
            {
                null => new Probe.NotHappened(),
                (_, true) => Happened,
                var (intent, _) => await LookAsync(effect, repository, intent, cancellation).ConfigureAwait(false),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Probe.Unknown(e.Message);
        }
    }

    private static Probe.Happened Happened => new(new Value.Nothing(Label.System));

    /// <summary>
    /// It happened if a commit since then, on its branch or the one that is checked out, says the same of the same files. It did
    /// not if no branch and no reflog knows of one that may be it, and the repository is still on its branch. All else, such as a
    /// commit that was taken back, a hook that changed the files or a history that was written anew, is unknown.
    /// </summary>
    private static async Task<Probe> LookAsync(
        Effect effect,
        string repository,
        CommitIntent intent,
        CancellationToken cancellation
    )
    {
        async Task<string?> AskAsync(params IEnumerable<string> arguments) =>
            (await GitProgram.AskAsync(repository, arguments, cancellation).ConfigureAwait(false)).Text;

        if (await AskAsync("rev-parse", "--git-path", "index.lock").ConfigureAwait(false) is not { } file)
        {
            return new Probe.Unknown($"cannot look into {repository}: there is no repository that git can read");
        }

        if (File.Exists(Path.Combine(repository, file.TrimEnd())))
        {
            return new Probe.Unknown($"git is still at work in {repository}, or left its lock there");
        }

        var branch = await BranchAsync(repository, cancellation).ConfigureAwait(false);
        var head = await TipAsync(repository, "HEAD", cancellation).ConfigureAwait(false);
        var own = await TipAsync(repository, intent.Branch ?? branch, cancellation).ConfigureAwait(false);
        string[] tips = [.. new[] { head, own }.OfType<string>()];
        string[] since =
        [
            .. intent.Head is null ? Array.Empty<string>() : ["^" + intent.Head],
            "--",
            .. GitPaths.Of(effect),
        ];
        var kept =
            tips.Length == 0
                ? ""
                : await AskAsync(["rev-list", "--full-history", .. tips, .. since]).ConfigureAwait(false);
        var known = await AskAsync(["rev-list", "--full-history", Form, "--all", "--reflog", .. tips, .. since])
            .ConfigureAwait(false);
        if (kept is null || known is null)
        {
            return new Probe.Unknown($"the history of {repository} was written anew in between");
        }

        var subject = ((Value.Text)effect["message"]).Content.Split('\n')[0].Trim();
        var (wasMade, mayBeMade) = (false, false);
        foreach (var commit in known.Split('\n').Select(line => line.Split('|', 3)).Where(c => c.Length == 3))
        {
            var isKept = kept.Contains(commit[0], StringComparison.Ordinal);
            if (!isKept && commit[1].Split(' ')[0] != (intent.Head ?? ""))
            {
                continue;
            }

            mayBeMade = true;
            var tree =
                commit[2].Trim() == subject
                    ? await AskAsync(["ls-tree", "-r", "-z", "--full-name", commit[0], "--", .. GitPaths.Plain(effect)])
                        .ConfigureAwait(false)
                    : null;
            if (tree is null || Files(tree) != intent.Staged)
            {
                continue;
            }

            if (isKept)
            {
                return Happened;
            }

            wasMade = true;
        }

        if (wasMade)
        {
            return new Probe.Unknown($"the commit was made in {repository}, and taken back since");
        }

        if (mayBeMade)
        {
            return new Probe.Unknown($"others committed the same files in {repository} in between");
        }

        if (branch != (intent.Branch ?? branch))
        {
            return new Probe.Unknown($"{repository} was on {intent.Branch}, and is on {branch} now");
        }

        if (intent.Head is null)
        {
            return new Probe.NotHappened();
        }

        if (
            head is null
            || await AskAsync("merge-base", "--is-ancestor", intent.Head, head).ConfigureAwait(false) is null
        )
        {
            return new Probe.Unknown($"the history of {repository} was written anew in between");
        }

        // Without a reflog, nothing tells of a commit that was taken back.
        return
            await AskAsync("rev-list", "--walk-reflogs", "--max-count=1", "HEAD").ConfigureAwait(false)
                is { Length: > 0 }
            ? new Probe.NotHappened()
            : new Probe.Unknown($"git keeps no reflog in {repository}, so it may have been made and taken back");
    }

    private static async Task<string?> TipAsync(string repository, string name, CancellationToken cancellation) =>
        (
            await GitProgram
                .AskAsync(repository, ["rev-parse", "--verify", "--quiet", name], cancellation)
                .ConfigureAwait(false)
        ).Text?.Trim();

    /// <summary>The full name of the branch a commit goes to; <c>HEAD</c> where there is none.</summary>
    private static async Task<string> BranchAsync(string repository, CancellationToken cancellation) =>
        (
            await GitProgram
                .AskAsync(repository, ["symbolic-ref", "--quiet", "HEAD"], cancellation)
                .ConfigureAwait(false)
        ).Text?.Trim() ?? "HEAD";

    /// <summary>Mode, object and path of each file, out of <c>ls-files --stage</c> or <c>ls-tree</c>, alike.</summary>
    private static string Files(string listing) =>
        string.Join(
            '\n',
            listing
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t', 2))
                .Select(line => (Words: line[0].Split(' '), Path: line[^1]))
                .Select(f => $"{f.Words[0]} {f.Words.First(w => w.Length >= 40)} {f.Path}")
                .Order(StringComparer.Ordinal)
        );
}
