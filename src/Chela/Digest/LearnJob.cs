using System.Globalization;
using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Envelope.Labels;
using Chela.Reading.Groups;

namespace Chela.Digest;

/// <summary>Learns the owner's groups from the digests below a folder, and writes down what was learnt.</summary>
/// <param name="run">Told what came of it.</param>
internal sealed class LearnJob(Run run)
{
    private const long MaxFile = 64 * 1024 * 1024;

    /// <summary>Learns.</summary>
    /// <param name="folder">As the owner named it.</param>
    /// <param name="model">The full path of the model.</param>
    /// <param name="evaluate">Whether the owner wants to see what was taken for what.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(string folder, string model, bool evaluate, CancellationToken cancellation)
    {
        if (await ExamplesAsync(folder, cancellation).ConfigureAwait(false) is not { } examples)
        {
            return;
        }

        if (GroupLearner.Learn(examples, cancellation) is not { } lesson)
        {
            run.Fail(
                new Remark(
                    folder,
                    null,
                    null,
                    $"expected past digests in Chinese with two groups or more that came back in another week, found {Count(examples.Count, "entry", "entries")}",
                    "name the folder that your digests are below"
                )
            );
            return;
        }

        var write = WriteFiles.Of(
            Path.GetDirectoryName(model)!,
            [(Path.GetFileName(model), GroupModelFile.Write(lesson.Model))],
            [],
            Label.Owner
        );
        if (await run.PerformAsync(write, cancellation).ConfigureAwait(false) is var outcome and not Outcome.Done)
        {
            run.Fail(new Remark(null, null, null, outcome.Reason(), "choose another file with --out"));
            return;
        }

        Report(lesson, evaluate);
        run.Made(model);
    }

    /// <summary>The entries of all digests, those of a digest that lies there twice once; null if there is no such folder.</summary>
    private async Task<List<GroupExample>?> ExamplesAsync(string folder, CancellationToken cancellation)
    {
        var root = Path.GetFullPath(folder);
        var listing = await run.PerformAsync(ListFiles.Of(root), cancellation).ConfigureAwait(false);
        if (listing is not Outcome.Done listed)
        {
            run.Fail(new Remark(null, null, null, listing.Reason(), "name the folder that your digests are below"));
            return null;
        }

        var (examples, seen, others) = (new List<GroupExample>(), new HashSet<(string, string?, string?)>(), 0);
        var found = ListFiles.Result(listed.Value);
        foreach (var (path, reason) in found.Unreadable)
        {
            run.LeaveOut(new Remark(Path.Combine(folder, path), null, null, reason, null));
        }

        foreach (var file in found.Files.Where(f => f.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)))
        {
            var read = ReadFile.Of(Path.GetFullPath(Path.Combine(root, file.Path)), MaxFile);
            var outcome = await run.PerformAsync(read, cancellation).ConfigureAwait(false);
            if (outcome is not Outcome.Done done)
            {
                run.LeaveOut(new Remark(Path.Combine(folder, file.Path), null, null, outcome.Reason(), null));
            }
            else if (PastDigest.Read(Encoding.UTF8.GetString(ReadFile.Result(done.Value).Span)) is { } digest)
            {
                examples.AddRange(digest.Where(e => seen.Add((e.Week, e.Facts.Headline, e.Facts.Url))));
            }
            else
            {
                others++;
            }
        }

        if (others > 0)
        {
            run.Did($"{Count(others, "file is", "files are")} no digest in Chinese: passed over");
        }

        return examples;
    }

    private void Report(GroupLesson lesson, bool evaluate)
    {
        var (from, trial) = (lesson.Model.LearntFrom, lesson.Trial);
        run.Did(
            $"{Count(lesson.Model.Classes.Length, "group", "groups")} learnt from {Count(from.Entries, "entry", "entries")} of {Count(from.Weeks, "week", "weeks")}"
        );
        run.Did(
            $"weeks kept back were placed {Percent(trial.Right)} right, {Percent(trial.RightInTwo)} with the second guess; {Percent(trial.Sure)} were sure, and {Percent(trial.SureRight)} of those right"
        );
        if (evaluate)
        {
            run.Did(
                $"of what has a source, {Percent(trial.RightIfForeign)} were right when only its title and what of its text is not Chinese was looked at"
            );
            run.Did("what was (rows) put where (columns), by numbers:");
            foreach (var line in trial.ConfusionTable())
            {
                run.Did(line);
            }
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    private static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
