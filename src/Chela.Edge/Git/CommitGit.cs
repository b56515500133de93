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
    private const int MostCommits = 1_000;

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

            var head = await HeadAsync(repository, cancellation).ConfigureAwait(false);
            await _intents.WriteAsync(key, new CommitIntent(head, Files(staged)), cancellation).ConfigureAwait(false);
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
    /// It happened if a commit since then says the same of the same files; it did not if there is none that touches them. All
    /// else, such as a hook that changed the files or a history that was written anew, is unknown.
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

        var head = await HeadAsync(repository, cancellation).ConfigureAwait(false);
        if (head == intent.Head)
        {
            return new Probe.NotHappened();
        }

        string[] paths = [.. GitPaths.Of(effect)];
        var isAfter =
            head is not null
            && (
                intent.Head is null
                || await AskAsync("merge-base", "--is-ancestor", intent.Head, head).ConfigureAwait(false) is not null
            );
        string[] range = intent.Head is null ? [head ?? ""] : [head ?? "", "^" + intent.Head];
        var commits = isAfter
            ? await AskAsync(["rev-list", $"--max-count={MostCommits}", .. range, "--", .. paths]).ConfigureAwait(false)
            : null;
        if (commits is null)
        {
            return new Probe.Unknown($"the history of {repository} was written anew in between");
        }

        var subject = ((Value.Text)effect["message"]).Content.Split('\n')[0].Trim();
        var hashes = commits.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var commit in hashes)
        {
            var said = await AskAsync("log", "-1", "--format=%s", commit).ConfigureAwait(false);
            var tree = await AskAsync(["ls-tree", "-r", "-z", "--full-name", commit, "--", .. GitPaths.Plain(effect)])
                .ConfigureAwait(false);
            if (said?.Trim() == subject && tree is not null && Files(tree) == intent.Staged)
            {
                return Happened;
            }
        }

        return hashes.Length == 0
            ? new Probe.NotHappened()
            : new Probe.Unknown($"others committed the same files in {repository} in between");
    }

    private static async Task<string?> HeadAsync(string repository, CancellationToken cancellation) =>
        (
            await GitProgram
                .AskAsync(repository, ["rev-parse", "--verify", "--quiet", "HEAD"], cancellation)
                .ConfigureAwait(false)
        ).Text?.Trim();

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
