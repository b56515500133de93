using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Reading.Captures;

namespace Chela.Shelf;

/// <summary>Reads the logs of the home, and tells what is wrong with their lines.</summary>
internal static class HomeLog
{
    /// <summary>Reads the events out of a log's bytes.</summary>
    public delegate (ImmutableArray<T> Events, ImmutableArray<CaptureProblem> Problems) Parse<T>(
        ReadOnlySpan<byte> log
    );

    /// <summary>The events of a log, none if there is no log yet; null if it cannot be read, which has been reported.</summary>
    /// <param name="run">Told what is wrong.</param>
    /// <param name="path">Where the log is.</param>
    /// <param name="longest">The most that is read of it, in bytes.</param>
    /// <param name="parse">Reads it.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ImmutableArray<T>?> ReadAsync<T>(
        Run run,
        string path,
        long longest,
        Parse<T> parse,
        CancellationToken cancellation
    )
    {
        var outcome = await run.PerformAsync(ReadFile.Of(path, longest), cancellation).ConfigureAwait(false);
        switch (outcome)
        {
            case Outcome.Done done:
                var (events, problems) = parse(ReadFile.Result(done.Value).Span);
                foreach (var problem in problems)
                {
                    run.Warn(RemarkOn(path, problem));
                }

                return events;
            case Outcome.Failed { Failure.Kind: FailureKind.NotFound }:
                return [];
            default:
                run.Fail(new Remark(null, null, null, outcome.Reason(), "make it readable"));
                return null;
        }
    }

    private static Remark RemarkOn(string log, CaptureProblem problem)
    {
        var line = problem.Place?.Split(' ')[^1];
        return new Remark(
            log,
            int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            null,
            problem.Reason,
            "it was left out"
        );
    }
}
